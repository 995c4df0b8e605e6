import { Refusal } from '../shared/result.ts'

/** The file is ours but not as it was written; `reason` names the rule it breaks, for the log and the tests. */
export const damaged = (reason: string, line: number | null = null): Refusal =>
  new Refusal('bundle-damaged', line === null ? { reason } : { reason, line })

/** A cap was passed while streaming. */
export const tooLarge = (what: string, limit: number): Refusal => new Refusal('bundle-too-large', { what, limit })

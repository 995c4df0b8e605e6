import { z } from 'zod'
import { measure } from '../plans/plans.contract.ts'
import { call } from '../shared/call.ts'
import type { Failure } from '../shared/result.ts'
import { period, quotaLevels, reason, type TargetsWritten } from '../targets/targets.contract.ts'

const id = z.string().max(200)

/** Whose difference is spread, over which period. `subjects` null takes everyone of the level who has a quota. */
export const differenceInput = z.object({
  plan: id,
  measure,
  level: z.enum(quotaLevels),
  subjects: z.array(id).max(10_000).nullable(),
  period,
})
export type DifferenceInput = z.infer<typeof differenceInput>

/** One subject's own number made equal to its quota; amounts in fen. */
export type SubjectDifference = {
  readonly subject: string
  /** Null where nothing was assigned for the period, or it cannot be told (see `failure`). */
  readonly quota: number | null
  readonly own: number | null
  /** Cells that would change, and held ones that stay. */
  readonly cells: number
  readonly held: number
  /** Why it cannot be spread (DOMAIN.md rule 4); null where it can. */
  readonly failure: Failure | null
}

export type DifferencePreview = {
  readonly subjects: readonly SubjectDifference[]
  /** The spread subjects' months of the period together, before and after. */
  readonly months: readonly { readonly month: number; readonly before: number | null; readonly after: number | null }[]
}

export const quotasCalls = {
  /** What spreading the differences would do; a subject that cannot be spread says why. Writes nothing. */
  'quotas.previewDifference': call<DifferencePreview>()(differenceInput),
  /**
   * Spreads what own numbers lack to the quotas, or exceed them by, over the cells that are not held, in proportion to
   * what they hold (rules 2–4). One batch; refused as a whole, with the subject's name, where one of them cannot be.
   */
  'quotas.spreadDifference': call<TargetsWritten>()(differenceInput.extend({ reason })),
}

import type { Value } from '../../src-main/ledger/registry.ts'

const making = new Set(['live', 'plan', 'measure', 'owner', 'channel', 'city'])

/** Whether a change only made a target line: that is no news beside its amounts, and the row's name says the rest. */
export const isMaking = (entity: string, change: { readonly field: string; readonly old: Value }): boolean =>
  entity === 'targetLine' && change.old === null && making.has(change.field)

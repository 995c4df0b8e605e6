import type { Edit, SinceThen } from '../ledger/ledger.ts'
import { amountField, heldField, months, reasonField } from '../ledger/registry.ts'
import type { ActCell } from './history.contract.ts'

/** What of a plan goes back: its amounts with their reasons, holds and quotas, its step, seasonality and note; never its state or its owners. */
const amounts: ReadonlySet<string> = new Set(months.map(amountField))
const holds: ReadonlySet<string> = new Set(months.map(heldField))
const reasons: ReadonlySet<string> = new Set(months.map(reasonField))
const ofPlan: ReadonlySet<string> = new Set(['step', 'seasonality', 'note'])
const ofQuota: ReadonlySet<string> = new Set([...amounts, 'year', 'q1', 'q2', 'q3', 'q4'])

export type Rewound = {
  readonly edits: readonly Edit[]
  readonly cells: readonly ActCell[]
  readonly held: number
  readonly locked: number
  readonly unknown: number
  readonly before: number
  readonly after: number
}

/** A row as it stands: its plan, which months are held (bit 0 is the first fiscal month), whether it lives and may be written. */
export type RowNow = {
  readonly plan: string | null
  readonly held: number
  readonly live: boolean
  readonly locked: boolean
}

/**
 * Decides what going back changes. A month that is held now keeps its amount and its hold (DOMAIN.md rule 5) and is
 * counted; so are months and quotas that another state of the plan locks (a person's, at headquarters). A hold that stood then comes back with its amount. A line whose making was undone comes back whole; one that
 * had not been made yet is left without amounts.
 */
export function decideRewind(
  plan: string,
  since: readonly SinceThen[],
  rowNow: (entity: string, id: string) => RowNow,
): Rewound {
  const cells: ActCell[] = []
  const edits: Edit[] = []
  let held = 0
  let locked = 0
  let unknown = 0
  let before = 0
  let after = 0
  for (const [id, fields] of Map.groupBy(since, (one) => one.id)) {
    const now = rowNow(fields[0]?.entity ?? '', id)
    const comesBack = now.plan === null && fields.some(({ field, past }) => field === 'plan' && past === plan)
    if (now.plan !== plan && !comesBack) continue
    for (const { entity, field, now: value, past } of fields) {
      const goes =
        entity === 'plan'
          ? ofPlan.has(field)
          : entity === 'quota'
            ? ofQuota.has(field)
            : entity === 'targetLine' &&
              (comesBack || (now.live && (amounts.has(field) || holds.has(field) || reasons.has(field))))
      if (!goes) continue
      if (past === undefined) {
        unknown += 1
        continue
      }
      const isAmount = amounts.has(field)
      const ofMonth = isAmount || holds.has(field) || reasons.has(field)
      const month = Number(field.slice(1))
      if (now.locked) {
        if (isAmount || entity === 'quota') locked += 1
        continue
      }
      if (entity === 'targetLine' && ofMonth && ((now.held >> (month - 1)) & 1) === 1) {
        if (isAmount) held += 1
        continue
      }
      // A hold that was never set and one that was released are the same.
      if (holds.has(field) && (past ?? 0) === (value ?? 0)) continue
      edits.push({ entity, id, field, value: past })
      cells.push({ entity, id, field, old: value, new: past, now: value })
      if (entity === 'targetLine' && isAmount) {
        before += typeof value === 'number' ? value : 0
        after += typeof past === 'number' ? past : 0
      }
    }
  }
  return { edits, cells, held, locked, unknown, before, after }
}

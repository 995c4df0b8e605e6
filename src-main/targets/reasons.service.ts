import type { Database as Sqlite } from 'better-sqlite3'
import type { Edit } from '../ledger/ledger.ts'
import { reasonField } from '../ledger/registry.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { readOpenPlan, readPlan } from '../plans/plans.store.ts'
import { Refusal } from '../shared/result.ts'
import type { LineKey, TargetLine } from './targets.contract.ts'
import { lineEdit } from './targets.store.ts'
import { standingLines, type Decided } from './writing.service.ts'

type Where = { readonly plan: string; readonly measure: Measure }

const amount = /^m(\d\d)$/
const noReasons: readonly null[] = Array.from({ length: 12 }, () => null)

const withMonth = (line: TargetLine, month: number, reason: string | null): TargetLine => ({
  ...line,
  reasons: (line.reasons ?? noReasons).map((old, index) => (index === month - 1 ? reason : old)),
})

/**
 * Gives every month that an act changes in a revision one and the same reason, in the same act. Other plans need none, and
 * without a reason the act is as it was: what is missing is told when the plan is submitted.
 */
export function withReason(sqlite: Sqlite, plan: string, decided: Decided, reason: string | undefined): Decided {
  const edits = reasonEdits(sqlite, plan, decided.edits, reason)
  const lines = new Map(decided.lines.map((line) => [line.id, line]))
  for (const { id, field, value } of edits) {
    const line = lines.get(id)
    if (line) lines.set(id, withMonth(line, Number(field.slice(1)), String(value)))
  }
  return { ...decided, edits: [...decided.edits, ...edits], lines: [...lines.values()] }
}

/** The reasons that go with an act's edits of one plan, for the same act; none without a reason or a baseline. */
export function reasonEdits(
  sqlite: Sqlite,
  plan: string,
  edits: readonly Edit[],
  reason: string | undefined,
): readonly Edit[] {
  const text = reason?.trim() ?? ''
  if (text === '' || readPlan(sqlite, plan).baseline === null) return []
  return edits.flatMap(({ entity, id, field }) => {
    const month = amount.exec(field)?.[1]
    return entity === 'targetLine' && month !== undefined ? [lineEdit(id, `r${month}`, text)] : []
  })
}

/**
 * Decides to give months of a revision a reason, or to take it away (null). Lines that nobody has written have nothing to
 * explain and are passed over. Throws `Refusal`: `plan-locked`, `plan-status` in a plan without a baseline.
 */
export function decideReasons(
  sqlite: Sqlite,
  where: Where,
  keys: readonly LineKey[],
  cells: readonly (readonly [number, number])[],
  reason: string | null,
): Decided {
  const plan = readOpenPlan(sqlite, where.plan)
  if (plan.baseline === null) throw new Refusal('plan-status', { status: plan.status })
  const standing = standingLines(sqlite, where, keys)
  const text = reason?.trim() || null
  const edits: Edit[] = []
  const lines = new Map<string, TargetLine>()
  for (const [index, month] of cells) {
    const one = standing[index]
    if (!one) throw new Refusal('invalid-input', { field: 'cells' })
    if (!one.stored) continue
    edits.push(lineEdit(one.line.id, reasonField(month), text))
    lines.set(one.line.id, withMonth(lines.get(one.line.id) ?? one.line, month, text))
  }
  return { edits, lines: [...lines.values()], changed: edits.length }
}

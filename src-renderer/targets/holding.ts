import type { TargetLine } from '../../src-main/targets/targets.contract.ts'
import { monthsOf } from '../../src-main/shared/calendar.ts'
import { isHeld } from '../../src-main/targets/targets.rules.ts'
import type { TargetColumn } from './target-columns.ts'
import { periodOf, type TargetRow } from './target-row.ts'
import type { MonthCell } from './use-target-writes.ts'

/** Cells of a selection: some rows in some columns. */
export type RowsByColumns = {
  readonly rows: readonly TargetRow[]
  readonly columns: readonly Pick<TargetColumn, 'id'>[]
}

/** The months that a selection means: a quarter's cell its months, a group's row its lines. Each once. */
export function selectedMonths(blocks: readonly RowsByColumns[]): readonly MonthCell[] {
  const lines = new Map<string, { readonly line: TargetLine; readonly months: Set<number> }>()
  for (const { rows, columns } of blocks) {
    const months = monthsIn(columns)
    for (const line of rows.flatMap((row) => row.lines)) {
      const known = lines.get(line.id)
      if (known) for (const month of months) known.months.add(month)
      else lines.set(line.id, { line, months: new Set(months) })
    }
  }
  return [...lines.values()].flatMap(({ line, months }) => [...months].map((month) => ({ line, month })))
}

/** Whether a selection has months and all of them are held, so that the button should release. Ends at the first that is not. */
export function allHeld(blocks: readonly RowsByColumns[]): boolean {
  let some = false
  for (const { rows, columns } of blocks) {
    const months = monthsIn(columns)
    if (months.length === 0) continue
    for (const { lines } of rows) {
      if (!lines.every((line) => months.every((month) => isHeld(line, month)))) return false
      some ||= lines.length > 0
    }
  }
  return some
}

const monthsIn = (columns: RowsByColumns['columns']): readonly number[] => [
  ...new Set(
    columns.flatMap(({ id }) => {
      const period = periodOf(id)
      return period ? monthsOf(period) : []
    }),
  ),
]

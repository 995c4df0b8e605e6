import { monthsOf } from '../../src-main/shared/calendar.ts'
import { isHeld } from '../../src-main/targets/targets.rules.ts'
import type { TargetColumn } from './target-columns.ts'
import { periodOf, type TargetRow } from './target-row.ts'
import type { MonthCell } from './use-target-writes.ts'

/** The months that a selection means: a quarter's cell its months, a group's row its lines. Each once. */
export function selectedMonths(
  rows: readonly TargetRow[],
  columns: readonly Pick<TargetColumn, 'id'>[],
): readonly MonthCell[] {
  const months = new Set(
    columns.flatMap(({ id }) => {
      const period = periodOf(id)
      return period ? monthsOf(period) : []
    }),
  )
  const lines = new Map(rows.flatMap((row) => row.lines).map((line) => [line.id, line]))
  return [...lines.values()].flatMap((line) => [...months].map((month) => ({ line, month })))
}

/** Whether the button should release: all of the cells are held already. */
export const allHeld = (cells: readonly MonthCell[]): boolean =>
  cells.length > 0 && cells.every(({ line, month }) => isHeld(line, month))

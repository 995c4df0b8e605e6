import { parseAmount, sumFen, type Fen, type Unit } from '../shared/money.ts'
import type { PeriodColumn } from './amounts.rules.ts'
import type { Draft } from './draft.rules.ts'
import type { Table, TableColumn, TableRow, TotalRow } from './table.rules.ts'

type Place = Pick<TableColumn, 'index' | 'label'>

/**
 * Holds the sums that a file carries against what they add up, and tells those that differ (`total-differs`): rows of
 * 小计 and 合计 against the rows above them, from any earlier such row on, or below them where none stand above; columns
 * of them against the months before. None of them is imported.
 */
export function checkTotals(draft: Draft, table: Table, columns: readonly PeriodColumn[], unit: Unit): void {
  const read = (row: TableRow, column: Place): Fen | null => {
    const amount = parseAmount(row.text(column), unit)
    return amount.ok ? amount.value : null
  }
  for (const { column } of columns) {
    const amounts = table.rows.map((row) => read(row, column))
    for (const total of table.totals) {
      const totalFen = read(total, column)
      const sums = sumsAround(table, total, amounts)
      const [sumFen] = sums
      if (totalFen !== null && sumFen !== undefined && !sums.includes(totalFen))
        draft.notice('total-differs', total.row, column, { totalFen, sumFen })
    }
  }
  const months = columns.filter(({ kind }) => kind === 'month').map(({ column }) => column)
  for (const [at, sum] of table.sums.entries()) {
    const before = months.filter(({ index }) => index < sum.index)
    const since = before.filter(({ index }) => index > (table.sums[at - 1]?.index ?? -1))
    if (before.length < 2) continue
    for (const row of [...table.rows, ...table.totals]) {
      const totalFen = read(row, sum)
      const sums = [since, before].map((some) => sumFen(some.map((column) => read(row, column))) ?? 0)
      if (totalFen !== null && !sums.includes(totalFen))
        draft.notice('total-differs', row.row, sum.label, { totalFen, sumFen: sums[0] ?? 0 })
    }
  }
}

/** What a row of sums may mean: the rows since the last one, since an earlier one, or all; the likeliest first. */
function sumsAround(table: Table, total: TotalRow, amounts: readonly (Fen | null)[]): readonly Fen[] {
  const add = (from: number, to: number): Fen => sumFen(amounts.slice(from, to)) ?? 0
  const starts = [...new Set([0, ...table.totals.filter(({ row }) => row < total.row).map(({ above }) => above)])]
  const above = starts.filter((start) => start < total.above).toReversed()
  if (above.length > 0) return (total.grand ? above.toReversed() : above).map((start) => add(start, total.above))
  const ends = [...new Set([...table.totals.map((other) => other.above), amounts.length])]
  return ends.filter((end) => end > total.above).map((end) => add(total.above, end))
}

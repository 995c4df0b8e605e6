import { shares } from '../shared/allocation.ts'
import { monthLabels, monthsOf } from '../shared/calendar.ts'
import { quarterTotals, yearOf } from '../targets/targets.rules.ts'
import { amountCell, type Cell, type Column, type ColumnRole } from './sheet.rules.ts'
import { quarterHeads, type Known } from './source.rules.ts'

export const plainColumn = (key: string, head: string, role: ColumnRole): Column => ({ key, head, role, quarter: null })

/** The twelve months of the fiscal year under their calendar names, a quarter after each third where asked, and the year. */
export function monthColumns(
  known: Known,
  quarters: 'with quarters' | 'months only',
  yearHead = known.words.year,
): readonly Column[] {
  const { fiscalYear, firstMonth } = known.grid.plan
  const months = monthLabels(fiscalYear, firstMonth).map(({ fiscal, quarter, month }): Column => ({
    key: `m${fiscal}`,
    head: known.words.month(month),
    role: 'month',
    quarter,
  }))
  const heads = quarterHeads(known)
  const quarter = (number: number): Column => ({
    key: `q${number}`,
    head: heads[number - 1] ?? '',
    role: 'quarter',
    quarter: number,
  })
  return [
    ...(quarters === 'months only'
      ? months
      : [1, 2, 3, 4].flatMap((number) => [...months.slice(number * 3 - 3, number * 3), quarter(number)])),
    plainColumn('year', yearHead, 'year'),
  ]
}

/** Cells for twelve months with a quarter after each third, then the year. `month` is 1–12; null for sums. */
export function across(
  months: readonly (number | null)[],
  cell: (value: number | null, month: number | null) => Cell,
): readonly Cell[] {
  return [
    ...quarterTotals(months).flatMap((quarter, index) => [
      ...monthsOf({ kind: 'quarter', quarter: index + 1 }).map((month) => cell(months[month - 1] ?? null, month)),
      cell(quarter, null),
    ]),
    cell(yearOf(months), null),
  ]
}

/**
 * 占比: each month's tenths of a percent of the year by largest remainder; a quarter's share is its months' sum. A blank
 * month's share is blank; without a year above zero all are “—”.
 */
export function shareCells(months: readonly (number | null)[]): readonly Cell[] {
  const parts = shares(months)
  const impossible = parts.every((part) => part === null)
  return across(parts, (tenths) => (tenths === null && !impossible ? amountCell(null) : { kind: 'share', tenths }))
}

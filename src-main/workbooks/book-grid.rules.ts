import type { Measure } from '../plans/plans.contract.ts'
import { fiscalMonths, quarters } from '../shared/calendar.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { addMonths, isHeld, quarterTotals, yearOf } from '../targets/targets.rules.ts'
import { amount, headRows, place, sheetOf, sum, text } from './book-cells.rules.ts'
import {
  common,
  monthHeads,
  quarterHeads,
  shareRow,
  sheetNames,
  totalRow,
  type Pen,
  type Row,
} from './book-pen.rules.ts'
import type { BookSheet } from './book.rules.ts'

/** Columns before the amounts: code, name, city, owner. */
const lead = 4
/** Three months and their quarter, four times; then the year. */
const monthColumn = (month: number): number => lead + month - 1 + Math.floor((month - 1) / 3)
const quarterColumn = (quarter: number): number => lead + quarter * 4 - 1
const yearColumn = lead + 16

export function sheetGrid(pen: Pen, measure: Measure): BookSheet {
  const { words, unit } = pen
  const grid = pen.grids[measure]
  const channels = new Map(pen.channels.map((channel) => [channel.id, channel]))
  const cities = new Map(pen.people.cities.map(({ id, name }) => [id, name]))
  const owners = new Map(pen.people.people.map(({ id, name }) => [id, name]))
  const rows = grid.lines.map((line, index): Row => {
    const channel = line.channel === null ? undefined : channels.get(line.channel)
    const name = line.channel === null ? words.newCustomers : (channel?.name ?? '')
    const at = headRows + index
    const totals = quarterTotals(line.months)
    const cells = quarters.flatMap((quarter) => [
      ...[2, 1, 0].map((back) => {
        const month = quarter * 3 - back
        return amount(line.months[month - 1] ?? null, unit, isHeld(line, month) ? 'held' : 'body')
      }),
      sum(
        `${place(at, quarterColumn(quarter) - 3)}:${place(at, quarterColumn(quarter) - 1)}`,
        totals[quarter - 1] ?? null,
        unit,
      ),
    ])
    const year = sum(quarters.map((quarter) => place(at, quarterColumn(quarter))).join(','), yearOf(line.months), unit)
    return [
      text(channel?.code ?? ''),
      text(name),
      text(cities.get(line.city ?? '') ?? ''),
      text(owners.get(line.owner ?? '') ?? ''),
      ...cells,
      year,
    ]
  })
  const totals = inColumns(addMonths(grid.lines))
  const headings: string[] = [sheetNames[pen.language].code, words.channel, words.city, words.owner]
  for (const [index, heading] of quarterHeads(pen).entries()) {
    headings.push(...monthHeads(pen).slice(index * 3, index * 3 + 3), heading)
  }
  return sheetOf({
    ...common(pen, measure),
    name: `${sheetNames[pen.language].grid} ${sheetNames[pen.language][measure]}`,
    title: `${words.measures[measure]} · ${words.runningYear(grid.plan.fiscalYear)}`,
    headings: [...headings, words.year],
    rows: [
      ...rows,
      totalRow(pen, words.total, lead, rows.length, totals),
      shareRow(pen, lead, rows.length, totals, yearColumn),
    ],
    least: [
      10,
      22,
      10,
      10,
      ...Array.from({ length: 17 }, (_, index) => (index % 4 === 3 || index === 16 ? 12.5 : 10.5)),
    ],
    frozenColumns: 2,
  })
}

/** Twelve months with their quarters and the year, in the grid's columns. */
function inColumns(months: readonly (Fen | null)[]): readonly (Fen | null)[] {
  const columns: (Fen | null)[] = []
  for (const month of fiscalMonths) columns[monthColumn(month) - lead] = months[month - 1] ?? null
  for (const [index, fen] of quarterTotals(months).entries()) columns[quarterColumn(index + 1) - lead] = fen
  columns[yearColumn - lead] = sumFen(months)
  return columns
}

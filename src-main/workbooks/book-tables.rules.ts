import type { Channel } from '../channels/channels.contract.ts'
import type { People } from '../people/people.contract.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { fiscalMonths, monthLabels, quarterLabels, quarters } from '../shared/calendar.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { wordsOf, type Words } from '../sheets/words.rules.ts'
import { tableB } from '../targets/table-b.rules.ts'
import { tableA, tableC } from '../targets/tables.rules.ts'
import type { TargetGrid } from '../targets/targets.contract.ts'
import { addMonths, isHeld, quarterTotals, yearOf } from '../targets/targets.rules.ts'
import {
  amount,
  amountFormat,
  blank,
  headRows,
  place,
  share,
  sheetOf,
  sum,
  text,
  type BookUnit,
} from './book-cells.rules.ts'
import type { Book, BookCell, BookSheet } from './book.rules.ts'

/** All that the workbook is made from, as the other subjects' contracts give it. */
export type BookSource = {
  readonly grids: Readonly<Record<Measure, TargetGrid>>
  readonly people: People
  readonly channels: readonly Pick<Channel, 'id' | 'code' | 'name'>[]
  readonly unit: BookUnit
  readonly language: 'zh-CN' | 'en'
  /** Milliseconds since 1970, and the local day of it. */
  readonly madeAt: number
  readonly madeOn: string
}

type Row = readonly (BookCell | null)[]
type Pen = BookSource & { readonly words: Words; readonly format: string; readonly footer: string }

/** Names of sheets are short; those of the tables are the source's own letters. */
const sheetNames = {
  'zh-CN': { grid: '指标明细', intake: '预收款订单', revenue: '销售收入', code: '渠道编号' },
  en: { grid: 'Targets', intake: 'orders', revenue: 'revenue', code: 'Channel code' },
} as const

/**
 * The workbook of a plan: table A (预收款/订单 by quarter), table B (销售收入 to persons), table C and the working grid of both
 * measures. Totals, quarters, years and 占比 are live formulas with exact cached results; amounts are exact in their unit.
 */
export function makeBook(source: BookSource): Book {
  const words = wordsOf(source.language)
  const grids = [source.grids.intake, source.grids.revenue]
  const footer = `&L${words.product}&C&P / &N&R${source.madeOn}`
  const pen = { ...source, words, format: amountFormat(grids, source.unit), footer }
  const { fiscalYear, version } = source.grids.intake.plan
  return {
    title: `${words.runningYear(fiscalYear)} v${version}`,
    madeAt: source.madeAt,
    font: source.language === 'zh-CN' ? 'Microsoft YaHei' : 'Calibri',
    sheets: [
      sheetA(pen),
      sheetB(pen),
      sheetC(pen, 'intake'),
      sheetC(pen, 'revenue'),
      sheetGrid(pen, 'intake'),
      sheetGrid(pen, 'revenue'),
    ],
  }
}

function factsLine({ words, unit, grids }: Pen, measure: Measure): string {
  const { fiscalYear, version, status } = grids[measure].plan
  const parts = [
    words.measures[measure],
    words.runningYear(fiscalYear),
    words.runningPlan(version, words.statuses[status]),
    `${words.unit}: ${words.units[unit]}`,
  ]
  return parts.join(' · ')
}

const quarterHeads = ({ words, grids }: Pen): readonly string[] =>
  quarterLabels(grids.intake.plan.firstMonth).map(
    ({ quarter, from, to, named }) => words.quarter(quarter) + (named ? words.quarterMonths(from, to) : ''),
  )

const monthHeads = ({ words, grids }: Pen): readonly string[] =>
  monthLabels(grids.intake.plan.fiscalYear, grids.intake.plan.firstMonth).map(({ month }) => words.month(month))

/** `D4:D9` of one column over the rows of data; of no rows, the heading, which adds nothing. */
const downwards = (column: number, rows: number): string =>
  `${place(headRows, column)}:${place(headRows + Math.max(0, rows - 1), column)}`

/** A row of sums over the columns from `from` on, behind its label. */
const totalRow = (pen: Pen, label: string, before: number, rows: number, amounts: readonly (Fen | null)[]): Row => [
  text(label, 'total'),
  ...Array.from({ length: before - 1 }, () => blank('total')),
  ...amounts.map((fen, index) =>
    rows === 0 ? blank('total') : sum(downwards(before + index, rows), fen, pen.unit, 'total'),
  ),
]

function sheetA(pen: Pen): BookSheet {
  const { words, unit, people } = pen
  const own = tableA(pen.grids.intake, people)
  const quota = tableA(pen.grids.intake, people, 'quota')
  const assigned = quota.total.year !== null
  const rows = own.rows.map((row, index): Row => {
    const at = headRows + index
    const year = sum(`${place(at, 1)}:${place(at, 4)}`, row.year, unit)
    const quotaYear = quota.rows[index]?.year ?? null
    return [
      text(row.name ?? words.noOwner),
      ...row.quarters.map((fen) => amount(fen, unit)),
      year,
      ...(assigned ? [amount(quotaYear, unit), gap(at, row.year, quotaYear, unit)] : []),
    ]
  })
  const total = totalRow(pen, words.total, 1, rows.length, [
    ...own.total.quarters,
    own.total.year,
    ...(assigned ? [quota.total.year] : []),
  ])
  const end = headRows + rows.length
  return sheetOf({
    ...common(pen, 'intake'),
    name: `A ${sheetNames[pen.language].intake}`,
    title: words.tableA('intake'),
    headings: [words.owner, ...quarterHeads(pen), words.total, ...(assigned ? [words.quota, words.difference] : [])],
    rows: [...rows, assigned ? [...total, gap(end, own.total.year, quota.total.year, unit, 'total')] : total],
    least: [18, ...Array.from({ length: assigned ? 7 : 5 }, () => 14)],
    frozenColumns: 1,
  })
}

/** 差额 = 自报 − 下达, live; blank where nothing was assigned (DOMAIN.md rule 7). */
function gap(row: number, own: Fen | null, quota: Fen | null, unit: BookUnit, look: 'sum' | 'total' = 'sum'): BookCell {
  const [mine, theirs] = [place(row, 5), place(row, 6)]
  const cell = amount(quota === null ? null : (own ?? 0) - quota, unit)
  const formula = `IF(COUNT(${theirs})=0,"",N(${mine})-${theirs})`
  return { kind: 'formula', look, formula, cached: cell.kind === 'number' ? cell.value : '' }
}

const common = (pen: Pen, measure: Measure) => ({
  facts: factsLine(pen, measure),
  format: pen.format,
  footer: pen.footer,
})

function sheetB(pen: Pen): BookSheet {
  const { words, unit } = pen
  const table = tableB(pen.grids.revenue, pen.people, pen.channels)
  const named = (...parts: readonly (string | null)[]): string =>
    parts.filter((part) => part !== null && part !== '').join(' · ')
  const signed = table.groups.flatMap((group) =>
    group.rows.map((row): Row => [
      text(group.name ?? words.noOwner),
      text(row.region ?? ''),
      text(named(row.city, row.channelName)),
      amount(row.target, unit),
    ]),
  )
  const fresh = table.newCustomers.rows.map((row): Row => [
    text(words.newCustomers),
    text(row.region ?? ''),
    text(named(row.city, row.name)),
    amount(row.target, unit),
  ])
  const rows = [...signed, ...(fresh.length > 0 ? fresh : [[text(words.newCustomers), blank(), blank(), blank()]])]
  return sheetOf({
    ...common(pen, 'revenue'),
    name: `B ${sheetNames[pen.language].revenue}`,
    title: words.tableB('revenue'),
    headings: [words.owner, words.region, words.cityOrChannel, words.target],
    rows: [...rows, totalRow(pen, words.total, 3, rows.length, [table.total.target])],
    least: [16, 14, 28, 18],
    frozenColumns: 1,
  })
}

function sheetC(pen: Pen, measure: Measure): BookSheet {
  const { words, unit } = pen
  const table = tableC(pen.grids[measure], pen.people)
  const rows = table.groups
    .flatMap((group) => group.rows.map((row) => ({ ...row, group: group.name ?? words.noDepartment })))
    .map((row, index): Row => {
      const at = headRows + index
      return [
        text(row.group),
        text(row.name ?? words.noOwner),
        ...row.months.map((fen) => amount(fen, unit)),
        sum(`${place(at, 2)}:${place(at, 13)}`, row.year, unit),
      ]
    })
  const { months, year } = table.total
  return sheetOf({
    ...common(pen, measure),
    name: `C ${sheetNames[pen.language][measure]}`,
    title: words.tableC,
    headings: [words.department, words.salesperson, ...monthHeads(pen), words.total],
    rows: [
      ...rows,
      totalRow(pen, words.total, 2, rows.length, [...months, year]),
      shareRow(pen, 2, rows.length, [...months, year], 14),
    ],
    least: [14, 14, ...Array.from({ length: 12 }, () => 11), 13],
    frozenColumns: 2,
  })
}

/** 占比: each column's share of the year, which stands in column `yearAt`. */
const shareRow = (
  { words }: Pen,
  before: number,
  rows: number,
  amounts: readonly (Fen | null)[],
  yearAt: number,
): Row => [
  text(words.share, 'share'),
  ...Array.from({ length: before - 1 }, () => blank('share')),
  ...amounts.map((fen, index) =>
    share(
      place(headRows + rows, before + index),
      `$${place(headRows + rows, yearAt)}`,
      fen,
      amounts[yearAt - before] ?? null,
    ),
  ),
]

/** Columns before the amounts: code, name, city, owner. */
const lead = 4
/** Three months and their quarter, four times; then the year. */
const monthColumn = (month: number): number => lead + month - 1 + Math.floor((month - 1) / 3)
const quarterColumn = (quarter: number): number => lead + quarter * 4 - 1
const yearColumn = lead + 16

function sheetGrid(pen: Pen, measure: Measure): BookSheet {
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

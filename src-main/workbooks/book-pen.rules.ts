import type { Channel } from '../channels/channels.contract.ts'
import type { People } from '../people/people.contract.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { monthLabels, quarterLabels } from '../shared/calendar.ts'
import type { Fen } from '../shared/money.ts'
import type { Words } from '../sheets/words.rules.ts'
import type { TargetGrid } from '../targets/targets.contract.ts'
import { blank, headRows, place, share, sum, text, type BookUnit } from './book-cells.rules.ts'
import type { BookCell } from './book.rules.ts'

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

export type Row = readonly (BookCell | null)[]
export type Pen = BookSource & { readonly words: Words; readonly format: string; readonly footer: string }

/** Names of sheets are short; those of the tables are the source's own letters. */
export const sheetNames = {
  'zh-CN': { grid: '指标明细', intake: '预收款订单', revenue: '销售收入', code: '渠道编号' },
  en: { grid: 'Targets', intake: 'orders', revenue: 'revenue', code: 'Channel code' },
} as const

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

export const quarterHeads = ({ words, grids }: Pen): readonly string[] =>
  quarterLabels(grids.intake.plan.firstMonth).map(
    ({ quarter, from, to, named }) => words.quarter(quarter) + (named ? words.quarterMonths(from, to) : ''),
  )

export const monthHeads = ({ words, grids }: Pen): readonly string[] =>
  monthLabels(grids.intake.plan.fiscalYear, grids.intake.plan.firstMonth).map(({ month }) => words.month(month))

/** `D4:D9` of one column over the rows of data; of no rows, the heading, which adds nothing. */
const downwards = (column: number, rows: number): string =>
  `${place(headRows, column)}:${place(headRows + Math.max(0, rows - 1), column)}`

/** A row of sums over the columns from `from` on, behind its label. */
export const totalRow = (
  pen: Pen,
  label: string,
  before: number,
  rows: number,
  amounts: readonly (Fen | null)[],
): Row => [
  text(label, 'total'),
  ...Array.from({ length: before - 1 }, () => blank('total')),
  ...amounts.map((fen, index) =>
    rows === 0 ? blank('total') : sum(downwards(before + index, rows), fen, pen.unit, 'total'),
  ),
]

export const common = (pen: Pen, measure: Measure) => ({
  facts: factsLine(pen, measure),
  format: pen.format,
  footer: pen.footer,
})

/** 占比: each column's share of the year, which stands in column `yearAt`. */
export const shareRow = (
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

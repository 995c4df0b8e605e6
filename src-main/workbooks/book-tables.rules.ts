import type { Measure } from '../plans/plans.contract.ts'
import type { Fen } from '../shared/money.ts'
import { wordsOf } from '../sheets/words.rules.ts'
import { tableB } from '../targets/table-b.rules.ts'
import { tableA, tableC } from '../targets/tables.rules.ts'
import { amount, amountFormat, blank, headRows, place, sheetOf, sum, text, type BookUnit } from './book-cells.rules.ts'
import { sheetGrid } from './book-grid.rules.ts'
import {
  common,
  monthHeads,
  quarterHeads,
  shareRow,
  sheetNames,
  totalRow,
  type BookSource,
  type Pen,
  type Row,
} from './book-pen.rules.ts'
import type { Book, BookCell, BookSheet } from './book.rules.ts'

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

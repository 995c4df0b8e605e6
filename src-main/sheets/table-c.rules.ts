import { quarterTotals } from '../targets/targets.rules.ts'
import { tableC, type TableC } from '../targets/tables.rules.ts'
import { checkCode, type Coded } from './code.rules.ts'
import { decimalsFor, roundsVisibly } from './figures.rules.ts'
import { monthColumns, plainColumn } from './months.rules.ts'
import {
  amountCell,
  textCell,
  type Cell,
  type Group,
  type Note,
  type Row,
  type Sheet,
  type TotalRow,
} from './sheet.rules.ts'
import { runningLine, statusWord, tableFacts, type Known } from './source.rules.ts'

/**
 * C. 各指标分解到月: one sheet for each measure, people in their departments by month, then 合计, then 占比. They are one
 * document with one 校验码 over the rows of all.
 */
export function tableCSheets(measures: readonly Known[]): readonly Sheet[] {
  const tables = measures.map((known) => tableC(known.grid, known.people))
  const rows = tables.flatMap((table, index) => coded(table, measures[index]?.grid.measure ?? ''))
  return measures.map((known, index) => {
    const about = ['table-c', known.grid.plan.id]
    return sheetOf(known, tables[index] ?? tableC(known.grid, known.people), checkCode(known.digest, about, rows))
  })
}

const coded = (table: TableC, measure: string): readonly Coded[] =>
  table.groups.flatMap(({ rows }) =>
    rows.map(({ owner, months }) => ({ id: `${measure} ${owner ?? ''}`, values: months })),
  )

function sheetOf(known: Known, table: TableC, code: string): Sheet {
  const { words, grid, unit } = known
  const compared = known.quotas.total({ kind: 'year' })
  const lines = table.groups.flatMap(({ rows }) => rows.map(({ months }) => months))
  const decimals = decimalsFor([...lines.flat(), compared.quota, compared.difference], unit)
  return {
    document: 'table-c',
    language: known.language,
    unit,
    decimals,
    title: words.tableC,
    subject: words.measures[grid.measure],
    status: statusWord(known),
    code,
    facts: tableFacts(known),
    running: runningLine(known, words.tableC, tableFacts(known)[0]?.value ?? '', grid.measure),
    printedAt: `${known.printed.date} ${known.printed.time}`,
    columns: [
      plainColumn('department', words.department, 'text'),
      plainColumn('person', words.salesperson, 'name'),
      ...monthColumns(known, 'months only', words.total),
    ],
    groups: table.groups.map((group) => groupOf(known, group)),
    totals: totals(known, table),
    compared: [{ ...compared, name: words.total }],
    notes: notes(known, roundsVisibly(lines, unit, decimals)),
  }
}

function groupOf({ words }: Known, { department, name, rows }: TableC['groups'][number]): Group {
  const label = name ?? words.noDepartment
  return {
    key: department ?? '',
    label,
    details: [],
    newCustomers: false,
    rows: rows.map(({ owner, name: person, title, months, year }): Row => ({
      id: owner ?? '',
      number: null,
      cells: [
        textCell(label),
        textCell(person ?? words.noOwner, title),
        ...[...months, year].map((fen) => amountCell(fen)),
      ],
    })),
  }
}

function totals({ words }: Known, { total, shares }: TableC): readonly TotalRow[] {
  const row = (kind: TotalRow['kind'], label: string, cells: readonly Cell[]): TotalRow => ({
    kind,
    id: '',
    number: null,
    cells: [textCell(label), textCell(''), ...cells],
  })
  const share = (tenths: number | null): Cell =>
    tenths === null && shares.year !== null ? amountCell(null) : { kind: 'share', tenths }
  return [
    row(
      'total',
      words.total,
      [...total.months, total.year].map((fen) => amountCell(fen)),
    ),
    row('share', words.share, [...shares.months, shares.year].map(share)),
  ]
}

function notes({ words, grid }: Known, rounded: boolean): readonly Note[] {
  const { notes: text } = words
  return [{ head: null, text: text.shareC + text.agreesC[grid.measure] + (rounded ? text.rounded : ''), held: null }]
}

/** The quarters of a sheet's total row, for the line below the table. */
export function quartersOfTotal(sheet: Sheet): readonly (number | null)[] {
  const cells = sheet.totals[0]?.cells.slice(2, 14) ?? []
  return quarterTotals(cells.map((cell) => (cell.kind === 'amount' ? cell.fen : null)))
}

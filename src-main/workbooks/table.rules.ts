import { columnLetter } from './columns.rules.ts'
import type { ForeignSheet } from './foreign.rules.ts'
import { isTotalHeading, plainHeading } from './headings.rules.ts'
import type { Mapping } from './mapping.rules.ts'
import type { ImportField, ImportProblem } from './workbooks.contract.ts'

export type TableColumn = {
  readonly index: number
  readonly field: ImportField
  readonly heading: string
  readonly label: string
}

export type TableRow = {
  /** 1-based, as the file counts. */
  readonly row: number
  /** The trimmed text of a column; '' where blank. */
  readonly text: (column: Pick<TableColumn, 'index'> | undefined) => string
}

/** A row of sums that was left out; what it claims is checked against the rows (`checkTotals`). */
export type TotalRow = TableRow & {
  /** How many of the table's rows stand above it. */
  readonly above: number
  /** 合计 and 总计 stand for all rows, 小计 and the like for the nearest. */
  readonly grand: boolean
}

export type Table = {
  readonly columns: readonly TableColumn[]
  /** The first column of a field. */
  readonly column: (field: ImportField) => TableColumn | undefined
  readonly rows: readonly TableRow[]
  readonly totals: readonly TotalRow[]
  /** Columns of sums (小计, 合计) that stand for no field. */
  readonly sums: readonly Pick<TableColumn, 'index' | 'label'>[]
  /** Rows that were left out, and formulas without a result in mapped columns. */
  readonly problems: readonly ImportProblem[]
}

const totals =
  /^其中|^(?:小计|合计|总计|共计|累计|占比|下达|差额|subtotal|total|grandtotal|sum|share)$|(?:小计|合计|总计)$/u
/** Rows that add up others, unlike shares and quotas beside them. */
const adding = /^(?:小计|合计|总计|共计|累计|subtotal|total|grandtotal|sum)$|(?:小计|合计|总计|subtotal|total)$/u
/** The last row of a table: what stands below it without an amount is a note. */
const closing = /^(?:合计|总计|共计|总合计|total|grandtotal|sum)$/u
const notes =
  /^(?:注|备注|说明|附注|制表人?|审核人?|审批人?|填表人?|填报人?|复核人?|签字|日期|单位|打印|note|notes|remark|prepared|checked|signed|printed|source)(?:\s*\d*\s*[:：.、]|$)/iu
const prose: ReadonlySet<ImportField> = new Set<ImportField>(['note', 'address', 'phone', 'firstContact'])

/** Whether a field holds an amount: a year, a quarter, a month or the amount of a date. */
const isAmount = (field: ImportField): boolean => /^(?:amount|year|quarter\d|month\d+)$/u.test(field)

/** How a problem names a column: its letter and its heading, `C 城市`. */
const columnLabel = (index: number, heading: string): string => `${columnLetter(index)} ${heading}`.trim()

/**
 * The data rows below the headings. Empty rows are passed over; rows of subtotals and totals (小计, 合计, total), repeated
 * headings and notes below the table are left out and told as notices. Below a grand total or a note, a row without an
 * amount is a note as well, whether or not an empty row stands between.
 */
export function readTable(
  sheet: ForeignSheet,
  headingRow: number,
  headings: readonly string[],
  mapping: Mapping,
): Table {
  const columns = mapping.flatMap((field, index): TableColumn[] => {
    const heading = headings[index] ?? ''
    return field === null ? [] : [{ index, field, heading, label: columnLabel(index, heading) }]
  })
  const problems: ImportProblem[] = []
  const rows: TableRow[] = []
  const totalRows: TotalRow[] = []
  const amounts = columns.filter(({ field }) => isAmount(field))
  let gap = false
  let ended = false
  for (const [offset, cells] of sheet.rows.slice(headingRow).entries()) {
    const row = headingRow + 1 + offset
    const filled = cells.filter((cell) => cell.trim() !== '')
    const [first = ''] = filled
    if (filled.length === 0) {
      gap ||= rows.length > 0
      continue
    }
    const text: TableRow['text'] = (column) => (column ? (cells[column.index] ?? '').trim() : '')
    const wordsOnly = amounts.length > 0 && amounts.every((column) => text(column) === '')
    const left = ended && wordsOnly ? 'note-left-out' : leftOut(cells, first, filled.length, gap, columns)
    if (left) {
      if (left === 'note-left-out') ended ||= rows.length > 0 && wordsOnly
      else {
        const names = namesIn(cells, first, columns)
        const grand = names.some((name) => closing.test(name))
        ended ||= rows.length > 0 && grand
        if (names.some((name) => adding.test(name))) totalRows.push({ row, text, above: rows.length, grand })
      }
      problems.push({ row, column: null, code: left, facts: { text: first.trim().slice(0, 80) }, severity: 'notice' })
      continue
    }
    rows.push({ row, text })
  }
  problems.push(...unsolved(sheet, columns, new Set(rows.map(({ row }) => row))))
  const byField = new Map(columns.toReversed().map((column) => [column.field, column]))
  const sums = headings.flatMap((heading, index) =>
    mapping[index] === null && isTotalHeading(heading) ? [{ index, label: columnLabel(index, heading) }] : [],
  )
  return { columns, column: (field) => byField.get(field), rows, totals: totalRows, sums, problems }
}

/** What a row is called: its first filled cell and its cells that are neither amounts nor prose. */
const namesIn = (cells: readonly string[], first: string, columns: readonly TableColumn[]): readonly string[] =>
  [
    first,
    ...columns.filter(({ field }) => !prose.has(field) && !isAmount(field)).map(({ index }) => cells[index] ?? ''),
  ].map(plainHeading)

function leftOut(
  cells: readonly string[],
  first: string,
  filled: number,
  gap: boolean,
  columns: readonly TableColumn[],
): 'subtotal-left-out' | 'note-left-out' | null {
  if (notes.test(first.trim()) || (gap && filled === 1 && columns.length > 1)) return 'note-left-out'
  if (namesIn(cells, first, columns).some((name) => totals.test(name))) return 'subtotal-left-out'
  const repeated = columns.filter(
    ({ index, heading }) => heading !== '' && (cells[index] ?? '').trim() === heading,
  ).length
  return repeated > 1 && repeated >= columns.length / 2 ? 'note-left-out' : null
}

function unsolved(
  sheet: ForeignSheet,
  columns: readonly TableColumn[],
  rows: ReadonlySet<number>,
): readonly ImportProblem[] {
  return sheet.unsolved.flatMap(({ row, column }): ImportProblem[] => {
    const label = columns.find(({ index }) => index === column)?.label
    if (label === undefined || !rows.has(row + 1)) return []
    return [{ row: row + 1, column: label, code: 'formula-without-value', facts: {}, severity: 'error' }]
  })
}

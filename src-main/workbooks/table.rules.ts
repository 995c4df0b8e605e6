import { columnLetter } from './columns.rules.ts'
import type { ForeignSheet } from './foreign.rules.ts'
import { plainHeading } from './headings.rules.ts'
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
  readonly text: (column: TableColumn | undefined) => string
}

export type Table = {
  readonly columns: readonly TableColumn[]
  /** The first column of a field. */
  readonly column: (field: ImportField) => TableColumn | undefined
  readonly rows: readonly TableRow[]
  /** Rows that were left out, and formulas without a result in mapped columns. */
  readonly problems: readonly ImportProblem[]
}

const totals = /^(?:小计|合计|总计|共计|累计|占比|下达|差额|subtotal|total|grandtotal|sum|share)$|(?:小计|合计|总计)$/u
const notes =
  /^(?:注|备注|说明|附注|制表人?|审核人?|审批人?|填表人?|填报人?|复核人?|签字|日期|单位|打印|note|notes|remark|prepared|checked|signed|printed|source)(?:\s*\d*\s*[:：.、]|$)/iu
const prose: ReadonlySet<ImportField> = new Set<ImportField>(['note', 'address', 'phone', 'firstContact'])

/** Whether a field holds an amount: a year, a quarter, a month or the amount of a date. */
const isAmount = (field: ImportField): boolean => /^(?:amount|year|quarter\d|month\d+)$/u.test(field)

/** How a problem names a column: its letter and its heading, `C 城市`. */
const columnLabel = (index: number, heading: string): string => `${columnLetter(index)} ${heading}`.trim()

/**
 * The data rows below the headings. Empty rows are passed over; rows of subtotals and totals (小计, 合计, total), repeated
 * headings and notes below the table are left out and told as notices.
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
  let gap = false
  for (const [offset, cells] of sheet.rows.slice(headingRow).entries()) {
    const row = headingRow + 1 + offset
    const filled = cells.filter((cell) => cell.trim() !== '')
    const [first = ''] = filled
    if (filled.length === 0) {
      gap ||= rows.length > 0
      continue
    }
    const left = leftOut(cells, first, filled.length, gap, columns)
    if (left) {
      problems.push({ row, column: null, code: left, facts: { text: first.trim().slice(0, 80) }, severity: 'notice' })
      continue
    }
    rows.push({ row, text: (column) => (column ? (cells[column.index] ?? '').trim() : '') })
  }
  problems.push(...unsolved(sheet, columns, new Set(rows.map(({ row }) => row))))
  const byField = new Map(columns.toReversed().map((column) => [column.field, column]))
  return { columns, column: (field) => byField.get(field), rows, problems }
}

function leftOut(
  cells: readonly string[],
  first: string,
  filled: number,
  gap: boolean,
  columns: readonly TableColumn[],
): 'subtotal-left-out' | 'note-left-out' | null {
  if (notes.test(first.trim()) || (gap && filled === 1 && columns.length > 1)) return 'note-left-out'
  const named = columns
    .filter(({ field }) => !prose.has(field) && !isAmount(field))
    .map(({ index }) => cells[index] ?? '')
  if ([first, ...named].some((cell) => totals.test(plainHeading(cell)))) return 'subtotal-left-out'
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

import { compareText } from '../../src-main/shared/collation.ts'
import type { CellValue, ColumnSpec } from './column-spec.ts'
import { shownText, type AmountFormat } from './readings.ts'

/** A column's filter: words in its text, some of its values by their shown text, amounts between two bounds (fen). */
export type ColumnFilter = {
  readonly words?: string
  /** Shown texts that stay; '' stands for blank. */
  readonly among?: readonly string[]
  readonly least?: number
  readonly most?: number
}

export type Sort = { readonly columnId: string; readonly direction: 'ascending' | 'descending' }

/** What narrows and orders the rows. */
export type Arrangement = { readonly filters: Readonly<Record<string, ColumnFilter>>; readonly sort: Sort | null }

export const unarranged: Arrangement = { filters: {}, sort: null }

const folded = (text: string): string => text.toLowerCase().normalize('NFKC')

/** Whether every word of the search stands somewhere in the row. */
export function searchMatches<Row>(
  row: Row,
  search: string,
  columns: readonly ColumnSpec<Row>[],
  format: AmountFormat,
): boolean {
  const words = folded(search)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return true
  const text = folded(columns.map((column) => shownText(column, row, format)).join('\u0001'))
  return words.every((word) => text.includes(word))
}

/** Whether a row passes all column filters. Bounds are inclusive; a blank amount lies between none. */
export function filterMatches<Row>(
  row: Row,
  filters: Arrangement['filters'],
  columns: readonly ColumnSpec<Row>[],
  format: AmountFormat,
): boolean {
  for (const column of columns) {
    const filter = filters[column.id]
    if (!filter) continue
    const text = shownText(column, row, format)
    if (filter.words && !folded(text).includes(folded(filter.words.trim()))) return false
    if (filter.among && !filter.among.includes(text)) return false
    const value = column.value(row)
    if (filter.least !== undefined && !(typeof value === 'number' && value >= filter.least)) return false
    if (filter.most !== undefined && !(typeof value === 'number' && value <= filter.most)) return false
  }
  return true
}

/** Orders two values: numbers by size, texts as the dictionary has them, blanks last in either direction. */
export function compareValues(a: CellValue, b: CellValue, direction: Sort['direction']): number {
  const blankA = a === null || a === ''
  const blankB = b === null || b === ''
  if (blankA || blankB) return Number(blankA) - Number(blankB)
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : compareText(String(a), String(b))
  return direction === 'ascending' ? order : -order
}

/** Orders rows by a column, equal ones as they were; picks go by their label. */
export function sortRows<Row>(
  rows: readonly Row[],
  sort: Sort | null,
  columns: readonly ColumnSpec<Row>[],
  format: AmountFormat,
): readonly Row[] {
  const column = sort && columns.find((one) => one.id === sort.columnId)
  if (!sort || !column) return rows
  const key = (row: Row): CellValue => {
    const value = column.value(row)
    return typeof value === 'number' || value === null ? value : shownText(column, row, format)
  }
  return rows
    .map((row) => ({ row, key: key(row) }))
    .toSorted((a, b) => compareValues(a.key, b.key, sort.direction))
    .map(({ row }) => row)
}

/** Rows of a flat grid as search, filters and sort leave them; the same array where nothing narrows it. */
export function arrange<Row>(
  rows: readonly Row[],
  { filters, sort }: Arrangement,
  search: string,
  columns: readonly ColumnSpec<Row>[],
  format: AmountFormat,
): readonly Row[] {
  const narrowing = search.trim() !== '' || Object.keys(filters).length > 0
  const left = narrowing
    ? rows.filter((row) => searchMatches(row, search, columns, format) && filterMatches(row, filters, columns, format))
    : rows
  return sortRows(left, sort, columns, format)
}

/** The distinct shown texts of a column with their counts, most frequent kinds of order: as the dictionary has them, blank first. */
export function valuesOf<Row>(
  rows: readonly Row[],
  column: ColumnSpec<Row>,
  format: AmountFormat,
): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const row of rows) {
    const text = shownText(column, row, format)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].map(([text, count]) => ({ text, count })).toSorted((a, b) => compareText(a.text, b.text))
}

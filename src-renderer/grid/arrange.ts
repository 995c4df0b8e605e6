import { compareText } from '../../src-main/shared/collation.ts'
import type { CellValue, ColumnSpec } from './column-spec.ts'
import { folded, passesFilters, type Filters } from './filters.ts'
import { shownText, type AmountFormat } from './readings.ts'

export type Sort = { readonly columnId: string; readonly direction: 'ascending' | 'descending' }

/** What narrows and orders the rows. */
export type Arrangement = { readonly filters: Filters; readonly sort: Sort | null }

export const unarranged: Arrangement = { filters: {}, sort: null }

/** Whether every word of the search stands somewhere in a row. */
function passesSearch<Row>(
  search: string,
  columns: readonly ColumnSpec<Row>[],
  format: AmountFormat,
): (row: Row) => boolean {
  const words = folded(search)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return () => true
  return (row) => {
    const text = folded(columns.map((column) => shownText(column, row, format)).join('\u0001'))
    return words.every((word) => text.includes(word))
  }
}

/** Which rows search and filters leave, made once for all `rows`; null where nothing narrows them. */
export function narrowing<Row>(
  rows: readonly Row[],
  filters: Filters,
  search: string,
  columns: readonly ColumnSpec<Row>[],
  format: AmountFormat,
): ((row: Row) => boolean) | null {
  if (search.trim() === '' && Object.keys(filters).length === 0) return null
  const found = passesSearch(search, columns, format)
  const passes = passesFilters(filters, columns, rows, format)
  return (row) => found(row) && passes(row)
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
  const passes = narrowing(rows, filters, search, columns, format)
  const left = passes ? rows.filter(passes) : rows
  return sortRows(left, sort, columns, format)
}

/** The distinct shown texts of a column with their counts, as the dictionary has them, blank first. */
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

import type { Filters } from '../grid/filters.ts'
import type { Sort } from '../grid/arrange.ts'
import { plainLayout, rowSizes, type GridLayout } from '../grid/layout.ts'

/** A way of looking at a grid: what is narrowed and ordered, which columns stand where, and what the view adds itself. */
export type GridView = {
  readonly filters: Filters
  readonly sort: Sort | null
  readonly layout: GridLayout
  readonly grouping: string | null
  /** Opened quarters, 1 to 4. */
  readonly quarters: readonly number[]
  readonly colour: string | null
}

export const plainView: GridView = {
  filters: {},
  sort: null,
  layout: plainLayout,
  grouping: null,
  quarters: [],
  colour: null,
}

type Parts = Readonly<Record<string, unknown>>
const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value)
const texts = (value: unknown): readonly string[] | null =>
  Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null

/**
 * Reads a kept view. What is missing or unreadable, a part that another version wrote for one, is as in `initial`: a view
 * never fails to open.
 */
export function readView(text: string, initial: GridView): GridView {
  try {
    const value: unknown = JSON.parse(text)
    return isParts(value) ? viewFrom(value, initial) : initial
  } catch {
    return initial
  }
}

function viewFrom(value: Parts, initial: GridView): GridView {
  const { filters, sort, layout, grouping, quarters, colour } = value
  return {
    filters: isParts(filters) && Object.values(filters).every(isFilter) ? (filters as Filters) : initial.filters,
    sort: isSort(sort) ? sort : initial.sort,
    layout: isParts(layout) ? layoutFrom(layout, initial.layout) : initial.layout,
    grouping: typeof grouping === 'string' || grouping === null ? grouping : initial.grouping,
    quarters:
      Array.isArray(quarters) && quarters.every((one) => [1, 2, 3, 4].includes(one as number))
        ? (quarters as readonly number[])
        : initial.quarters,
    colour: typeof colour === 'string' || colour === null ? colour : initial.colour,
  }
}

const isSort = (value: unknown): value is Sort | null =>
  value === null ||
  (isParts(value) &&
    typeof value['columnId'] === 'string' &&
    (value['direction'] === 'ascending' || value['direction'] === 'descending'))

/** A filter's parts each have one kind; more is not asked, for an odd value only finds no row. */
function isFilter(value: unknown): boolean {
  if (!isParts(value)) return false
  const { among, number, ...words } = value
  const soundNumber = number === undefined || (isParts(number) && typeof number['test'] === 'string')
  return (
    (among === undefined || texts(among) !== null) &&
    soundNumber &&
    Object.values(words).every((one) => typeof one === 'string')
  )
}

function layoutFrom(value: Parts, initial: GridLayout): GridLayout {
  const { hidden, frozen, widths, rows } = value
  const sound = isParts(widths) && Object.values(widths).every((one) => typeof one === 'number' && one > 0)
  return {
    hidden: texts(hidden) ?? initial.hidden,
    frozen: typeof frozen === 'string' || frozen === null ? frozen : initial.frozen,
    widths: sound ? (widths as GridLayout['widths']) : initial.widths,
    rows: rowSizes.find((one) => one === rows) ?? initial.rows,
  }
}

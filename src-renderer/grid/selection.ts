/** A cell by its place: rows count the body's rows first, then the pinned ones; columns as they are shown. */
export type Point = { readonly row: number; readonly column: number }

export type Range = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/**
 * `anchor` stays while `head` moves; `active` is where typing goes and lies in the range between them, or in one of the
 * `others`, which were selected before it (Ctrl).
 */
export type Selection = {
  readonly anchor: Point
  readonly head: Point
  readonly active: Point
  readonly others?: readonly Range[]
}

/** `body` rows can be scrolled; the pinned ones follow after them up to `rows`. */
export type Extent = { readonly rows: number; readonly body: number; readonly columns: number }

export const directions = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] } as const
export type Direction = keyof typeof directions

export const at = (point: Point): Selection => ({ anchor: point, head: point, active: point })

export const span = (anchor: Point, head: Point): Selection => ({ anchor, head, active: anchor })

export const rangeOf = ({ anchor, head }: Selection): Range => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
})

export const holds = (range: Range, row: number, column: number): boolean =>
  row >= range.top && row <= range.bottom && column >= range.left && column <= range.right

/** All ranges, in the order in which they were selected. */
export const rangesOf = (selection: Selection): readonly Range[] => [...(selection.others ?? []), rangeOf(selection)]

/** Ranges as a selection: the last of them is the one that Shift extends. */
export function selectionOf(ranges: readonly Range[], active?: Point): Selection | null {
  const last = ranges.at(-1)
  if (!last) return null
  const anchor = { row: last.top, column: last.left }
  const head = { row: last.bottom, column: last.right }
  const others = ranges.slice(0, -1)
  return { anchor, head, active: active ?? anchor, ...(others.length > 0 ? { others } : {}) }
}

/** The same, with the range that holds the active cell as the one that Shift extends: Tab may have led there. */
export function extendable(selection: Selection): Selection {
  const { active, others = [] } = selection
  const live = rangeOf(selection)
  const at = others.findIndex((range) => holds(range, active.row, active.column))
  const range = others[at]
  if (!range || holds(live, active.row, active.column)) return selection
  const far = {
    row: active.row === range.bottom ? range.top : range.bottom,
    column: active.column === range.right ? range.left : range.right,
  }
  return { anchor: active, head: far, active, others: [...others.toSpliced(at, 1), live] }
}

export const isSingle = (range: Range): boolean => range.top === range.bottom && range.left === range.right

/** Whether it is one cell altogether. */
export const isOne = (selection: Selection): boolean => !selection.others?.length && isSingle(rangeOf(selection))

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value))

/** The point some cells away, stopped at the edges of the grid. */
export const step = (from: Point, direction: Direction, by: number, extent: Extent): Point => ({
  row: clamp(from.row + directions[direction][0] * by, extent.rows - 1),
  column: clamp(from.column + directions[direction][1] * by, extent.columns - 1),
})

/**
 * Where Ctrl+arrow lands, as in Excel: from a filled cell the last filled one before a blank, else the next filled one,
 * else the edge. Pinned rows are left out unless the walk begins there.
 */
export function edge(from: Point, direction: Direction, extent: Extent, isBlank: (point: Point) => boolean): Point {
  const within = from.row < extent.body ? { ...extent, rows: extent.body } : extent
  const next = (point: Point): Point => step(point, direction, 1, within)
  const same = (a: Point, b: Point): boolean => a.row === b.row && a.column === b.column
  let point = next(from)
  if (same(point, from)) return from
  if (isBlank(from) || isBlank(point)) {
    while (isBlank(point)) {
      const further = next(point)
      if (same(further, point)) break
      point = further
    }
    return point
  }
  for (let further = next(point); !same(further, point) && !isBlank(further); further = next(point)) point = further
  return point
}

/** The next cell of a selection of several, row by row or column by column, range by range, round and round. */
export function cycle(selection: Selection, order: 'across' | 'down', by: 1 | -1): Selection {
  const ranges = rangesOf(selection)
  const { row, column } = selection.active
  const at = Math.max(
    0,
    ranges.findLastIndex((range) => holds(range, row, column)),
  )
  const range = ranges[at] ?? rangeOf(selection)
  const width = range.right - range.left + 1
  const height = range.bottom - range.top + 1
  const place =
    order === 'across'
      ? (row - range.top) * width + column - range.left
      : (column - range.left) * height + row - range.top
  const next = place + by
  if (next >= 0 && next < width * height) return { ...selection, active: nth(range, next, order) }
  const other = ranges.at((at + by) % ranges.length) ?? range
  const last = (other.bottom - other.top + 1) * (other.right - other.left + 1) - 1
  return { ...selection, active: nth(other, by === 1 ? 0 : last, order) }
}

function nth({ top, bottom, left, right }: Range, place: number, order: 'across' | 'down'): Point {
  const width = right - left + 1
  const height = bottom - top + 1
  return order === 'across'
    ? { row: top + Math.floor(place / width), column: left + (place % width) }
    : { row: top + (place % height), column: left + Math.floor(place / height) }
}

/** A selection that still fits after rows or columns went away. */
export function fit(selection: Selection, extent: Extent): Selection | null {
  if (extent.rows === 0 || extent.columns === 0) return null
  const into = (point: Point): Point => ({
    row: clamp(point.row, extent.rows - 1),
    column: clamp(point.column, extent.columns - 1),
  })
  const inside = (selection.others ?? []).flatMap((range) => {
    const bottom = Math.min(range.bottom, extent.rows - 1)
    const right = Math.min(range.right, extent.columns - 1)
    return range.top <= bottom && range.left <= right ? [{ ...range, bottom, right }] : []
  })
  const { anchor, head, active } = selection
  const fitted = { anchor: into(anchor), head: into(head), active: into(active) }
  return inside.length > 0 ? { ...fitted, others: inside } : fitted
}

/** A cell by its place: rows count the body's rows first, then the pinned ones; columns as they are shown. */
export type Point = { readonly row: number; readonly column: number }

export type Range = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** `anchor` stays while `head` moves; `active` is where typing goes and lies in the range between them. */
export type Selection = { readonly anchor: Point; readonly head: Point; readonly active: Point }

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

export const isSingle = (range: Range): boolean => range.top === range.bottom && range.left === range.right

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

/** The next cell of a selection of several, row by row or column by column, round and round. */
export function cycle(selection: Selection, order: 'across' | 'down', by: 1 | -1): Selection {
  const range = rangeOf(selection)
  const width = range.right - range.left + 1
  const height = range.bottom - range.top + 1
  const row = selection.active.row - range.top
  const column = selection.active.column - range.left
  const place = order === 'across' ? row * width + column : column * height + row
  const next = (place + by + width * height) % (width * height)
  const active =
    order === 'across'
      ? { row: range.top + Math.floor(next / width), column: range.left + (next % width) }
      : { row: range.top + (next % height), column: range.left + Math.floor(next / height) }
  return { ...selection, active }
}

/** A selection that still fits after rows or columns went away. */
export function fit(selection: Selection, extent: Extent): Selection | null {
  if (extent.rows === 0 || extent.columns === 0) return null
  const into = (point: Point): Point => ({
    row: clamp(point.row, extent.rows - 1),
    column: clamp(point.column, extent.columns - 1),
  })
  return { anchor: into(selection.anchor), head: into(selection.head), active: into(selection.active) }
}

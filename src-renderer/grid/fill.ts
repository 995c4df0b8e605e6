import type { Extent, Point, Range } from './selection.ts'

/** A cell that is to become what another one is. */
export type Copy = { readonly from: Point; readonly to: Point }

/** Ctrl+D: every row below the first of the range becomes the first; a range of one row takes the row above it. */
export function fillDown(range: Range): readonly Copy[] {
  const source = range.top === range.bottom ? range.top - 1 : range.top
  if (source < 0) return []
  return into({ ...range, top: source, bottom: source }, { ...range, top: source + 1 })
}

/** Ctrl+R: every column right of the first becomes the first; a range of one column takes the column left of it. */
export function fillRight(range: Range): readonly Copy[] {
  const source = range.left === range.right ? range.left - 1 : range.left
  if (source < 0) return []
  return into({ ...range, left: source, right: source }, { ...range, left: source + 1 })
}

/** Where the drag of the handle leads: along the longer way, never both. Null while it has not left the range. */
export function dragTarget(source: Range, to: Point): Range | null {
  const down = to.row > source.bottom ? to.row - source.bottom : to.row < source.top ? to.row - source.top : 0
  const right =
    to.column > source.right ? to.column - source.right : to.column < source.left ? to.column - source.left : 0
  if (down === 0 && right === 0) return null
  if (Math.abs(down) >= Math.abs(right)) {
    return down > 0
      ? { ...source, top: source.bottom + 1, bottom: to.row }
      : { ...source, top: to.row, bottom: source.top - 1 }
  }
  return right > 0
    ? { ...source, left: source.right + 1, right: to.column }
    : { ...source, left: to.column, right: source.left - 1 }
}

/**
 * How far down a double click on the handle fills, as in Excel: along the filled cells of the column at the left of the
 * range, else of the one at its right. Null where neither goes on below it.
 */
export function reachBelow(source: Range, extent: Extent, isBlank: (point: Point) => boolean): Range | null {
  for (const column of [source.left - 1, source.right + 1]) {
    if (column < 0 || column >= extent.columns) continue
    let row = source.bottom
    while (row + 1 < extent.body && !isBlank({ row: row + 1, column })) row++
    if (row > source.bottom) return { ...source, top: source.bottom + 1, bottom: row }
  }
  return null
}

const wrap = (value: number, size: number): number => ((value % size) + size) % size

/** Repeats the source over the target, in step with where the source lies. */
export function into(source: Range, target: Range): readonly Copy[] {
  const height = source.bottom - source.top + 1
  const width = source.right - source.left + 1
  const copies: Copy[] = []
  for (let row = target.top; row <= target.bottom; row++) {
    for (let column = target.left; column <= target.right; column++) {
      const from = {
        row: source.top + wrap(row - source.top, height),
        column: source.left + wrap(column - source.left, width),
      }
      copies.push({ from, to: { row, column } })
    }
  }
  return copies
}

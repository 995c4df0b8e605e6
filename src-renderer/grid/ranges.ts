import { holds, type Range } from './selection.ts'

/** How many cells a range has. */
export const sizeOf = ({ top, bottom, left, right }: Range): number => (bottom - top + 1) * (right - left + 1)

const overlap = (a: Range, b: Range): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

const covers = (outer: Range, inner: Range): boolean =>
  holds(outer, inner.top, inner.left) && holds(outer, inner.bottom, inner.right)

/** What is left of a range without another one: up to four ranges, which do not overlap. */
export function subtract(range: Range, cut: Range): readonly Range[] {
  if (!overlap(range, cut)) return [range]
  const top = Math.max(range.top, cut.top)
  const bottom = Math.min(range.bottom, cut.bottom)
  return [
    { ...range, bottom: top - 1 },
    { top, bottom, left: range.left, right: cut.left - 1 },
    { top, bottom, left: cut.right + 1, right: range.right },
    { ...range, top: bottom + 1 },
  ].filter((part) => part.top <= part.bottom && part.left <= part.right)
}

/** The same cells in ranges of which none overlaps another, so that each cell is summed and written once. */
export function disjoint(ranges: readonly Range[]): readonly Range[] {
  if (ranges.length < 2) return ranges
  const apart: Range[] = []
  for (const range of ranges) {
    let parts: readonly Range[] = [range]
    for (const before of apart) parts = parts.flatMap((part) => subtract(part, before))
    apart.push(...parts)
  }
  return apart
}

/** Whether one of the ranges holds the cell. */
export const anyHolds = (ranges: readonly Range[], row: number, column: number): boolean =>
  ranges.some((range) => holds(range, row, column))

/** Whether all cells of a range are among the others. */
export const allHold = (ranges: readonly Range[], range: Range): boolean =>
  ranges.some((one) => covers(one, range)) ||
  ranges.reduce<readonly Range[]>((rest, one) => rest.flatMap((part) => subtract(part, one)), [range]).length === 0

/** The rows and columns of ranges that do not overlap, where together they make a rectangle as in Excel; else null. */
export function rectangleOf(
  ranges: readonly Range[],
): { readonly rows: readonly number[]; readonly columns: readonly number[] } | null {
  const rows = new Set<number>()
  const columns = new Set<number>()
  for (const { top, bottom, left, right } of ranges) {
    for (let row = top; row <= bottom; row++) rows.add(row)
    for (let column = left; column <= right; column++) columns.add(column)
  }
  const cells = ranges.reduce((sum, range) => sum + sizeOf(range), 0)
  if (cells !== rows.size * columns.size) return null
  const inOrder = (places: ReadonlySet<number>): readonly number[] => [...places].toSorted((a, b) => a - b)
  return { rows: inOrder(rows), columns: inOrder(columns) }
}

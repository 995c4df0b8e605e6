/** A4 with the margins of the binder, in mm: landscape is bound at the top, portrait at the left. */
export const papers = {
  landscape: { width: 297, height: 210, top: 20, right: 10, bottom: 14, left: 10 },
  portrait: { width: 210, height: 297, top: 16, right: 15, bottom: 16, left: 25 },
} as const
export type Orientation = keyof typeof papers

export const bodyHeight = (paper: Orientation): number =>
  papers[paper].height - papers[paper].top - papers[paper].bottom
export const bodyWidth = (paper: Orientation): number => papers[paper].width - papers[paper].left - papers[paper].right

/** Rows `from` to `to` (exclusive) stand on one page. */
export type PageSpan = { readonly from: number; readonly to: number }

export type PagingInput = {
  /** Height of each row. All lengths are in one unit. */
  readonly rows: readonly number[]
  /** Room for rows on the first page and on each later one. */
  readonly first: number
  readonly next: number
  /** What follows the last row on its page: totals, notes. */
  readonly tail: number
  /** So many last rows stay with the tail: it never stands alone (at least one, unless there are no rows). */
  readonly together: number
  /** Moves a break before row `to` to a better place between `from` and `to`, both exclusive of `from`. */
  readonly breakAt?: (from: number, to: number) => number
}

/**
 * Divides rows of known height into pages, each filled as far as it goes. Guarantees: every row stands once, in order;
 * no page is empty; no page holds more than its room, if `together` rows and the tail fit a later page and every row
 * fits both; the tail's page holds at least one row. Without rows there is one page.
 */
export function paginate({ rows, first, next, tail, together, breakAt }: PagingInput): readonly PageSpan[] {
  const pages: PageSpan[] = []
  let from = 0
  let left = rows.reduce((sum, height) => sum + height, 0)
  for (;;) {
    const room = pages.length === 0 ? first : next
    if (fits(left + tail, room)) return [...pages, { from, to: rows.length }]
    const keep = Math.max(1, Math.min(together, rows.length - from - 1))
    let to = from
    let height = 0
    while (to < rows.length - keep && fits(height + (rows[to] ?? 0), room)) height += rows[to++] ?? 0
    // One row that leaves no room for the tail anywhere stays with it all the same.
    if (to === from && pages.length > 0 && rows.length - from <= keep) return [...pages, { from, to: rows.length }]
    if (to === from) to = Math.min(from + 1, rows.length)
    if (breakAt) to = Math.min(to, Math.max(from + 1, breakAt(from, to)))
    pages.push({ from, to })
    left -= rows.slice(from, to).reduce((sum, row) => sum + row, 0)
    from = to
  }
}

/** Sums of decimal millimetres are compared with a hair of tolerance, far below what a printer shows. */
const fits = (height: number, room: number): boolean => height <= room + 1e-6

/**
 * Breaks between groups: a group of at most `whole` rows is not torn, of a longer one at least `least` rows stand on
 * either side. For `paginate`.
 */
export function betweenGroups(
  sizes: readonly number[],
  whole: number,
  least: number,
): (from: number, to: number) => number {
  const ends: number[] = []
  for (const size of sizes) ends.push((ends.at(-1) ?? 0) + size)
  return (from, to) => {
    const end = ends.find((each) => each >= to) ?? to
    if (end === to) return to
    const start = Math.max(from, ends.findLast((each) => each <= to) ?? 0)
    if (start > from && (end - start <= whole || to - start < least)) return start
    return end - to < least ? Math.max(end - least, from + 1) : to
  }
}

import { cellText, detailOf, textOf } from './figures.rules.ts'
import { betweenGroups, bodyHeight, bodyWidth, paginate, type PageSpan } from './pages.rules.ts'
import type { Cell, Row, Sheet } from './sheet.rules.ts'
import { comparedLines } from './table-c-compared.rules.ts'
import { cellWidth, emsOf, linesOf, mmPerPoint, widestOf } from './widths.rules.ts'

/** Heights in mm, as the style sheet sets them. */
export const heights = {
  head: 24,
  gap: 2,
  headRow: 8.3,
  headLine: 6,
  notesGap: 2,
  noteLine: 4.4,
  sign: 14.5,
}
const rowHeights = [10.4, 9.4, 8.4] as const
const width = bodyWidth('landscape')
/** Width of the departments' column. */
export const offices = 20

/** How the months stand: in one line, or in two or four where they are wide. Widths and heights in mm. */
export type TableCLayout = {
  readonly bands: 1 | 2 | 4
  readonly size: number
  readonly name: number
  readonly month: number
  readonly year: number
  /** Of one line of a row. */
  readonly height: number
  /** Name and title one below the other. */
  readonly stacked: boolean
}

/** The widths, and which rows stand on which page: lower rows where they save a page. */
export function layoutOf(
  sheet: Sheet,
  count: number,
): { readonly layout: TableCLayout; readonly spans: readonly PageSpan[] } {
  const rows = [...sheet.groups.flatMap((group) => group.rows), ...sheet.totals]
  const text = (cell: Cell): string => cellText(cell, sheet.unit, sheet.decimals)
  const month = widestOf(
    rows.flatMap((row) => row.cells.slice(2, 14).map(text)),
    'bold',
  )
  const year = widestOf(
    rows.map((row) => text(row.cells[14] ?? { kind: 'writing' })),
    'bold',
  )
  const attempts = ([1, 2, 4] as const).flatMap((bands) => [9.5, 8.5, 7.5].map((size) => ({ bands, size })))
  const widths = ({ bands, size }: { bands: 1 | 2 | 4; size: number }) => {
    const count = 12 / bands
    const least = cellWidth(month, size, 2)
    const ofYear = cellWidth(year, size, 2)
    const over = width - offices - ofYear - count * least - 34
    // Width that nobody needs goes to the year and the name, then to the months, so that the columns stand evenly.
    const yearMore = Math.max(0, Math.min(over, 25 - ofYear))
    const nameMore = bands === 1 ? 0 : Math.max(0, Math.min(over - yearMore, 20))
    const more = Math.max(0, Math.floor(((over - yearMore - nameMore) / count) * 10) / 10)
    return { month: least + more, year: ofYear + yearMore, name: 34 + over - yearMore - more * count, fits: over >= -4 }
  }
  const chosen = attempts.find((attempt) => widths(attempt).fits) ?? { bands: 4 as const, size: 7.5 }
  const { fits: _fits, ...set } = widths(chosen)
  const stacked = sheet.groups.some((group) => group.rows.some((row) => nameMm(row) > set.name - 2))
  const layouts = rowHeights.map((height): TableCLayout => ({ ...chosen, ...set, height, stacked }))
  const tried = layouts.map((layout) => ({ layout, spans: spansOf(sheet, layout, count) }))
  const best = tried.find(({ spans }) => spans.length === 1) ?? tried[0]
  if (!best) throw new Error('there is a height to try')
  return best
}

function spansOf(sheet: Sheet, { bands, height }: TableCLayout, count: number): readonly PageSpan[] {
  const noteLines = sheet.notes.reduce(
    (sum, { head: title, text }) => sum + linesOf(`${title ?? ''}　${text}`, width, 8),
    0,
  )
  const room = bodyHeight('landscape') - heights.head - heights.gap - headHeight(bands)
  return paginate({
    rows: Array.from({ length: count }, () => height * bands),
    first: room,
    next: room,
    tail:
      2 * height * bands + comparedLines(sheet).height + heights.notesGap + noteLines * heights.noteLine + heights.sign,
    together: bands === 1 ? 2 : 1,
    breakAt: betweenGroups(
      sheet.groups.map((group) => group.rows.length),
      3,
      2,
    ),
  })
}

const headHeight = (bands: TableCLayout['bands']): number => (bands === 1 ? heights.headRow : bands * heights.headLine)

const nameMm = ({ cells: [, person] }: Row): number =>
  emsOf(textOf(person), 'bold') * 9.5 * mmPerPoint + 2 + emsOf(detailOf(person)) * 8 * mmPerPoint

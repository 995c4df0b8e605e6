import { cityLayout, type CityLayout } from './city-layout.rules.ts'
import { cityTable, headRowsOf } from './city-table.rules.ts'
import { head, note, pagesOf, signatures } from './html.rules.ts'
import { bodyHeight, paginate, type PageSpan } from './pages.rules.ts'
import type { Note, Sheet } from './sheet.rules.ts'
import { linesOf } from './widths.rules.ts'

/** Heights in mm, as the style sheet sets them. */
const heights = {
  head: 23.3,
  headRow: 5.5,
  row: 10.2,
  total: 7.6,
  rowOfFour: 8,
  totalOfFour: 5,
  sign: 8.9,
  noteGap: 5,
  noteLine: 4.4,
}
const noteWidth = 133.5
/** At least so many rows stand with the total. */
const together = 3

/** The pages of one city sheet, each a block of fixed height: what fits is counted, not left to the printer. */
export function cityPages(sheet: Sheet): { readonly html: string; readonly pages: number } {
  const layout = cityLayout(sheet)
  const rows = sheet.groups.flatMap((group) => group.rows)
  const spans = citySpans(sheet, layout)
  const pages = spans.map((span, index) => {
    const last = index === spans.length - 1
    const body =
      (index === 0
        ? head(sheet, 'minmax(0,1fr) minmax(0,1.15fr) minmax(0,1fr) minmax(max-content,1.35fr) minmax(max-content,1fr)')
        : '') +
      cityTable(sheet, layout, rows.slice(span.from, span.to), last) +
      signatures(sheet.language) +
      (last && showsNotes(layout)
        ? `<div class="notes">${noteColumns(sheet.notes)
            .map((part) => `<div>${part.map(note).join('')}</div>`)
            .join('')}</div>`
        : '')
    return { body, running: index > 0 }
  })
  return { html: pagesOf(sheet, pages), pages: pages.length }
}

/** Which rows stand on which page. */
export function citySpans(sheet: Sheet, layout: CityLayout): readonly PageSpan[] {
  const { bands } = layout
  const count = sheet.groups.reduce((sum, group) => sum + group.rows.length, 0)
  const newOnes = sheet.groups.reduce((sum, group) => sum + (group.newCustomers ? group.rows.length : 0), 0)
  const four = bands === 4
  const room = bodyHeight('landscape') - headRowsOf(bands) * heights.headRow - heights.sign
  const noteLines = Math.max(
    ...noteColumns(sheet.notes).map((part) => part.reduce((sum, each) => sum + lineCount(each), 0)),
  )
  return paginate({
    rows: Array.from({ length: count }, () => bands * (four ? heights.rowOfFour : heights.row)),
    first: room - heights.head,
    next: room,
    tail:
      sheet.totals.length * bands * (four ? heights.totalOfFour : heights.total) +
      (showsNotes(layout) ? heights.noteGap + noteLines * heights.noteLine : 0),
    // 新增客户 lines and the row before them stay with the total.
    together: Math.min(four ? 1 : together * 2, Math.max(four ? 1 : together, newOnes + 1)),
  })
}

/** In four lines a channel there is no room to spare for explanations. */
const showsNotes = ({ bands }: CityLayout): boolean => bands < 4
const noteColumns = (notes: readonly Note[]): readonly (readonly Note[])[] => [notes.slice(0, 2), notes.slice(2)]
const lineCount = ({ head: title, text, held }: Note): number =>
  linesOf(`${title ?? ''}　${text}${held ? held.join(' ') : ''}`, noteWidth, 8)

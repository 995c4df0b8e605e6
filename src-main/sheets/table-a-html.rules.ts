import { cellText, detailOf, textOf } from './figures.rules.ts'
import {
  columns,
  escape,
  head,
  note,
  pagesOf,
  portraitFacts,
  signatures,
  td,
  th,
  type PageContent,
} from './html.rules.ts'
import { bodyHeight, bodyWidth, paginate } from './pages.rules.ts'
import type { Row, Sheet } from './sheet.rules.ts'
import { comparison } from './table-a-compared.rules.ts'
import { cellWidth, emsOf, linesOf, mmPerPoint, widestOf } from './widths.rules.ts'

/** Heights in mm, as the style sheet sets them. */
const heights = {
  head: 24,
  gap: 6,
  headRow: 10.4,
  tall: 14,
  low: 10,
  notesGap: 7,
  noteLine: 4.4,
  sign: 23.5,
}
const width = bodyWidth('portrait')
/** With more owners the rows are lower. */
const few = 8

/** The pages of table A: the table, then the comparison with 下达, the note and the signatures, each where it fits. */
export function tableAPages(sheet: Sheet): { readonly html: string; readonly pages: number } {
  const rows = sheet.groups.flatMap((group) => group.rows)
  const row = rows.length <= few ? heights.tall : heights.low
  const room = bodyHeight('portrait') - heights.headRow
  const spans = paginate({
    rows: rows.map(() => row),
    first: room - heights.head - heights.gap,
    next: room,
    tail: row,
    together: 2,
  })
  const pages = spans.map(({ from, to }, index) => {
    const last = index === spans.length - 1
    const top = index === 0 ? head(sheet, portraitFacts(sheet.language)) : ''
    return { body: top + table(sheet, rows.slice(from, to), row, last), running: index > 0 }
  })
  const lastSpan = spans.at(-1)
  const onLast =
    ((lastSpan?.to ?? 0) - (lastSpan?.from ?? 0) + 1) * row + (spans.length === 1 ? heights.head + heights.gap : 0)
  return finish(sheet, pages, room - onLast)
}

/** Puts what follows the table on its last page or on further ones. `left` is the room that the table leaves. */
function finish(
  sheet: Sheet,
  pages: readonly PageContent[],
  left: number,
): { readonly html: string; readonly pages: number } {
  const done: PageContent[] = [...pages]
  let room = left
  const append = (html: string, height: number): void => {
    const last = done.at(-1)
    if (last && height <= room) {
      done[done.length - 1] = { ...last, body: last.body + html }
      room -= height
    } else {
      done.push({ body: html, running: true })
      room = bodyHeight('portrait') - height
    }
  }
  for (const { html, height } of comparison(sheet, room)) append(html, height)
  const lines = sheet.notes.reduce(
    (sum, { head: title, text }) => sum + linesOf(`${title ?? ''}　${text}`, width, 8),
    0,
  )
  append(
    `<div class="notes">${sheet.notes.map(note).join('')}</div>${signatures(sheet.language)}`,
    heights.notesGap + lines * heights.noteLine + heights.sign,
  )
  return { html: pagesOf(sheet, done), pages: done.length }
}

function table(sheet: Sheet, rows: readonly Row[], height: number, last: boolean): string {
  const all = [...rows, ...sheet.totals]
  const amounts = all.flatMap((row) => row.cells.slice(1).map((cell) => cellText(cell, sheet.unit, sheet.decimals)))
  const ems = widestOf(amounts, 'bold')
  const size =
    [10.5, 9.5, 8.5].find((points) => 4 * cellWidth(ems, points, 3) + cellWidth(ems, points, 3) <= width - 40) ?? 7.5
  const amount = Math.max(24, cellWidth(ems, size, 3))
  const year = Math.max(26, amount)
  const name = width - 4 * amount - year
  const widest = rows.reduce((most, row) => Math.max(most, nameMm(row)), 0)
  const stacked = widest > name - 3
  const cells = (row: Row): string =>
    row.cells
      .slice(1)
      .map((cell, index) => td(index === 4 ? 'n y b' : 'n', escape(cellText(cell, sheet.unit, sheet.decimals))))
      .join('')
  const heads = sheet.columns.map((column, index) =>
    th(index === 0 ? 'l pre' : index === 5 ? 'n y' : 'n', escape(column.head)),
  )
  const style = ` style="height:${height}mm;font-size:${size}pt"`
  return (
    `<table class="t">${columns([name, amount, amount, amount, amount, year])}<thead><tr>${heads.join('')}</tr></thead>` +
    `<tbody>${rows.map((row) => `<tr${style}>${td('pre', owner(row, stacked))}${cells(row)}</tr>`).join('')}</tbody>` +
    (last
      ? `<tbody class="end">${sheet.totals.map((row) => `<tr class="total"${style}>${td('pre', escape(textOf(row.cells[0])))}${cells(row)}</tr>`).join('')}</tbody>`
      : '') +
    '</table>'
  )
}

const nameMm = (row: Row): number =>
  Math.max(14, emsOf(textOf(row.cells[0]), 'bold') * 10.5 * mmPerPoint + 1.5) +
  emsOf(detailOf(row.cells[0])) * 8 * mmPerPoint

/** Name and office beside each other as long as both fit for every owner, else one below the other. */
const owner = (row: Row, stacked: boolean): string =>
  stacked
    ? `<div class="nm cut">${escape(textOf(row.cells[0]))}</div><div class="s cut">${escape(detailOf(row.cells[0]))}</div>`
    : `<span class="nm">${escape(textOf(row.cells[0]))}</span><span class="s">${escape(detailOf(row.cells[0]))}</span>`

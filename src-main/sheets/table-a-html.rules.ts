import { formatAmount, formatSigned } from '../shared/money.ts'
import { cellText } from './figures.rules.ts'
import { columns, escape, head, note, pagesOf, portraitFacts, signatures, td, th, type PageContent } from './html.rules.ts'
import { bodyHeight, bodyWidth, paginate } from './pages.rules.ts'
import type { Row, Sheet } from './sheet.rules.ts'
import { cellWidth, emsOf, linesOf, mmPerPoint, widestOf } from './widths.rules.ts'
import { wordsOf } from './words.rules.ts'

/** Heights in mm, as the style sheet sets them. */
const heights = { head: 24, gap: 6, headRow: 10.4, tall: 14, low: 10, comparedGap: 9, comparedHead: 6.6, comparedRow: 7.4, notesGap: 7, noteLine: 4.4, sign: 23.5 }
const width = bodyWidth('portrait')
/** With more owners the rows are lower, and the comparison stands owner under owner. */
const few = 8

/** The pages of table A: the table, then the comparison with 下达, the note and the signatures, each where it fits. */
export function tableAPages(sheet: Sheet): { readonly html: string; readonly pages: number } {
  const rows = sheet.groups.flatMap((group) => group.rows)
  const row = rows.length <= few ? heights.tall : heights.low
  const room = bodyHeight('portrait') - heights.headRow
  const spans = paginate({ rows: rows.map(() => row), first: room - heights.head - heights.gap, next: room, tail: row, together: 2 })
  const pages = spans.map(({ from, to }, index) => {
    const last = index === spans.length - 1
    const top = index === 0 ? head(sheet, portraitFacts(sheet.language)) : ''
    return { body: top + table(sheet, rows.slice(from, to), row, last), running: index > 0 }
  })
  const lastSpan = spans.at(-1)
  const onLast = ((lastSpan?.to ?? 0) - (lastSpan?.from ?? 0) + 1) * row + (spans.length === 1 ? heights.head + heights.gap : 0)
  return finish(sheet, pages, room - onLast)
}

/** Puts what follows the table on its last page or on further ones. `left` is the room that the table leaves. */
function finish(sheet: Sheet, pages: readonly PageContent[], left: number): { readonly html: string; readonly pages: number } {
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
  const lines = sheet.notes.reduce((sum, { head: title, text }) => sum + linesOf(`${title ?? ''}　${text}`, width, 8), 0)
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
  const size = [10.5, 9.5, 8.5].find((points) => 4 * cellWidth(ems, points, 3) + cellWidth(ems, points, 3) <= width - 40) ?? 7.5
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
  const heads = sheet.columns.map((column, index) => th(index === 0 ? 'l pre' : index === 5 ? 'n y' : 'n', escape(column.head)))
  const style = ` style="height:${height}mm;font-size:${size}pt"`
  return (
    `<table class="t">${columns([name, amount, amount, amount, amount, year])}<thead><tr>${heads.join('')}</tr></thead>` +
    `<tbody>${rows.map((row) => `<tr${style}>${td('pre', owner(row, stacked))}${cells(row)}</tr>`).join('')}</tbody>` +
    (last ? `<tbody class="end">${sheet.totals.map((row) => `<tr class="total"${style}>${td('pre', escape(textOf(row)))}${cells(row)}</tr>`).join('')}</tbody>` : '') +
    '</table>'
  )
}

const textOf = (row: Row): string => (row.cells[0]?.kind === 'text' ? row.cells[0].text : '')
const detailOf = (row: Row): string => (row.cells[0]?.kind === 'text' ? (row.cells[0].detail ?? '') : '')
const nameMm = (row: Row): number =>
  Math.max(14, emsOf(textOf(row), 'bold') * 10.5 * mmPerPoint + 1.5) + emsOf(detailOf(row)) * 8 * mmPerPoint

/** Name and office beside each other as long as both fit for every owner, else one below the other. */
const owner = (row: Row, stacked: boolean): string =>
  stacked
    ? `<div class="nm cut">${escape(textOf(row))}</div><div class="s cut">${escape(detailOf(row))}</div>`
    : `<span class="nm">${escape(textOf(row))}</span><span class="s">${escape(detailOf(row))}</span>`

type Part = { readonly html: string; readonly height: number }

/** 下达, 自报, 差额: owners side by side while they are few and their amounts narrow, else one under the other. */
function comparison(sheet: Sheet, room: number): readonly Part[] {
  if (sheet.compared.length === 0) return []
  const words = wordsOf(sheet.language)
  const figures = sheet.compared.map(({ name, quota, own, difference }) => ({
    name,
    cells: [formatAmount(quota, sheet.unit, sheet.decimals), formatAmount(own, sheet.unit, sheet.decimals), formatSigned(difference, sheet.unit, sheet.decimals)],
  }))
  const labels = [words.quota, words.own, words.noteDifference]
  const mmOf = ({ name, cells }: (typeof figures)[number]): number => cellWidth(widestOf([name, ...cells], 'bold'), 9, 2)
  const narrow = figures.every((figure, index) => mmOf(figure) <= (index === figures.length - 1 ? 19 : 15))
  if (figures.length <= few && narrow) {
    const heads = figures.map(({ name }) => th('n', escape(name)))
    const rows = labels.map((label, index) => `<tr>${td('', escape(label))}${figures.map(({ cells }, at) => td(at === figures.length - 1 ? 'n b' : 'n', escape(cells[index] ?? ''))).join('')}</tr>`)
    const spread = columns([46, ...figures.map((_, index) => (index === figures.length - 1 ? 19 : 105 / (figures.length - 1 || 1)))])
    const html = `<table class="u">${spread}<thead><tr>${th('l', escape(words.noteCompare))}${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>`
    return [{ html, height: heights.comparedGap + heights.comparedHead + 3 * heights.comparedRow }]
  }
  const next = bodyHeight('portrait') - heights.comparedHead - heights.comparedGap
  const first = room - heights.comparedHead - heights.comparedGap
  const opens = first >= 5 * heights.comparedRow ? first : next
  return paginate({ rows: figures.map(() => heights.comparedRow), first: opens, next, tail: 0, together: 2 }).map(({ from, to }) => {
    const rows = figures.slice(from, to).map(({ name, cells }) => `<tr>${td('cut', escape(name))}${cells.map((cell) => td('n', escape(cell))).join('')}</tr>`)
    const heads = [th('l', escape(words.noteCompare)), ...labels.map((label) => th('n', escape(label)))]
    return {
      html: `<table class="u">${columns([width - 120, 40, 40, 40])}<thead><tr>${heads.join('')}</tr></thead><tbody${to === figures.length ? '' : ' class="more"'}>${rows.join('')}</tbody></table>`,
      height: heights.comparedGap + heights.comparedHead + (to - from) * heights.comparedRow,
    }
  })
}

import { cellText, detailOf, textOf } from './figures.rules.ts'
import { columns, escape, head, note, pagesOf, portraitFacts, signatures, td, th } from './html.rules.ts'
import { betweenGroups, bodyHeight, bodyWidth, paginate } from './pages.rules.ts'
import type { Cell, Group, Row, Sheet } from './sheet.rules.ts'
import { cellWidth, linesOf, widestOf } from './widths.rules.ts'
import { wordsOf } from './words.rules.ts'

/** Heights in mm, as the style sheet sets them. */
const heights = {
  head: 24,
  gap: 3,
  headRow: 8.3,
  row: 6.7,
  total: 10,
  notesGap: 5,
  noteLine: 4.4,
  sign: 15.5,
  label: 6.4,
  detailLine: 4.4,
}
const ownerWidth = 46
/** Groups up to this long are not torn; of longer ones three rows stand on either side of a break. */
const whole = 15
const leastPart = 3

/** The pages of table B: groups under their owner's name, which is printed again where a long one goes over a page. */
export function tableBPages(sheet: Sheet): { readonly html: string; readonly pages: number } {
  const flat = sheet.groups.flatMap((group) => group.rows.map((row) => ({ group, row })))
  const lines = sheet.notes.reduce(
    (sum, { head: title, text }) => sum + linesOf(`${title ?? ''}　${text}`, bodyWidth('portrait'), 8),
    0,
  )
  const room = bodyHeight('portrait') - heights.headRow
  const newOnes = sheet.groups.reduce((sum, group) => sum + (group.newCustomers ? group.rows.length : 0), 0)
  const spans = paginate({
    rows: flat.map(() => heights.row),
    first: room - heights.head - heights.gap,
    next: room,
    tail: heights.total + heights.notesGap + lines * heights.noteLine + heights.sign,
    together: Math.min(whole, Math.max(leastPart, newOnes + 1)),
    breakAt: betweenGroups(
      sheet.groups.map((group) => group.rows.length),
      whole,
      leastPart,
    ),
  })
  const layout = layoutOf(sheet)
  const pages = spans.map(({ from, to }, index) => {
    const last = index === spans.length - 1
    const parts = [...Map.groupBy(flat.slice(from, to), ({ group }) => group)]
    const body = parts.map(([group, rows]) =>
      groupBody(
        sheet,
        layout,
        group,
        rows.map(({ row }) => row),
      ),
    )
    const end = last ? `<tbody class="end">${sheet.totals.map((row) => totalRow(sheet, row)).join('')}</tbody>` : ''
    return {
      body:
        (index === 0 ? head(sheet, portraitFacts(sheet.language)) : '') +
        `<table class="t">${columns(layout.widths)}<thead>${tableHead(sheet)}</thead>${body.join('')}${end}</table>` +
        (last ? `<div class="notes">${sheet.notes.map(note).join('')}</div>${signatures(sheet.language)}` : ''),
      running: index > 0,
    }
  })
  return { html: pagesOf(sheet, pages), pages: pages.length }
}

type Layout = { readonly widths: readonly number[]; readonly city: number }

function layoutOf(sheet: Sheet): Layout {
  const rows = [...sheet.groups.flatMap((group) => group.rows), ...sheet.totals]
  const target = Math.max(
    30,
    cellWidth(
      widestOf(
        rows.map((row) => cellText(row.cells[3] ?? blank, sheet.unit, sheet.decimals)),
        'bold',
      ),
      10.5,
      3,
    ),
  )
  const cities = widestOf(sheet.groups.flatMap((group) => group.rows.map((row) => detailOf(row.cells[2]))))
  return {
    widths: [ownerWidth, 22, bodyWidth('portrait') - ownerWidth - 22 - target, target],
    city: Math.min(26, Math.max(12, cellWidth(cities, 9, 2))),
  }
}

const blank: Cell = { kind: 'writing' }

const tableHead = (sheet: Sheet): string =>
  `<tr>${sheet.columns.map((column, index) => th(index === 3 ? 'n' : 'l', escape(column.head))).join('')}</tr>`

function groupBody(sheet: Sheet, { city }: Layout, group: Group, rows: readonly Row[]): string {
  const continued = rows[0] !== group.rows[0]
  const told = continued ? [wordsOf(sheet.language).groupContinued.trim()] : group.details
  const details = fitting(told, rows.length * heights.row - heights.label)
  const owner =
    `<div class="cut"><b>${escape(group.label ?? '')}</b></div>` +
    details.map((detail) => `<div class="s">${escape(detail)}</div>`).join('')
  const line = (row: Row, index: number): string =>
    `<tr>${index === 0 ? td('o', owner, ` rowspan="${rows.length}"`) : ''}${td('cut', escape(textOf(row.cells[1])))}` +
    td(
      'cut',
      `<span class="ct cut" style="width:${city}mm">${escape(detailOf(row.cells[2]))}</span>${escape(textOf(row.cells[2]))}`,
    ) +
    `${td('n', escape(cellText(row.cells[3] ?? blank, sheet.unit, sheet.decimals)))}</tr>`
  return `<tbody>${rows.map(line).join('')}</tbody>`
}

/** As many of the lines as the group is high, the last ones first, which tell most. */
function fitting(details: readonly string[], room: number): readonly string[] {
  let left = room
  return details
    .toReversed()
    .filter((detail) => {
      const height = linesOf(detail, ownerWidth - 3, 8) * heights.detailLine
      if (height > left) return false
      left -= height
      return true
    })
    .toReversed()
}

const totalRow = (sheet: Sheet, row: Row): string =>
  `<tr class="total">${td('', escape(textOf(row.cells[0])))}${td('', '')}` +
  `${td('', `<span class="count">${escape(textOf(row.cells[2]))}</span>`)}${td('n', escape(cellText(row.cells[3] ?? blank, sheet.unit, sheet.decimals)))}</tr>`

import { cellText, detailOf, textOf } from './figures.rules.ts'
import { columns, escape, head, note, pagesOf, signatures, td, th, type PageContent } from './html.rules.ts'
import type { Cell, Row, Sheet, TotalRow } from './sheet.rules.ts'
import { comparedLines } from './table-c-compared.rules.ts'
import { heights, layoutOf, offices, type TableCLayout } from './table-c-layout.rules.ts'
import { wordsOf } from './words.rules.ts'

/** The pages of table C, one measure after the other, with the full head on each. */
export function tableCPages(sheets: readonly Sheet[]): { readonly html: string; readonly pages: number } {
  const pages = sheets.flatMap((sheet) => measurePages(sheet))
  const [first] = sheets
  return { html: first ? pagesOf(first, pages) : '', pages: pages.length }
}

function measurePages(sheet: Sheet): readonly PageContent[] {
  const rows = sheet.groups.flatMap((group) => group.rows)
  const { layout, spans } = layoutOf(sheet, rows.length)
  return spans.map(({ from, to }, index) => {
    const last = index === spans.length - 1
    const bodies = sheet.groups.map((group) => {
      const part = group.rows.filter((row) => rows.indexOf(row) >= from && rows.indexOf(row) < to)
      const label = (group.label ?? '') + (part[0] === group.rows[0] ? '' : wordsOf(sheet.language).groupContinued)
      return part.length === 0
        ? ''
        : `<tbody class="g">${part.map((row, at) => personRow(sheet, layout, row, at === 0 ? { label, rows: part.length } : null, at === part.length - 1)).join('')}</tbody>`
    })
    const months = Array.from({ length: 12 / layout.bands }, () => layout.month)
    const end = last
      ? `<tbody class="end">${sheet.totals.map((row) => totalRow(sheet, layout, row)).join('')}</tbody>`
      : ''
    const body =
      head(sheet, 'minmax(0,1fr) minmax(0,1.15fr) minmax(0,1fr) minmax(max-content,1.1fr)') +
      `<table class="t" style="font-size:${layout.size}pt">${columns([offices, layout.name, ...months, layout.year])}<thead>${tableHead(sheet, layout)}</thead>${bodies.join('')}${end}</table>` +
      (last
        ? `${comparedLines(sheet).html}<div class="notes">${sheet.notes.map(note).join('')}</div>${signatures(sheet.language)}`
        : '')
    return { body, running: false }
  })
}

function tableHead(sheet: Sheet, { bands }: TableCLayout): string {
  const [department, person] = sheet.columns
  const span = bands === 1 ? '' : ` rowspan="${bands}"`
  const lines = bandsOf(sheet.columns.slice(2, 14), bands)
  const style = ` style="height:${bands === 1 ? heights.headRow : heights.headLine}mm"`
  return lines
    .map((months, index) => {
      const cells = months.map((column, at) => th(at % 3 === 0 && at > 0 ? 'n q' : 'n', escape(column.head))).join('')
      const before = th('l', escape(department?.head ?? ''), span) + th('l pre', escape(person?.head ?? ''), span)
      return `<tr${style}>${index === 0 ? before : ''}${cells}${index === 0 ? th('n y', escape(sheet.columns[14]?.head ?? ''), span) : ''}</tr>`
    })
    .join('')
}

const bandsOf = <Item>(months: readonly Item[], bands: TableCLayout['bands']): readonly (readonly Item[])[] =>
  Array.from({ length: bands }, (_, band) => months.slice((band * 12) / bands, ((band + 1) * 12) / bands))

function figure(sheet: Sheet, cell: Cell | undefined): string {
  if (!cell) return ''
  const text = cellText(cell, sheet.unit, sheet.decimals)
  return escape(cell.kind === 'share' && cell.tenths !== null ? `${text}%` : text)
}

function personRow(
  sheet: Sheet,
  layout: TableCLayout,
  row: Row,
  group: { readonly label: string; readonly rows: number } | null,
  last: boolean,
): string {
  const [, person] = row.cells
  const office = detailOf(person)
  const name = layout.stacked
    ? `<div class="nm cut">${escape(textOf(person))}</div><div class="s cut">${escape(office)}</div>`
    : `<span class="nm">${escape(textOf(person))}</span><span class="s">${escape(office)}</span>`
  const before = group
    ? td('d', `<div class="two">${escape(group.label)}</div>`, ` rowspan="${group.rows * layout.bands}"`)
    : ''
  return lines(sheet, layout, row, '', before, (span) => td(last ? 'pre last' : 'pre', name, span), last ? ' last' : '')
}

const totalRow = (sheet: Sheet, layout: TableCLayout, row: TotalRow): string =>
  lines(sheet, layout, row, row.kind, '', (span) => td('pre', escape(textOf(row.cells[0])), ` colspan="2"${span}`))

function lines(
  sheet: Sheet,
  layout: TableCLayout,
  row: Row,
  kind: string,
  group: string,
  name: (span: string) => string,
  yearClass = '',
): string {
  const span = layout.bands === 1 ? '' : ` rowspan="${layout.bands}"`
  return bandsOf(row.cells.slice(2, 14), layout.bands)
    .map((months, index) => {
      const cells = months.map((cell, at) => td(at % 3 === 0 && at > 0 ? 'n q' : 'n', figure(sheet, cell))).join('')
      const around =
        index === 0
          ? { before: group + name(span), after: td(`n y b${yearClass}`, figure(sheet, row.cells[14]), span) }
          : { before: '', after: '' }
      const classes = [kind, index < layout.bands - 1 ? 'half' : ''].filter(Boolean).join(' ')
      return `<tr${classes ? ` class="${classes}"` : ''} style="height:${layout.height}mm">${around.before}${cells}${around.after}</tr>`
    })
    .join('')
}

import { formatAmount, formatSigned } from '../shared/money.ts'
import { cellText } from './figures.rules.ts'
import { columns, escape, head, note, pagesOf, signatures, td, th, type PageContent } from './html.rules.ts'
import { betweenGroups, bodyHeight, bodyWidth, paginate, type PageSpan } from './pages.rules.ts'
import type { Cell, Row, Sheet, TotalRow } from './sheet.rules.ts'
import { quartersOfTotal } from './table-c.rules.ts'
import { cellWidth, emsOf, linesOf, mmPerPoint, widestOf } from './widths.rules.ts'
import { wordsOf } from './words.rules.ts'

/** Heights in mm, as the style sheet sets them. */
const heights = { head: 24, gap: 2, headRow: 8.3, headLine: 6, compared: 5, comparedLine: 4.6, notesGap: 2, noteLine: 4.4, sign: 14.5 }
const rowHeights = [10.4, 9.4, 8.4] as const
const width = bodyWidth('landscape')
const offices = 20

/** How the months stand: in one line, or in two or four where they are wide. */
type Layout = {
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
      return part.length === 0 ? '' : `<tbody class="g">${part.map((row, at) => personRow(sheet, layout, row, at === 0 ? { label, rows: part.length } : null, at === part.length - 1)).join('')}</tbody>`
    })
    const months = Array.from({ length: 12 / layout.bands }, () => layout.month)
    const end = last ? `<tbody class="end">${sheet.totals.map((row) => totalRow(sheet, layout, row)).join('')}</tbody>` : ''
    const body =
      head(sheet, 'minmax(0,1fr) minmax(0,1.15fr) minmax(0,1fr) minmax(max-content,1.1fr)') +
      `<table class="t" style="font-size:${layout.size}pt">${columns([offices, layout.name, ...months, layout.year])}<thead>${tableHead(sheet, layout)}</thead>${bodies.join('')}${end}</table>` +
      (last ? `${comparedLines(sheet).html}<div class="notes">${sheet.notes.map(note).join('')}</div>${signatures(sheet.language)}` : '')
    return { body, running: false }
  })
}

function layoutOf(sheet: Sheet, count: number): { readonly layout: Layout; readonly spans: readonly PageSpan[] } {
  const rows = [...sheet.groups.flatMap((group) => group.rows), ...sheet.totals]
  const text = (cell: Cell): string => cellText(cell, sheet.unit, sheet.decimals)
  const month = widestOf(rows.flatMap((row) => row.cells.slice(2, 14).map(text)), 'bold')
  const year = widestOf(rows.map((row) => text(row.cells[14] ?? { kind: 'writing' })), 'bold')
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
  const layouts = rowHeights.map((height): Layout => ({ ...chosen, ...set, height, stacked }))
  const tried = layouts.map((layout) => ({ layout, spans: spansOf(sheet, layout, count) }))
  const best = tried.find(({ spans }) => spans.length === 1) ?? tried[0]
  if (!best) throw new Error('there is a height to try')
  return best
}

function spansOf(sheet: Sheet, { bands, height }: Layout, count: number): readonly PageSpan[] {
  const noteLines = sheet.notes.reduce((sum, { head: title, text }) => sum + linesOf(`${title ?? ''}　${text}`, width, 8), 0)
  const room = bodyHeight('landscape') - heights.head - heights.gap - headHeight(bands)
  return paginate({
    rows: Array.from({ length: count }, () => height * bands),
    first: room,
    next: room,
    tail: 2 * height * bands + comparedLines(sheet).height + heights.notesGap + noteLines * heights.noteLine + heights.sign,
    together: bands === 1 ? 2 : 1,
    breakAt: betweenGroups(sheet.groups.map((group) => group.rows.length), 3, 2),
  })
}

const headHeight = (bands: Layout['bands']): number => (bands === 1 ? heights.headRow : bands * heights.headLine)
const textOf = (cell: Cell | undefined): string => (cell?.kind === 'text' ? cell.text : '')
const detailOf = (cell: Cell | undefined): string => (cell?.kind === 'text' ? (cell.detail ?? '') : '')
const nameMm = ({ cells: [, person] }: Row): number =>
  emsOf(textOf(person), 'bold') * 9.5 * mmPerPoint + 2 + emsOf(detailOf(person)) * 8 * mmPerPoint

function tableHead(sheet: Sheet, { bands }: Layout): string {
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

const bandsOf = <Item>(months: readonly Item[], bands: Layout['bands']): readonly (readonly Item[])[] =>
  Array.from({ length: bands }, (_, band) => months.slice((band * 12) / bands, ((band + 1) * 12) / bands))

function figure(sheet: Sheet, cell: Cell | undefined): string {
  if (!cell) return ''
  const text = cellText(cell, sheet.unit, sheet.decimals)
  return escape(cell.kind === 'share' && cell.tenths !== null ? `${text}%` : text)
}

function personRow(sheet: Sheet, layout: Layout, row: Row, group: { readonly label: string; readonly rows: number } | null, last: boolean): string {
  const [, person] = row.cells
  const office = detailOf(person)
  const name = layout.stacked
    ? `<div class="nm cut">${escape(textOf(person))}</div><div class="s cut">${escape(office)}</div>`
    : `<span class="nm">${escape(textOf(person))}</span><span class="s">${escape(office)}</span>`
  const before = group ? td('d', `<div class="two">${escape(group.label)}</div>`, ` rowspan="${group.rows * layout.bands}"`) : ''
  return lines(sheet, layout, row, '', before, (span) => td(last ? 'pre last' : 'pre', name, span), last ? ' last' : '')
}

const totalRow = (sheet: Sheet, layout: Layout, row: TotalRow): string =>
  lines(sheet, layout, row, row.kind, '', (span) => td('pre', escape(textOf(row.cells[0])), ` colspan="2"${span}`))

function lines(sheet: Sheet, layout: Layout, row: Row, kind: string, group: string, name: (span: string) => string, yearClass = ''): string {
  const span = layout.bands === 1 ? '' : ` rowspan="${layout.bands}"`
  return bandsOf(row.cells.slice(2, 14), layout.bands)
    .map((months, index) => {
      const cells = months.map((cell, at) => td(at % 3 === 0 && at > 0 ? 'n q' : 'n', figure(sheet, cell))).join('')
      const around = index === 0 ? { before: group + name(span), after: td(`n y b${yearClass}`, figure(sheet, row.cells[14]), span) } : { before: '', after: '' }
      const classes = [kind, index < layout.bands - 1 ? 'half' : ''].filter(Boolean).join(' ')
      return `<tr${classes ? ` class="${classes}"` : ''} style="height:${layout.height}mm">${around.before}${cells}${around.after}</tr>`
    })
    .join('')
}

/** 下达 / 自报 / 差额 of the year at the left, the quarters at the right; below each other where they do not fit beside. */
function comparedLines(sheet: Sheet): { readonly html: string; readonly height: number } {
  const words = wordsOf(sheet.language)
  const amount = (fen: number | null): string => (fen === null ? '—' : formatAmount(fen, sheet.unit, sheet.decimals))
  const [all] = sheet.compared
  const assigned = all && all.quota !== null
  const left = [
    ...(assigned ? [[words.headquartersQuota, amount(all.quota)]] : []),
    [words.own, amount(all?.own ?? null)],
    ...(assigned ? [[words.difference, formatSigned(all.difference, sheet.unit, sheet.decimals)]] : []),
  ]
  const right = quartersOfTotal(sheet).map((fen, index) => [words.quarter(index + 1), amount(fen)])
  const part = ([label, value]: readonly string[], strong: boolean): string =>
    `<div><span>${escape(label ?? '')}</span>${strong ? `<b>${escape(value ?? '')}</b>` : escape(value ?? '')}</div>`
  const leftHtml = left.map((pair) => part(pair, true)).join('')
  const rightHtml = right.map((pair) => part(pair, false)).join('')
  const ems = [...left, ...right].reduce((sum, pair) => sum + emsOf(pair.join(''), 'bold'), 0)
  const beside = ems * 9 * mmPerPoint + (left.length + right.length) * 11 <= width
  return {
    html: beside
      ? `<div class="cmp">${leftHtml}<div class="gap"></div>${rightHtml}</div>`
      : `<div class="cmp">${leftHtml}</div><div class="cmp below">${rightHtml}</div>`,
    height: heights.compared + (beside ? 1 : 2) * heights.comparedLine,
  }
}

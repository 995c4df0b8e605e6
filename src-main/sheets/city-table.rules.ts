import type { CityLayout } from './city-layout.rules.ts'
import { cellText, detailOf, textOf } from './figures.rules.ts'
import { columns, escape, td, th } from './html.rules.ts'
import type { Cell, Group, Row, Sheet, TotalRow } from './sheet.rules.ts'
import { emsOf, mmPerPoint } from './widths.rules.ts'
import { wordsOf } from './words.rules.ts'

/** Number and padding before and after a channel's name, in mm. */
const nameIndent = 8.3

/** Lines of the table's head: quarters over months, or one for each line of a channel. */
export const headRowsOf = (bands: CityLayout['bands']): number => (bands === 4 ? 4 : 2)

/** The table of one page: its head, its rows, and at the end the computed rows. */
export function cityTable(sheet: Sheet, layout: CityLayout, rows: readonly Row[], last: boolean): string {
  const perBand = 4 / layout.bands
  const amounts = Array.from({ length: perBand }, () => [
    layout.month,
    layout.month,
    layout.month,
    layout.quarter,
  ]).flat()
  const widths = [layout.name, layout.grade, layout.owner, ...amounts, layout.year, layout.writing, layout.note]
  const size = layout.size === 8.5 ? '' : layout.size === 8 ? ' z8' : ' z75'
  const bodies = sheet.groups.map((group) =>
    body(
      sheet,
      layout,
      group,
      rows.filter((row) => group.rows.includes(row)),
    ),
  )
  const end = last
    ? `<tbody class="end${layout.bands === 4 ? ' end4' : ''}">${sheet.totals.map((row) => totalRow(sheet, layout, row)).join('')}</tbody>`
    : ''
  return `<table class="t${size}">${columns(widths)}<thead>${tableHead(sheet, layout)}</thead>${bodies.join('')}${end}</table>`
}

function body(sheet: Sheet, layout: CityLayout, group: Group, rows: readonly Row[]): string {
  if (rows.length === 0) return ''
  const classes = [group.newCustomers ? 'new' : '', layout.bands === 4 ? 'row4' : ''].filter(Boolean).join(' ')
  return `<tbody${classes ? ` class="${classes}"` : ''}>${rows.map((row) => channelRow(sheet, layout, row)).join('')}</tbody>`
}

function tableHead(sheet: Sheet, { bands }: CityLayout): string {
  const [channel, grade, owner] = sheet.columns
  const [year, writing, remark] = sheet.columns.slice(-3)
  const rows = headRowsOf(bands)
  const span = ` rowspan="${rows}"`
  const fixed =
    th('l', escape(channel?.head ?? ''), span) +
    th('', escape(grade?.head ?? ''), span) +
    th('pre', escape(owner?.head ?? ''), span)
  const hand =
    th('n y', escape(year?.head ?? ''), span) +
    th('w', escape(writing?.head ?? ''), span) +
    th('', escape(remark?.head ?? ''), span)
  const quarterOf = (quarter: number): string =>
    sheet.columns
      .filter((column) => column.quarter === quarter)
      .map((column) => (column.role === 'quarter' ? th('n q b', `Q${quarter}`) : th('n', escape(column.head))))
      .join('')
  const lines = bandsOf(bands).map((quarters) => quarters.map(quarterOf).join(''))
  if (bands > 1)
    return lines.map((line, index) => `<tr>${index === 0 ? fixed : ''}${line}${index === 0 ? hand : ''}</tr>`).join('')
  const heads = sheet.columns
    .filter((column) => column.role === 'quarter')
    .map((column) => th('qh', escape(column.head), ' colspan="4"'))
  return `<tr>${fixed}${heads.join('')}${hand}</tr><tr>${lines.join('')}</tr>`
}

/** Quarters 1–4 by the line they stand in. */
const bandsOf = (bands: CityLayout['bands']): readonly (readonly number[])[] =>
  bands === 1
    ? [[1, 2, 3, 4]]
    : bands === 2
      ? [
          [1, 2],
          [3, 4],
        ]
      : [[1], [2], [3], [4]]

function amountCells(sheet: Sheet, row: Row, quarters: readonly number[]): string {
  return quarters
    .map((quarter) => {
      const start = 3 + (quarter - 1) * 4
      return row.cells
        .slice(start, start + 4)
        .map((cell, index) => td(index === 3 ? 'n q b' : index === 0 ? 'n q0' : 'n', figure(sheet, cell)))
        .join('')
    })
    .join('')
}

/** A held month is underlined, a held blank too. */
function figure(sheet: Sheet, cell: Cell): string {
  const text = cellText(cell, sheet.unit, sheet.decimals)
  if (cell.kind !== 'amount' || !cell.held) return escape(text)
  return `<span class="h">${text === '' ? '&emsp;' : escape(text)}</span>`
}

function channelRow(sheet: Sheet, layout: CityLayout, row: Row): string {
  const [channel, grade, owner] = row.cells
  const [year, , remark] = row.cells.slice(-3)
  const detail = detailOf(channel) === '' ? '' : `<div class="s cut">${escape(detailOf(channel))}</div>`
  // A name too long for one line takes two of smaller type; what is longer still is cut there.
  const long = emsOf(textOf(channel), 'bold') * 8.5 * mmPerPoint > layout.name - nameIndent
  const before = `<div class="name ${long ? 'long two' : 'cut'}"><span class="no">${row.number ?? ''}</span>${escape(textOf(channel))}</div>${detail}`
  return bandRows(sheet, layout, row, '', (span) => ({
    before:
      td(long ? 'tight' : '', before, span) +
      td('c', escape(textOf(grade)), span) +
      td('c pre', `<div class="two">${escape(textOf(owner))}</div>`, span),
    after:
      td('n y b', year ? figure(sheet, year) : '', span) +
      td('w', '', span) +
      td('s', `<div class="two">${escape(textOf(remark))}</div>`, span),
  }))
}

function totalRow(sheet: Sheet, layout: CityLayout, row: TotalRow): string {
  const [label] = row.cells
  const [year] = row.cells.slice(-3)
  const detail =
    detailOf(label) === ''
      ? ''
      : `${wordsOf(sheet.language).wideSpace}<span${row.kind === 'share' ? ' class="s"' : ''}>${escape(detailOf(label))}</span>`
  return bandRows(
    sheet,
    layout,
    row,
    row.kind === 'total' ? 'total' : row.kind === 'share' ? 'share' : 'assigned',
    (span) => ({
      before: td(
        'pre',
        `<div class="cut"><span class="no"></span>${escape(textOf(label))}${detail}</div>`,
        ` colspan="3"${span}`,
      ),
      after: td('n y b', year ? figure(sheet, year) : '', span) + td('w', '', span) + td('', '', span),
    }),
  )
}

/** One line for the year, or one for each half or quarter with the cells before and after them spanning all. */
function bandRows(
  sheet: Sheet,
  { bands }: CityLayout,
  row: Row,
  classes: string,
  around: (span: string) => { readonly before: string; readonly after: string },
): string {
  const { before, after } = around(bands === 1 ? '' : ` rowspan="${bands}"`)
  return bandsOf(bands)
    .map((quarters, index) => {
      const names = [classes, index < bands - 1 ? 'half' : ''].filter(Boolean).join(' ')
      return `<tr${names ? ` class="${names}"` : ''}>${index === 0 ? before : ''}${amountCells(sheet, row, quarters)}${index === 0 ? after : ''}</tr>`
    })
    .join('')
}

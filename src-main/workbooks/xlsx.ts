import {
  readXlsx,
  writeXlsx,
  type Cell,
  type CellStyle,
  type CellValue,
  type MergeRange,
  type WriteSheet,
} from 'hucre/xlsx'
import { Refusal } from '../shared/result.ts'
import type { Book, BookCell, BookSheet } from './book.rules.ts'
import type { ForeignFile, ForeignSheet } from './foreign.rules.ts'
import { takeParts } from './xlsx-parts.ts'
import { pack } from './zip.ts'

/**
 * The one door to the spreadsheet library: a foreign workbook in as plain texts, our own book out as bytes.
 * Nothing else imports it, so that it can be replaced.
 */

/** Formula cells without a result that are told by place; more would not be read. */
const unsolvedLimit = 1000

/**
 * Every visible worksheet of an XLSX or XLSM file. Formulas count as their cached results, macros and links are left
 * aside, dates follow the file's own epoch. Throws `Refusal`: the codes of `takeParts`, or `import-damaged`.
 */
export async function readBook(bytes: Uint8Array): Promise<Pick<ForeignFile, 'epoch' | 'sheets'>> {
  const { parts, area } = takeParts(bytes)
  const book = await readXlsx(pack(parts), { range: area }).catch((error: unknown) => {
    throw new Refusal('import-damaged', { part: error instanceof Error ? error.name : 'workbook' })
  })
  const visible = book.sheets.filter((sheet) => !sheet.hidden && !sheet.veryHidden)
  const sheets = (visible.length > 0 ? visible : book.sheets).map(({ name, rows, cells, merges }) => {
    const texts = rows.map(textRow)
    fillDown(texts, rows, merges ?? [])
    return { name, rows: texts, unsolved: unsolvedIn(cells) }
  })
  if (sheets.every(({ rows }) => rows.every((row) => row.length === 0))) throw new Refusal('import-empty')
  return { epoch: book.dateSystem === '1904' ? 1904 : 1900, sheets }
}

function textRow(row: readonly CellValue[]): string[] {
  const texts = row.map(cellText)
  while (texts.length > 0 && texts.at(-1) === '') texts.pop()
  return texts
}

function cellText(value: CellValue): string {
  if (value === null) return ''
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'string') return value
  // A stored result may carry the noise of binary fractions; fifteen digits are what Excel itself shows.
  return String(Number.isSafeInteger(value) ? value : Number(value.toPrecision(15)))
}

function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return ''
  const iso = date.toISOString()
  // Serials below one day are times of day.
  return date.getUTCFullYear() < 1900 ? iso.slice(11, 19) : iso.slice(0, 10)
}

function unsolvedIn(cells: ReadonlyMap<string, Cell> | undefined): ForeignSheet['unsolved'] {
  const unsolved: { row: number; column: number }[] = []
  for (const [place, cell] of cells ?? []) {
    if (cell.formula === undefined || cell.value !== null) continue
    const [row = 0, column = 0] = place.split(',').map(Number)
    unsolved.push({ row, column })
    if (unsolved.length === unsolvedLimit) break
  }
  return unsolved
}

/**
 * A text that is merged downwards (a department beside its people, a heading over two rows) stands in each of its rows.
 * Amounts do not: they would be counted twice.
 */
function fillDown(texts: string[][], rows: readonly (readonly CellValue[])[], merges: readonly MergeRange[]): void {
  for (const { startRow, startCol, endRow } of merges) {
    const text = rows[startRow]?.[startCol]
    if (typeof text !== 'string' || text === '') continue
    for (let row = startRow + 1; row <= Math.min(endRow, texts.length - 1); row += 1) {
      const target = texts[row]
      if (!target) continue
      while (target.length <= startCol) target.push('')
      if (target[startCol] === '') target[startCol] = text
    }
  }
}

/** The bytes of an XLSX file. Texts are stored as texts whatever they begin with; formulas carry their results. */
export function writeBook(book: Book): Promise<Uint8Array> {
  return writeXlsx({
    sheets: book.sheets.map((sheet) => toSheet(sheet, book.font)),
    // The library names the repeated rows without quoting the sheet, which no reader understands where it has a space.
    namedRanges: book.sheets.map(({ name, titleRows }) => ({
      name: '_xlnm.Print_Titles',
      range: `'${name.replaceAll("'", "''")}'!$${titleRows.from}:$${titleRows.to}`,
      scope: name,
    })),
    properties: { title: book.title, creator: 'Qudao', created: new Date(book.madeAt) },
    defaultFont: { name: book.font, size: 10 },
  })
}

function toSheet(sheet: BookSheet, font: string): WriteSheet {
  const styles = createStyles(font, sheet.amountFormat)
  const cells = new Map<string, Partial<Cell>>()
  for (const [row, line] of sheet.rows.entries()) {
    for (const [column, cell] of line.entries()) if (cell) cells.set(`${row},${column}`, toCell(cell, styles(cell)))
  }
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    rows: [],
    cells,
    merges: sheet.merges.map(({ row, from, to }) => ({ startRow: row, startCol: from, endRow: row, endCol: to })),
    freezePane: sheet.freeze,
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: sheet.footer },
  }
}

// Texts that Excel would take for an error or, once edited in place, for a formula.
const errorTexts = /^#[A-Z/0]+[!?]?$/
const formulaTexts = /^[\s]*[=+\-@\t\r＝＋－＠]/u

/** What looks like an escape of the file format is a text like any other. */
const literal = (text: string): string => text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')

function toCell(cell: BookCell, style: CellStyle): Partial<Cell> {
  switch (cell.kind) {
    case 'text':
      return {
        value: literal(cell.text),
        style: formulaTexts.test(cell.text) ? { ...style, numFmt: '@' } : style,
        ...(errorTexts.test(cell.text) ? { richText: [{ text: literal(cell.text) }] } : {}),
      }
    case 'number':
      return { value: cell.value, style }
    case 'formula':
      return { value: cell.cached, formula: cell.formula, formulaResult: cell.cached, style }
    case 'blank':
      return { value: null, style }
  }
}

const line = { style: 'thin', color: { rgb: 'C6CCD4' } } as const
const border = { top: line, right: line, bottom: line, left: line } as const
const fill = (rgb: string): Required<CellStyle>['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } })
const hatch = { type: 'pattern', pattern: 'lightUp', fgColor: { rgb: 'C6CCD4' } } as const

/** The style of each cell, made once for each kind of cell. */
function createStyles(font: string, amountFormat: string): (cell: BookCell) => CellStyle {
  const made = new Map<string, CellStyle>()
  return (cell) => {
    const key = `${cell.look} ${cell.kind === 'text'}`
    const known = made.get(key) ?? makeStyle(cell, font, amountFormat)
    made.set(key, known)
    return known
  }
}

function makeStyle({ kind, look }: BookCell, name: string, amountFormat: string): CellStyle {
  if (look === 'title') return { font: { name, bold: true, size: 14 }, alignment: { horizontal: 'center' } }
  if (look === 'note') return { font: { name, size: 9 } }
  const bold = look === 'heading' || look === 'total' || look === 'share' || look === 'totalGap'
  return {
    border,
    ...(bold ? { font: { name, size: 10, bold: true } } : {}),
    ...(look === 'body' ? {} : { fill: look === 'held' ? hatch : fill(look === 'heading' ? 'EFF1F4' : 'F8F9FA') }),
    // Numbers stand right and texts left by themselves; saying so would cost time in every cell.
    ...(look === 'heading' ? { alignment: { horizontal: 'center', vertical: 'center', wrapText: true } } : {}),
    ...(kind === 'text' ? {} : { numFmt: numberFormat(look, amountFormat) }),
  }
}

/** Differences carry their sign whatever it is, and its colour beside it. */
function numberFormat(look: BookCell['look'], amountFormat: string): string {
  if (look === 'share') return '0.0%'
  if (look === 'rate') return '[Color10]+0.0%;[Red]-0.0%;0.0%'
  if (look !== 'gap' && look !== 'totalGap') return amountFormat
  const [plain = amountFormat] = amountFormat.split(';')
  return `[Color10]+${plain};[Red]-${plain};${plain}`
}

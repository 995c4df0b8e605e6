import { attributesOf, decode, tagAt } from './html-scan.ts'

/** A cell of another program's table: the text that it shows, and the number behind it where the program says it. */
export type ClipCell = {
  readonly text: string
  /** The number that the cell holds, which may be finer than what it shows. */
  readonly exact?: number
  /** Whole fen, from a grid of this app: right whatever unit either grid shows. */
  readonly fen?: number
  /** Blank under a merged cell: the text of that cell, for a reader of whole tables. */
  readonly merged?: string
}

/** More than any sheet needs that a person pastes; past it the plain text is read instead. */
const longest = 32 * 1024 * 1024
const mostColumns = 1024
const mostCells = 1_000_000

const blank: ClipCell = { text: '' }
/** Attributes that say anything here; most cells have none of them, only their look. */
const telling = /span|sdval|x:num|data-|display/iu
const noAttributes: ReadonlyMap<string, string> = new Map()
const breaking = new Set(['br', 'p', 'div', 'li'])
const plain = /^[\d.,-]+$/
const unread = new Set(['style', 'script', 'title', 'xml'])

/**
 * Reads the one table of a piece of HTML as Excel, WPS, LibreOffice, browsers and this app put it on the clipboard.
 * Merged cells hold their value at the upper left and are blank in the rest; hidden rows and cells are left out. Answers
 * null where there is no table, more than one, or more than can be meant. Nothing in it is run or loaded.
 */
export function readHtmlTable(html: string): readonly (readonly ClipCell[])[] | null {
  if (html.length > longest) return null
  const builder = new TableBuilder()
  const lower = html.toLowerCase()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    builder.text(html.slice(at, open < 0 ? html.length : open))
    if (open < 0) break
    const tag = tagAt(html, open)
    if (!tag) break
    at = tag.end
    if (tag.name === '') builder.text('<')
    else if (!tag.closing && unread.has(tag.name)) {
      const close = lower.indexOf(`</${tag.name}`, at)
      at = close < 0 ? html.length : close
    } else if (!builder.take(tag.name, tag.closing, tag.inside)) return null
  }
  return builder.rows()
}

type Open = { text: string; readonly attributes: ReadonlyMap<string, string>; readonly hidden: boolean }

class TableBuilder {
  private tables = 0
  private depth = 0
  private hiddenRow = false
  private cell: Open | null = null
  private readonly done: ClipCell[][] = []
  private row: ClipCell[] | null = null
  /** By column: how many further rows a cell above reaches down. */
  private reach: number[] = []
  private reaching: (ClipCell | undefined)[] = []
  private cells = 0

  text(text: string): void {
    if (!this.cell || text === '') return
    if (plain.test(text)) this.cell.text += text
    else this.cell.text += decode(text).replace(/[\s\u00a0]+/gu, ' ')
  }

  /** False where it is no table that can be read. */
  take(name: string, closing: boolean, inside: string): boolean {
    if (name === 'table') {
      this.depth += closing ? -1 : 1
      if (!closing && this.depth === 1) this.tables++
      if (closing && this.depth === 0) this.endRow()
      return this.tables < 2
    }
    if (this.depth !== 1) {
      if (breaking.has(name)) this.breakLine()
      return true
    }
    if (name === 'tr') {
      this.endRow()
      if (!closing) this.beginRow(attributesOf(inside))
    } else if (name === 'td' || name === 'th') {
      this.endCell()
      if (!closing) {
        if (!this.row) this.beginRow(new Map())
        const attributes = telling.test(inside) ? attributesOf(inside) : noAttributes
        this.cell = { text: '', attributes, hidden: isHidden(attributes) }
      }
    } else if (breaking.has(name) && (name === 'br' || !closing)) this.breakLine()
    return this.cells <= mostCells
  }

  rows(): readonly (readonly ClipCell[])[] | null {
    this.endRow()
    return this.tables === 1 && this.done.some((row) => row.length > 0) ? this.done : null
  }

  private breakLine(): void {
    if (this.cell && (this.cell.text.trim() !== '' || this.cell.text.endsWith('\n'))) this.cell.text += '\n'
  }

  private beginRow(attributes: ReadonlyMap<string, string>): void {
    this.row = []
    this.hiddenRow = isHidden(attributes)
    if (!this.hiddenRow) this.fillReached()
  }

  private endRow(): void {
    this.endCell()
    if (this.row && !this.hiddenRow) this.done.push(this.row)
    this.row = null
  }

  private endCell(): void {
    const { cell, row } = this
    this.cell = null
    if (!cell || !row || cell.hidden || this.hiddenRow) return
    const across = spanOf(cell.attributes.get('colspan'), mostColumns)
    const down = spanOf(cell.attributes.get('rowspan'), mostCells)
    for (let step = 0; step < across && row.length < mostColumns; step++) {
      const filled = step === 0 ? cellOf(cell) : blank
      if (down > 1) {
        this.reach[row.length] = down - 1
        this.reaching[row.length] = underMerged(filled)
      }
      row.push(filled)
      this.cells++
    }
    this.fillReached()
  }

  /** Blank cells where a merged one above reaches down. */
  private fillReached(): void {
    const { row } = this
    if (!row) return
    for (let left = this.reach[row.length] ?? 0; left > 0; left = this.reach[row.length] ?? 0) {
      this.reach[row.length] = left - 1
      row.push(this.reaching[row.length] ?? blank)
      this.cells++
    }
  }
}

/** A number that is merged downwards would be counted twice. */
const underMerged = ({ text, exact, fen }: ClipCell): ClipCell =>
  text === '' || exact !== undefined || fen !== undefined ? blank : { text: '', merged: text }

const isHidden = (attributes: ReadonlyMap<string, string>): boolean =>
  /display\s*:\s*none/iu.test(attributes.get('style') ?? '')

function spanOf(text: string | undefined, most: number): number {
  const span = Number.parseInt(text ?? '1', 10)
  return Number.isFinite(span) ? Math.max(1, Math.min(most, span)) : 1
}

function cellOf({ text, attributes }: Open): ClipCell {
  const shown = text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
  const fen = Number(attributes.get('data-qudao-fen') ?? Number.NaN)
  if (Number.isSafeInteger(fen)) return { text: shown, fen }
  const exact = exactOf(attributes, shown)
  return exact === null ? { text: shown } : { text: shown, exact }
}

/** LibreOffice says `sdval`, Excel and WPS `x:num` (alone where the text is the number), Google `data-sheets-value`. */
function exactOf(attributes: ReadonlyMap<string, string>, shown: string): number | null {
  const said = attributes.get('sdval') ?? attributes.get('x:num') ?? sheetsNumber(attributes.get('data-sheets-value'))
  if (said === undefined) return null
  const number = Number(said.trim() === '' ? shown.replaceAll(',', '') : said)
  return (said.trim() === '' && shown === '') || !Number.isFinite(number) ? null : number
}

function sheetsNumber(json: string | undefined): string | undefined {
  return /"1":3,"3":(-?[\d.]+(?:[eE][-+]?\d+)?)/u.exec(json ?? '')?.[1]
}

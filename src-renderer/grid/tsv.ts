/**
 * Reads what spreadsheets put on the clipboard: tabs between cells, line ends between rows, quotes round cells that hold
 * either, quotes doubled inside. The line end after the last row makes no row.
 */
export function parseTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  let index = 0
  const endRow = (): void => {
    row.push(cell)
    rows.push(row)
    row = []
    cell = ''
  }
  while (index < text.length) {
    const char = text[index++]
    if (quoted) {
      if (char !== '"') cell += char
      else if (text[index] === '"') {
        cell += '"'
        index++
      } else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === '\t') {
      row.push(cell)
      cell = ''
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[index] === '\n') index++
      endRow()
    } else cell += char
  }
  if (row.length > 0 || cell !== '' || rows.length === 0) endRow()
  return rows
}

const quote = (cell: string): string => (/[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

export const writeTsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quote).join('\t')}\r\n`).join('')

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => entities[char] ?? char)

/** A cell on its way out: numbers as such, and amounts with their fen for a grid of this app in another unit. */
export type CopiedCell = { readonly text: string; readonly number: boolean; readonly fen?: number }

/**
 * The same cells for programs that prefer a table; text stays text (`mso-number-format`), so `=1` is no formula there,
 * and line breaks stay in their cell.
 */
export const writeHtml = (rows: readonly (readonly CopiedCell[])[]): string =>
  `<meta charset="utf-8"><style>br{mso-data-placement:same-cell}</style><table>${rows
    .map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`)
    .join('')}</table>`

const cellHtml = ({ text, number, fen }: CopiedCell): string => {
  const marks = number
    ? ` x:num="${escape(text)}"${fen === undefined ? '' : ` data-qudao-fen="${fen}"`}`
    : ' style="mso-number-format:\'\\@\'"'
  return `<td${marks}>${escape(text).replace(/\r\n|\r|\n/g, '<br>')}</td>`
}

import { Refusal } from '../shared/result.ts'
import { tableLimits } from './foreign.rules.ts'
import type { Encoding } from './workbooks.contract.ts'

/** Separators of the files that people send, the likelier first. */
const separators = [',', '\t', ';', '；'] as const

/**
 * The text of a CSV file and how it was encoded: by its byte order mark, else by zero bytes (UTF-16), else UTF-8 where it
 * is that without a fault, else GB18030, which holds GBK and GB2312. `forced` is taken without looking. Throws
 * `Refusal('import-encoding')` where the bytes do not fit, `import-wrong-type` where they are no text at all.
 */
export function decodeText(
  bytes: Uint8Array,
  forced: Encoding | null,
): { readonly text: string; readonly encoding: Encoding } {
  const encoding = forced ?? guessEncoding(bytes)
  const text = tryDecode(bytes, encoding)
  if (text === null) throw new Refusal('import-encoding', { encoding })
  if (text.slice(0, 100_000).includes('\0')) throw new Refusal('import-wrong-type', { found: 'binary' })
  return { text, encoding }
}

function tryDecode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function guessEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  const looked = Math.min(bytes.length, 4096)
  for (let at = 0; at < looked; at += 1) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  // Line ends, digits and separators have a zero half in UTF-16; a file of hanzi alone still has line ends.
  if (odd > even * 4 && odd > 0) return 'utf-16le'
  if (even > odd * 4 && even > 0) return 'utf-16be'
  return tryDecode(bytes, 'utf-8') === null ? 'gb18030' : 'utf-8'
}

/**
 * The cells of a CSV text (RFC 4180, any line end, quotes that hold separators and line breaks). The separator is the one
 * that cuts the first rows most evenly; a first line `sep=;` names it. Excel's `="007"` is read as 007. Throws
 * `Refusal('import-too-large')` past the caps of a table.
 */
export function parseCsv(text: string): string[][] {
  const named = /^sep=(.)\r?\n/.exec(text)
  // The line that names the separator stays as a row of its own, so that row numbers agree with the file.
  return parseRows(text, named?.[1] ?? guessSeparator(text), tableLimits.rows)
}

function guessSeparator(text: string): string {
  const head = text.slice(0, 64 * 1024)
  let best = { separator: ',', score: 0 }
  for (const separator of separators) {
    const rows = parseRows(head, separator, 60).slice(0, 50)
    const widths = new Map<number, number>()
    for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
    const [width, count] = [...widths].reduce((most, next) => (next[1] > most[1] ? next : most), [0, 0])
    const score = (count * count * Math.sqrt(Math.max(0, width - 1))) / Math.max(1, rows.length)
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

function parseRows(text: string, separator: string, limit: number): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cells = 0
  let at = 0
  const endCell = (cell: string): void => {
    row.push(/^="[^"]*"$/.test(cell) ? cell.slice(2, -1) : cell)
    cells += 1
    if (row.length > tableLimits.columns) tooLarge('columns', row.length, tableLimits.columns)
    if (cells > tableLimits.cells) tooLarge('cells', cells, tableLimits.cells)
  }
  const endRow = (): void => {
    while (row.length > 0 && row.at(-1) === '') row.pop()
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    if (text[at] === '"') {
      const [cell, next] = quoted(text, at, separator)
      endCell(cell)
      at = next
    } else {
      let end = at
      while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
      endCell(text.slice(at, end))
      at = end
    }
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
      endCell('')
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    endRow()
    if (rows.length >= limit && at < text.length) {
      if (limit === tableLimits.rows) tooLarge('rows', rows.length + 1, limit)
      return rows
    }
  }
  return rows
}

/** A quoted cell from its opening quote on, and the place after it. What follows the closing quote is kept. */
function quoted(text: string, start: number, separator: string): readonly [string, number] {
  let cell = ''
  let at = start + 1
  for (;;) {
    const close = text.indexOf('"', at)
    // A quote that never closes is a character like any other; else the rest of the file would be one cell.
    if (close < 0) return plain(text, start, separator)
    cell += text.slice(at, close)
    if (text[close + 1] !== '"') {
      const [rest, next] = plain(text, close + 1, separator)
      return [cell + rest, next]
    }
    cell += '"'
    at = close + 2
  }
}

function plain(text: string, start: number, separator: string): readonly [string, number] {
  let end = start
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return [text.slice(start, end), end]
}

function tooLarge(what: string, value: number, limit: number): never {
  throw new Refusal('import-too-large', { what, value, limit })
}

import { amountOfNumber, parseAmount, withinRange, type Unit } from '../../src-main/shared/money.ts'
import type { Reading } from './column-spec.ts'
import { readHtmlTable, type ClipCell } from './html-table.ts'
import { parseTsv } from './tsv.ts'

/**
 * What the clipboard holds, as cells. A table is better than text with tabs, for it tells the exact numbers and keeps
 * merged cells apart; it is not where it has fewer rows than the text (a fragment, or a layout of a web page).
 */
export function readClipboard(text: string, html: string): readonly (readonly ClipCell[])[] {
  const table = html === '' ? null : readHtmlTable(html)
  const plain = parseTsv(text)
  const fits = text === '' || (table !== null && table.length >= plain.length)
  return table && fits ? table : plain.map((row) => row.map((cell) => ({ text: cell })))
}

/** Shown as a number and nothing else, as nothing, as a dash (a zero in accountants' formats) or as too wide to show. */
const bare = /^(?:[-+\u2212(]?[\d,]*\.?\d+\.?\)?|[-\u2010-\u2015\u2500]*|#+)$/u

/** A cell as text for a reader of tables: the exact number where it shows one, else what it or the merged cell over it shows. */
export function clipText({ text, exact, merged }: ClipCell): string {
  if (merged !== undefined) return merged
  return exact !== undefined && bare.test(text.trim()) ? String(Number(exact.toPrecision(15))) : text
}

/**
 * The amount that a pasted cell means in a column of this unit. The number behind a cell is taken where the cell shows
 * just that number, rounded; where it shows a unit (`1.2万`) the number counts as 元, if it agrees with what is shown.
 * Anything else is what it shows, read as if typed; null where the text decides.
 */
export function readClipAmount(cell: ClipCell, unit: Unit): Reading | null {
  if (cell.fen !== undefined) return withinRange(cell.fen) ? { ok: true, value: cell.fen } : null
  if (cell.exact === undefined) return null
  const shown = cell.text.trim()
  if (bare.test(shown)) {
    const exact = amountOfNumber(cell.exact, unit)
    // A quotient has no end: what is seen is then what is meant.
    return exact.ok ? exact : null
  }
  const read = parseAmount(shown, unit)
  const inYuan = amountOfNumber(cell.exact, 'yuan')
  if (!read.ok || read.value === null || !inYuan.ok) return null
  const step = lastDigitOf(shown, unit)
  return step !== null && Math.abs(inYuan.value - read.value) * 2 <= step ? inYuan : null
}

/** What one more in the last shown digit would be worth, in fen. */
function lastDigitOf(shown: string, unit: Unit): number | null {
  const last = shown.search(/\d(?=\D*$)/u)
  const one = [...shown].map((char, at) => (/\d/u.test(char) ? (at === last ? '1' : '0') : char)).join('')
  const read = parseAmount(one, unit)
  return read.ok && read.value !== null ? Math.abs(read.value) : null
}

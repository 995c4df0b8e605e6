import type { TargetGrid } from '../targets/targets.contract.ts'
import { exactAmount, fenPerUnit, type Fen, type Unit } from '../shared/money.ts'
import type { BookCell, BookSheet, Look } from './book.rules.ts'
import { columnLetter } from './columns.rules.ts'

export type BookUnit = Unit

export const text = (content: string, look: Look = 'body'): BookCell => ({ kind: 'text', look, text: content })
export const blank = (look: Look = 'body'): BookCell => ({ kind: 'blank', look })

/** An amount in the book's unit, exactly: fifteen digits hold every amount that the app takes. Blank stays blank. */
export const amount = (fen: Fen | null, unit: BookUnit, look: Look = 'body'): BookCell =>
  fen === null ? blank(look) : { kind: 'number', look, value: Number(exactAmount(fen, unit)) }

/** `A1` for 0, 0. */
export const place = (row: number, column: number): string => `${columnLetter(column)}${row + 1}`

/**
 * A live sum. Where all it adds is blank today, it shows blank until something is typed there (a blank is no zero); its
 * cached result is exact.
 */
export function sum(refs: string, fen: Fen | null, unit: BookUnit, look: Look = 'sum'): BookCell {
  const formula = fen === null ? `IF(COUNT(${refs})=0,"",SUM(${refs}))` : `SUM(${refs})`
  return { kind: 'formula', look, formula, cached: fen === null ? '' : Number(exactAmount(fen, unit)) }
}

/** A cell's live share in another; blank where there is nothing to share. */
export function share(part: string, whole: string, partFen: Fen | null, wholeFen: Fen | null): BookCell {
  const told = partFen !== null && wholeFen !== null && wholeFen !== 0
  const formula = `IF(N(${whole})=0,"",${part}/${whole})`
  return { kind: 'formula', look: 'share', formula, cached: told ? partFen / wholeFen : '' }
}

/** Digits after the point that are tried, fewest first; the last show every fen. */
const places: Readonly<Record<BookUnit, readonly number[]>> = {
  yuan: [2],
  hundred: [1, 2, 4],
  thousand: [1, 2, 3, 5],
  wan: [1, 2, 4, 6],
}

/** As few decimals as show every stored amount exactly, from none in 元 and one in the larger units on. */
export function amountFormat(grids: readonly TargetGrid[], unit: BookUnit): string {
  const amounts = grids.flatMap(({ lines, quotas }) => [
    ...lines.flatMap(({ months }) => months),
    ...quotas.flatMap((quota) => quota.amounts),
  ])
  const fits = (step: Fen): boolean => amounts.every((fen) => fen === null || fen % step === 0)
  const decimals =
    unit === 'yuan' && fits(100) ? 0 : (places[unit].find((digits) => fits(fenPerUnit[unit] / 10 ** digits)) ?? 6)
  const format = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  return `${format};-${format}`
}

/** Widths that fit texts and amounts: a hanzi is as wide as two digits, and an amount that does not fit would show ###. */
function widths(
  rows: readonly (readonly (BookCell | null)[])[],
  least: readonly number[],
  format: string,
): readonly number[] {
  const decimals = /0(\.0+)?;/u.exec(format)?.[1]?.length ?? 0
  const fitted = [...least]
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      fitted[column] = Math.max(fitted[column] ?? 0, Math.min(42, cellWidth(cell, decimals) + 2))
    }
  }
  return fitted
}

function cellWidth(cell: BookCell | null, decimals: number): number {
  if (cell === null || cell.kind === 'blank' || cell.look === 'share' || cell.look === 'rate') return 0
  if (cell.kind === 'text') return textWidth(cell.text)
  const value = cell.kind === 'number' ? cell.value : cell.cached
  if (typeof value === 'string') return textWidth(value)
  const digits = String(Math.trunc(Math.abs(value))).length
  const wide = digits + Math.floor((digits - 1) / 3) + decimals + (value < 0 ? 1 : 0)
  // Totals stand in bold.
  return cell.look === 'total' ? wide * 1.1 : wide
}

const textWidth = (content: string): number =>
  [...content].reduce((width, letter) => width + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)

/** A sheet with a title, a line of facts and a row of headings above its rows, frozen and repeated on every page. */
export function sheetOf(parts: {
  readonly name: string
  readonly title: string
  readonly facts: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly (BookCell | null)[])[]
  readonly least: readonly number[]
  readonly frozenColumns: number
  readonly format: string
  readonly footer: string
}): BookSheet {
  const last = parts.headings.length - 1
  const rows = [
    [text(parts.title, 'title')],
    [text(parts.facts, 'note')],
    parts.headings.map((heading) => text(heading, 'heading')),
    ...parts.rows,
  ]
  return {
    name: parts.name,
    rows,
    widths: widths(rows.slice(headRows - 1), parts.least, parts.format),
    merges: [0, 1].map((row) => ({ row, from: 0, to: last })),
    freeze: { rows: headRows, columns: parts.frozenColumns },
    titleRows: { from: 1, to: headRows },
    amountFormat: parts.format,
    footer: parts.footer,
  }
}

/** Rows above the first row of data. */
export const headRows = 3

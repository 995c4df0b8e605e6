import { parseDate } from '../../src-main/shared/calendar.ts'
import {
  exactAmount,
  formatAmount,
  parseAmount,
  usualDecimals,
  type AmountForm,
  type Unit,
} from '../../src-main/shared/money.ts'
import { readTyped } from '../../src-main/shared/formula.ts'
import { fail, ok } from '../../src-main/shared/result.ts'
import type { CellValue, ColumnSpec, EditAct, Option, Reading } from './column-spec.ts'

/** How the grid shows amounts; what is stored stays fen. */
export type AmountFormat = { readonly unit: Unit; readonly decimals?: number; readonly form?: AmountForm }

/** Digits after the point of a grid's amounts. */
export const decimalsOf = ({ unit, decimals, form }: AmountFormat): number =>
  decimals ?? form?.decimals ?? usualDecimals[unit]

const optionIndexes = new WeakMap<readonly Option[], ReadonlyMap<string, string>>()

/** Labels of options by value, made once for a list. */
function labels(options: readonly Option[]): ReadonlyMap<string, string> {
  const known = optionIndexes.get(options)
  if (known) return known
  const made = new Map(options.map((option) => [option.value, option.label]))
  optionIndexes.set(options, made)
  return made
}

/** What the eye sees. */
export function shownText<Row>(column: ColumnSpec<Row>, row: Row, format: AmountFormat): string {
  return column.shown ? column.shown(row) : shownValue(column, column.value(row), format)
}

/** A value as its kind shows it, for one that stands in no row yet. */
export function shownValue<Row>({ kind, options }: ColumnSpec<Row>, value: CellValue, format: AmountFormat): string {
  if (value === null) return ''
  if (kind === 'amount' && typeof value === 'number')
    return formatAmount(value, format.unit, decimalsOf(format), format.form)
  if (options) return labels(options).get(String(value)) ?? String(value)
  return String(value)
}

/** What copying yields and an editor begins with: exact, without commas, so that it reads back unchanged. */
export function plainText<Row>(column: ColumnSpec<Row>, row: Row, format: AmountFormat): string {
  const value = column.value(row)
  if (column.kind === 'amount' && typeof value === 'number') return exactAmount(value, format.unit)
  if (value === null) return ''
  if (column.options) return labels(column.options).get(String(value)) ?? String(value)
  return String(value)
}

/**
 * What a typed or pasted text means in a column. Blank text is a blank. A typed amount may be a formula (`readTyped`); a
 * pasted one is what it says. Failures: `amount-unreadable`, `amount-out-of-range`, those of `readTyped`,
 * `field-invalid` (no such pick, no such day).
 */
export function readText<Row>(
  column: ColumnSpec<Row>,
  row: Row,
  text: string,
  format: AmountFormat,
  act: EditAct = 'paste',
): Reading {
  if (column.parse) return column.parse(text, row)
  switch (column.kind) {
    case 'amount':
      return act === 'type' ? readTyped(text, format.unit, amountIn(column, row)) : parseAmount(text, format.unit)
    case 'date':
      return parseDate(text)
    case 'choice':
    case 'reference':
      return readOption(text, column.options ?? [])
    case 'text':
      return ok<CellValue>(text === '' ? null : text)
  }
}

function amountIn<Row>(column: ColumnSpec<Row>, row: Row): number | null {
  const value = column.value(row)
  return typeof value === 'number' ? value : null
}

const folded = (text: string): string => text.trim().toLowerCase()

function readOption(text: string, options: readonly Option[]): Reading {
  const wanted = folded(text)
  if (wanted === '') return ok(null)
  const exact = options.filter((option) => folded(option.label) === wanted)
  const found = exact.length > 0 ? exact : options.filter((option) => folded(option.value) === wanted)
  const [only] = found
  return only && found.length === 1 ? ok(only.value) : fail('field-invalid', { value: text.slice(0, 60) })
}

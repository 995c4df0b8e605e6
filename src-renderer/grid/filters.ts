import { fenPerUnit } from '../../src-main/shared/money.ts'
import { nearest } from '../../src-main/shared/rational.ts'
import type { CellValue, ColumnSpec } from './column-spec.ts'
import { decimalsOf, shownText, type AmountFormat } from './readings.ts'

export const textTests = ['contains', 'begins', 'equals', 'lacks'] as const
export type TextTest = (typeof textTests)[number]

export const numberTests = [
  'equal',
  'unequal',
  'above',
  'atLeast',
  'below',
  'atMost',
  'between',
  'top',
  'bottom',
  'aboveMean',
  'belowMean',
  'blank',
  'filled',
] as const
export type NumberTest = (typeof numberTests)[number]

/** How many values a test is made with. */
export const operands: Readonly<Record<NumberTest, 0 | 1 | 2>> = {
  equal: 1,
  unequal: 1,
  above: 1,
  atLeast: 1,
  below: 1,
  atMost: 1,
  between: 2,
  top: 1,
  bottom: 1,
  aboveMean: 0,
  belowMean: 0,
  blank: 0,
  filled: 0,
}

/** `value` and `other` are fen; for `top` and `bottom`, `value` is how many rows. */
export type NumberFilter = { readonly test: NumberTest; readonly value?: number; readonly other?: number }

/** A column's filter: words in its text, some of its values by their shown text, a test of its amount, days between two. */
export type ColumnFilter = {
  readonly words?: string
  /** `contains` where it is absent. */
  readonly how?: TextTest
  /** Shown texts that stay; '' stands for blank. */
  readonly among?: readonly string[]
  readonly number?: NumberFilter
  /** Days as `2027-01-31`, both inclusive; a blank day lies between none. */
  readonly from?: string
  readonly to?: string
}

export type Filters = Readonly<Record<string, ColumnFilter>>

export const folded = (text: string): string => text.toLowerCase().normalize('NFKC').trim()

/** Whether a filter lets everything pass, so that it need not be kept. */
export const isOpen = ({ words, among, number, from, to }: ColumnFilter): boolean =>
  !words?.trim() && among === undefined && number === undefined && !from && !to

type Passes<Row> = (row: Row) => boolean

/**
 * Whether a row passes every filter, made once for `rows`: the first so many and the mean are those of all rows, whatever
 * groups they stand in. Bounds are inclusive; a blank amount passes `blank` and `unequal` alone.
 */
export function passesFilters<Row>(
  filters: Filters,
  columns: readonly ColumnSpec<Row>[],
  rows: readonly Row[],
  format: AmountFormat,
): Passes<Row> {
  const tests = columns.flatMap((column): readonly Passes<Row>[] => {
    const filter = filters[column.id]
    return filter && !isOpen(filter) ? testsOf(filter, column, rows, format) : []
  })
  return (row) => tests.every((passes) => passes(row))
}

function testsOf<Row>(
  filter: ColumnFilter,
  column: ColumnSpec<Row>,
  rows: readonly Row[],
  format: AmountFormat,
): readonly Passes<Row>[] {
  const { words, how = 'contains', among, number, from, to } = filter
  const text = (row: Row): string => shownText(column, row, format)
  const tests: Passes<Row>[] = []
  if (words?.trim()) {
    const wanted = folded(words)
    const passes = textPasses[how]
    tests.push((row) => passes(folded(text(row)), wanted))
  }
  if (among) {
    const chosen = new Set(among)
    tests.push((row) => chosen.has(text(row)))
  }
  if (number) tests.push(numberPasses(number, column, rows, format))
  if (from || to) tests.push((row) => isBetween(column.value(row), from, to))
  return tests
}

const textPasses: Readonly<Record<TextTest, (text: string, words: string) => boolean>> = {
  contains: (text, words) => text.includes(words),
  begins: (text, words) => text.startsWith(words),
  equals: (text, words) => text === words,
  lacks: (text, words) => !text.includes(words),
}

const isBetween = (day: CellValue, from: string | undefined, to: string | undefined): boolean =>
  typeof day === 'string' && day !== '' && (!from || day >= from) && (!to || day <= to)

function numberPasses<Row>(
  { test, value = 0, other = 0 }: NumberFilter,
  column: ColumnSpec<Row>,
  rows: readonly Row[],
  format: AmountFormat,
): Passes<Row> {
  const amount = (row: Row): number | null => {
    const is = column.value(row)
    return typeof is === 'number' ? is : null
  }
  const ifAny = (passes: (is: number) => boolean): Passes<Row> => {
    return (row) => {
      const is = amount(row)
      return is !== null && passes(is)
    }
  }
  switch (test) {
    case 'equal':
      return ifAny((is) => looksEqual(is, value, format))
    case 'unequal':
      return (row) => {
        const is = amount(row)
        return is === null || !looksEqual(is, value, format)
      }
    case 'above':
      return ifAny((is) => is > value)
    case 'atLeast':
      return ifAny((is) => is >= value)
    case 'below':
      return ifAny((is) => is < value)
    case 'atMost':
      return ifAny((is) => is <= value)
    case 'between':
      return ifAny((is) => is >= Math.min(value, other) && is <= Math.max(value, other))
    case 'top':
    case 'bottom': {
      const order = amountsOf(rows, amount).toSorted((a, b) => (test === 'top' ? b - a : a - b))
      const last = order[Math.min(value, order.length) - 1]
      if (last === undefined) return () => false
      return ifAny((is) => (test === 'top' ? is >= last : is <= last))
    }
    case 'aboveMean':
    case 'belowMean': {
      const all = amountsOf(rows, amount)
      const sum = all.reduce((whole, one) => whole + BigInt(one), 0n)
      const count = BigInt(all.length)
      return ifAny((is) => (test === 'aboveMean' ? BigInt(is) * count > sum : BigInt(is) * count < sum))
    }
    case 'blank':
      return (row) => amount(row) === null
    case 'filled':
      return (row) => amount(row) !== null
  }
}

const amountsOf = <Row>(rows: readonly Row[], amount: (row: Row) => number | null): readonly number[] =>
  rows.map(amount).filter((one) => one !== null)

/** Equal to the eye: who types 12.3 means the cells that show 12.3. Typed finer than is shown, it must be exact. */
function looksEqual(is: number, wanted: number, format: AmountFormat): boolean {
  const step = Math.round(fenPerUnit[format.unit] / 10 ** decimalsOf(format))
  if (is === wanted || step <= 1 || wanted % step !== 0) return is === wanted
  return nearest({ over: BigInt(is), under: BigInt(step) }) === BigInt(wanted / step)
}

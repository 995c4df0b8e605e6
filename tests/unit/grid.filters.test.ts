import { describe, expect, it } from 'vitest'
import type { ColumnSpec } from '../../src-renderer/grid/column-spec.ts'
import { isOpen, passesFilters, type ColumnFilter, type NumberFilter } from '../../src-renderer/grid/filters.ts'
import { laidOut, plainLayout } from '../../src-renderer/grid/layout.ts'

type Row = { readonly name: string; readonly amount: number | null; readonly day: string | null }
const wan = 1_000_000
const rows: readonly Row[] = [
  { name: '沪康健康科技', amount: 45.14 * wan, day: '2027-01-31' },
  { name: '宝山康护之家', amount: null, day: null },
  { name: 'Sports 10', amount: 0, day: '2027-02-01' },
  { name: 'Sports 9', amount: -3 * wan, day: '2026-12-31' },
]
const columns: readonly ColumnSpec<Row>[] = [
  { id: 'name', title: '名称', kind: 'text', width: 80, value: (row) => row.name },
  { id: 'amount', title: '金额', kind: 'amount', width: 60, value: (row) => row.amount },
  { id: 'day', title: '日期', kind: 'date', width: 60, value: (row) => row.day },
]
const format = { unit: 'wan' } as const
const left = (filters: Readonly<Record<string, ColumnFilter>>): string => {
  const passes = passesFilters(filters, columns, rows, format)
  return rows.map((row, index) => (passes(row) ? index : '')).join('')
}
const amounts = (number: NumberFilter): string => left({ amount: { number } })

describe('a filter of amounts', () => {
  it.each([
    [{ test: 'above', value: 0 }, '0'],
    [{ test: 'atLeast', value: 0 }, '02'],
    [{ test: 'below', value: 0 }, '3'],
    [{ test: 'atMost', value: 0 }, '23'],
    [{ test: 'between', value: 0, other: -3 * wan }, '23'],
    [{ test: 'top', value: 2 }, '02'],
    [{ test: 'bottom', value: 1 }, '3'],
    [{ test: 'top', value: 99 }, '023'],
    [{ test: 'blank' }, '1'],
    [{ test: 'filled' }, '023'],
    [{ test: 'aboveMean' }, '0'],
    [{ test: 'belowMean' }, '23'],
  ] satisfies readonly (readonly [NumberFilter, string])[])('%j leaves rows %s', (number, expected) =>
    expect(amounts(number)).toBe(expected),
  )

  it('takes as equal what the eye takes as equal, and exactly what was typed finer than is shown', () => {
    expect(amounts({ test: 'equal', value: 45.1 * wan })).toBe('0')
    expect(amounts({ test: 'equal', value: 45.14 * wan })).toBe('0')
    expect(amounts({ test: 'equal', value: 45.13 * wan })).toBe('')
    expect(amounts({ test: 'unequal', value: 45.1 * wan })).toBe('123')
    expect(amounts({ test: 'equal', value: 0 })).toBe('2')
  })
})

describe('a filter of texts and days', () => {
  it('reads words as contained, at the beginning, whole or absent, without regard to case and width', () => {
    expect(left({ name: { words: 'ＳＰＯＲＴＳ ' } })).toBe('23')
    expect(left({ name: { words: '康', how: 'begins' } })).toBe('')
    expect(left({ name: { words: '沪康', how: 'begins' } })).toBe('0')
    expect(left({ name: { words: 'sports 9', how: 'equals' } })).toBe('3')
    expect(left({ name: { words: '康', how: 'lacks' } })).toBe('23')
  })
  it('takes days between two, both included, and no blank day', () => {
    expect(left({ day: { from: '2027-01-31', to: '2027-02-01' } })).toBe('02')
    expect(left({ day: { to: '2026-12-31' } })).toBe('3')
    expect(left({ day: { among: [''] } })).toBe('1')
  })
  it('must pass all at once', () => {
    expect(left({ name: { words: 'sports' }, amount: { number: { test: 'atLeast', value: 0 } } })).toBe('2')
  })
  it('counts as none while it says nothing', () => {
    expect(isOpen({ words: ' ', how: 'begins' })).toBe(true)
    expect(isOpen({ among: [] })).toBe(false)
  })
})

describe('a layout', () => {
  const ids = (found: readonly ColumnSpec<Row>[]): string => found.map(({ id }) => id).join(' ')
  it('hides columns, but never the one that names the row', () => {
    expect(laidOut(columns, plainLayout)).toBe(columns)
    expect(ids(laidOut(columns, { ...plainLayout, hidden: ['name', 'amount', 'gone'] }))).toBe('name day')
  })
  it('freezes all up to a column, which then ends in the stronger line', () => {
    const frozen = laidOut(columns, { ...plainLayout, frozen: 'amount' })
    expect(frozen.map(({ pinned }) => pinned === true)).toEqual([true, true, false])
    expect(frozen[1]?.edge).toBe(true)
    expect(laidOut(columns, { ...plainLayout, frozen: 'gone' })).toBe(columns)
  })
})

import { describe, expect, it } from 'vitest'
import { arrange, sortRows, unarranged, valuesOf, type Arrangement } from '../../src-renderer/grid/arrange.ts'
import { findOptions } from '../../src-renderer/grid/choice-editor.ts'
import type { ColumnSpec } from '../../src-renderer/grid/column-spec.ts'
import { plainText, readText, shownText } from '../../src-renderer/grid/readings.ts'
import { statsOf } from '../../src-renderer/grid/stats.ts'

type Row = { readonly id: string; readonly name: string; readonly grade: string | null; readonly amount: number | null }
const rows: readonly Row[] = [
  { id: '1', name: '沪康健康科技', grade: 'A', amount: 4_510_000 },
  { id: '2', name: '宝山康护之家', grade: null, amount: null },
  { id: '3', name: 'Sports 10', grade: 'B', amount: 0 },
  { id: '4', name: 'Sports 9', grade: 'B', amount: -25_000 },
]
const wan = { unit: 'wan' } as const
const name: ColumnSpec<Row> = { id: 'name', title: '名称', kind: 'text', width: 80, value: (row) => row.name }
const grade: ColumnSpec<Row> = {
  id: 'grade',
  title: '等级',
  kind: 'choice',
  width: 40,
  value: (row) => row.grade,
  options: [
    { value: 'A', label: '甲', search: 'jia' },
    { value: 'B', label: '乙', search: 'yi' },
  ],
}
const amount: ColumnSpec<Row> = { id: 'amount', title: '金额', kind: 'amount', width: 60, value: (row) => row.amount }
const columns = [name, grade, amount]
const ids = (found: readonly Row[]): string => found.map(({ id }) => id).join('')
const arranged = (change: Partial<Arrangement>, search = ''): string =>
  ids(arrange(rows, { ...unarranged, ...change }, search, columns, wan))

describe('search, filters and sort', () => {
  it('leave the very same rows where nothing narrows them', () => {
    expect(arrange(rows, unarranged, ' ', columns, wan)).toBe(rows)
  })
  it('find all words anywhere in what is shown, labels of picks included', () => {
    expect(arranged({}, 'sports 乙')).toBe('34')
    expect(arranged({}, '康')).toBe('12')
  })
  it('filter by words, by some of the values with blank among them, and by bounds that include their ends', () => {
    expect(arranged({ filters: { name: { words: 'SPORTS' } } })).toBe('34')
    expect(arranged({ filters: { grade: { among: ['', '甲'] } } })).toBe('12')
    expect(arranged({ filters: { amount: { number: { test: 'between', value: 4_510_000, other: 0 } } } })).toBe('13')
  })
  it('sort amounts by size and texts by number within them, blanks last either way', () => {
    expect(arranged({ sort: { columnId: 'amount', direction: 'ascending' } })).toBe('4312')
    expect(arranged({ sort: { columnId: 'amount', direction: 'descending' } })).toBe('1342')
    expect(ids(sortRows(rows.slice(2), { columnId: 'name', direction: 'ascending' }, columns, wan))).toBe('43')
  })
  it('offer each value once with its count', () => {
    expect(valuesOf(rows, grade, wan)).toContainEqual({ text: '乙', count: 2 })
    expect(valuesOf(rows, grade, wan)).toContainEqual({ text: '', count: 1 })
  })
})

describe('a cell’s text', () => {
  const cell = (fen: number | null): Row => ({ id: 'x', name: '', grade: 'A', amount: fen })
  it('is rounded for the eye and exact for the clipboard', () => {
    expect(shownText(amount, cell(4_512_345), wan)).toBe('4.5')
    expect(plainText(amount, cell(4_512_345), wan)).toBe('4.512345')
  })
  it('tells a blank from a zero (rule 6)', () => {
    expect([shownText(amount, cell(null), wan), shownText(amount, cell(0), wan)]).toEqual(['', '0.0'])
  })
  it('is read back by the kind of its column', () => {
    const read = (column: ColumnSpec<Row>, text: string) => readText(column, cell(null), text, wan)
    expect(read(amount, '4.512345')).toEqual({ ok: true, value: 4_512_345 })
    expect(read(amount, ' ')).toEqual({ ok: true, value: null })
    expect(read(amount, 'abc')).toMatchObject({ ok: false, error: { code: 'amount-unreadable' } })
    expect(read(grade, '乙')).toEqual({ ok: true, value: 'B' })
    expect(read(grade, '丙')).toMatchObject({ ok: false, error: { code: 'field-invalid' } })
    expect(read({ ...name, kind: 'date' }, '2027年3月5日')).toEqual({ ok: true, value: '2027-03-05' })
  })
  it('of a pick that two options bear is not guessed', () => {
    const twins = {
      ...grade,
      options: [
        { value: 'p1', label: '王磊' },
        { value: 'p2', label: '王磊' },
      ],
    }
    expect(readText(twins, cell(null), '王磊', wan)).toMatchObject({ ok: false })
  })
})

describe('picks', () => {
  const people = [
    { value: 'p1', label: '李静', search: 'lijing' },
    { value: 'p2', label: '王磊', search: 'wanglei' },
    { value: 'p3', label: '王一鸣', search: 'wangyiming', note: '上海' },
  ]
  it('are found by their label, their search words and their note', () => {
    const found = (typed: string): string =>
      findOptions(people, typed)
        .map(({ value }) => value)
        .join()
    expect([found('王'), found('wangl'), found('上海'), found('王 上海'), found('x')]).toEqual([
      'p2,p3',
      'p2',
      'p3',
      'p3',
      '',
    ])
  })
})

describe('the sums of a selection', () => {
  const stats = (all: readonly Row[], range = { top: 0, bottom: all.length - 1, left: 0, right: 2 }) =>
    statsOf([range], (index) => all[index], columns)

  it('count what is filled, add what is an amount, and leave blanks out of the mean', () => {
    expect(stats(rows)).toEqual({
      ranges: 1,
      cells: 12,
      rows: 4,
      columns: 3,
      count: 10,
      numbers: 3,
      blanks: 2,
      sum: 4_485_000,
      mean: 1_495_000,
      min: -25_000,
      max: 4_510_000,
    })
  })
  it('are exact where floats would lose a fen', () => {
    const many = Array.from({ length: 901 }, (_, index) => ({
      ...rows[0]!,
      amount: index === 0 ? 1 : 10_000_000_000_000,
    }))
    expect(stats(many, { top: 0, bottom: 900, left: 2, right: 2 }).sum).toBe(9_000_000_000_000_001)
    const more = Array.from({ length: 1000 }, () => ({ ...rows[0]!, amount: 10_000_000_000_000 }))
    expect(stats(more, { top: 0, bottom: 999, left: 2, right: 2 })).toMatchObject({
      sum: null,
      mean: 10_000_000_000_000,
    })
  })
  it('round a mean half away from zero', () => {
    const two = [
      { ...rows[0]!, amount: -1 },
      { ...rows[0]!, amount: -2 },
    ]
    expect(stats(two, { top: 0, bottom: 1, left: 2, right: 2 }).mean).toBe(-2)
  })
})

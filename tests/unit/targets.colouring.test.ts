import { describe, expect, it } from 'vitest'
import type { TargetLine } from '../../src-main/targets/targets.contract.ts'
import { periodTotal } from '../../src-main/targets/targets.rules.ts'
import { heatOf, lineName, tenthsOf } from '../../src-renderer/targets/colouring.ts'
import { planReckoning, reckonable } from '../../src-renderer/targets/reckoning.ts'
import { blankRow, type TargetRow } from '../../src-renderer/targets/target-row.ts'

const months = (...first: (number | null)[]): (number | null)[] =>
  Array.from({ length: 12 }, (_, index) => first[index] ?? null)
const line = (amounts: (number | null)[], held = 0): TargetLine => ({
  id: 'l',
  owner: 'p1',
  channel: 'k1',
  city: 'c1',
  months: amounts,
  held,
})
const rowOf = (one: TargetLine, more: Partial<TargetRow> = {}): TargetRow => ({
  ...blankRow,
  id: one.id,
  kind: 'line',
  name: '',
  lines: [one],
  line: one,
  amount: (period) => periodTotal(one.months, period),
  ...more,
})
const january = { kind: 'month', month: 1 } as const
const year = { kind: 'year' } as const
const none = { total: undefined, lines: 0, lastYear: new Map() }

describe('conditional colours', () => {
  it('tint a share of the row by how far it is from an even one, and draw it as a bar half as long when even', () => {
    const even = rowOf(line(Array.from({ length: 12 }, () => 100)))
    expect(heatOf('row', even, january, none)).toEqual({ level: 2, bar: 50, tenths: 83 })
    const steep = rowOf(line(months(300, 100)))
    expect(heatOf('row', steep, january, none)).toMatchObject({ level: 3, bar: 100, tenths: 750 })
    expect(heatOf('row', even, year, none)).toBeUndefined()
    expect(heatOf('row', rowOf(line(months())), january, none)).toBeUndefined()
  })

  it('tint a line’s share of the column against the other lines', () => {
    const total = rowOf(line(months(400)), { kind: 'total' })
    expect(heatOf('column', rowOf(line(months(100))), january, { ...none, total, lines: 4 })).toMatchObject({
      level: 2,
    })
    expect(heatOf('column', rowOf(line(months(10))), january, { ...none, total, lines: 4 })).toMatchObject({ level: 1 })
  })

  it('show growth by a sign, and none where last year is blank or zero', () => {
    const now = line(months(110, 90, 50, 0))
    const last = line(months(100, 100, 0, 100))
    const facts = { ...none, lastYear: new Map([[lineName(last), last]]) }
    const at = (month: number): unknown => heatOf('growth', rowOf(now), { kind: 'month', month }, facts)
    expect(at(1)).toEqual({ sign: 'up', tenths: 100 })
    expect(at(2)).toEqual({ sign: 'down', tenths: -100 })
    expect(at(3)).toBeUndefined()
    expect(at(4)).toEqual({ sign: 'down', tenths: -1000 })
    expect(heatOf('growth', rowOf(now), january, none)).toBeUndefined()
  })

  it('show attainment of a quota by a check or a downward sign', () => {
    const against = (quota: number | null): unknown =>
      heatOf(
        'attainment',
        rowOf(line(months(100)), { compared: () => ({ quota, own: 100, difference: 0 }) }),
        year,
        none,
      )
    expect(against(100)).toEqual({ sign: 'reached', tenths: 1000 })
    expect(against(125)).toEqual({ sign: 'down', tenths: 800 })
    expect(against(null)).toBeUndefined()
    expect(against(0)).toBeUndefined()
  })

  it('count exactly where floats could not', () => {
    expect(tenthsOf(9_999_999_999_999, 10_000_000_000_000)).toBe(1000)
    expect(tenthsOf(1, 3)).toBe(333)
  })
})

describe('reckoning with a selection', () => {
  const one = line(months(100, null, 300, 400), 0b100)
  const row = rowOf(one)
  const group = rowOf(one, { kind: 'group', line: null })
  const selection = reckonable([
    ...['m1', 'm2', 'm3', 'm4', 'q1', 'name'].map((columnId) => ({ row, columnId })),
    { row: group, columnId: 'm1' },
  ])

  it('takes the months of lines, and counts held ones, totals and other columns apart', () => {
    expect(selection.cells.map(({ month }) => month)).toEqual([1, 2, 4])
    expect([selection.held, selection.computed]).toEqual([1, 3])
  })

  it('tells sums before and after, what stays blank and what does not change', () => {
    expect(planReckoning({ kind: 'add', amount: 50 }, selection)).toMatchObject({
      changes: [{ amount: 150 }, { amount: 450 }],
      blank: 1,
      unchanged: 0,
      before: 500,
      after: 600,
      refused: null,
    })
    expect(planReckoning({ kind: 'set', amount: 100 }, selection)).toMatchObject({ unchanged: 1, after: 300 })
  })

  it('is refused as a whole where one cell cannot be', () => {
    expect(planReckoning({ kind: 'add', amount: -200 }, selection)).toMatchObject({
      after: null,
      refused: { count: 1, failure: { code: 'amount-negative' } },
    })
  })
})

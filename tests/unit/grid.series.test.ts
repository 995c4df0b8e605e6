import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reachBelow } from '../../src-renderer/grid/fill.ts'
import { continued, type SeriesCell } from '../../src-renderer/grid/series.ts'

const amount = (value: number | null): SeriesCell => ({ value, kind: 'amount' })
const text = (value: string | null): SeriesCell => ({ value, kind: 'text' })
const date = (value: string): SeriesCell => ({ value, kind: 'date' })
const next = (cells: readonly SeriesCell[], count: number, toggled = false): unknown[] => {
  const go = continued(cells, { toggled, step: 1_000_000 })
  return Array.from({ length: count }, (_, index) => go(cells.length + index))
}

describe('what the handle goes on with', () => {
  it('is the same amount from one, and one more of the shown unit with Ctrl', () => {
    expect(next([amount(500)], 2)).toEqual([500, 500])
    expect(next([amount(500)], 2, true)).toEqual([1_000_500, 2_000_500])
  })

  it('is the line through two amounts, both ways, and a copy with Ctrl', () => {
    expect(next([amount(100), amount(250)], 2)).toEqual([400, 550])
    expect(continued([amount(100), amount(250)], { toggled: false, step: 1 })(-1)).toBe(-50)
    expect(next([amount(100), amount(250)], 3, true)).toEqual([100, 250, 100])
  })

  it('is the trend of three, as Excel finds it, rounded to the fen', () => {
    expect(next([amount(1), amount(2), amount(4)], 2)).toEqual([5, 7])
    expect(next([amount(100), amount(100), amount(400)], 1)).toEqual([500])
  })

  it('never leaves whole fen, and meets a line exactly', () => {
    const fen = fc.integer({ min: -1e12, max: 1e12 })
    fc.assert(
      fc.property(fen, fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 2, max: 12 }), (first, step, size) => {
        const line = Array.from({ length: size }, (_, index) => amount(first + index * step))
        expect(next(line, 3)).toEqual([size, size + 1, size + 2].map((place) => first + place * step))
      }),
    )
  })

  it('keeps blanks where they are; amounts beside each other go on together', () => {
    expect(next([amount(1), amount(2), amount(null)], 6)).toEqual([3, 4, null, 5, 6, null])
  })

  it('counts texts that end in a number, with their noughts', () => {
    expect(next([text('门店09')], 2)).toEqual(['门店10', '门店11'])
    expect(next([text('A1'), text('A3')], 2)).toEqual(['A5', 'A7'])
    expect(next([text('甲'), text('乙')], 3)).toEqual(['甲', '乙', '甲'])
    expect(next([text('A1')], 2, true)).toEqual(['A1', 'A1'])
  })

  it('goes by days, or by months from the same day of two, to the last where a month is shorter', () => {
    expect(next([date('2027-02-28')], 2)).toEqual(['2027-03-01', '2027-03-02'])
    expect(next([date('2027-01-04'), date('2027-01-11')], 1)).toEqual(['2027-01-18'])
    expect(next([date('2026-12-31'), date('2027-01-31')], 2)).toEqual(['2027-02-28', '2027-03-31'])
  })
})

describe('a double click on the handle', () => {
  const extent = { rows: 9, body: 8, columns: 4 }
  const filled = (column: number, last: number) => (point: { readonly row: number; readonly column: number }) =>
    !(point.column === column && point.row <= last)

  it('fills down along the filled column at the left, else at the right, and stops before the totals', () => {
    const source = { top: 1, bottom: 1, left: 2, right: 2 }
    expect(reachBelow(source, extent, filled(1, 4))).toEqual({ ...source, top: 2, bottom: 4 })
    expect(reachBelow(source, extent, filled(3, 99))).toEqual({ ...source, top: 2, bottom: 7 })
    expect(reachBelow(source, extent, () => true)).toBeNull()
  })
})

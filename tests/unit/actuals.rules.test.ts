import { describe, expect, it } from 'vitest'
import { addMonths, daysOfYear, monthsByChannel, type MonthSum } from '../../src-main/actuals/actuals.rules.ts'

const sum = (channel: string, measure: MonthSum['measure'], month: number, fen: number): MonthSum => ({
  channel,
  measure,
  month,
  fen,
})

describe('the days of a fiscal year', () => {
  it('are those of the calendar year where it begins in January', () => {
    expect(daysOfYear(2026, 1)).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })
  it('run over New Year where it begins later, to the end of a leap February', () => {
    expect(daysOfYear(2027, 4)).toEqual({ from: '2027-04-01', to: '2028-03-31' })
    expect(daysOfYear(2027, 3)).toEqual({ from: '2027-03-01', to: '2028-02-29' })
  })
})

describe('what a targeted measure is compared with', () => {
  it('is a channel’s receipts, and its orders only where it has no receipt in the year', () => {
    const months = monthsByChannel(
      [sum('a', 'order', 1, 900), sum('a', 'receipt', 2, 500), sum('b', 'order', 1, 70), sum('b', 'order', 3, 5)],
      'intake',
    )
    expect(months.get('a')).toEqual([null, 500, ...Array.from({ length: 10 }, () => null)])
    expect(months.get('b')?.slice(0, 3)).toEqual([70, null, 5])
  })
  it('is revenue alone for revenue: prepayments are never added to it', () => {
    const months = monthsByChannel([sum('a', 'receipt', 1, 900), sum('a', 'revenue', 1, 30)], 'revenue')
    expect([...months]).toEqual([['a', [30, ...Array.from({ length: 11 }, () => null)]]])
  })
  it('keeps a month that was recorded as 0 or below apart from one without a record', () => {
    const months = monthsByChannel([sum('a', 'revenue', 1, 0), sum('a', 'revenue', 2, -10)], 'revenue').get('a')
    expect(months?.slice(0, 3)).toEqual([0, -10, null])
  })
  it('adds channels month by month, and leaves a month blank that none has', () => {
    const months = addMonths([
      [1, null, 3, null, null, null, null, null, null, null, null, null],
      [10, null, null, null, null, null, null, null, null, null, null, 5],
    ])
    expect(months).toEqual([11, null, 3, null, null, null, null, null, null, null, null, 5])
    expect(addMonths([])).toEqual(Array.from({ length: 12 }, () => null))
  })
})

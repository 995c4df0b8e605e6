import { describe, expect, it } from 'vitest'
import {
  calendarMonth,
  calendarYear,
  daysInMonth,
  daysOfPeriod,
  fiscalMonth,
  fiscalMonthOf,
  fiscalMonths,
  monthLabels,
  monthsOf,
  parseDate,
  quarterLabels,
  quarterOf,
} from '../../src-main/shared/calendar.ts'

const read = (value: string | number, epoch?: 1900 | 1904): string | null => {
  const result = parseDate(value, epoch)
  return result.ok ? result.value : `${result.error.code} ${String(result.error.facts['reason'])}`
}

describe('fiscal months', () => {
  it('are the calendar months when the year begins in January', () => {
    expect(fiscalMonths.map((month) => calendarMonth(month, 1))).toEqual([...fiscalMonths])
  })

  it('run from April to March when the year begins in April, and the last three lie in the next calendar year', () => {
    const labels = monthLabels(2027, 4)
    expect(labels.map(({ month }) => month)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3])
    expect(labels.map(({ year }) => year)).toEqual([...Array<number>(9).fill(2027), 2028, 2028, 2028])
    expect(labels.map(({ quarter }) => quarter)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
  })

  it('turn back into themselves for every first month', () => {
    for (const first of fiscalMonths) {
      for (const month of fiscalMonths) {
        expect(fiscalMonth(calendarMonth(month, first), first)).toBe(month)
        const day = `${calendarYear(2027, month, first)}-${String(calendarMonth(month, first)).padStart(2, '0')}-15`
        expect(fiscalMonthOf(day, first)).toEqual({ fiscalYear: 2027, month })
      }
    }
  })

  it('belong to quarters of three', () => {
    expect(fiscalMonths.map(quarterOf)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4])
    expect(monthsOf({ kind: 'quarter', quarter: 3 })).toEqual([7, 8, 9])
    expect(monthsOf({ kind: 'month', month: 5 })).toEqual([5])
    expect(monthsOf({ kind: 'year' })).toHaveLength(12)
  })

  it('a quarter names its months only where the year does not begin in January', () => {
    expect(quarterLabels(1)[0]).toEqual({ quarter: 1, from: 1, to: 3, named: false })
    expect(quarterLabels(4)[3]).toEqual({ quarter: 4, from: 1, to: 3, named: true })
    expect(quarterLabels(12)[0]).toEqual({ quarter: 1, from: 12, to: 2, named: true })
  })
})

describe('days', () => {
  it('February has its leap day by the Gregorian rule', () => {
    expect([2023, 2024, 1900, 2000].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 28, 29])
  })

  it('a fiscal year from April 2023 has the leap day of 2024', () => {
    expect(daysOfPeriod(2023, 4, { kind: 'year' })).toBe(366)
    expect(daysOfPeriod(2023, 1, { kind: 'year' })).toBe(365)
    expect(daysOfPeriod(2023, 4, { kind: 'quarter', quarter: 4 })).toBe(91)
    expect(daysOfPeriod(2023, 4, { kind: 'month', month: 11 })).toBe(29)
  })
})

describe('a day is read as it is written', () => {
  it.each<[string | number, string]>([
    ['2027/3/5', '2027-03-05'],
    ['2027-03-05', '2027-03-05'],
    ['2027.3.5', '2027-03-05'],
    ['2027年3月5日', '2027-03-05'],
    ['2027 年 3 月 5 日', '2027-03-05'],
    ['2027年3月5号', '2027-03-05'],
    ['20270305', '2027-03-05'],
    [20_270_305, '2027-03-05'],
    ['２０２７／３／５', '2027-03-05'],
    [' 2027-03-05 ', '2027-03-05'],
    ['2027-03-05 00:00:00', '2027-03-05'],
    ['2027-03-05T14:30', '2027-03-05'],
    ['2024-02-29', '2024-02-29'],
    [46_451, '2027-03-05'],
    [46_451.75, '2027-03-05'],
    [36_526, '2000-01-01'],
  ])('%j is %s', (value, date) => {
    expect(read(value)).toBe(date)
  })

  it('a serial counts from its epoch', () => {
    expect(read(46_451 - 1462, 1904)).toBe('2027-03-05')
  })

  it('blank is blank', () => {
    expect([read(''), read('  '), read('\u3000')]).toEqual([null, null, null])
  })
})

describe('what could be two days is reported', () => {
  it.each<[string | number, string]>([
    ['3.5', 'not-a-date'],
    [3.5, 'not-a-date'],
    [2027, 'not-a-date'],
    [Number.NaN, 'not-a-date'],
    [-46_451, 'not-a-date'],
    [46_451_000, 'year-out-of-range'],
    [3_000_000, 'not-a-date'],
    [2_958_465, 'year-out-of-range'],
    [20_000, 'year-out-of-range'],
    ['27/3/5', 'two-digit-year'],
    ['27年3月5日', 'two-digit-year'],
    ['3/5/2027', 'not-a-date'],
    ['5/3/27', 'two-digit-year'],
    ['5-Mar-2027', 'not-a-date'],
    ['2027-3/5', 'not-a-date'],
    ['2027/3', 'not-a-date'],
    ['2027-03-05T00:00:00Z', 'not-a-date'],
    ['2027-03-05 25:00', 'not-a-date'],
    ['明天', 'not-a-date'],
    ['46451', 'not-a-date'],
    ['2027-02-29', 'no-such-day'],
    ['2027/13/1', 'no-such-day'],
    ['20270231', 'no-such-day'],
    ['0000-01-01', 'year-out-of-range'],
    ['9999-12-31', 'year-out-of-range'],
    ['x'.repeat(65), 'not-a-date'],
  ])('%j is reported as %s', (value, reason) => {
    expect(read(value)).toBe(`field-invalid ${reason}`)
  })
})

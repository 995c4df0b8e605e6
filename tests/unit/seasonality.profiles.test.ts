import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kindsOf, shippedHolidays } from '../../src-main/seasonality/holidays.store.ts'
import {
  evenWeights,
  exactWeight,
  patternWeights,
  readWeight,
  readWeights,
  shownWeight,
  weightsOfAmounts,
  writeWeights,
} from '../../src-main/seasonality/profiles.rules.ts'
import { seasonWeights } from '../../src-main/seasonality/season-weights.rules.ts'
import { fiscalWorkingDays, workingDays } from '../../src-main/seasonality/workdays.rules.ts'

const shipped = shippedHolidays('resources')
const kinds = kindsOf(shipped)

describe('the shipped holidays', () => {
  it('come from the State Council for 2024 to 2026, and are marked as computed for 2027', () => {
    expect(shipped.years.map(({ year, provisional }) => [year, provisional])).toEqual([
      [2024, false],
      [2025, false],
      [2026, false],
      [2027, true],
    ])
    for (const { source, provisional } of shipped.years) expect(source).toContain(provisional ? '推算' : '国务院办公厅')
  })

  it('name no day twice, and make no weekday a worked weekend', () => {
    const dates = shipped.days.map(({ date }) => date)
    expect(new Set(dates).size).toBe(dates.length)
    for (const { date, kind } of shipped.days) {
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
      if (kind === 'work') expect([date, weekend]).toEqual([date, true])
    }
  })

  // 365 or 366 days less weekends and the eleven (since 2025: thirteen) days of the law, 2025 with one day that two share.
  it.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
    [2027, 248],
  ])('leave %i with %i working days', (year, days) => {
    expect(fiscalWorkingDays(year, 1, kinds).reduce((sum, one) => sum + one, 0)).toBe(days)
  })

  it('make February 2026 short and count its worked Saturdays', () => {
    expect([1, 2, 10].map((month) => workingDays(2026, month, kinds))).toEqual([21, 16, 18])
  })

  it('are valid JSON with days of their own year alone', () => {
    const table = JSON.parse(readFileSync('resources/holidays.json', 'utf8')) as {
      readonly years: readonly { readonly year: number; readonly holidays: readonly { readonly from: string }[] }[]
    }
    for (const { year, holidays } of table.years)
      for (const { from } of holidays) expect(from.startsWith(`${year}-`)).toBe(true)
  })

  it('fall in the calendar year of each month of a fiscal year that begins in April', () => {
    const days = fiscalWorkingDays(2025, 4, kinds)
    expect(days[0]).toBe(workingDays(2025, 4, kinds))
    expect(days[10]).toBe(workingDays(2026, 2, kinds))
  })
})

describe('weights', () => {
  it('of amounts add up to 100 and follow them, ties to the earlier month', () => {
    const weights = weightsOfAmounts([1n, 1n, 1n, ...Array<bigint>(9).fill(0n)]) ?? []
    expect(weights.slice(0, 4)).toEqual([333_334, 333_333, 333_333, 0])
    expect(weightsOfAmounts([-5n, 0n])).toBeNull()
  })

  it('of 4-4-5 count weeks in each quarter of the fiscal year', () => {
    const weeks = (text: readonly number[]): string => text.map((weight) => weight / 10_000).join('')
    expect(weeks(patternWeights('4-4-5', 1))).toBe('445445445445')
    expect(weeks(patternWeights('5-4-4', 4))).toBe('544544544544')
    // The year begins in February, so January ends its last quarter.
    expect(weeks(patternWeights('4-4-5', 2))).toBe('544544544544')
  })

  it.each([
    ['8.33', 83_300],
    ['8.3333', 83_333],
    ['１２', 120_000],
    ['0', 0],
    ['7.5%', 75_000],
    ['1,000', 10_000_000],
  ])('are read as typed: %s', (text, weight) => {
    expect(readWeight(text)).toBe(weight)
  })

  it.each(['-1', '8.33333', 'abc', '', '99999999', '1e3'])('are not guessed: %s', (text) => {
    expect(readWeight(text)).toBeNull()
  })

  it('are shown with two decimals and read back with all', () => {
    expect([83_333, 220_000, 12_345_600].map(shownWeight)).toEqual(['8.33', '22', '1,234.56'])
    expect([83_333, 220_000, 5].map(exactWeight)).toEqual(['8.3333', '22', '0.0005'])
  })

  it('of a stored text are twelve and some above zero, else there are none', () => {
    expect(readWeights(writeWeights(evenWeights))).toEqual(evenWeights)
    for (const text of [null, '', '[]', '[0,0,0,0,0,0,0,0,0,0,0,0]', '{"a":1}', '[1,2,3,4,5,6,7,8,9,10,11,-12]']) {
      expect(readWeights(text)).toBeNull()
    }
  })
})

describe('lines that follow shapes of their own', () => {
  const front = [3, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1]
  it('weigh alike over the year', () => {
    const rows = seasonWeights([front, null, front], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) ?? []
    const sums = rows.map((row) => row.reduce((sum, one) => sum + one, 0n))
    expect(sums[0]).toBe(sums[1])
    expect(rows[2]).toEqual(rows[0])
  })

  it('weigh in a quarter what the quarter is of their year', () => {
    const [one = [], two = []] = seasonWeights([front, null], [1, 2, 3]) ?? []
    const sum = (row: readonly bigint[]): bigint => row.reduce((all, each) => all + each, 0n)
    // Half of the year against a quarter of it.
    expect(sum(one)).toBe(sum(two) * 2n)
  })

  it('are none where no line has a shape', () => {
    expect(seasonWeights([null, null], [1])).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import {
  festivalDay,
  festivalDays,
  festivalShift,
  festivalYearOf,
  festivalYears,
} from '../../src-main/seasonality/festival.rules.ts'
import { daysBetween } from '../../src-main/shared/day.ts'

/** The first day of the runtime's first Chinese month after mid-January. */
function byRuntime(year: number): string {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  for (let day = 15; day < 60; day += 1) {
    const date = new Date(Date.UTC(year, 0, day))
    const parts = chinese.formatToParts(date)
    const part = (type: string) => parts.find((one) => one.type === type)?.value
    if (part('month') === '1' && part('day') === '1') return date.toISOString().slice(0, 10)
  }
  throw new Error(`no new year in ${year}`)
}

describe('the table of Spring Festival', () => {
  it('runs from 2018 to 2035, every festival between 21 January and 20 February', () => {
    expect(festivalYears).toEqual(Array.from({ length: 18 }, (_, at) => 2018 + at))
    for (const year of festivalYears) {
      const day = festivalDay(year) ?? ''
      expect(day >= `${year}-01-21` && day <= `${year}-02-20`).toBe(true)
    }
    expect([festivalDay(2017), festivalDay(2036)]).toEqual([null, null])
  })

  it('lies 12 or 13 moons after the festival before', () => {
    for (const year of festivalYears.slice(1)) {
      const days = daysBetween(festivalDay(year - 1) ?? '', festivalDay(year) ?? '')
      expect([353, 354, 355, 383, 384, 385]).toContain(days)
    }
  })

  it('agrees with the runtime’s Chinese calendar except where its new moon is known to fall on the wrong side of midnight', () => {
    const apart = festivalYears.filter((year) => byRuntime(year) !== festivalDay(year))
    expect([2027, 2030]).toEqual(expect.arrayContaining(apart))
    for (const year of apart) {
      expect(Math.abs(daysBetween(byRuntime(year), festivalDay(year) ?? ''))).toBe(1)
    }
  })
})

describe('the eight days from New Year’s Eve', () => {
  it.each([
    [2026, 0, 8],
    [2025, 4, 4],
    [2023, 8, 0],
    [2028, 7, 1],
    [2022, 1, 7],
    [2033, 2, 6],
  ])('of %i lie %i in January and %i in February', (year, january, february) => {
    expect(festivalDays(year)).toEqual({ january, february })
  })
})

describe('the festival’s movement', () => {
  const rest = Array<number>(10).fill(80_000)
  it('keeps what a day outside the festival weighs and what the two months weigh together', () => {
    // 2023: all 8 days in January. 23 open days at 1 and 28 at 1; in 2026 there are 31 and 20.
    const shift = festivalShift([230_000, 280_000, ...rest], 2023, 2026)
    expect(shift).toEqual({ from: 2023, to: 2026, before: [230_000, 280_000], after: [310_000, 200_000] })
  })

  it('moves nothing where the days lie alike, a year is not known, or both months weigh nothing', () => {
    expect(festivalShift([10, 10, ...rest], 2026, 2027)).toBeNull()
    expect(festivalShift([10, 10, ...rest], null, 2026)).toBeNull()
    expect(festivalShift([10, 10, ...rest], 2025, 2036)).toBeNull()
    expect(festivalShift([0, 0, ...rest], 2025, 2026)).toBeNull()
    expect(festivalShift([10, 0, ...rest], 2025, 2026)).toBeNull()
  })

  it('comes back nearly whole when it is moved there and back', () => {
    const there = festivalShift([83_000, 70_000, ...rest], 2025, 2026)
    const back = festivalShift([...(there?.after ?? []), ...rest], 2026, 2025)
    expect(Math.abs((back?.after[0] ?? 0) - 83_000)).toBeLessThanOrEqual(1)
  })

  it('belongs to the calendar year of January, which is no one year where the fiscal year begins in February', () => {
    expect([1, 2, 4, 12].map((first) => festivalYearOf(2026, first))).toEqual([2026, null, 2027, 2027])
  })
})

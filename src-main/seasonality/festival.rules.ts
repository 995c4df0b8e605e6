import { allocate } from '../shared/allocation.ts'
import { daysInMonth } from '../shared/calendar.ts'
import { addDays } from '../shared/day.ts'

/**
 * New Year's Day of the lunar calendar (正月初一) as China keeps it, by Beijing time. A table and not `Intl`: the runtime's
 * Chinese calendar is a day late where the new moon falls close to midnight (2027, early in 2030); a test compares the two.
 */
const newYearsDays: Readonly<Record<number, string>> = {
  2018: '2018-02-16',
  2019: '2019-02-05',
  2020: '2020-01-25',
  2021: '2021-02-12',
  2022: '2022-02-01',
  2023: '2023-01-22',
  2024: '2024-02-10',
  2025: '2025-01-29',
  2026: '2026-02-17',
  2027: '2027-02-06',
  2028: '2028-01-26',
  2029: '2029-02-13',
  2030: '2030-02-03',
  2031: '2031-01-23',
  2032: '2032-02-11',
  2033: '2033-01-31',
  2034: '2034-02-19',
  2035: '2035-02-08',
}

/** The calendar years whose Spring Festival is known. */
export const festivalYears: readonly number[] = Object.keys(newYearsDays).map(Number)

/** The first day of Spring Festival of a calendar year, `YYYY-MM-DD`; null outside of 2018–2035. */
export const festivalDay = (year: number): string | null => newYearsDays[year] ?? null

/** Days off from New Year's Eve (除夕) on, as the State Council's rule of 2024 gives them. */
const festivalLength = 8

/** How many of the eight days lie in January and in February; null where the year is not known. */
export function festivalDays(year: number): { readonly january: number; readonly february: number } | null {
  const first = festivalDay(year)
  if (first === null) return null
  const eve = addDays(first, -1)
  const days = Array.from({ length: festivalLength }, (_, index) => addDays(eve, index))
  const january = days.filter((day) => day.slice(5, 7) === '01').length
  return { january, february: festivalLength - january }
}

/**
 * The calendar year whose January and February a fiscal year holds; null where it begins in February, for then its
 * February and its January belong to two festivals.
 */
export const festivalYearOf = (fiscalYear: number, firstMonth: number): number | null =>
  firstMonth === 1 ? fiscalYear : firstMonth === 2 ? null : fiscalYear + 1

/** What the festival's movement makes of January and February. */
export type FestivalShift = {
  readonly from: number
  readonly to: number
  readonly before: readonly [number, number]
  readonly after: readonly [number, number]
}

/**
 * Moves weight between January and February (calendar order) when the festival's eight days lie otherwise than in the year
 * that the weights come from. Each month keeps its weight for a day outside the festival; January and February together
 * keep theirs, by largest remainder, so that no other month changes. Null where there is nothing to move: a year is not
 * known, the days lie alike, both months weigh nothing, or the weights would stay as they are.
 */
export function festivalShift(
  weights: readonly number[],
  from: number | null,
  to: number | null,
): FestivalShift | null {
  if (from === null || to === null || from === to) return null
  const [then, now] = [festivalDays(from), festivalDays(to)]
  const [january = 0, february = 0] = weights
  if (!then || !now || then.january === now.january || january + february <= 0) return null
  const open = (year: number, days: { readonly january: number; readonly february: number }) => ({
    january: 31 - days.january,
    february: daysInMonth(year, 2) - days.february,
  })
  const [were, are] = [open(from, then), open(to, now)]
  const [one = 0, two = 0] = allocate({
    total: january + february,
    weights: [january * are.january * were.february, february * are.february * were.january],
    step: 1,
  })
  return one === january ? null : { from, to, before: [january, february], after: [one, two] }
}

import { calendarMonth, calendarYear, daysInMonth, fiscalMonths } from '../shared/calendar.ts'
import type { DayKind } from './seasonality.contract.ts'

const dayText = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const isWeekend = (year: number, month: number, day: number): boolean =>
  [0, 6].includes(new Date(Date.UTC(year, month - 1, day)).getUTCDay())

/** Working days of a calendar month: Monday to Friday without days off, and the weekend days that are worked. */
export function workingDays(year: number, month: number, kinds: ReadonlyMap<string, DayKind>): number {
  let days = 0
  for (let day = 1; day <= daysInMonth(year, month); day += 1) {
    const kind = kinds.get(dayText(year, month, day)) ?? 'plain'
    if (kind === 'work' || (kind === 'plain' && !isWeekend(year, month, day))) days += 1
  }
  return days
}

/** Working days of the twelve months of a fiscal year, in its order. */
export const fiscalWorkingDays = (
  fiscalYear: number,
  firstMonth: number,
  kinds: ReadonlyMap<string, DayKind>,
): readonly number[] =>
  fiscalMonths.map((month) =>
    workingDays(calendarYear(fiscalYear, month, firstMonth), calendarMonth(month, firstMonth), kinds),
  )

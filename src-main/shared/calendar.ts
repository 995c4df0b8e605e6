import { addDays, firstDay, isDay, lastDay } from './day.ts'
import { fail, ok, type Result } from './result.ts'

/** A stretch of a fiscal year; quarters and months count from its first month. */
export type FiscalPeriod =
  | { readonly kind: 'year' }
  | { readonly kind: 'quarter'; readonly quarter: number }
  | { readonly kind: 'month'; readonly month: number }

export const fiscalMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const
export const quarters = [1, 2, 3, 4] as const

/** The calendar month (1–12) of a fiscal month, when the fiscal year begins in calendar month `firstMonth`. */
export const calendarMonth = (month: number, firstMonth: number): number => ((firstMonth + month - 2) % 12) + 1

/** The calendar year of a fiscal month. A fiscal year bears the number of the calendar year that it begins in. */
export const calendarYear = (fiscalYear: number, month: number, firstMonth: number): number =>
  fiscalYear + (firstMonth + month - 2 >= 12 ? 1 : 0)

/** The fiscal month (1–12) of a calendar month (1–12). */
export const fiscalMonth = (month: number, firstMonth: number): number => ((month - firstMonth + 12) % 12) + 1

/** The fiscal year and month that a day (`YYYY-MM-DD`) falls in. */
export function fiscalMonthOf(
  day: string,
  firstMonth: number,
): { readonly fiscalYear: number; readonly month: number } {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  return { fiscalYear: month < firstMonth ? year - 1 : year, month: fiscalMonth(month, firstMonth) }
}

/** The quarter (1–4) of a fiscal month. */
export const quarterOf = (month: number): number => Math.ceil(month / 3)

/** The fiscal months of a period, earliest first. */
export function monthsOf(period: FiscalPeriod): readonly number[] {
  if (period.kind === 'year') return fiscalMonths
  if (period.kind === 'month') return [period.month]
  const first = period.quarter * 3 - 2
  return [first, first + 1, first + 2]
}

/** What the heading of a month is made from: `month` is its calendar month, `year` its calendar year. */
export type MonthLabel = {
  readonly fiscal: number
  readonly quarter: number
  readonly year: number
  readonly month: number
}

/** The twelve months of a fiscal year in order. */
export const monthLabels = (fiscalYear: number, firstMonth: number): readonly MonthLabel[] =>
  fiscalMonths.map((fiscal) => ({
    fiscal,
    quarter: quarterOf(fiscal),
    year: calendarYear(fiscalYear, fiscal, firstMonth),
    month: calendarMonth(fiscal, firstMonth),
  }))

/**
 * What the heading of a quarter is made from: its first and last calendar month. `named` says that the months must
 * stand beside the number, because the fiscal year does not begin in January (DOMAIN.md rule 1).
 */
export type QuarterLabel = {
  readonly quarter: number
  readonly from: number
  readonly to: number
  readonly named: boolean
}

export const quarterLabels = (firstMonth: number): readonly QuarterLabel[] =>
  quarters.map((quarter) => ({
    quarter,
    from: calendarMonth(quarter * 3 - 2, firstMonth),
    to: calendarMonth(quarter * 3, firstMonth),
    named: firstMonth !== 1,
  }))

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0)

/** Days of a period of a fiscal year. */
export const daysOfPeriod = (fiscalYear: number, firstMonth: number, period: FiscalPeriod): number =>
  monthsOf(period).reduce(
    (days, month) => days + daysInMonth(calendarYear(fiscalYear, month, firstMonth), calendarMonth(month, firstMonth)),
    0,
  )

/** Why a value is no day; stands in the facts of `field-invalid` as `reason`. */
export type DateReason = 'not-a-date' | 'two-digit-year' | 'no-such-day' | 'year-out-of-range'

/** Serials below this (1927) are rather amounts, years or counts that stand in the wrong column. */
const leastSerial = 10_000
/** The last serial of a workbook, 9999-12-31. */
const lastSerial = 2_958_465

const notADate = (text: string, reason: DateReason): ReturnType<typeof fail> =>
  fail('field-invalid', { value: text.slice(0, 64), reason })

function checked(year: string, month: string, day: string, text: string): Result<string> {
  const date = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (isDay(date)) return ok(date)
  const known = date >= firstDay && date <= lastDay
  return notADate(text, known ? 'no-such-day' : 'year-out-of-range')
}

/** A workbook's day number in the 1900 or the 1904 epoch; the time of day falls away. */
function serialDay(serial: number, epoch: 1900 | 1904): Result<string> {
  const text = String(serial)
  if (!(serial >= leastSerial && serial <= lastSerial)) return notADate(text, 'not-a-date')
  const [year = '', month = '', day = ''] = addDays(
    epoch === 1900 ? '1899-12-30' : '1904-01-01',
    Math.floor(serial),
  ).split('-')
  return checked(year, month, day, text)
}

const time = String.raw`(?:[T ]\s*(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?)?`
const separated = new RegExp(String.raw`^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`, 'u')
const chinese = new RegExp(String.raw`^(\d{1,4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?${time}$`, 'u')

/**
 * Reads a day between 1980 and 2100: `2027/3/5`, `2027-03-05`, `2027.3.5`, `2027年3月5日`, `20270305`, full-width digits, a
 * time of day after it (which falls away), or a workbook's serial number, by its epoch. Blank is null. Fails with
 * `field-invalid`, `value` and `reason` on what could be read in two ways: two-digit years, day or month first, `3.5`.
 */
export function parseDate(value: string | number, epoch: 1900 | 1904 = 1900): Result<string | null> {
  if (typeof value === 'number' && !(Number.isInteger(value) && String(value).length === 8))
    return serialDay(value, epoch)
  const text = String(value)
  if (text.length > 64) return text.trim() === '' ? ok(null) : notADate(text, 'not-a-date')
  const cleaned = text.replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).trim()
  if (cleaned === '') return ok(null)
  const compact = /^(\d{4})(\d{2})(\d{2})$/u.exec(cleaned)
  if (compact) return checked(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '', text)
  const dotted = separated.exec(cleaned)
  const parts = dotted ? [dotted[1], dotted[3], dotted[4]] : chinese.exec(cleaned)?.slice(1, 4)
  if (!parts) return notADate(text, 'not-a-date')
  const [year = '', month = '', day = ''] = parts
  if (year.length < 3) return notADate(text, 'two-digit-year')
  return checked(year, month, day, text)
}

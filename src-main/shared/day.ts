/** Days are `YYYY-MM-DD` texts: they sort as text and have no time zone. */

/** Days that the app takes for dates of business; a year such as 0 or 9999 is a slip of the hand. */
export const firstDay = '1980-01-01'
export const lastDay = '2100-12-31'

/** Whether the text is a day of the calendar between `firstDay` and `lastDay`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDay || text > lastDay) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** The day on this computer's calendar at a time (ms since 1970). */
export function localDay(time: number): string {
  const date = new Date(time)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

const dayMs = 24 * 60 * 60 * 1000
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`)

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / dayMs)

/** The day that lies so many days after another; negative counts back. */
export const addDays = (day: string, days: number): string =>
  new Date(utc(day) + days * dayMs).toISOString().slice(0, 10)

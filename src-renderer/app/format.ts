const two = (part: number): string => String(part).padStart(2, '0')

/** `14:32:08`, by the computer's own clock. */
export const clockTime = (at: Date): string => `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`

/** `2027-12-16`, by the computer's own calendar. */
export const day = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** `12-16 14:32` within the year of `now`, else `2026-12-16 14:32`. */
export function dayAndTime(at: Date, now = new Date()): string {
  const date = at.getFullYear() === now.getFullYear() ? day(at).slice(5) : day(at)
  return `${date} ${clockTime(at).slice(0, 5)}`
}

/** Whole numbers with thousands commas, the same in both languages. */
export const count = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, ',')

/** Number of a file as people say it: four digits at least. */
export const fileNumber = (value: number): string => String(value).padStart(4, '0')

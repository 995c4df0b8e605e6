/** What a series has at a place: 0 is its first given value, negative places lie before it. */
export type Continued<Value> = (place: number) => Value

/**
 * The straight line nearest to whole numbers (least squares), in exact arithmetic, each value rounded to a whole number,
 * halves away from zero. A single number goes on by `step`; two are met exactly.
 */
export function continueNumbers(numbers: readonly number[], step: number): Continued<number> {
  const [first = 0] = numbers
  if (numbers.length < 2) return (place) => first + place * step
  const n = BigInt(numbers.length)
  let sx = 0n
  let sxx = 0n
  let sy = 0n
  let sxy = 0n
  for (const [index, number] of numbers.entries()) {
    const x = BigInt(index)
    const y = BigInt(number)
    sx += x
    sxx += x * x
    sy += y
    sxy += x * y
  }
  const slope = n * sxy - sx * sy
  const scale = n * sxx - sx * sx
  return (place) => rounded(sy * scale + slope * (n * BigInt(place) - sx), n * scale)
}

function rounded(over: bigint, under: bigint): number {
  const size = over < 0n ? -over : over
  const whole = (size * 2n + under) / (under * 2n)
  return Number(over < 0n ? -whole : whole)
}

const dayMs = 86_400_000
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayMs
const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** Days go on by their trend, one by one from a single date; the same day of several months goes on by months. */
export function continueDates(dates: readonly string[]): Continued<string> {
  const months = dates.map((date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1)
  const days = new Set(dates.map((date) => date.slice(8)))
  const gaps = new Set(months.slice(1).map((month, index) => month - (months[index] ?? 0)))
  const [gap = 0] = gaps
  if (dates.length > 1 && days.size === 1 && gaps.size === 1 && gap !== 0) {
    const day = Number([...days][0])
    const [first = 0] = months
    return (place) => dateIn(first + place * gap, day)
  }
  const go = continueNumbers(dates.map(dayOf), 1)
  return (place) => dateOf(go(place))
}

/** A day of a month counted from the year 0; the last one where the month is shorter. */
function dateIn(month: number, day: number): string {
  const year = Math.floor(month / 12)
  const last = new Date(Date.UTC(year, month - year * 12 + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - year * 12, Math.min(day, last))).toISOString().slice(0, 10)
}

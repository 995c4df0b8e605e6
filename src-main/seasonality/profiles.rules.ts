import { turnMonths } from '../plans/plans.rules.ts'
import { fiscalMonths } from '../shared/calendar.ts'
import { largestWeight, weightUnit, type QuarterPattern } from './seasonality.contract.ts'

/** What the weights of a profile that is made from amounts add up to: 100. */
const hundred = 100n * BigInt(weightUnit)

/** The twelve weights of a stored profile, January first; null where the text holds none, as one from a newer app may. */
export function readWeights(text: string | null): readonly number[] | null {
  if (text === null) return null
  try {
    const weights: unknown = JSON.parse(text)
    return Array.isArray(weights) && weights.length === 12 && weights.every(isWeight) && weights.some((one) => one > 0)
      ? (weights as readonly number[])
      : null
  } catch {
    return null
  }
}

/** Whole, not negative, and not past what may be typed. */
export const isWeight = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= largestWeight

export const writeWeights = (weights: readonly number[]): string => JSON.stringify(weights)

/**
 * Weights that add up to 100 in the proportions of twelve amounts, by largest remainder, ties to the earlier month;
 * negative amounts weigh nothing. Null where no amount is above zero.
 */
export function weightsOfAmounts(amounts: readonly bigint[]): readonly number[] | null {
  const positive = amounts.map((amount) => (amount > 0n ? amount : 0n))
  const sum = positive.reduce((all, amount) => all + amount, 0n)
  if (sum === 0n) return null
  const parts = positive.map((amount) => (amount * hundred) / sum)
  const rest = hundred - parts.reduce((all, part) => all + part, 0n)
  const remainders = positive.map((amount, index) => ({ index, remainder: (amount * hundred) % sum }))
  const next = remainders.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  for (const { index } of next.slice(0, Number(rest))) parts[index] = (parts[index] ?? 0n) + 1n
  return parts.map(Number)
}

/**
 * A year's actuals (fen) for weights. A month without a record, in a year that is still running say, is not a month of
 * nothing: it counts as the mean of the recorded ones. Returns above sales count as nothing.
 */
export function amountsOfActuals(months: readonly (number | null)[]): readonly bigint[] {
  const recorded = months.filter((fen) => fen !== null).map((fen) => BigInt(Math.max(0, fen)))
  const sum = recorded.reduce((all, fen) => all + fen, 0n)
  const mean = recorded.length === 0 ? 0n : sum / BigInt(recorded.length)
  return months.map((fen) => (fen === null ? mean : BigInt(Math.max(0, fen))))
}

export const evenWeights: readonly number[] = fiscalMonths.map(() => weightUnit)

/** Weeks of each month, quarter after quarter of the fiscal year; January first. */
export function patternWeights(pattern: QuarterPattern, firstMonth: number): readonly number[] {
  const weeks = pattern.split('-').map(Number)
  return toCalendar(
    fiscalMonths.map((month) => (weeks[(month - 1) % 3] ?? 0) * weightUnit),
    firstMonth,
  )
}

/** Twelve values of a fiscal year in calendar order, January first. */
export const toCalendar = <T>(months: readonly T[], firstMonth: number): readonly T[] =>
  turnMonths(months, firstMonth, 1)

/** Twelve values from January on in the order of a fiscal year. */
export const toFiscal = <T>(months: readonly T[], firstMonth: number): readonly T[] => turnMonths(months, 1, firstMonth)

/** What a typed weight means, in ten-thousandths; null where it is none (negative, finer, or no number). */
export function readWeight(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(',', '').replace(/%$/u, '').trim()
  const match = /^(\d{1,7})(?:\.(\d{0,4}))?$/u.exec(plain)
  if (!match) return null
  const weight = Number(match[1]) * weightUnit + Number((match[2] ?? '').padEnd(4, '0'))
  return isWeight(weight) ? weight : null
}

/** A weight as it reads back: `8.3333`, `22`. */
export function exactWeight(weight: number): string {
  const fraction = String(weight % weightUnit)
    .padStart(4, '0')
    .replace(/0+$/u, '')
  const whole = String(Math.floor(weight / weightUnit))
  return fraction === '' ? whole : `${whole}.${fraction}`
}

/** A weight for the eye, with two decimals at most. */
export function shownWeight(weight: number): string {
  const rounded = Math.round(weight / 100)
  const fraction = String(rounded % 100)
    .padStart(2, '0')
    .replace(/0+$/u, '')
  const whole = Math.floor(rounded / 100).toLocaleString('en-US')
  return fraction === '' ? whole : `${whole}.${fraction}`
}

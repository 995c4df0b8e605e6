import { calendarMonth, fiscalMonth, fiscalMonths } from '../shared/calendar.ts'
import type { Fen } from '../shared/money.ts'
import type { PlanStatus } from './plans.contract.ts'

/** A submitted or approved plan refuses every write, on every path (DOMAIN.md rule 5). */
export const isLocked = (status: PlanStatus): boolean => status === 'submitted' || status === 'approved'

/** The largest seasonality weight that a plan may keep. */
const largestWeight = 10n ** 15n

/** The weights of a stored seasonality; null (even) where there is none or a text that is none. */
export function readSeasonality(text: string | null): readonly number[] | null {
  if (text === null) return null
  try {
    const weights: unknown = JSON.parse(text)
    const sound =
      Array.isArray(weights) &&
      weights.length === 12 &&
      weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0) &&
      weights.some((weight) => weight > 0)
    return sound ? (weights as readonly number[]) : null
  } catch {
    return null
  }
}

export const writeSeasonality = (weights: readonly number[] | null): string | null =>
  weights === null ? null : JSON.stringify(weights)

const divisorOf = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisorOf(b, a % b))

/**
 * Whole weights in the proportions of twelve amounts, as small as they can be; negative amounts weigh nothing. Null where
 * no amount is above zero. Only proportions past 15 digits are rounded.
 */
export function seasonalityOf(amounts: readonly bigint[]): readonly number[] | null {
  const positive = amounts.map((amount) => (amount > 0n ? amount : 0n))
  const divisor = positive.reduce(divisorOf, 0n)
  if (divisor === 0n) return null
  const reduced = positive.map((amount) => amount / divisor)
  const largest = reduced.reduce((most, amount) => (amount > most ? amount : most), 0n)
  const scale = (largest + largestWeight - 1n) / largestWeight
  return reduced.map((amount) => Number((amount + scale / 2n) / scale))
}

/** An amount of a year, a quarter or a month, by its grain, as quotas are given. */
export type Graded = { readonly grain: 'year' | 'quarter' | 'month'; readonly amounts: readonly (Fen | null)[] }

/** Adds amounts of any grain by month, twelvefold, so that a year and a quarter divide evenly over their months. */
export function monthsOfGraded(graded: readonly Graded[]): readonly bigint[] {
  const months = fiscalMonths.map(() => 0n)
  for (const { grain, amounts } of graded) {
    const span = grain === 'year' ? 12 : grain === 'quarter' ? 3 : 1
    for (const month of fiscalMonths) {
      const amount = amounts[Math.floor((month - 1) / span)] ?? null
      if (amount !== null) months[month - 1] = (months[month - 1] ?? 0n) + (BigInt(amount) * 12n) / BigInt(span)
    }
  }
  return months
}

/** Turns months of a year that begins in one calendar month into those of a year that begins in another. */
export const turnMonths = <T>(months: readonly T[], from: number, to: number): readonly T[] =>
  fiscalMonths.map((month) => months[fiscalMonth(calendarMonth(month, to), from) - 1] as T)

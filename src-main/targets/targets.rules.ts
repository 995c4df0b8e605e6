import { monthsOf, type FiscalPeriod } from '../shared/calendar.ts'
import { formatAmount, sumFen, withinRange, type Fen } from '../shared/money.ts'
import type { TargetLine } from './targets.contract.ts'

/** Twelve amounts from the first fiscal month on; null is blank. */
export type Months = readonly (Fen | null)[]

export const blankMonths: Months = Array.from({ length: 12 }, () => null)

/** Whether a month (1–12) of a line is held. */
export const isHeld = (line: { readonly held: number }, month: number): boolean =>
  ((line.held >> (month - 1)) & 1) === 1

/** The year of twelve months; blank where all are (DOMAIN.md rules 1 and 6). */
export const yearOf = (months: Months): Fen | null => sumFen(months)

export const lineYear = (line: TargetLine): Fen | null => yearOf(line.months)

/** The four quarters of twelve months, each blank where its months are. */
export const quarterTotals = (months: Months): readonly (Fen | null)[] =>
  [0, 3, 6, 9].map((start) => sumFen(months.slice(start, start + 3)))

export const periodTotal = (months: Months, period: FiscalPeriod): Fen | null =>
  sumFen(monthsOf(period).map((month) => months[month - 1] ?? null))

/** Adds lines month by month; a month in which all are blank stays blank. */
export const addMonths = (lines: Iterable<{ readonly months: Months }>): Months => {
  const sums: (Fen | null)[] = [...blankMonths]
  for (const { months } of lines) {
    for (let month = 0; month < 12; month += 1) {
      const amount = months[month] ?? null
      if (amount !== null) sums[month] = (sums[month] ?? 0) + amount
    }
  }
  return sums
}

/** Lines of each key, in the order in which the keys first come. */
export function linesBy<Key>(
  lines: readonly TargetLine[],
  keyOf: (line: TargetLine) => Key,
): ReadonlyMap<Key, readonly TargetLine[]> {
  const groups = new Map<Key, TargetLine[]>()
  for (const line of lines) {
    const key = keyOf(line)
    const group = groups.get(key)
    if (group) group.push(line)
    else groups.set(key, [line])
  }
  return groups
}

/** Why an amount may not stand in a target or a quota; null where it may. Blank always may. */
export function amountFault(amount: Fen | null): 'amount-negative' | 'amount-out-of-range' | null {
  if (amount === null) return null
  if (!withinRange(amount)) return 'amount-out-of-range'
  return amount < 0 ? 'amount-negative' : null
}

/** A refused amount as its message says it, in 元. */
export const saidAmount = (amount: Fen | null): string =>
  amount === null || Number.isSafeInteger(amount) ? formatAmount(amount, 'yuan', 2) : String(amount)

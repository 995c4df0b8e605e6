import type { Fen } from '../shared/money.ts'

/** A line's twelve months and holds (bit 0 is the first fiscal month). */
export type MonthsAndHolds = { readonly months: readonly (Fen | null)[]; readonly held: number }

/** What a handover makes of the old and the new owner's line of one channel. */
export type Moved = {
  readonly old: MonthsAndHolds
  readonly fresh: MonthsAndHolds
  /** Fiscal months (1–12) whose amount or hold moves. */
  readonly moved: readonly number[]
  /** Moved months that the new owner holds already: his held amount would change, so the handover is refused. */
  readonly blocked: readonly number[]
}

/**
 * The first fiscal month (1–12) of a plan that lies at or after a calendar month; null where its year is over by then. A
 * plan that begins later moves as a whole.
 */
export function firstMonthToMove(
  plan: { readonly fiscalYear: number; readonly firstMonth: number },
  year: number,
  month: number,
): number | null {
  const index = (year - plan.fiscalYear) * 12 + (month - plan.firstMonth)
  return index >= 12 ? null : Math.max(0, index) + 1
}

const bit = (month: number): number => 1 << (month - 1)

/**
 * Moves the months from `first` on (DOMAIN.md rule 8): the old line's become blank, the new line gets them on top of what it
 * holds. Month by month the sum of both lines is the same before and after. A hold goes with its amount.
 */
export function moveMonths(old: MonthsAndHolds, fresh: MonthsAndHolds, first: number): Moved {
  const before = [...old.months]
  const after = [...fresh.months]
  let [oldHeld, freshHeld] = [old.held, fresh.held]
  const moved: number[] = []
  const blocked: number[] = []
  for (let month = first; month <= 12; month += 1) {
    const amount = before[month - 1] ?? null
    const isHeld = (oldHeld & bit(month)) !== 0
    if (amount === null && !isHeld) continue
    moved.push(month)
    if ((freshHeld & bit(month)) !== 0 && amount !== null) blocked.push(month)
    if (amount !== null) after[month - 1] = (after[month - 1] ?? 0) + amount
    before[month - 1] = null
    if (!isHeld) continue
    oldHeld &= ~bit(month)
    freshHeld |= bit(month)
  }
  return { old: { months: before, held: oldHeld }, fresh: { months: after, held: freshHeld }, moved, blocked }
}

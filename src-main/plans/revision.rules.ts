import type { Fen } from '../shared/money.ts'

type Months = readonly (Fen | null)[]

/** What a line of a revision is compared with: its months in the baseline, null where the baseline has no such line. */
export type Baseline = Months | null

/** The fiscal months (1–12) in which a line differs from its baseline. Blank differs from zero (DOMAIN.md rule 6). */
export function changedMonths(months: Months, baseline: Baseline): readonly number[] {
  const changed: number[] = []
  for (let index = 0; index < 12; index += 1) {
    if ((months[index] ?? null) !== (baseline?.[index] ?? null)) changed.push(index + 1)
  }
  return changed
}

/** Whether a text says anything as a reason. */
export const isReason = (text: string | null | undefined): text is string =>
  text !== null && text !== undefined && text.trim() !== ''

/** The changed months that carry no reason. */
export const unexplainedMonths = (
  months: Months,
  baseline: Baseline,
  reasons: readonly (string | null)[] | undefined,
): readonly number[] => changedMonths(months, baseline).filter((month) => !isReason(reasons?.[month - 1]))

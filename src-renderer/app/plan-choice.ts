import type { Measure, Plan } from '../../src-main/plans/plans.contract.ts'
import { units, type Unit } from '../../src-main/shared/money.ts'

/** What was chosen in a workspace's context bar; what is absent was never chosen. */
export type Chosen = { readonly plan?: string; readonly measure?: Measure; readonly unit?: Unit }

/** Reads what was kept; anything unreadable counts as nothing chosen. */
export function readChosen(text: string | null): Chosen {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    if (typeof value !== 'object' || value === null) return {}
    const { plan, measure, unit } = value as Record<string, unknown>
    return {
      ...(typeof plan === 'string' ? { plan } : {}),
      ...(measure === 'intake' || measure === 'revenue' ? { measure } : {}),
      ...(units.some((one) => one === unit) ? { unit: unit as Unit } : {}),
    }
  } catch {
    return {}
  }
}

/** Newest fiscal year first, within it the newest version. */
export const sortPlans = (plans: readonly Plan[]): readonly Plan[] =>
  plans.toSorted((a, b) => b.fiscalYear - a.fiscalYear || b.version - a.version)

/** The year after the newest plan's; without plans this year, and from October on the next one. */
export function proposedYear(plans: readonly Plan[], today: Date): number {
  const newest = sortPlans(plans)[0]
  if (newest) return newest.fiscalYear + 1
  return today.getMonth() >= 9 ? today.getFullYear() + 1 : today.getFullYear()
}

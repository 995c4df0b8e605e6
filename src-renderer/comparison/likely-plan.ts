import type { Plan } from '../../src-main/plans/plans.contract.ts'

/** What one most likely compares a plan with: its baseline, else the version before, else the newest of the year before. */
export function likelyPlan(plan: Plan, plans: readonly Plan[]): Plan | undefined {
  return (
    plans.find(({ id }) => id === plan.baseline) ??
    plans.find(({ fiscalYear, version }) => fiscalYear === plan.fiscalYear && version < plan.version) ??
    plans.find(({ fiscalYear }) => fiscalYear === plan.fiscalYear - 1)
  )
}

import type { ComparedWith } from '../../src-main/comparison/comparison.contract.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { likelyPlan } from './likely-plan.ts'

/** Something that a plan can be compared with, by name. */
export type OtherSide = {
  readonly id: string
  readonly name: string
  /** Heads its columns. */
  readonly short: string
  readonly hint?: string
  readonly with: ComparedWith
}

export type SideWords = {
  readonly plan: (plan: Plan) => string
  readonly status: (plan: Plan) => string
  readonly short: (plan: Plan) => string
  readonly quota: string
  readonly shortQuota: string
}

/** Every other plan, the own year's versions first, and the plan's quotas where it has any. */
export function otherSides(
  plan: Plan,
  plans: readonly Plan[],
  hasQuotas: boolean,
  words: SideWords,
): readonly OtherSide[] {
  const others = plans
    .filter(({ id }) => id !== plan.id)
    .toSorted(
      (a, b) =>
        Math.abs(a.fiscalYear - plan.fiscalYear) - Math.abs(b.fiscalYear - plan.fiscalYear) || b.version - a.version,
    )
  return [
    ...others.map((other) => ({
      id: other.id,
      name: words.plan(other),
      short: words.short(other),
      hint: words.status(other),
      with: { kind: 'plan' as const, plan: other.id },
    })),
    ...(hasQuotas
      ? [{ id: 'quota', name: words.quota, short: words.shortQuota, with: { kind: 'quota' as const } }]
      : []),
  ]
}

/** What one most likely means (`likelyPlan`), else the first that there is. */
export function likelySide(plan: Plan, plans: readonly Plan[], sides: readonly OtherSide[]): OtherSide | null {
  const likely = likelyPlan(plan, plans)
  return sides.find((side) => side.id === likely?.id) ?? sides[0] ?? null
}

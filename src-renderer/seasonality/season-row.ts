import { shares } from '../../src-main/shared/allocation.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { toFiscal } from '../../src-main/seasonality/profiles.rules.ts'
import { weightUnit, type Profile } from '../../src-main/seasonality/seasonality.contract.ts'

/** A row of the profiles' grid: a profile, or the weights that are the plan's own. */
export type SeasonRow = {
  readonly id: string
  readonly name: string
  /** In the order of the plan's fiscal year. */
  readonly weights: readonly number[]
  readonly profile: Profile | null
  /** Whether the plan follows it. */
  readonly followed: boolean
}

export const ownId = 'own'

/** The plan's own weights first, where it has any, then the profiles. */
export function seasonRows(plan: Plan, profiles: readonly Profile[], ownName: string): readonly SeasonRow[] {
  const rows = profiles.map((profile): SeasonRow => ({
    id: profile.id,
    name: profile.name,
    weights: toFiscal(profile.weights, plan.firstMonth),
    profile,
    followed: plan.profile === profile.id,
  }))
  if (!plan.seasonality) return rows
  const followed = !rows.some((row) => row.followed)
  return [{ id: ownId, name: ownName, weights: hundredfold(plan.seasonality), profile: null, followed }, ...rows]
}

/** Weights of any scale as they are shown, adding up to 100: for the eye alone. */
const hundredfold = (weights: readonly number[]): readonly number[] =>
  shares(weights).map((tenths) => ((tenths ?? 0) * weightUnit) / 10)

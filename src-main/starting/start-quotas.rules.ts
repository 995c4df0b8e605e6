import { turnMonths } from '../plans/plans.rules.ts'
import type { FiscalPeriod } from '../shared/calendar.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { Quota } from '../targets/targets.contract.ts'
import { growGroup, ruleFinder } from './growth.rules.ts'
import type { GrowthRule } from './starting.contract.ts'

/**
 * A quota as a year that begins in another month counts it: months by calendar month, a year as it is. Quarters are the
 * same months again where the years begin a whole number of quarters apart; else their sum alone is known, for the year.
 */
export function turnQuota(quota: Quota, from: number, to: number): Quota {
  if (from === to || quota.grain === 'year') return quota
  if (quota.grain === 'month') return { ...quota, amounts: turnMonths(quota.amounts, from, to) }
  const shift = (to - from + 12) % 12
  if (shift % 3 !== 0) return { ...quota, grain: 'year', amounts: [sumFen(quota.amounts)] }
  return { ...quota, amounts: quota.amounts.map((_, index) => quota.amounts[(index + shift / 3) % 4] ?? null) }
}

export type GrownQuota = { readonly quota: Quota; readonly rule: number; readonly grown: readonly (Fen | null)[] }

/**
 * Grows quotas, those of one level and one rule together, so that an amount that was handed down through levels is not
 * counted twice. A rule for a person or a city speaks of that one's quota, one for all of every quota. Fails as `growGroup`.
 */
export function growQuotas(
  quotas: readonly Quota[],
  rules: readonly GrowthRule[],
  step: Fen,
): Result<readonly GrownQuota[]> {
  const find = ruleFinder(rules)
  const ruleOf = ({ level, subject }: Quota): number =>
    find({
      channel: null,
      person: level === 'person' ? subject : null,
      grade: null,
      city: level === 'city' ? subject : null,
    })
  const all: GrownQuota[] = []
  for (const theirs of Map.groupBy(quotas, (quota) => `${quota.level} ${ruleOf(quota)}`).values()) {
    const [first] = theirs
    if (!first) continue
    const rule = ruleOf(first)
    const growth = rules[rule]?.growth ?? { kind: 'percent', hundredths: 0 }
    // One row of all cells: years, quarters and months may stand side by side.
    const result = growGroup({ lines: [theirs.flatMap(({ amounts }) => amounts)], growth, step, weights: null })
    if (!result.ok) return fail(result.error.code, { ...result.error.facts, rule: rule + 1 })
    const row = [...(result.value[0] ?? [])]
    for (const quota of theirs) all.push({ quota, rule, grown: row.splice(0, quota.amounts.length) })
  }
  return ok(all)
}

/** The period of a quota's amount. */
export const periodOfAmount = ({ grain }: Pick<Quota, 'grain'>, index: number): FiscalPeriod =>
  grain === 'year'
    ? { kind: 'year' }
    : grain === 'quarter'
      ? { kind: 'quarter', quarter: index + 1 }
      : { kind: 'month', month: index + 1 }

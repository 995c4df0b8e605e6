import type { People } from '../people/people.contract.ts'
import type { FiscalPeriod } from '../shared/calendar.ts'
import type { Fen } from '../shared/money.ts'
import { quotaAmount, sumQuotas } from '../targets/quotas.rules.ts'
import { createRoster } from '../targets/roster.rules.ts'
import type { Quota, QuotaLevel } from '../targets/targets.contract.ts'

/** What of a subject's quota was handed on to one level below, in any period. */
export type Handed = {
  readonly to: 'city' | 'person'
  /** Sum of the quotas below; undefined where one of them was given at a coarser grain. */
  readonly allocated: (period: FiscalPeriod) => Fen | null | undefined
  /** What is left to hand on; negative where more was handed on; undefined where it cannot be told. */
  readonly unallocated: (period: FiscalPeriod) => Fen | null | undefined
}

/**
 * The levels below a region (its cities, its people) and a department (its people) to whom anything was handed on, so that
 * a sum that does not meet the quota is seen in every period that both speak of (DOMAIN.md rule 7).
 */
export function handedOn(
  quotas: readonly Quota[],
  people: People,
): (level: QuotaLevel, subject: string) => readonly Handed[] {
  const roster = createRoster(people)
  const given = quotas.filter(({ amounts }) => amounts.some((amount) => amount !== null))
  return (level, subject) => {
    if (level !== 'region' && level !== 'department') return []
    const own = given.find((quota) => quota.level === level && quota.subject === subject)
    const belongs = {
      city: (id: string) => level === 'region' && roster.city(id)?.region === subject,
      person: (id: string) => roster.person(id)?.[level] === subject,
    }
    return (['city', 'person'] as const).flatMap((to) => {
      const below = given.filter((quota) => quota.level === to && belongs[to](quota.subject))
      if (below.length === 0) return []
      const allocated = (period: FiscalPeriod): Fen | null | undefined => sumQuotas(below, period)
      return [
        {
          to,
          allocated,
          unallocated: (period) => {
            const quota = own && quotaAmount(own, period)
            const sum = allocated(period)
            if (sum === undefined || (own && quota === undefined)) return undefined
            return quota === null || quota === undefined ? null : quota - (sum ?? 0)
          },
        } satisfies Handed,
      ]
    })
  }
}

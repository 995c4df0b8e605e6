import type { People } from '../people/people.contract.ts'
import type { FiscalPeriod } from '../shared/calendar.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { createRoster, type Roster } from './roster.rules.ts'
import type { Quota, QuotaLevel, TargetGrid, TargetLine } from './targets.contract.ts'
import { addMonths, periodTotal, type Months } from './targets.rules.ts'

/**
 * What a quota says about a period: an amount, null where that part is blank, undefined where it was given at a coarser
 * grain, so that nobody knows (a yearly quota has no quarters, a quarterly one no months). Coarser periods are sums.
 */
export function quotaAmount(quota: Quota, period: FiscalPeriod): Fen | null | undefined {
  if (quota.grain === 'month') return periodTotal(quota.amounts, period)
  if (period.kind === 'year') return sumFen(quota.amounts)
  if (quota.grain === 'quarter' && period.kind === 'quarter') return quota.amounts[period.quarter - 1] ?? null
  return undefined
}

/** Adds what several quotas say about a period; undefined as soon as one of them cannot tell. */
export function sumQuotas(quotas: Iterable<Quota>, period: FiscalPeriod): Fen | null | undefined {
  let sum: Fen | null = null
  for (const quota of quotas) {
    const amount = quotaAmount(quota, period)
    if (amount === undefined) return undefined
    if (amount !== null) sum = (sum ?? 0) + amount
  }
  return sum
}

/** 差额 = 自报 − 下达. Nothing reported counts as 0 against a quota; without a quota there is no difference. */
export const difference = (own: Fen | null, quota: Fen | null | undefined): Fen | null =>
  quota === null || quota === undefined ? null : (own ?? 0) - quota

/** 下达 / 自报 / 差额 of one subject in one period (DOMAIN.md rule 7), in fen. */
export type Compared = { readonly quota: Fen | null; readonly own: Fen | null; readonly difference: Fen | null }

/** What of a quota was handed on to the level below; `unallocated` is negative where more was handed on. */
export type Allocation = {
  readonly level: QuotaLevel
  readonly subject: string
  readonly to: QuotaLevel
  readonly quota: Fen
  readonly allocated: Fen
  readonly unallocated: Fen
}

export type Quotas = {
  /**
   * A person's own number is the sum of his lines, a city's of its lines, a department's of its people's lines, a
   * region's of its cities' lines (a line without a city counts in its owner's region).
   */
  readonly quotaFor: (level: QuotaLevel, subject: string, period: FiscalPeriod) => Compared
  /** All lines against all quotas of one level; by default the level that `totalLevel` names. */
  readonly total: (period: FiscalPeriod, level?: QuotaLevel) => Compared
  /** The level whose quotas add up to what was assigned in all: the people's where they have any, else the regions'… */
  readonly totalLevel: QuotaLevel | null
  /** Year quotas of regions and departments against those of the cities and people in them. */
  readonly allocations: readonly Allocation[]
}

const levelsOfTotal = ['person', 'region', 'department', 'city'] as const satisfies readonly QuotaLevel[]
const year: FiscalPeriod = { kind: 'year' }

/** Everything about 下达 beside 自报 of one grid, with its sums made once. Quotas whose amounts are all blank are none. */
export function compareQuotas(grid: TargetGrid, people: People): Quotas {
  const roster = createRoster(people)
  const quotas = new Map<QuotaLevel, Map<string, Quota>>(levelsOfTotal.map((level) => [level, new Map()]))
  for (const quota of grid.quotas) {
    if (quota.amounts.some((amount) => amount !== null)) quotas.get(quota.level)?.set(quota.subject, quota)
  }
  const at = (level: QuotaLevel): ReadonlyMap<string, Quota> => quotas.get(level) ?? new Map<string, Quota>()
  const own = ownSums(grid.lines, roster)
  const whole = addMonths(grid.lines)
  const totalLevel = levelsOfTotal.find((level) => at(level).size > 0) ?? null
  const compared = (months: Months | undefined, period: FiscalPeriod, quota: Fen | null | undefined): Compared => {
    const mine = months ? periodTotal(months, period) : null
    return { quota: quota ?? null, own: mine, difference: difference(mine, quota) }
  }
  return {
    quotaFor: (level, subject, period) => {
      const quota = at(level).get(subject)
      return compared(own(level).get(subject), period, quota && quotaAmount(quota, period))
    },
    total: (period, level) => {
      const counted = level ?? totalLevel
      return compared(whole, period, counted === null ? null : sumQuotas(at(counted).values(), period))
    },
    totalLevel,
    allocations: allocate(at, roster),
  }
}

/** The subject of each level that a line counts in; null where it counts in none. */
const subjectOf: Readonly<Record<QuotaLevel, (line: TargetLine, roster: Roster) => string | null>> = {
  person: (line) => line.owner,
  city: (line) => line.city,
  department: (line, roster) => roster.person(line.owner)?.department ?? null,
  region: (line, roster) => roster.regionOf(line),
}

function ownSums(lines: readonly TargetLine[], roster: Roster): (level: QuotaLevel) => ReadonlyMap<string, Months> {
  const made = new Map<QuotaLevel, ReadonlyMap<string, Months>>()
  return (level) => {
    let sums = made.get(level)
    if (!sums) {
      const groups = new Map<string, TargetLine[]>()
      for (const line of lines) {
        const subject = subjectOf[level](line, roster)
        if (subject === null) continue
        const group = groups.get(subject)
        if (group) group.push(line)
        else groups.set(subject, [line])
      }
      sums = new Map([...groups].map(([subject, group]) => [subject, addMonths(group)]))
      made.set(level, sums)
    }
    return sums
  }
}

function allocate(at: (level: QuotaLevel) => ReadonlyMap<string, Quota>, roster: Roster): readonly Allocation[] {
  const below = (to: 'person' | 'city', belongs: (subject: string) => string | null, subject: string): Fen | null =>
    sumFen([...at(to)].filter(([id]) => belongs(id) === subject).map(([, quota]) => quotaAmount(quota, year) ?? null))
  const allocations: Allocation[] = []
  const hand = (level: QuotaLevel, subject: string, quota: Quota, to: QuotaLevel, handed: Fen | null): void => {
    const assigned = quotaAmount(quota, year) ?? 0
    const allocated = handed ?? 0
    allocations.push({ level, subject, to, quota: assigned, allocated, unallocated: assigned - allocated })
  }
  for (const [subject, quota] of at('region')) {
    const toCities = below('city', (id) => roster.city(id)?.region ?? null, subject)
    const toPeople = below('person', (id) => roster.person(id)?.region ?? null, subject)
    if (toCities !== null) hand('region', subject, quota, 'city', toCities)
    if (toPeople !== null || toCities === null) hand('region', subject, quota, 'person', toPeople)
  }
  for (const [subject, quota] of at('department')) {
    hand(
      'department',
      subject,
      quota,
      'person',
      below('person', (id) => roster.person(id)?.department ?? null, subject),
    )
  }
  return allocations
}

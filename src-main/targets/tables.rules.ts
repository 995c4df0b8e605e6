import type { People } from '../people/people.contract.ts'
import { shares } from '../shared/allocation.ts'
import { fiscalMonths, quarters, type FiscalPeriod } from '../shared/calendar.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { difference, quotaAmount, sumQuotas } from './quotas.rules.ts'
import { createRoster, ownerName, type OwnerName, type Roster } from './roster.rules.ts'
import type { Quota, TargetGrid } from './targets.contract.ts'
import { addMonths, linesBy, periodTotal } from './targets.rules.ts'

/** Which of the three numbers a table tells: 自报, 下达, or 差额 = 自报 − 下达. */
export type TableBasis = 'own' | 'quota' | 'difference'

/** The amount of a period; null where it is blank or cannot be told (see `quotaAmount`). */
type Figure = (period: FiscalPeriod) => Fen | null

type Figures = {
  readonly roster: Roster
  readonly owners: readonly { readonly owner: string | null; readonly figure: Figure }[]
  readonly total: Figure
}

const quotaYear = (quota: Quota): Fen | null => sumFen(quota.amounts)

/**
 * The figures of every owner who has a line or a quota of his own, in the roster's order. The total of 差额 is the total
 * of 自报 less the total of 下达, so that the three tables agree in every column; it differs from the sum of its rows
 * where an owner has lines and no quota.
 */
function figuresOf(grid: TargetGrid, people: People, basis: TableBasis): Figures {
  const roster = createRoster(people)
  const lines = linesBy(grid.lines, ({ owner }) => owner)
  const quotas = new Map(
    grid.quotas
      .filter((quota) => quota.level === 'person' && quotaYear(quota) !== null)
      .map((quota) => [quota.subject, quota]),
  )
  const figure = (own: Figure, quota: (period: FiscalPeriod) => Fen | null | undefined): Figure => {
    if (basis === 'own') return own
    if (basis === 'quota') return (period) => quota(period) ?? null
    return (period) => difference(own(period), quota(period))
  }
  const ownOf = (owner: string | null): Figure => {
    const months = addMonths(lines.get(owner) ?? [])
    return (period) => periodTotal(months, period)
  }
  const whole = addMonths(grid.lines)
  return {
    roster,
    owners: roster.sortOwners([...lines.keys(), ...quotas.keys()]).map((owner) => {
      const quota = owner === null ? undefined : quotas.get(owner)
      return { owner, figure: figure(ownOf(owner), (period) => quota && quotaAmount(quota, period)) }
    }),
    total: figure(
      (period) => periodTotal(whole, period),
      (period) => sumQuotas(quotas.values(), period),
    ),
  }
}

const year: FiscalPeriod = { kind: 'year' }
const byQuarter = (figure: Figure): readonly (Fen | null)[] =>
  quarters.map((quarter) => figure({ kind: 'quarter', quarter }))
const byMonth = (figure: Figure): readonly (Fen | null)[] =>
  fiscalMonths.map((month) => figure({ kind: 'month', month }))

export type TableARow = OwnerName & { readonly quarters: readonly (Fen | null)[]; readonly year: Fen | null }
export type TableA = {
  readonly rows: readonly TableARow[]
  readonly total: { readonly quarters: readonly (Fen | null)[]; readonly year: Fen | null }
}

/** A. 指标分解: owners × quarters and the year; the last row is 合计. Amounts in fen, nothing rounded. */
export function tableA(grid: TargetGrid, people: People, basis: TableBasis = 'own'): TableA {
  const { roster, owners, total } = figuresOf(grid, people, basis)
  return {
    rows: owners.map(({ owner, figure }) => ({
      ...ownerName(roster, owner),
      quarters: byQuarter(figure),
      year: figure(year),
    })),
    total: { quarters: byQuarter(total), year: total(year) },
  }
}

export type TableCRow = OwnerName & {
  readonly months: readonly (Fen | null)[]
  readonly year: Fen | null
  /** The optional column: the person's tenths of a per cent of the total; all of them add up to 1000. */
  readonly share: number | null
}
export type TableCGroup = {
  /** Null for people without a department and for lines without an owner. */
  readonly department: string | null
  readonly name: string | null
  readonly rows: readonly TableCRow[]
}
export type TableC = {
  readonly groups: readonly TableCGroup[]
  readonly total: { readonly months: readonly (Fen | null)[]; readonly year: Fen | null }
  /** 占比: each month's tenths of a per cent of the year, adding up to 1000; null where it cannot be told. */
  readonly shares: { readonly months: readonly (number | null)[]; readonly year: number | null }
}

/**
 * C. 各指标分解到月: people in their departments × twelve months and the year, then 合计, then 占比. A quota by quarter or
 * year has no months: they stay blank while its year stands.
 */
export function tableC(grid: TargetGrid, people: People, basis: TableBasis = 'own'): TableC {
  const { roster, owners, total } = figuresOf(grid, people, basis)
  const shared = shares(owners.map(({ figure }) => figure(year)))
  const groups = new Map<string | null, TableCRow[]>()
  for (const [index, { owner, figure }] of owners.entries()) {
    const department = roster.department(roster.person(owner)?.department ?? null)?.id ?? null
    const rows = groups.get(department) ?? []
    groups.set(department, rows)
    rows.push({
      ...ownerName(roster, owner),
      months: byMonth(figure),
      year: figure(year),
      share: shared[index] ?? null,
    })
  }
  const months = byMonth(total)
  const parts = shares(months)
  return {
    groups: [...groups].map(([department, rows]) => ({
      department,
      name: roster.department(department)?.name ?? null,
      rows,
    })),
    total: { months, year: total(year) },
    shares: { months: parts, year: parts.some((part) => part !== null) ? 1000 : null },
  }
}

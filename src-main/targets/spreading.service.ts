import type { Database as Sqlite } from 'better-sqlite3'
import type { Measure, Plan } from '../plans/plans.contract.ts'
import { readOpenPlan } from '../plans/plans.store.ts'
import { seasonWeights } from '../seasonality/season-weights.rules.ts'
import { readSeasons, type Season } from '../seasonality/season.store.ts'
import { spreadLines, type Spread } from '../shared/allocation.ts'
import { monthsOf, type FiscalPeriod } from '../shared/calendar.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { composeLines, virtualLine } from './grid.rules.ts'
import { readQuotas } from './quotas.store.ts'
import type { LineKey, LineSpread, SpreadPreview, TargetLine } from './targets.contract.ts'
import { isHeld } from './targets.rules.ts'
import { readGridChannels, readGridCities, readLines, readName, targetLineId } from './targets.store.ts'
import { decideAmounts, standingLines, type Amounts, type Decided, type Standing } from './writing.service.ts'

type Where = { readonly plan: string; readonly measure: Measure }

/**
 * Spreads a total over the months of a period of these lines, by the plan's step (rules 2–4). Lines whose channel has a
 * profile of its own follow it, the others what the plan follows (`build/decisions/0017-seasonality.md`).
 */
export function spreadOver(
  plan: Plan,
  seasonOf: (channel: string | null) => Season,
  lines: readonly TargetLine[],
  period: FiscalPeriod,
  total: Fen,
): Result<Spread> {
  const months = monthsOf(period)
  const byLine = seasonWeights(
    lines.map(({ channel }) => seasonOf(channel).shape),
    months,
  )
  return spreadLines({
    total,
    lines: lines.map((line) =>
      months.map((month) => ({ amount: line.months[month - 1] ?? null, held: isHeld(line, month) })),
    ),
    weights: byLine && { byLine },
    step: plan.step,
  })
}

/** The standing lines with the spread's amounts in the months of the period. */
export function amountsAfter(standing: readonly Standing[], period: FiscalPeriod, spread: Spread): readonly Amounts[] {
  const months = monthsOf(period)
  return standing.map((one, row) => {
    const after = [...one.line.months]
    for (const [column, month] of months.entries()) after[month - 1] = spread.lines[row]?.[column] ?? null
    return { standing: one, months: after }
  })
}

/** The lines behind the keys, each once, however often it was named. */
function distinct(sqlite: Sqlite, where: Where, keys: readonly LineKey[]): readonly Standing[] {
  const byId = new Map(standingLines(sqlite, where, keys).map((standing) => [standing.line.id, standing]))
  return [...byId.values()]
}

/** A total typed over a period of some lines. */
export type Typed = Where & { readonly lines: readonly LineKey[]; readonly period: FiscalPeriod; readonly total: Fen }

/**
 * Every cell of the period before and after, held ones included; nothing is written. Fails as `spreadLines` does; throws
 * `Refusal` for a locked plan or a missing reference.
 */
export function previewSpread(sqlite: Sqlite, typed: Typed): Result<SpreadPreview> {
  const plan = readOpenPlan(sqlite, typed.plan)
  const seasonOf = readSeasons(sqlite, plan)
  const lines = distinct(sqlite, typed, typed.lines).map(({ line }) => line)
  const result = spreadOver(plan, seasonOf, lines, typed.period, typed.total)
  if (!result.ok) return result
  const { lines: after, handed, ...facts } = result.value
  const months = monthsOf(typed.period)
  return ok({
    ...facts,
    lines: lines.map(({ id, months: all }, row): LineSpread => ({
      id,
      before: months.map((month) => all[month - 1] ?? null),
      after: after[row] ?? [],
    })),
    profiles: facts.basis === 'seasonality' ? profilesOf(lines, seasonOf) : [],
    handed: handed.map(({ line, column, amount }) => [line, months[column] ?? 0, amount] as const),
  })
}

/** Which profiles lines follow, the most followed first. */
function profilesOf(
  lines: readonly TargetLine[],
  seasonOf: (channel: string | null) => Season,
): SpreadPreview['profiles'] {
  const counts = new Map<string | null, number>()
  for (const { channel } of lines) {
    const { profile } = seasonOf(channel)
    counts.set(profile, (counts.get(profile) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, lines: count })).toSorted((a, b) => b.lines - a.lines)
}

/** The same as a write; answers the lines that change. */
export function decideSpread(sqlite: Sqlite, typed: Typed): Result<Decided> {
  const plan = readOpenPlan(sqlite, typed.plan)
  const standing = distinct(sqlite, typed, typed.lines)
  const result = spreadOver(
    plan,
    readSeasons(sqlite, plan),
    standing.map(({ line }) => line),
    typed.period,
    typed.total,
  )
  return result.ok ? ok(decideAmounts(sqlite, typed, amountsAfter(standing, typed.period, result.value))) : result
}

/**
 * Spreads the year quota of each owner over all his lines and months: in proportion to what they hold, else by the plan's
 * seasonality and evenly over his lines. An owner without a line gets a 新增客户 line without a city, so that nothing that
 * was assigned is lost. `owners` null takes everyone who has a quota. Fails with `quota-none` where nobody has one,
 * and as `spreadLines` does, with the owner's name; then nobody's quota is spread.
 */
export function decideQuotaSpread(sqlite: Sqlite, where: Where, owners: readonly string[] | null): Result<Decided> {
  const plan = readOpenPlan(sqlite, where.plan)
  const chosen = owners && new Set(owners)
  const quotas = readQuotas(sqlite, where.plan, where.measure).filter(
    ({ level, subject }) => level === 'person' && (chosen?.has(subject) ?? true),
  )
  if (quotas.length === 0) return fail('quota-none')
  const byOwner = ownersLines(sqlite, where)
  const seasonOf = readSeasons(sqlite, plan)
  const writes: Amounts[] = []
  for (const { subject, amounts } of quotas) {
    const standing = byOwner.get(subject) ?? [newCustomers(where, subject)]
    const total = sumFen(amounts) ?? 0
    const result = spreadOver(
      plan,
      seasonOf,
      standing.map(({ line }) => line),
      { kind: 'year' },
      total,
    )
    if (!result.ok) {
      return fail(result.error.code, { ...result.error.facts, owner: readName(sqlite, 'person', subject) })
    }
    writes.push(...amountsAfter(standing, { kind: 'year' }, result.value))
  }
  return ok(decideAmounts(sqlite, where, writes))
}

/** An owner's 新增客户 line without a city, for a quota of someone who has no line yet. */
export function newCustomers(where: Where, owner: string): Standing {
  const key = { owner, channel: null, city: null }
  return { key, line: virtualLine(targetLineId(where.plan, where.measure, key), key, null), stored: false }
}

/** The grid's lines of each owner, in the grid's order. */
function ownersLines(sqlite: Sqlite, where: Where): ReadonlyMap<string, readonly Standing[]> {
  const stored = readLines(sqlite, where.plan, where.measure)
  const known = new Set(stored.map(({ id }) => id))
  const lines = composeLines({
    channels: readGridChannels(sqlite),
    cities: readGridCities(sqlite),
    stored,
    idOf: (key) => targetLineId(where.plan, where.measure, key),
  })
  const byOwner = new Map<string, Standing[]>()
  for (const line of lines) {
    const { id, owner, channel, city } = line
    if (owner === null) continue
    const standing = { key: { owner, channel, city }, line, stored: known.has(id) }
    const theirs = byOwner.get(owner)
    if (theirs) theirs.push(standing)
    else byOwner.set(owner, [standing])
  }
  return byOwner
}

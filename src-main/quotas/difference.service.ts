import type { Database as Sqlite } from 'better-sqlite3'
import { subjectOf } from '../comparison/comparison.rules.ts'
import type { People } from '../people/people.contract.ts'
import { readOpenPlan } from '../plans/plans.store.ts'
import { readSeasons } from '../seasonality/season.store.ts'
import { monthsOf } from '../shared/calendar.ts'
import type { Fen } from '../shared/money.ts'
import { fail, ok, Refusal, type Result } from '../shared/result.ts'
import { quotaAmount } from '../targets/quotas.rules.ts'
import { createRoster } from '../targets/roster.rules.ts'
import { amountsAfter, newCustomers, spreadOver } from '../targets/spreading.service.ts'
import type { Quota, TargetLine } from '../targets/targets.contract.ts'
import { addMonths, isHeld, periodTotal } from '../targets/targets.rules.ts'
import { loadGrid } from '../targets/targets.service.ts'
import { decideAmounts, standingLines, type Amounts, type Decided, type Standing } from '../targets/writing.service.ts'
import type { DifferenceInput, DifferencePreview, SubjectDifference } from './quotas.contract.ts'

type Part = {
  readonly subject: string
  readonly name: string | null
  readonly quota: Fen | null
  readonly lines: readonly Standing[]
  readonly result: Result<readonly Amounts[]>
}

/** Spreads every subject's quota over its lines by itself; nothing is written. */
function partsOf(sqlite: Sqlite, people: People, input: DifferenceInput): readonly Part[] {
  const plan = readOpenPlan(sqlite, input.plan)
  const { level, period } = input
  const grid = loadGrid(sqlite, plan.id, input.measure)
  const seasonOf = readSeasons(sqlite, plan)
  const roster = createRoster(people)
  const find = { city: roster.city, person: roster.person, department: roster.department, region: roster.region }[level]
  const linesOf = Map.groupBy(grid.lines, subjectOf(level, roster))
  const quotas = new Map(grid.quotas.filter((quota) => quota.level === level).map((quota) => [quota.subject, quota]))
  // As the lines are listed, so that a preview reads like the grid; then those who have none.
  const listed = [...linesOf.keys(), ...quotas.keys()].filter((subject) => subject !== null && quotas.has(subject))
  const ordered = level === 'person' ? roster.sortOwners(listed) : listed
  const all = [...new Set(ordered)].filter((subject) => subject !== null)
  return (input.subjects ?? all).map((subject): Part => {
    const lines = standing(sqlite, input, linesOf.get(subject) ?? [], subject)
    const name = find(subject)?.name ?? null
    const quota = assigned(quotas.get(subject), input)
    if (!quota.ok) return { subject, name, quota: null, lines, result: quota }
    const total = quota.value
    const spread = spreadOver(
      plan,
      seasonOf,
      lines.map(({ line }) => line),
      period,
      total,
    )
    const result = spread.ok ? ok(amountsAfter(lines, period, spread.value)) : spread
    return { subject, name, quota: total, lines, result }
  })
}

/** What was assigned for the period: fails with `quota-none`, or `quota-coarser` where only a longer period has one. */
function assigned(quota: Quota | undefined, { period }: DifferenceInput): Result<Fen> {
  if (!quota) return fail('quota-none')
  const amount = quotaAmount(quota, period)
  if (amount === undefined) return fail('quota-coarser', { grain: quota.grain })
  return amount === null ? fail('quota-none') : ok(amount)
}

/** A person without a line gets one for new customers, so that what was assigned is not lost. */
function standing(
  sqlite: Sqlite,
  input: DifferenceInput,
  lines: readonly TargetLine[],
  subject: string,
): readonly Standing[] {
  const where = { plan: input.plan, measure: input.measure }
  if (lines.length === 0) return input.level === 'person' ? [newCustomers(where, subject)] : []
  return standingLines(
    sqlite,
    where,
    lines.map(({ owner, channel, city }) => ({ owner, channel, city })),
  )
}

const changedCells = (writes: readonly Amounts[]): number =>
  writes.reduce(
    (sum, { standing: { line }, months }) =>
      sum + months.filter((amount, index) => amount !== (line.months[index] ?? null)).length,
    0,
  )

/** The preview of a spread of differences. Throws `Refusal`: `plan-locked`, `not-found`. */
export function previewDifference(sqlite: Sqlite, people: People, input: DifferenceInput): DifferencePreview {
  const parts = partsOf(sqlite, people, input)
  const months = monthsOf(input.period)
  const subjects = parts.map(({ subject, quota, lines, result }): SubjectDifference => {
    const all = lines.map(({ line }) => line)
    return {
      subject,
      quota,
      own: periodTotal(addMonths(all), input.period),
      cells: result.ok ? changedCells(result.value) : 0,
      held: all.reduce((sum, line) => sum + months.filter((month) => isHeld(line, month)).length, 0),
      failure: result.ok ? null : result.error,
    }
  })
  const writes = parts.flatMap(({ result }) => (result.ok ? result.value : []))
  const before = addMonths(writes.map(({ standing: { line } }) => line))
  const after = addMonths(writes)
  return {
    subjects,
    months: months.map((month) => ({ month, before: before[month - 1] ?? null, after: after[month - 1] ?? null })),
  }
}

/** The same as a write: all of it or nothing. Throws the first subject's failure, with its name as `owner`. */
export function decideDifference(sqlite: Sqlite, people: People, input: DifferenceInput): Decided {
  const parts = partsOf(sqlite, people, input)
  if (parts.length === 0) throw new Refusal('quota-none')
  const writes = parts.flatMap(({ result, name }) => {
    if (!result.ok) throw new Refusal(result.error.code, { ...result.error.facts, owner: name })
    return result.value
  })
  return decideAmounts(sqlite, input, writes)
}

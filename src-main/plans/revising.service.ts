import type { Database as Sqlite } from 'better-sqlite3'
import type { Schema } from '../database/schema.ts'
import type { Edit } from '../ledger/ledger.ts'
import { amountField, heldField, months, type Entity, type Value } from '../ledger/registry.ts'
import { Refusal } from '../shared/result.ts'
import { quotaId } from '../targets/quotas.store.ts'
import type { QuotaLevel } from '../targets/targets.contract.ts'
import { targetLineId } from '../targets/targets.store.ts'
import type { Measure, Plan } from './plans.contract.ts'
import { writeSeasonality } from './plans.rules.ts'
import { planEdit, planIdFor, readPlan, readPlans } from './plans.store.ts'

/** The edits that make a plan; its status is left to its states. */
export function planBirth(plan: Omit<Plan, 'id' | 'status'>): readonly Edit[] {
  const id = planIdFor(plan.fiscalYear, plan.version)
  const { fiscalYear, version, firstMonth, step, seasonality, profile, baseline, note } = plan
  const fields = { live: 1, fiscalYear, version, firstMonth, status: 'draft', step, profile, baseline, note }
  return Object.entries({ ...fields, seasonality: writeSeasonality(seasonality) })
    .filter(([, value]) => value !== null)
    .map(([field, value]) => planEdit(id, field, value))
}

/**
 * The version that a revision of this plan gets: the next one that nobody has made, or that is a revision of this very
 * plan and holds nothing yet here: another manager, or headquarters, made it first.
 */
export function nextVersion(sqlite: Sqlite, plan: Plan): number {
  const taken = new Map(
    readPlans(sqlite)
      .filter(({ fiscalYear }) => fiscalYear === plan.fiscalYear)
      .map((other) => [other.version, other]),
  )
  const holds = sqlite.prepare<[string], number>('SELECT 1 FROM targetLine WHERE plan = ? AND live = 1 LIMIT 1').pluck()
  for (let version = plan.version + 1; ; version += 1) {
    const other = taken.get(version)
    if (!other || (other.baseline === plan.id && holds.get(other.id) === undefined)) return version
  }
}

/**
 * The edits of a revision: a plan that refers to this one as its baseline and holds the same lines, holds and quotas. The
 * baseline is not touched. Throws `Refusal('plan-status')` where it is not approved: only what is settled can be a baseline.
 */
export function decideRevision(sqlite: Sqlite, id: string): { readonly plan: string; readonly edits: readonly Edit[] } {
  const baseline = readPlan(sqlite, id)
  const { fiscalYear, status } = baseline
  if (status !== 'approved') throw new Refusal('plan-status', { fiscalYear, status })
  const version = nextVersion(sqlite, baseline)
  const plan = planIdFor(fiscalYear, version)
  const made = planBirth({ ...baseline, version, baseline: id, note: null })
  return { plan, edits: [...made, ...copiedLines(sqlite, id, plan), ...copiedQuotas(sqlite, id, plan)] }
}

const filled = (entity: Entity, id: string, fields: Readonly<Record<string, Value>>): readonly Edit[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([field, value]) => ({ entity, id, field, value }))

type Fields = Readonly<Record<string, Value>>
const picked = (row: object, names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, (row as Fields)[name] ?? null]))

const monthFields = [...months.map(amountField), ...months.map(heldField)]

function copiedLines(sqlite: Sqlite, from: string, to: string): readonly Edit[] {
  const rows = sqlite
    .prepare<[string], Schema['targetLine']>('SELECT * FROM targetLine WHERE plan = ? AND live = 1 ORDER BY id')
    .all(from)
  return rows.flatMap((row) => {
    const { measure, owner, channel, city } = row
    const id = targetLineId(to, measure as Measure, { owner, channel, city })
    return filled('targetLine', id, { live: 1, plan: to, measure, owner, channel, city, ...picked(row, monthFields) })
  })
}

function copiedQuotas(sqlite: Sqlite, from: string, to: string): readonly Edit[] {
  const rows = sqlite
    .prepare<[string], Schema['quota']>('SELECT * FROM quota WHERE plan = ? AND live = 1 ORDER BY id')
    .all(from)
  const amounts = ['year', 'q1', 'q2', 'q3', 'q4', ...months.map(amountField)]
  return rows.flatMap((row) => {
    const { measure, level, subject } = row
    const id = quotaId(to, measure as Measure, level as QuotaLevel, subject ?? '')
    return filled('quota', id, { live: 1, plan: to, measure, level, subject, ...picked(row, amounts) })
  })
}

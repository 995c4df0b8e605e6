import type { Database as Sqlite } from 'better-sqlite3'
import type { Schema } from '../database/schema.ts'
import { scopeOf } from '../database/settings.ts'
import type { Edit } from '../ledger/ledger.ts'
import { Refusal } from '../shared/result.ts'
import { settledStatus } from './plan-states.store.ts'
import { planSteps, type Plan } from './plans.contract.ts'
import { isLocked, readSeasonality } from './plans.rules.ts'

type Row = Schema['plan'] & { readonly stateStatus: string | null; readonly approved: number | null }

/** Plans with this workspace's own state of them. */
const selected = `SELECT plan.*, planState.status AS stateStatus, planState.approved FROM plan
  LEFT JOIN planState ON planState.id = 'state-' || plan.id || '-' || ? AND planState.live = 1`

/** The id of a plan, the same on every device: two that make the plan of one year offline mean the same plan. */
export const planIdFor = (fiscalYear: number, version: number): string => `plan-${fiscalYear}-${version}`

/** Parts of a row that are still on their way in another file get their usual value; without a year it is no plan yet. */
function toPlan(row: Row): Plan | undefined {
  if (row.fiscalYear === null) return undefined
  return {
    id: row.id,
    fiscalYear: row.fiscalYear,
    version: row.version ?? 1,
    firstMonth: row.firstMonth !== null && row.firstMonth >= 1 && row.firstMonth <= 12 ? row.firstMonth : 1,
    status: settledStatus({ status: row.stateStatus, approved: row.approved }, row.status),
    step: planSteps.find((step) => step === row.step) ?? planSteps[0],
    seasonality: readSeasonality(row.seasonality),
    profile: row.profile,
    baseline: row.baseline,
    note: row.note,
  }
}

/** All plans, the newest year and version first. */
export function readPlans(sqlite: Sqlite): readonly Plan[] {
  const rows = sqlite
    .prepare<[string], Row>(`${selected} WHERE plan.live = 1 ORDER BY fiscalYear DESC, version DESC, plan.id`)
    .all(scopeOf(sqlite))
  return rows.map(toPlan).filter((plan) => plan !== undefined)
}

/** One plan; throws `Refusal('not-found')`. */
export function readPlan(sqlite: Sqlite, id: string): Plan {
  const row = sqlite
    .prepare<[string, string], Row>(`${selected} WHERE plan.id = ? AND plan.live = 1`)
    .get(scopeOf(sqlite), id)
  const plan = row && toPlan(row)
  if (!plan) throw new Refusal('not-found', { entity: 'plan', id })
  return plan
}

/** One plan that may be written to; throws `Refusal('not-found' | 'plan-locked')` (DOMAIN.md rule 5). */
export function readOpenPlan(sqlite: Sqlite, id: string): Plan {
  const plan = readPlan(sqlite, id)
  if (isLocked(plan.status)) throw new Refusal('plan-locked', { status: plan.status, fiscalYear: plan.fiscalYear })
  return plan
}

export const planEdit = (id: string, field: string, value: string | number | null): Edit => ({
  entity: 'plan',
  id,
  field,
  value,
})

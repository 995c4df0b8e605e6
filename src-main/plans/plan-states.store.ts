import type { Database as Sqlite } from 'better-sqlite3'
import { readSetting, scopeOf } from '../database/settings.ts'
import type { Schema } from '../database/schema.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Value } from '../ledger/registry.ts'
import { planStatuses, type PlanState, type PlanStatus } from './plans.contract.ts'

/*
 * One plan of a year is worked on by many managers, so its life is kept for each of them: a row of `planState` for a plan
 * and a scope, the scope being the workspace that answers for its part. Headquarters gets the rows with the managers'
 * files and approves or returns them one by one. Approval stands in a field of its own that nobody clears, so that a
 * recall made without knowing of it can never win over it.
 */

/** The same on every device, so that headquarters' answer meets the manager's row. */
export const planStateId = (plan: string, scope: string): string => `state-${plan}-${scope}`

/** A status that this version does not know comes from a newer app; it is taken for locked, which is the safe side. */
export const statusOf = (status: string | null): PlanStatus =>
  status === null ? 'draft' : (planStatuses.find((known) => known === status) ?? 'approved')

/** What a state comes to; `fallback` is what the plan itself says, where nobody has acted on it here. */
export const settledStatus = (
  state: { readonly status: string | null; readonly approved: number | null } | undefined,
  fallback: string | null,
): PlanStatus => (state?.approved === 1 ? 'approved' : statusOf(state?.status ?? fallback))

export const isHeadquarters = (sqlite: Sqlite): boolean => readSetting(sqlite, 'kind') === 'headquarters'

/** The states of a plan, this workspace's own first, then by region and name. */
export function readPlanStates(sqlite: Sqlite, plan: string): readonly PlanState[] {
  const own = scopeOf(sqlite)
  const fallback =
    sqlite.prepare<[string], string | null>('SELECT status FROM plan WHERE id = ?').pluck().get(plan) ?? null
  const rows = sqlite
    .prepare<[string], Schema['planState']>(
      'SELECT * FROM planState WHERE plan = ? AND live = 1 ORDER BY region, name, id',
    )
    .all(plan)
  const states = rows.map((row): PlanState => {
    const { id, scope, name, region, remark } = row
    return {
      id,
      plan,
      scope: scope ?? '',
      name: name ?? '',
      region: region ?? '',
      status: settledStatus(row, fallback),
      remark,
      own: scope === own,
    }
  })
  return states.toSorted((a, b) => Number(b.own) - Number(a.own))
}

export const stateEdit = (id: string, field: string, value: Value): Edit => ({
  entity: 'planState',
  id,
  field,
  value,
})

/** The region that headquarters named in its invitation; null where there is none. */
export const readOwnRegion = (sqlite: Sqlite): string | null =>
  sqlite.prepare<[], string>('SELECT region FROM exchangeOrganisation').pluck().get() ?? null

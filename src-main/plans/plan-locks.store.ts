import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { scopeOf } from '../database/settings.ts'
import { isHeadquarters, planStateId, settledStatus } from './plan-states.store.ts'
import type { PlanStatus } from './plans.contract.ts'
import { isLocked } from './plans.rules.ts'

/** A row that belongs to a plan. A quota is its subject's; a line is whose file brought it. */
export type PlanRow =
  | { readonly entity: 'targetLine'; readonly id: string }
  | { readonly entity: 'quota'; readonly level: string | null; readonly subject: string | null }

/** The state that binds a row: its status, and the ledger's row that says so; null where only the plan itself says it. */
export type Binding = { readonly status: PlanStatus; readonly state: string | null }

export type PlanLocks = {
  /**
   * The state of a plan that binds a row. In a manager's workspace it is his own. At headquarters it is that of the person
   * whose file brought the row; what nobody brought is headquarters' own. `person` stands in where the row is not here yet.
   */
  readonly bindingOf: (plan: string, row: PlanRow, person?: string) => Binding
  /** The person whose file brought a row, as `personOf` writes it; null for our own. */
  readonly bringer: (entity: string, id: string, field: string) => string | null
}

type StateRow = { readonly id: string; readonly status: string | null; readonly approved: number | null }

type Prepared = {
  readonly plan: Statement<[string], string | null>
  readonly state: Statement<[string], StateRow>
  readonly states: Statement<[string], StateRow & { readonly person: string }>
  readonly bringer: Statement<[string, string, string], string>
}

/** Whose files brought the winning change of a field: the name and region that headquarters gave him. */
const bringer = `FROM object JOIN field ON field.entity = object.entity
    JOIN cell ON cell.object = object.id AND cell.field = field.id
    JOIN device ON device.id = cell.device
    JOIN exchangeOrigin ON exchangeOrigin.device = device.key
    JOIN exchangePartner ON exchangePartner.workspace = exchangeOrigin.workspace`
const person = 'json_array(exchangePartner.name, exchangePartner.region)'

const known = new WeakMap<Sqlite, Prepared>()

function statements(sqlite: Sqlite): Prepared {
  let ready = known.get(sqlite)
  if (!ready) {
    ready = {
      plan: sqlite.prepare<[string], string | null>('SELECT status FROM plan WHERE id = ?').pluck(),
      state: sqlite.prepare('SELECT id, status, approved FROM planState WHERE id = ? AND live = 1'),
      states: sqlite.prepare(
        `SELECT planState.id, planState.status, planState.approved, ${person} AS person
           ${bringer} JOIN planState ON planState.id = object.key
          WHERE object.entity = 'planState' AND field.name = 'scope' AND planState.plan = ? AND planState.live = 1`,
      ),
      bringer: sqlite
        .prepare<[string, string, string], string>(
          `SELECT ${person} ${bringer} WHERE object.entity = ? AND object.key = ? AND field.name = ?`,
        )
        .pluck(),
    }
    known.set(sqlite, ready)
  }
  return ready
}

/** Reads which state binds which row; answers are remembered, so make one for each act. */
export function readPlanLocks(sqlite: Sqlite): PlanLocks {
  const { plan: planStatus, state, states, bringer: bringerOf } = statements(sqlite)
  const own = scopeOf(sqlite)
  const headquarters = isHeadquarters(sqlite)
  const bindings = new Map<string, Binding>()
  const theirs = new Map<string, ReadonlyMap<string, StateRow>>()

  const settle = (plan: string, row: StateRow | undefined): Binding => ({
    status: settledStatus(row, planStatus.get(plan) ?? null),
    state: row?.id ?? null,
  })
  const statesOf = (plan: string): ReadonlyMap<string, StateRow> => {
    let found = theirs.get(plan)
    if (!found) {
      // One person may have had several workspaces; what is locked in one of them is locked.
      const rows = states
        .all(plan)
        .toSorted((a, b) => Number(isLocked(settle(plan, a).status)) - Number(isLocked(settle(plan, b).status)))
      found = new Map(rows.map((row) => [row.person, row]))
      theirs.set(plan, found)
    }
    return found
  }
  const bringerOfRow = (entity: string, id: string, field: string): string | null =>
    bringerOf.get(entity, id, field) ?? null
  const personOf = (row: PlanRow): string | null =>
    row.entity === 'targetLine'
      ? bringerOfRow('targetLine', row.id, 'plan')
      : row.level === null || row.subject === null
        ? null
        : bringerOfRow(row.level, row.subject, 'live')

  return {
    bringer: bringerOfRow,
    bindingOf: (plan, row, fallback) => {
      const whose = headquarters ? (personOf(row) ?? fallback ?? null) : null
      const key = `${plan}\n${whose ?? ''}`
      let binding = bindings.get(key)
      if (!binding) {
        const found = whose === null ? state.get(planStateId(plan, own)) : statesOf(plan).get(whose)
        bindings.set(key, (binding = settle(plan, found)))
      }
      return binding
    },
  }
}

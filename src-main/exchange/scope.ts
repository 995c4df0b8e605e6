import type { Database as Sqlite } from 'better-sqlite3'
import type { Batch, Change } from '../ledger/ledger.ts'
import { heldField, months, type Value } from '../ledger/registry.ts'
import { isHeadquarters } from '../plans/plan-states.store.ts'
import { readPlanLocks, type PlanLocks, type PlanRow } from '../plans/plan-locks.store.ts'
import { isLocked } from '../plans/plans.rules.ts'
import { compareStamps } from '../shared/clock.ts'
import type { WorkspaceKind } from '../workspaces/workspaces.contract.ts'
import type { AsideReason } from './exchange.contract.ts'
import { takesEffect, type Stamp } from './verdict.rules.ts'

/** Whose file it is. */
export type From = { readonly workspace: string; readonly kind: WorkspaceKind; readonly person: string }

type Fields = Readonly<Record<string, Value | undefined>>
type Winner = Stamp & { readonly value: Value }

/** What a plan's figures depend on. */
const planFields = new Set(['fiscalYear', 'version', 'firstMonth', 'step', 'seasonality', 'baseline', 'live'])
const amount = /^m(\d\d)$/

/**
 * What of a file may take effect here: rule 5 for the received bundle, and who may say what. It stands before the ledger and
 * not in its merge, which stays commutative; each batch is judged by the state that the batches before it have left, so it
 * must be consumed by `ledger.apply` itself. Changes that alter nothing (the value stands already, or a later one does)
 * pass: the log is to hold them. What may not pass is handed to `aside`.
 */
export function* inScope(
  sqlite: Sqlite,
  from: From,
  batches: Iterable<Batch>,
  aside: (batch: Batch, change: Change, reason: AsideReason) => void,
): Generator<Batch, void> {
  const judge = createJudge(sqlite, from)
  for (const batch of batches) {
    const verdicts = judge(batch)
    if (verdicts.every((reason) => reason === null)) {
      yield batch
      continue
    }
    for (const [index, change] of batch.changes.entries()) {
      const reason = verdicts[index]
      if (reason) aside(batch, change, reason)
    }
    const changes = batch.changes.filter((_, index) => !verdicts[index])
    if (changes.length > 0) yield { ...batch, changes }
  }
}

function createJudge(sqlite: Sqlite, from: From): (batch: Batch) => readonly (AsideReason | null)[] {
  const headquarters = isHeadquarters(sqlite)
  const statements = prepare(sqlite)
  let locks: PlanLocks | undefined

  const winner = (entity: string, id: string, field: string): Winner | undefined =>
    statements.winner.get(entity, id, field)

  /** Whether a change would be seen: it wins over what stands, and differs from it. */
  const alters = (batch: Batch, change: Change): boolean => {
    const standing = winner(change.entity, change.id, change.field)
    if ((standing?.value ?? null) === change.value) return false
    return !standing || compareStamps(batch, standing) > 0
  }
  const inLog = (batch: Batch, change: Change): boolean => statements.logged.get(batch.device, change.seq) !== undefined
  const anyKept = statements.anyKept.get() === 1
  const kept = (batch: Batch, change: Change): AsideReason | null =>
    anyKept ? (statements.kept.get(batch.device, change.seq) ?? null) : null
  const stampOf = (batch: Batch, change: Change): Stamp => ({ device: batch.device, seq: change.seq, hlc: batch.hlc })

  /** Refused by the state that binds the plan of a row. */
  const byPlan = (batch: Batch, change: Change, plan: string, row: PlanRow): AsideReason | null => {
    const { status, state } = (locks ??= readPlanLocks(sqlite)).bindingOf(plan, row, from.person)
    if (!isLocked(status)) return null
    const reason = status === 'submitted' ? 'submitted' : 'approved'
    const set =
      (state === null
        ? winner('plan', plan, 'status')
        : ((status === 'approved' ? winner('planState', state, 'approved') : undefined) ??
          winner('planState', state, 'status'))) ?? noStamp
    return takesEffect(stampOf(batch, change), { reason, set }) ? null : reason
  }

  const byHold = (batch: Batch, change: Change, row: Fields | undefined): AsideReason | null => {
    const month = amount.exec(change.field)?.[1]
    if (month === undefined || row?.[`h${month}`] !== 1) return null
    const hold = `h${month}`
    const set = winner('targetLine', change.id, hold) ?? noStamp
    // The same act turns the hold itself over.
    const turned = batch.changes.some(
      ({ id, field, value }) => id === change.id && field === hold && value !== 1 && compareStamps(batch, set) > 0,
    )
    return turned || takesEffect(stampOf(batch, change), { reason: 'held', set }) ? null : 'held'
  }

  const ofState = (batch: Batch, change: Change): AsideReason | null => {
    // Headquarters judges; a manager says of his own part that it is submitted or is not.
    if (!headquarters || from.kind === 'headquarters') return null
    const said = batch.changes.find(({ id, field }) => id === change.id && field === 'scope')?.value
    const scope = String(said ?? statements.scope.get(change.id) ?? '')
    const whose = (locks ??= readPlanLocks(sqlite)).bringer('planState', change.id, 'scope')
    const theirs =
      whose === null
        ? scope === from.workspace || statements.workspaces.all(from.person).includes(scope)
        : whose === from.person
    if (!theirs || change.field === 'approved') return 'not-yours'
    const judged = change.field === 'status' && change.value !== 'submitted' && change.value !== 'draft'
    return judged ? 'not-yours' : null
  }

  return (batch) => {
    const made = new Map<string, Record<string, Value>>()
    const rows = new Map<string, Fields | undefined>()
    for (const { id, field, value } of batch.changes) {
      if (field !== 'plan' && field !== 'level' && field !== 'subject') continue
      const row = made.get(id) ?? {}
      row[field] = value
      made.set(id, row)
    }
    const rowOf = (entity: 'targetLine' | 'quota', id: string): Fields | undefined => {
      if (!rows.has(id)) rows.set(id, statements[entity].get(id))
      return rows.get(id)
    }
    const verdict = (change: Change): AsideReason | null => {
      const { entity, id, field } = change
      if (entity === 'planState') return ofState(batch, change)
      if (entity === 'plan')
        return planFields.has(field) ? byPlan(batch, change, id, { entity: 'targetLine', id: '' }) : null
      if (entity !== 'targetLine' && entity !== 'quota') return null
      const row = rowOf(entity, id)
      const fresh = made.get(id)
      const bound = (plan: Value | undefined): AsideReason | null =>
        typeof plan === 'string' ? byPlan(batch, change, plan, planRow(entity, id, row, fresh)) : null
      return (
        bound(row?.['plan'] ?? fresh?.['plan']) ??
        // A line cannot be brought into a locked plan either.
        (field === 'plan' ? bound(change.value) : null) ??
        (entity === 'targetLine' ? byHold(batch, change, row) : null)
      )
    }
    const verdicts = batch.changes.map((change) => {
      const reason = verdict(change)
      if (reason === null) return kept(batch, change)
      return alters(batch, change) && !inLog(batch, change) ? reason : null
    })
    // The next batch meets the states that this one leaves.
    if (batch.changes.some(({ entity }) => entity === 'planState' || entity === 'plan')) locks = undefined
    return verdicts
  }
}

/** A lock without a stamp holds from the beginning. */
const noStamp: Stamp = { device: '', seq: 0, hlc: 0 }

const textOf = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null)

function planRow(
  entity: 'targetLine' | 'quota',
  id: string,
  row: Fields | undefined,
  fresh: Fields | undefined,
): PlanRow {
  if (entity === 'targetLine') return { entity, id }
  const of = (name: string): string | null => textOf(row?.[name] ?? fresh?.[name])
  return { entity, level: of('level'), subject: of('subject') }
}

function prepare(sqlite: Sqlite) {
  return {
    targetLine: sqlite.prepare<[string], Fields>(
      `SELECT plan, ${months.map(heldField).join(', ')} FROM targetLine WHERE id = ?`,
    ),
    quota: sqlite.prepare<[string], Fields>('SELECT plan, level, subject FROM quota WHERE id = ?'),
    winner: sqlite.prepare<[string, string, string], Winner>(
      `SELECT device.key AS device, cell.seq, cell.hlc, cell.value FROM object
         JOIN field ON field.entity = object.entity JOIN cell ON cell.object = object.id AND cell.field = field.id
         JOIN device ON device.id = cell.device WHERE object.entity = ? AND object.key = ? AND field.name = ?`,
    ),
    logged: sqlite
      .prepare<[string, number], number>(
        'SELECT 1 FROM change JOIN device ON device.id = change.device WHERE device.key = ? AND change.seq = ?',
      )
      .pluck(),
    kept: sqlite
      .prepare<[string, number], AsideReason>(
        `SELECT reason FROM exchangeAside WHERE device = ? AND seq = ? AND state <> 'accepted'`,
      )
      .pluck(),
    anyKept: sqlite.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM exchangeAside)').pluck(),
    scope: sqlite.prepare<[string], string | null>('SELECT scope FROM planState WHERE id = ?').pluck(),
    workspaces: sqlite
      .prepare<[string], string>('SELECT workspace FROM exchangePartner WHERE json_array(name, region) = ?')
      .pluck(),
  }
}

/** Whether anything here could set a change aside; where nothing can, a file need not be rehearsed. */
export function hasLocks(sqlite: Sqlite): boolean {
  const held = months.map((month) => `${heldField(month)} = 1`).join(' OR ')
  const any = sqlite
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM planState WHERE live = 1) OR EXISTS (SELECT 1 FROM plan WHERE status IN ('submitted', 'approved'))
           OR EXISTS (SELECT 1 FROM exchangeAside) OR EXISTS (SELECT 1 FROM targetLine WHERE ${held})`,
    )
    .pluck()
  return any.get() === 1
}

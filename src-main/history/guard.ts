import type { Database as Sqlite, Statement } from 'better-sqlite3'
import type { Edit } from '../ledger/ledger.ts'
import { readPlanLocks, type PlanLocks, type PlanRow } from '../plans/plan-locks.store.ts'
import { isLocked } from '../plans/plans.rules.ts'
import { Refusal } from '../shared/result.ts'

type Row = Readonly<Record<string, string | number | null>>
type Guarded = 'targetLine' | 'quota'

const amount = /^m(\d\d)$/
/** What a plan's figures depend on; its note and its name may be mended at any time. */
const planFields = new Set(['fiscalYear', 'version', 'firstMonth', 'step', 'seasonality', 'baseline', 'live'])

const prepared = new WeakMap<Sqlite, Readonly<Record<Guarded | 'planState', Statement<[string], Row>>>>()

function rowsOf(sqlite: Sqlite): Readonly<Record<Guarded | 'planState', Statement<[string], Row>>> {
  let ready = prepared.get(sqlite)
  if (!ready) {
    ready = {
      targetLine: sqlite.prepare('SELECT * FROM targetLine WHERE id = ?'),
      quota: sqlite.prepare('SELECT id, plan, level, subject FROM quota WHERE id = ?'),
      planState: sqlite.prepare('SELECT approved FROM planState WHERE id = ?'),
    }
    prepared.set(sqlite, ready)
  }
  return ready
}

/**
 * Rule 5 for everything that this device writes, whichever act it comes from: typing, paste, fill, import, spread, handover,
 * undo and redo. A submitted or approved plan's lines and quotas stay as they are; a held month keeps its amount unless the
 * same act turns the hold itself over; an approval is never taken back. Throws `plan-locked` (facts: status) or `cell-held`
 * (facts: held). What comes in files is judged by `exchange/scope.ts`.
 */
export function guardLocks(sqlite: Sqlite, edits: readonly Edit[]): void {
  const statements = rowsOf(sqlite)
  // An act touches the twelve months of a line one by one; each row is read and judged once.
  const rows = new Map<string, Row | undefined>()
  let locks: PlanLocks | undefined
  let turned: ReadonlySet<string> | undefined
  let made: ReadonlyMap<string, Row> | undefined
  let held = 0
  for (const { entity, id, field } of edits) {
    if (entity === 'plan') {
      if (planFields.has(field)) refuseLocked((locks ??= readPlanLocks(sqlite)), id, { entity: 'targetLine', id: '' })
      continue
    }
    if (entity === 'planState') {
      if (statements.planState.get(id)?.['approved'] === 1) throw new Refusal('plan-locked', { status: 'approved' })
      continue
    }
    if (entity !== 'targetLine' && entity !== 'quota') continue
    const key = `${entity} ${id}`
    let row = rows.get(key)
    if (!rows.has(key)) {
      row = statements[entity].get(id)
      rows.set(key, row)
      const fresh = row?.['plan'] == null ? (made ??= madeRows(edits)).get(id) : row
      const plan = fresh?.['plan']
      if (typeof plan === 'string') refuseLocked((locks ??= readPlanLocks(sqlite)), plan, planRow(entity, id, fresh))
    }
    const month = amount.exec(field)?.[1]
    if (entity !== 'targetLine' || month === undefined || row?.[`h${month}`] !== 1) continue
    turned ??= new Set(edits.filter((edit) => edit.field.startsWith('h')).map((edit) => `${edit.id} ${edit.field}`))
    if (!turned.has(`${id} h${month}`)) held += 1
  }
  if (held > 0) throw new Refusal('cell-held', { held })
}

function refuseLocked(locks: PlanLocks, plan: string, row: PlanRow): void {
  const { status } = locks.bindingOf(plan, row)
  if (isLocked(status)) throw new Refusal('plan-locked', { status })
}

/** The rows that the act itself makes: what it says of their plan and subject. */
function madeRows(edits: readonly Edit[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Record<string, string | number | null>>()
  for (const { id, field, value } of edits) {
    if (field !== 'plan' && field !== 'level' && field !== 'subject') continue
    const row = rows.get(id) ?? {}
    row[field] = value
    rows.set(id, row)
  }
  return rows
}

const textOf = (value: string | number | null | undefined): string | null => (typeof value === 'string' ? value : null)

const planRow = (entity: Guarded, id: string, row: Row | undefined): PlanRow =>
  entity === 'targetLine'
    ? { entity, id }
    : { entity, level: textOf(row?.['level']), subject: textOf(row?.['subject']) }

import type { Database as Sqlite } from 'better-sqlite3'
import type { Edit } from '../ledger/ledger.ts'
import { Refusal } from '../shared/result.ts'

const amount = /^m(\d\d)$/

/**
 * Rule 5 for undo and redo: a locked plan's months and held months stay as they are, unless the same act turns the hold
 * itself over. Throws `plan-locked` or `cell-held`.
 */
export function guardLocks(sqlite: Sqlite, edits: readonly Edit[]): void {
  type Row = Record<string, string | number | null>
  const line = sqlite.prepare<[string], Row>(
    'SELECT plan.status, targetLine.* FROM targetLine LEFT JOIN plan ON plan.id = targetLine.plan WHERE targetLine.id = ?',
  )
  const quotaPlan = sqlite.prepare<[string], Row>(
    'SELECT plan.status FROM quota JOIN plan ON plan.id = quota.plan WHERE quota.id = ?',
  )
  // An act touches the twelve months of a line one by one; each line is read once.
  const rows = new Map<string, Row | undefined>()
  const rowOf = (entity: 'targetLine' | 'quota', id: string): Row | undefined => {
    const key = `${entity} ${id}`
    if (!rows.has(key)) rows.set(key, (entity === 'targetLine' ? line : quotaPlan).get(id))
    return rows.get(key)
  }
  const turned = new Set(edits.filter(({ field }) => field.startsWith('h')).map(({ id, field }) => `${id} ${field}`))
  let held = 0
  for (const { entity, id, field } of edits) {
    if (entity !== 'targetLine' && entity !== 'quota') continue
    const row = rowOf(entity, id)
    const status = row?.['status']
    if (status === 'submitted' || status === 'approved') throw new Refusal('plan-locked', { status })
    const month = amount.exec(field)?.[1]
    if (entity !== 'targetLine' || month === undefined || !row) continue
    if (row[`h${month}`] === 1 && !turned.has(`${id} h${month}`)) held += 1
  }
  if (held > 0) throw new Refusal('cell-held', { held })
}

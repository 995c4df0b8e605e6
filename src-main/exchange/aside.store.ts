import type { Database as Sqlite } from 'better-sqlite3'
import type { Act } from '../ledger/ledger.contract.ts'
import type { Batch, Change } from '../ledger/ledger.ts'
import type { Value } from '../ledger/registry.ts'
import type { Facts } from '../shared/result.ts'
import type { AsideReason } from './exchange.contract.ts'

/** A change that was set aside, whole, so that it can still be taken in as its writer made it. */
export type AsideRow = {
  readonly device: string
  readonly seq: number
  readonly workspace: string
  readonly file: string
  readonly batch: string
  readonly hlc: number
  readonly author: string
  readonly act: string
  readonly facts: string
  readonly undoes: string | null
  readonly entity: string
  readonly row: string
  readonly field: string
  readonly value: Value
  readonly baseDevice: string | null
  readonly baseSeq: number | null
  readonly reason: AsideReason
  readonly at: number
  readonly state: 'waiting' | 'accepted' | 'left'
}

type Origin = { readonly workspace: string; readonly file: string; readonly at: number }

/** Keeps a change; false where it was kept before, for then it stays as it was decided. */
export function setAside(sqlite: Sqlite, batch: Batch, change: Change, reason: AsideReason, origin: Origin): boolean {
  const { changes } = sqlite
    .prepare(
      `INSERT INTO exchangeAside (device, seq, workspace, file, batch, hlc, author, act, facts, undoes, entity, row, field,
              value, baseDevice, baseSeq, reason, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(
      batch.device,
      change.seq,
      origin.workspace,
      origin.file,
      batch.id,
      batch.hlc,
      batch.author,
      batch.act,
      JSON.stringify(batch.facts),
      batch.undoes,
      change.entity,
      change.id,
      change.field,
      change.value,
      change.base?.device ?? null,
      change.base?.seq ?? null,
      reason,
      origin.at,
    )
  return changes > 0
}

/** Changes that wait for a decision, the latest file first, in the order in which they were written. */
export const readWaiting = (sqlite: Sqlite, limit: number): readonly AsideRow[] =>
  sqlite
    .prepare<[number], AsideRow>(
      `SELECT * FROM exchangeAside WHERE state = 'waiting' ORDER BY at DESC, hlc, device, seq LIMIT ?`,
    )
    .all(limit)

export const countWaiting = (sqlite: Sqlite): number =>
  sqlite.prepare<[], number>(`SELECT count(*) FROM exchangeAside WHERE state = 'waiting'`).pluck().get() ?? 0

export function settleAside(sqlite: Sqlite, rows: readonly AsideRow[], state: 'accepted' | 'left'): void {
  const settle = sqlite.prepare('UPDATE exchangeAside SET state = ? WHERE device = ? AND seq = ?')
  for (const { device, seq } of rows) settle.run(state, device, seq)
}

/** Set-aside changes as the batches that they came in. */
export function batchesOf(rows: readonly AsideRow[]): readonly Batch[] {
  return [...Map.groupBy(rows, ({ batch }) => batch).values()].flatMap((theirs) => {
    const [first] = theirs
    if (!first) return []
    const { batch: id, device, hlc, author, act, facts, undoes } = first
    const changes = theirs
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ seq, entity, row, field, value, baseDevice, baseSeq }): Change => ({
        seq,
        entity,
        id: row,
        field,
        value,
        base: baseDevice === null || baseSeq === null ? null : { device: baseDevice, seq: baseSeq },
      }))
    return [{ id, device, hlc, author, act: act as Act, facts: JSON.parse(facts) as Facts, undoes, changes }]
  })
}

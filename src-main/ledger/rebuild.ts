import { createHash } from 'node:crypto'
import type { Database as Sqlite } from 'better-sqlite3'
import type { Interns } from './intern.ts'
import type { Log } from './log.ts'
import { merge } from './merge.ts'
import type { Projector } from './project.ts'
import type { Value } from './registry.ts'

type WinnerRow = { entity: string; key: string; name: string; value: Value }

const winners = `
  SELECT object.entity, object.key, field.name, cell.value FROM cell
    JOIN object ON object.id = cell.object JOIN field ON field.id = cell.field`

/**
 * SHA-256 over entity, row, field and value of every winner, ordered by their names, so that two stores with the same
 * changes answer the same whatever ids they interned. A text is told from a number, and both from blank.
 */
export function contentHash(sqlite: Sqlite): string {
  const hash = createHash('sha256')
  const rows = sqlite.prepare<[], WinnerRow>(`${winners} ORDER BY object.entity, object.key, field.name`)
  let chunk: string[] = []
  for (const row of rows.iterate()) {
    chunk.push(JSON.stringify([row.entity, row.key, row.name, row.value]))
    if (chunk.length < 1000) continue
    hash.update(`${chunk.join('\n')}\n`)
    chunk = []
  }
  if (chunk.length > 0) hash.update(`${chunk.join('\n')}\n`)
  return hash.digest('hex')
}

/** Makes winners, losers and projections anew from the log alone. Runs inside the caller's transaction. */
export function rebuildFromLog(sqlite: Sqlite, log: Log, interns: Interns, projector: Projector): void {
  sqlite.exec('DELETE FROM cell; DELETE FROM loser')
  const changes = sqlite
    .prepare<
      [],
      {
        device: number
        seq: number
        hlc: number
        value: Value
        baseDevice: number | null
        baseSeq: number | null
        object: number
        field: number
      }
    >(
      `SELECT change.device, change.seq, batch.hlc, change.value, change.baseDevice, change.baseSeq, change.object, change.field
         FROM change JOIN batch ON batch.id = change.batch ORDER BY batch.hlc, change.device, change.seq`,
    )
    .all()
  const losers = { any: false }
  for (const change of changes) {
    const { object, field } = change
    const { wins } = merge(log, interns, object, field, change, log.cell(object, field), losers)
    if (wins) log.setCell(object, field, change.device, change.seq, change.hlc, change.value)
  }
  reproject(sqlite, projector)
}

/** Fills the projections from the winners; also takes in what waited for this version's fields. */
export function reproject(sqlite: Sqlite, projector: Projector): void {
  projector.clear()
  let open: { readonly entity: string; readonly key: string; readonly fields: Map<string, Value> } | undefined
  for (const row of sqlite.prepare<[], WinnerRow>(`${winners} ORDER BY object.entity, object.key`).all()) {
    if (open?.entity !== row.entity || open.key !== row.key) {
      if (open) projector.write(open.entity, open.key, open.fields)
      open = { entity: row.entity, key: row.key, fields: new Map() }
    }
    open.fields.set(row.name, row.value)
  }
  if (open) projector.write(open.entity, open.key, open.fields)
}

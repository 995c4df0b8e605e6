import type { Database as Sqlite } from 'better-sqlite3'
import type { Head } from './life.ts'

/** A field that was written since a stamp: what its first writer since saw there. */
export type Touched = {
  readonly object: number
  readonly field: number
  /** Null where nothing had been written yet. */
  readonly base: Head | null
  /** Whether its changes since do not simply follow each other, so that their whole life has to be looked at. */
  readonly forked: boolean
}

type Row = {
  readonly object: number
  readonly field: number
  readonly device: number
  readonly seq: number
  readonly baseDevice: number | null
  readonly baseSeq: number | null
}

/**
 * Every field that acts on a plan have written since a stamp. One walk through those acts in the order of the clock: to
 * follow each field back by itself took seven seconds for 12,000 months among a million changes, this takes the time that
 * it takes to read what was written since.
 */
export function readTouched(sqlite: Sqlite, plan: string, hlc: number): Iterable<Touched> {
  const changes = sqlite.prepare<[string, number], Row>(
    `SELECT change.object, change.field, change.device, change.seq, change.baseDevice, change.baseSeq
       FROM planBatch CROSS JOIN batch ON batch.id = planBatch.batch
       CROSS JOIN change ON change.device = batch.device AND change.seq >= batch.first
             AND change.seq < batch.first + batch.changes AND change.batch = batch.id
      WHERE planBatch.plan = ? AND planBatch.hlc > ?
      ORDER BY planBatch.hlc, planBatch.batch, change.seq`,
  )
  type Open = { object: number; field: number; base: Head | null; forked: boolean; device: number; seq: number }
  const rows = new Map<number, Map<number, Open>>()
  const found: Open[] = []
  for (const { object, field, device, seq, baseDevice, baseSeq } of changes.iterate(plan, hlc)) {
    let fields = rows.get(object)
    if (!fields) rows.set(object, (fields = new Map()))
    const open = fields.get(field)
    if (!open) {
      const base = baseDevice === null || baseSeq === null ? null : { device: baseDevice, seq: baseSeq }
      const first: Open = { object, field, base, forked: false, device, seq }
      fields.set(field, first)
      found.push(first)
      continue
    }
    if (open.device !== baseDevice || open.seq !== baseSeq) open.forked = true
    open.device = device
    open.seq = seq
  }
  return found
}

import type { Database as Sqlite } from 'better-sqlite3'
import type { Facts } from '../shared/result.ts'
import type { Interns } from './intern.ts'
import type { Act } from './ledger.contract.ts'
import type { Batch, Change, Range } from './ledger.ts'
import type { BatchRow, Log } from './log.ts'
import type { Value } from './registry.ts'

type Row = {
  seq: number
  batch: number
  object: number
  field: number
  value: Value
  baseDevice: number | null
  baseSeq: number | null
}

/**
 * The batches of these ranges with the changes that fall inside them, device by device in sequence. One batch at a time
 * is held in memory. A statement stays open while the iterator runs, so the connection takes no other work meanwhile.
 */
export function* readBatches(
  sqlite: Sqlite,
  log: Log,
  interns: Interns,
  ranges: readonly Range[],
): IterableIterator<Batch> {
  const changes = sqlite.prepare<[number, number, number], Row>(
    `SELECT seq, batch, object, field, value, baseDevice, baseSeq FROM change
      WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq`,
  )
  const keys = new Map<number, { readonly entity: string; readonly key: string }>()
  const keyOf = (object: number) => {
    let key = keys.get(object)
    if (!key) {
      if (keys.size > 50_000) keys.clear()
      keys.set(object, (key = interns.objectKey(object)))
    }
    return key
  }
  for (const range of ranges) {
    let open: { readonly row: BatchRow; readonly changes: Change[] } | undefined
    for (const row of changes.iterate(interns.device(range.device), range.from, range.to)) {
      if (open && open.row.id !== row.batch) {
        yield toBatch(open.row, range.device, open.changes)
        open = undefined
      }
      open ??= { row: known(log.batchById(row.batch)), changes: [] }
      const { entity, key } = keyOf(row.object)
      const base =
        row.baseDevice === null || row.baseSeq === null
          ? null
          : { device: interns.deviceKey(row.baseDevice), seq: row.baseSeq }
      open.changes.push({
        seq: row.seq,
        entity,
        id: key,
        field: interns.fieldName(row.field).name,
        value: row.value,
        base,
      })
    }
    if (open) yield toBatch(open.row, range.device, open.changes)
  }
}

const toBatch = (row: BatchRow, device: string, changes: readonly Change[]): Batch => ({
  id: row.key,
  device,
  hlc: row.hlc,
  author: row.author,
  act: row.act as Act,
  facts: JSON.parse(row.facts) as Facts,
  undoes: row.undoes,
  changes,
})

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a change belongs to no batch')
  return value
}

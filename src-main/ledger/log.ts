import type { Database as Sqlite } from 'better-sqlite3'
import type { Value } from './registry.ts'

/** A logged change with its stamp, all ids interned. */
export type LoggedChange = {
  readonly device: number
  readonly seq: number
  readonly hlc: number
  readonly value: Value
  readonly baseDevice: number | null
  readonly baseSeq: number | null
}

/** The winning change of a field. */
export type Cell = {
  readonly field: number
  readonly device: number
  readonly seq: number
  readonly hlc: number
  readonly value: Value
}

/** A change that is a head of its field's history beside the winner. */
export type Loser = { readonly device: number; readonly seq: number; readonly hlc: number }

export type BatchRow = {
  readonly id: number
  readonly key: string
  readonly device: number
  readonly hlc: number
  readonly author: string
  readonly act: string
  readonly facts: string
  readonly undoes: string | null
  /** Lowest sequence number of its changes that is here. */
  readonly first: number
  /** How many of its changes are here. */
  readonly changes: number
}

/** The prepared statements of the log, its winners and its losers; nothing here decides anything. */
export function createLog(sqlite: Sqlite) {
  // Single values are plucked: to make an object of a row takes as long as to find it.
  const lastHlc = sqlite.prepare<[], number | null>('SELECT max(hlc) FROM batch').pluck()
  const lastSeq = sqlite.prepare<[number], number | null>('SELECT max(seq) FROM change WHERE device = ?').pluck()
  const addBatch = sqlite.prepare(
    'INSERT INTO batch (key, device, hlc, author, act, facts, undoes) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  const countBatch = sqlite.prepare(
    `UPDATE batch SET changes = changes + ?, first = CASE WHEN first = 0 THEN ? ELSE min(first, ?) END WHERE id = ?`,
  )
  const findBatch = sqlite.prepare<[string], BatchRow>('SELECT * FROM batch WHERE key = ?')
  const batchById = sqlite.prepare<[number], BatchRow>('SELECT * FROM batch WHERE id = ?')
  const addChange = sqlite.prepare(
    'INSERT INTO change (device, seq, batch, object, field, value, baseDevice, baseSeq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const batchOf = sqlite
    .prepare<[number, number], number>('SELECT batch FROM change WHERE device = ? AND seq = ?')
    .pluck()
  const getChange = sqlite.prepare<[number, number], LoggedChange & { batch: number; object: number; field: number }>(
    `SELECT change.device, change.seq, batch.hlc, change.value, change.baseDevice, change.baseSeq, change.batch,
            change.object, change.field
       FROM change JOIN batch ON batch.id = change.batch WHERE change.device = ? AND change.seq = ?`,
  )
  const cellsOf = sqlite.prepare<[number], Cell>('SELECT field, device, seq, hlc, value FROM cell WHERE object = ?')
  const cell = sqlite.prepare<[number, number], Cell>(
    'SELECT field, device, seq, hlc, value FROM cell WHERE object = ? AND field = ?',
  )
  const setCell = sqlite.prepare(
    'INSERT OR REPLACE INTO cell (object, field, device, seq, hlc, value) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const losers = sqlite.prepare<[number, number], Loser>(
    'SELECT device, seq, hlc FROM loser WHERE object = ? AND field = ?',
  )
  const anyLoser = sqlite.prepare<[], { device: number }>('SELECT device FROM loser LIMIT 1')
  const addLoser = sqlite.prepare(
    'INSERT OR IGNORE INTO loser (object, field, device, seq, hlc) VALUES (?, ?, ?, ?, ?)',
  )
  const dropLoser = sqlite.prepare('DELETE FROM loser WHERE object = ? AND field = ? AND device = ? AND seq = ?')

  return {
    lastHlc: (): number => lastHlc.get() ?? 0,
    lastSeq: (device: number): number => lastSeq.get(device) ?? 0,
    addBatch: (row: Omit<BatchRow, 'id' | 'first' | 'changes'>): number =>
      Number(addBatch.run(row.key, row.device, row.hlc, row.author, row.act, row.facts, row.undoes).lastInsertRowid),
    countBatch: (id: number, changes: number, first: number): void => void countBatch.run(changes, first, first, id),
    findBatch: (key: string): BatchRow | undefined => findBatch.get(key),
    batchById: (id: number): BatchRow | undefined => batchById.get(id),
    addChange: (
      device: number,
      seq: number,
      batch: number,
      object: number,
      field: number,
      value: Value,
      baseDevice: number | null,
      baseSeq: number | null,
    ): void => void addChange.run(device, seq, batch, object, field, value, baseDevice, baseSeq),
    /** The batch that a change stands in, or undefined where the change is not here. */
    batchOf: (device: number, seq: number): number | undefined => batchOf.get(device, seq),
    getChange: (device: number, seq: number) => getChange.get(device, seq),
    cellsOf: (object: number): Map<number, Cell> => new Map(cellsOf.all(object).map((row) => [row.field, row])),
    cell: (object: number, field: number): Cell | undefined => cell.get(object, field),
    setCell: (object: number, field: number, device: number, seq: number, hlc: number, value: Value): void =>
      void setCell.run(object, field, device, seq, hlc, value),
    losers: (object: number, field: number): Loser[] => losers.all(object, field),
    hasLosers: (): boolean => anyLoser.get() !== undefined,
    addLoser: (object: number, field: number, loser: Loser): void =>
      void addLoser.run(object, field, loser.device, loser.seq, loser.hlc),
    dropLoser: (object: number, field: number, device: number, seq: number): void =>
      void dropLoser.run(object, field, device, seq),
  }
}

export type Log = ReturnType<typeof createLog>

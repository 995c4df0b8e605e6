import type { Database as Sqlite } from 'better-sqlite3'
import { stampAt, timeOf } from '../shared/clock.ts'
import type { Facts } from '../shared/result.ts'
import type { Interns } from './intern.ts'
import type { Act, BatchEntry, FieldRef, HistoryEntry } from './ledger.contract.ts'
import type { SinceThen } from './ledger.ts'
import { lifeOf, valueAt, type Head, type Step } from './life.ts'
import type { BatchRow, Log } from './log.ts'
import { fieldKind, type Entity, type Value } from './registry.ts'
import { readTouched } from './touched.ts'

/** At most so many steps of one field are told. */
const limit = 500

/** Narrows a history; what is null narrows nothing. Times are ms since 1970, both ends within. */
export type HistoryFilter = {
  readonly author: string | null
  readonly acts: readonly string[] | null
  readonly from: number | null
  readonly to: number | null
}

/** Where the page before ended: stamp, and what settles ties. */
export type Cursor = readonly [hlc: number, device: number, seq: number]
export type Page<Item> = { readonly items: readonly Item[]; readonly next: Cursor | null }

/** One change of a row, with the act that it was part of. */
export type RowStep = {
  readonly entry: BatchEntry
  readonly field: string
  readonly old: Value
  readonly new: Value
}

/** A change of an act: `now` is what stands there today. */
export type ActChange = {
  readonly entity: string
  readonly id: string
  readonly field: string
  readonly old: Value
  readonly new: Value
  readonly now: Value
}

export type History = {
  /** All changes of a row's fields, newest first. */
  readonly row: (
    ref: { readonly entity: string; readonly id: string },
    filter: HistoryFilter,
    before: Cursor | null,
    size: number,
  ) => Page<RowStep>
  /** The acts on a plan, or all acts where none is named, newest first. */
  readonly acts: (plan: string | null, filter: HistoryFilter, before: Cursor | null, size: number) => Page<BatchEntry>
  readonly act: (batch: string) => BatchEntry | null
  /** The changes of one act in the order in which they were written, at most `size` of them. */
  readonly changes: (batch: string, size: number) => readonly ActChange[]
  readonly authors: () => readonly string[]
  /** The stamp just before an act; null where it is not here. */
  readonly before: (batch: string) => number | null
  /** The value that an act gave to a field; undefined where it did not touch it. */
  readonly given: (batch: string, ref: FieldRef) => Value | undefined
  /** Which fields of a row differ from what stood there at this stamp. */
  readonly rowSince: (entity: Entity, id: string, hlc: number) => readonly SinceThen[]
  /** The same for every row that the acts on a plan have touched since; rows of other plans among them too. */
  readonly planSince: (plan: string, hlc: number) => readonly SinceThen[]
}

/**
 * The life of one field from its present value back, along what each writer saw, then the heads that lost beside it.
 * Newest first.
 */
export function fieldHistory(log: Log, interns: Interns, ref: FieldRef): readonly HistoryEntry[] {
  const object = interns.object(ref.entity, ref.id)
  const field = interns.field(ref.entity, ref.field)
  const cell = log.cell(object, field)
  if (!cell) return []
  const entries: HistoryEntry[] = []
  for (const step of lifeOf(log, [cell, ...log.losers(object, field)])) {
    const batch = log.batchById(step.batch)
    if (batch) entries.push({ ...told(batch), old: step.old, new: step.value })
    if (entries.length === limit) break
  }
  return entries
}

/** The latest acts of everyone in this workspace, newest first. */
export function latestBatches(sqlite: Sqlite, count: number): readonly BatchEntry[] {
  const rows = sqlite.prepare<[number], BatchRow>('SELECT * FROM batch ORDER BY hlc DESC, id DESC LIMIT ?').all(count)
  return rows.map(toEntry)
}

const told = (batch: BatchRow) => ({
  batch: batch.key,
  act: batch.act as Act,
  facts: JSON.parse(batch.facts) as Facts,
  author: batch.author,
  at: timeOf(batch.hlc),
})

/** One batch as the undo button, the toast and the history name it. */
export const toEntry = (batch: BatchRow): BatchEntry => ({ ...told(batch), changes: batch.changes })

type ChangeRow = {
  readonly entity: string
  readonly id: string
  readonly field: string
  readonly old: Value
  readonly new: Value
  readonly now: Value
}

/** Reads what was done. Nothing here writes, nothing scans the log. */
export function createHistory(sqlite: Sqlite, log: Log, interns: Interns): History {
  const findObject = sqlite
    .prepare<[string, string], number>('SELECT id FROM object WHERE entity = ? AND key = ?')
    .pluck()
  const headsOfRow = sqlite.prepare<[number, number], Head & { readonly field: number; readonly hlc: number }>(
    `SELECT field, device, seq, hlc FROM cell WHERE object = ?
      UNION ALL SELECT field, device, seq, hlc FROM loser WHERE object = ?`,
  )
  const changesOf = sqlite.prepare<[number, number, number, number, number], ChangeRow>(
    `SELECT object.entity, object.key AS id, field.name AS field, base.value AS old, change.value AS new, cell.value AS now
       FROM change
       JOIN object ON object.id = change.object JOIN field ON field.id = change.field
       LEFT JOIN change AS base ON base.device = change.baseDevice AND base.seq = change.baseSeq
       LEFT JOIN cell ON cell.object = change.object AND cell.field = change.field
      WHERE change.device = ? AND change.seq >= ? AND change.seq < ? AND change.batch = ?
      ORDER BY change.seq LIMIT ?`,
  )

  const row: History['row'] = ({ entity, id }, filter, before, size) => {
    const object = findObject.get(entity, id)
    if (object === undefined) return { items: [], next: null }
    const items: RowStep[] = []
    const batches = new Map<number, BatchEntry | null>()
    let last: Step | undefined
    for (const step of lifeOf(log, headsOfRow.all(object, object))) {
      if (before && !isEarlier([step.hlc, step.device, step.seq], before)) continue
      if (filter.from !== null && timeOf(step.hlc) < filter.from) break
      let entry = batches.get(step.batch)
      if (entry === undefined) {
        const found = log.batchById(step.batch)
        entry = found ? toEntry(found) : null
        batches.set(step.batch, entry)
      }
      if (!entry || !passes(entry, filter)) continue
      if (items.length === size && last) return { items, next: [last.hlc, last.device, last.seq] }
      last = step
      items.push({ entry, field: interns.fieldName(step.field).name, old: step.old, new: step.value })
    }
    return { items, next: null }
  }

  const acts: History['acts'] = (plan, filter, before, size) => {
    const from = plan === null ? 'batch' : 'planBatch JOIN batch ON batch.id = planBatch.batch'
    const hlc = plan === null ? 'batch.hlc' : 'planBatch.hlc'
    const id = plan === null ? 'batch.id' : 'planBatch.batch'
    const parts: string[] = []
    const values: (string | number)[] = []
    const where = (part: string, ...given: readonly (string | number)[]): void => {
      parts.push(part)
      values.push(...given)
    }
    if (plan !== null) where('planBatch.plan = ?', plan)
    if (before) where(`(${hlc}, ${id}) < (?, ?)`, before[0], before[1])
    if (filter.from !== null) where(`${hlc} >= ?`, stampAt(filter.from))
    if (filter.to !== null) where(`${hlc} < ?`, stampAt(filter.to + 1))
    if (filter.author !== null) where('batch.author = ?', filter.author)
    if (filter.acts !== null) where(`batch.act IN (${filter.acts.map(() => '?').join(', ')})`, ...filter.acts)
    const rows = sqlite
      .prepare<(string | number)[], BatchRow>(
        `SELECT batch.* FROM ${from} ${parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : ''}
          ORDER BY ${hlc} DESC, ${id} DESC LIMIT ?`,
      )
      .all(...values, size + 1)
    const shown = rows.slice(0, size)
    const end = shown.at(-1)
    return { items: shown.map(toEntry), next: rows.length > size && end ? [end.hlc, end.id, 0] : null }
  }

  return {
    row,
    acts,
    act: (batch) => {
      const found = log.findBatch(batch)
      return found ? toEntry(found) : null
    },
    changes: (batch, size) => {
      const found = log.findBatch(batch)
      if (!found) return []
      // Parts of an act that came in files of their own may lie apart; nearly always they are one run.
      const end = log.lastSeq(found.device) + 1
      const run = changesOf.all(found.device, found.first, found.first + found.changes, found.id, size)
      if (run.length >= Math.min(size, found.changes)) return run
      return changesOf.all(found.device, found.first, end, found.id, size)
    },
    authors: () => sqlite.prepare<[], string>('SELECT DISTINCT author FROM batch ORDER BY author').pluck().all(),
    before: (batch) => {
      const found = log.findBatch(batch)
      return found ? found.hlc - 1 : null
    },
    given: (batch, ref) => {
      const found = log.findBatch(batch)
      const object = findObject.get(ref.entity, ref.id)
      if (!found || object === undefined) return undefined
      for (const step of lifeOf(log, headsOfRow.all(object, object).filter(isOf(interns, ref))))
        if (step.batch === found.id) return step.value
      return undefined
    },
    rowSince: (entity, id, hlc) => {
      const object = findObject.get(entity, id)
      if (object === undefined) return []
      return [...log.cellsOf(object).values()].flatMap((cell): SinceThen[] => {
        if (cell.hlc <= hlc) return []
        const past = valueAt(log, interns, [cell, ...log.losers(object, cell.field)], hlc)
        const field = interns.fieldName(cell.field).name
        return past === cell.value ? [] : [{ entity, id, field, now: cell.value, past }]
      })
    },
    planSince: (plan, hlc) => {
      const touched = readTouched(sqlite, plan, hlc)
      const anyLoser = log.hasLosers()
      const found: SinceThen[] = []
      const keys = new Map<number, string>()
      for (const { object, field, base, forked } of touched) {
        const { entity, name } = interns.fieldName(field)
        const cell = log.cell(object, field)
        if (fieldKind(entity, name) === undefined || !cell) continue
        const losers = anyLoser ? log.losers(object, field) : []
        const past =
          forked || losers.length > 0
            ? valueAt(log, interns, [cell, ...losers], hlc)
            : base === null
              ? null
              : log.getChange(base.device, base.seq)?.value
        if (past === cell.value) continue
        let id = keys.get(object)
        if (id === undefined) keys.set(object, (id = interns.objectKey(object).key))
        found.push({ entity: entity as Entity, id, field: name, now: cell.value, past })
      }
      return found
    },
  }
}

const isOf =
  (interns: Interns, ref: FieldRef) =>
  (head: { readonly field: number }): boolean =>
    interns.fieldName(head.field).name === ref.field

const isEarlier = (a: Cursor, b: Cursor): boolean =>
  a[0] !== b[0] ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2]

const passes = (entry: BatchEntry, { author, acts, to }: HistoryFilter): boolean =>
  (author === null || entry.author === author) &&
  (acts === null || acts.includes(entry.act)) &&
  (to === null || entry.at <= to)

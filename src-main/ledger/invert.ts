import type { Database as Sqlite } from 'better-sqlite3'
import { Refusal } from '../shared/result.ts'
import type { Interns } from './intern.ts'
import type { Edit } from './ledger.ts'
import type { BatchRow, Log } from './log.ts'
import { fieldKind, liveField, type Entity, type Value } from './registry.ts'

/** A change, what its writer saw (`before`), and what stands in the field now (`standing` is 0 where nothing does). */
type ChangeRow = {
  value: Value
  object: number
  field: number
  baseDevice: number | null
  before: Value
  now: Value
  standing: number
}

/**
 * The edits that turn a batch over: each field that still holds what the batch put there gets the value that its writer
 * saw before. Fields that were changed since are left alone and counted; so is a row's making, where another device has
 * written into the row since: its amount must not vanish with the row.
 */
export function invert(
  sqlite: Sqlite,
  log: Log,
  interns: Interns,
  batch: BatchRow,
): { readonly edits: readonly Edit[]; readonly skipped: number } {
  // One statement for all: look-ups change by change took a second for a spread over 8,400 months.
  const changes = sqlite
    .prepare<[number, number, number], ChangeRow>(
      `SELECT change.value, change.object, change.field, change.baseDevice, base.value AS before, cell.value AS now,
              cell.object IS NOT NULL AS standing
         FROM change
         LEFT JOIN cell ON cell.object = change.object AND cell.field = change.field
         LEFT JOIN change AS base ON base.device = change.baseDevice AND base.seq = change.baseSeq
        WHERE change.device = ? AND change.seq >= ? AND change.seq < ? ORDER BY change.seq`,
    )
    .all(batch.device, batch.first, batch.first + batch.changes)
  const edits: Edit[] = []
  let skipped = 0
  const shared = new Map<number, boolean>()
  const isShared = (object: number): boolean => {
    let answer = shared.get(object)
    if (answer === undefined) {
      answer = [...log.cellsOf(object).values()].some(({ device, value }) => device !== batch.device && value !== null)
      shared.set(object, answer)
    }
    return answer
  }
  let row: { readonly object: number; readonly key: string } | undefined
  for (const { object, field, value, baseDevice, before, now, standing } of changes) {
    const { entity, name } = interns.fieldName(field)
    const kind = fieldKind(entity, name)
    const making = baseDevice === null && (name === liveField || kind === 'reference' || kind === 'text')
    if (standing === 0 || now !== value || !kind || (making && isShared(object))) {
      skipped += 1
      continue
    }
    if (row?.object !== object) row = { object, key: interns.objectKey(object).key }
    edits.push({ entity: entity as Entity, id: row.key, field: name, value: before })
  }
  return { edits, skipped }
}

/** What can be undone and redone now, read from this device's own batches, so that it outlives a restart. */
export type Stacks = { readonly undo: BatchRow[]; readonly redo: BatchRow[]; readonly origin: Map<string, BatchRow> }

/**
 * Replays this device's acts: an act can be undone, an undo can be redone, a new act ends what could be redone.
 * `origin` leads from an undo or redo to the act that the user knows it by.
 */
export function readStacks(sqlite: Sqlite, device: number): Stacks {
  const stacks: Stacks = { undo: [], redo: [], origin: new Map() }
  const rows = sqlite.prepare<[number], BatchRow>('SELECT * FROM batch WHERE device = ? ORDER BY id')
  for (const row of rows.iterate(device)) pushBatch(stacks, row)
  return stacks
}

/** Moves the stacks on by one batch of this device. */
export function pushBatch(stacks: Stacks, row: BatchRow): void {
  if (row.act === 'undo' || row.act === 'redo') {
    const from = row.act === 'undo' ? stacks.undo : stacks.redo
    const to = row.act === 'undo' ? stacks.redo : stacks.undo
    // Acts between were found blocked: others had changed everything in them since.
    let turned = from.pop()
    while (turned && turned.key !== row.undoes) turned = from.pop()
    if (!turned) throw new Error('the log undoes a batch that it does not hold')
    stacks.origin.set(row.key, stacks.origin.get(turned.key) ?? turned)
    to.push(row)
    return
  }
  // What the sample brought is where its user begins; it cannot be taken back.
  if (row.act === 'sample') return
  stacks.undo.push(row)
  stacks.redo.length = 0
}

/** The batch on top of a stack, or the refusal that tells there is none. */
export function top(stack: readonly BatchRow[], code: 'nothing-to-undo' | 'nothing-to-redo'): BatchRow {
  const row = stack.at(-1)
  if (!row) throw new Refusal(code)
  return row
}

import { tooFarAhead } from '../shared/clock.ts'
import { Refusal } from '../shared/result.ts'
import type { CommitTools } from './commit.ts'
import type { Applied, Batch } from './ledger.ts'
import type { Cell } from './log.ts'
import { merge } from './merge.ts'
import { fieldKind, type Entity, type Value } from './registry.ts'

/**
 * Takes other devices' batches in: log, winners, losers, projections. Runs inside the caller's transaction. Idempotent
 * by (device, seq); any order, repetition or split of the same changes ends in the same content. Throws
 * `Refusal('bundle-clock-ahead')` for a stamp beyond the drift that is believed, `bundle-cloned` where one device has
 * written two acts under one number, `bundle-damaged` for an act that changed its device or time.
 */
export function applyBatches(tools: CommitTools, batches: Iterable<Batch>): Applied {
  const { log, interns, projector, planActs } = tools
  const now = tools.now()
  let fresh = 0
  let known = 0
  let conflicts = 0
  let waiting = 0
  const touched = new Set<Entity>()
  const acts: string[] = []
  const losers = { any: log.hasLosers() }
  // Beyond a device's last number nothing can be here already, so nothing is looked up.
  const lastSeqs = new Map<number, number>()

  for (const batch of batches) {
    if (tooFarAhead(batch.hlc, now))
      throw new Refusal('bundle-clock-ahead', { author: batch.author, device: batch.device })
    const device = interns.device(batch.device)
    const stored = log.findBatch(batch.id)
    // A file cannot add to an act of another device, nor move an act in time.
    if (stored && (stored.device !== device || stored.hlc !== batch.hlc))
      throw new Refusal('bundle-damaged', { batch: batch.id })
    let batchId = stored?.id
    let lastSeq = lastSeqs.get(device) ?? log.lastSeq(device)
    const before = fresh
    if (!stored) acts.push(batch.id)
    let first = Number.MAX_SAFE_INTEGER
    // Changes of one row mostly follow each other, so winners are read and projections written once a row.
    let row:
      | {
          readonly entity: string
          readonly id: string
          readonly cells: Map<number, Cell>
          readonly won: Map<string, Value>
        }
      | undefined
    const flush = (): void => {
      if (row && batchId !== undefined) {
        const { entity, id, won, cells } = row
        // Its plan may come after its months, in another file: the acts that wrote them are acts on that plan too.
        if (planActs.touch(batchId, batch.hlc, entity, id, won)) notePlan(tools, String(won.get('plan')), cells)
        if (won.size > 0) projector.write(entity, id, won)
      }
      row = undefined
    }
    for (const change of batch.changes) {
      const holder = change.seq > lastSeq ? undefined : log.batchOf(device, change.seq)
      if (holder !== undefined) {
        // The same number in another act: two copies of one device write, and neither may overwrite the other.
        if (holder !== batchId) throw new Refusal('bundle-cloned', { device: batch.device, author: batch.author })
        known += 1
        continue
      }
      batchId ??= log.addBatch({
        key: batch.id,
        device,
        hlc: batch.hlc,
        author: batch.author,
        act: batch.act,
        facts: JSON.stringify(batch.facts),
        undoes: batch.undoes,
      })
      const object = interns.object(change.entity, change.id)
      const field = interns.field(change.entity, change.field)
      if (row?.entity !== change.entity || row.id !== change.id) {
        flush()
        row = { entity: change.entity, id: change.id, cells: log.cellsOf(object), won: new Map() }
      }
      const baseDevice = change.base ? interns.device(change.base.device) : null
      const baseSeq = change.base?.seq ?? null
      log.addChange(device, change.seq, batchId, object, field, change.value, baseDevice, baseSeq)
      fresh += 1
      lastSeq = Math.max(lastSeq, change.seq)
      first = Math.min(first, change.seq)
      const logged = { device, seq: change.seq, hlc: batch.hlc, value: change.value, baseDevice, baseSeq }
      const { wins, conflict } = merge(log, interns, object, field, logged, row.cells.get(field), losers)
      if (conflict) conflicts += 1
      if (wins) {
        log.setCell(object, field, device, change.seq, batch.hlc, change.value)
        row.cells.set(field, { field, device, seq: change.seq, hlc: batch.hlc, value: change.value })
        row.won.set(change.field, change.value)
      }
      if (fieldKind(change.entity, change.field)) touched.add(change.entity as Entity)
      else waiting += 1
    }
    flush()
    lastSeqs.set(device, lastSeq)
    if (batchId !== undefined && fresh > before) log.countBatch(batchId, fresh - before, first)
  }
  return { fresh, known, conflicts, waiting, entities: [...touched], acts }
}

function notePlan({ log, planActs }: CommitTools, plan: string, cells: ReadonlyMap<number, Cell>): void {
  for (const { device, seq, hlc } of cells.values()) {
    const batch = log.batchOf(device, seq)
    if (batch !== undefined) planActs.note(plan, hlc, batch)
  }
}

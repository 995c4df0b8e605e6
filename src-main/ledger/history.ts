import type { Database as Sqlite } from 'better-sqlite3'
import { timeOf } from '../shared/clock.ts'
import type { Facts } from '../shared/result.ts'
import type { Interns } from './intern.ts'
import type { Act, BatchEntry, FieldRef, HistoryEntry } from './ledger.contract.ts'
import type { BatchRow, Log } from './log.ts'

/** At most so many steps of one field are told. */
const limit = 500

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
  const seen = new Set<string>()
  for (const head of [cell, ...log.losers(object, field)]) {
    let step = log.getChange(head.device, head.seq)
    while (step && entries.length < limit && !seen.has(`${step.device}:${step.seq}`)) {
      seen.add(`${step.device}:${step.seq}`)
      const base =
        step.baseDevice === null || step.baseSeq === null ? undefined : log.getChange(step.baseDevice, step.baseSeq)
      const batch = log.batchById(step.batch)
      if (batch) entries.push({ ...told(batch), old: base?.value ?? null, new: step.value })
      step = base
    }
  }
  return entries.sort((a, b) => b.at - a.at)
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

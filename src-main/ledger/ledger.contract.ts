import { z } from 'zod'
import { call } from '../shared/call.ts'
import type { Facts } from '../shared/result.ts'
import type { Entity, Value } from './registry.ts'

/** Which act made a batch; the history names it in words. */
export const acts = [
  'type',
  'paste',
  'fill',
  'reckon',
  'clear',
  'spread',
  'copy',
  'hold',
  'release',
  'import',
  'create',
  'edit',
  'archive',
  'restore',
  'seasonality',
  'status',
  'submit',
  'recall',
  'approve',
  'return',
  'revise',
  'explain',
  'handover',
  'accept',
  'sample',
  'undo',
  'redo',
  'receive',
  'revert',
  'rewind',
] as const
export type Act = (typeof acts)[number]

export const fieldRef = z.object({ entity: z.string().max(40), id: z.string().max(200), field: z.string().max(40) })
export type FieldRef = z.infer<typeof fieldRef>

/** One step in the life of a field, newest first. `old` is what its writer saw. */
export type HistoryEntry = {
  readonly batch: string
  readonly act: Act
  readonly facts: Facts
  readonly author: string
  readonly at: number
  readonly old: Value
  readonly new: Value
}

/** One act of the user in the plan's history. */
export type BatchEntry = {
  readonly batch: string
  readonly act: Act
  readonly facts: Facts
  readonly author: string
  readonly at: number
  readonly changes: number
}

export type UndoState = { readonly undo: BatchEntry | null; readonly redo: BatchEntry | null }

/** What an undo or redo did: `skipped` fields had been changed since by someone else and were left alone. */
export type UndoOutcome = {
  readonly batch: BatchEntry
  readonly changed: number
  readonly skipped: number
  /** What the undo or redo touched. */
  readonly entities: readonly Entity[]
  readonly state: UndoState
}

export const ledgerCalls = {
  'history.batches': call<readonly BatchEntry[]>()(z.object({ limit: z.number().int().min(1).max(500) })),
  'history.state': call<UndoState>()(z.object({})),
  'history.undo': call<UndoOutcome>()(z.object({})),
  'history.redo': call<UndoOutcome>()(z.object({})),
}

/** Told to every view after a commit: which entities changed, in which batch. */
export type LedgerEvent = { readonly batch: string; readonly entities: readonly Entity[]; readonly unsent: number }

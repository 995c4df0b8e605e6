import type { Facts } from '../shared/result.ts'
import type { History } from './history.ts'
import type { Act, BatchEntry, FieldRef, HistoryEntry, UndoOutcome, UndoState } from './ledger.contract.ts'
import type { Entity, Value } from './registry.ts'

/** One field to be set. Fields that already hold the value are passed over. */
export type Edit = { readonly entity: Entity; readonly id: string; readonly field: string; readonly value: Value }

/** What a commit did; `batch` is null when nothing differed. */
export type Commit = { readonly batch: string | null; readonly changed: number; readonly entities: readonly Entity[] }

/**
 * A change as it travels and as it is logged. `device` and `seq` name it for ever; `base` names the change whose value
 * its writer saw in that field (null where the field was untouched), so that knowing and not knowing can be told apart.
 */
export type Change = {
  readonly seq: number
  readonly entity: string
  readonly id: string
  readonly field: string
  readonly value: Value
  readonly base: { readonly device: string; readonly seq: number } | null
}

/** One act of one device with all its changes, which share one clock stamp. */
export type Batch = {
  readonly id: string
  readonly device: string
  /** Hybrid logical clock: (milliseconds since 2020-01-01 UTC) × 4096 + counter; below 2^53. */
  readonly hlc: number
  readonly author: string
  readonly act: Act
  readonly facts: Facts
  /** The batch that an undo or a redo turns over. */
  readonly undoes: string | null
  readonly changes: readonly Change[]
}

/** A field that differs from what stood there at a moment; `past` is undefined where the log does not reach back so far. */
export type SinceThen = {
  readonly entity: Entity
  readonly id: string
  readonly field: string
  readonly now: Value
  readonly past: Value | undefined
}

/** A run of one device's changes. */
export type Range = { readonly device: string; readonly from: number; readonly to: number }

export type Applied = {
  /** Changes that were new here. */
  readonly fresh: number
  /** Changes that were here already; applying is idempotent by (device, seq). */
  readonly known: number
  /** Fields that two devices had set without knowing of each other and to different values. */
  readonly conflicts: number
  /** Changes of entities or fields that this version does not know; kept, applied after an update. */
  readonly waiting: number
  readonly entities: readonly Entity[]
  /** Acts of which nothing was here before. */
  readonly acts: readonly string[]
}

/** The change log of one workspace: the truth that the tables are projected from. All methods are synchronous. */
export type Ledger = {
  readonly device: string
  /** Appends one batch and projects it, durably, in one transaction. Throws `Refusal` on a field or value that does not fit. */
  readonly commit: (act: Act, facts: Facts, edits: readonly Edit[]) => Commit
  /**
   * Applies other devices' batches inside one transaction, in any order, repeated or split. `check` runs before the
   * commit and may throw to roll everything back (the reader of a file verifies its hash there).
   */
  readonly apply: (batches: Iterable<Batch>, check?: () => void) => Applied
  readonly undo: () => UndoOutcome
  readonly redo: () => UndoOutcome
  readonly undoState: () => UndoState
  readonly fieldHistory: (ref: FieldRef) => readonly HistoryEntry[]
  readonly batches: (limit: number) => readonly BatchEntry[]
  /** What was done, page by page, and what stood at a moment. */
  readonly history: History
  /** The highest sequence number of each device whose changes are all here up to it. */
  readonly heads: () => ReadonlyMap<string, number>
  /** Batches with the changes of these ranges, by device and sequence, read lazily. */
  readonly read: (ranges: readonly Range[]) => IterableIterator<Batch>
  /** SHA-256 over the winning value of every field, in a fixed order: equal content, equal hash. */
  readonly contentHash: () => string
  /** Rebuilds every projection from the log. */
  readonly rebuild: () => void
  /** Runs inside one IMMEDIATE transaction; nested calls join it. */
  readonly transaction: <T>(work: () => T) => T
}

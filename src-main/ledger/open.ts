import { statSync } from 'node:fs'
import type { Database as Sqlite } from 'better-sqlite3'
import { Refusal } from '../shared/result.ts'
import { applyBatches } from './apply.ts'
import { commitEdits, type CommitTools } from './commit.ts'
import { readHeads } from './heads.ts'
import { createHistory, fieldHistory, latestBatches, toEntry } from './history.ts'
import { createInterns } from './intern.ts'
import { invert, pushBatch, readStacks, top, type Stacks } from './invert.ts'
import type { UndoOutcome, UndoState } from './ledger.contract.ts'
import type { Edit, Ledger } from './ledger.ts'
import { createLog } from './log.ts'
import { createPlanActs } from './plan-acts.ts'
import { createProjector } from './project.ts'
import { readBatches } from './read.ts'
import { contentHash, rebuildFromLog } from './rebuild.ts'

export type LedgerOptions = {
  readonly device: string
  readonly author: string
  readonly now: () => number
  readonly newId: () => string
  /** Called with the edits of every act of this device before they are written, undo and redo too; throws to refuse (rule 5). */
  readonly guard?: (edits: readonly Edit[]) => void
  /** The database's file; its disappearance or replacement is noticed before the next commit. */
  readonly file?: string
}

/** The ledger over an open and migrated connection. */
export function createLedger(sqlite: Sqlite, options: LedgerOptions): Ledger {
  const log = createLog(sqlite)
  const interns = createInterns(sqlite)
  const projector = createProjector(sqlite)
  const planActs = createPlanActs(sqlite)
  const tools: CommitTools = { log, interns, projector, planActs, ...options }
  const assertSameFile = watchFile(options.file)
  let stacks: Stacks | undefined

  // Made once: to wrap each piece of work anew costs as much as one of its statements.
  const immediately = sqlite.transaction((work: () => unknown) => work()).immediate
  const transaction = <T>(work: () => T): T => {
    if (sqlite.inTransaction) return work()
    try {
      return immediately(work) as T
    } catch (error) {
      // Ids interned in a transaction that rolled back do not exist.
      interns.forget()
      planActs.forget()
      stacks = undefined
      throw error
    }
  }
  const openStacks = (): Stacks => (stacks ??= readStacks(sqlite, interns.device(options.device)))
  const remember = (batch: string | null): void => {
    if (!stacks || batch === null) return
    const row = log.findBatch(batch)
    if (row) pushBatch(stacks, row)
  }
  const state = (): UndoState => {
    const { undo, redo, origin } = openStacks()
    const named = (row: (typeof undo)[number] | undefined) => (row ? toEntry(origin.get(row.key) ?? row) : null)
    return { undo: named(undo.at(-1)), redo: named(redo.at(-1)) }
  }
  const turn = (act: 'undo' | 'redo'): UndoOutcome => {
    assertSameFile()
    const outcome = transaction((): UndoOutcome | { readonly blocked: number } => {
      const open = openStacks()
      const batch = act === 'undo' ? top(open.undo, 'nothing-to-undo') : top(open.redo, 'nothing-to-redo')
      const origin = open.origin.get(batch.key) ?? batch
      const { edits, skipped } = invert(sqlite, log, interns, batch)
      if (edits.length === 0) {
        // Everything was changed since by others; the next undo goes on with the act before.
        ;(act === 'undo' ? open.undo : open.redo).pop()
        return { blocked: skipped }
      }
      options.guard?.(edits)
      const done = commitEdits(
        tools,
        act,
        { act: origin.act, ...(JSON.parse(origin.facts) as object) },
        edits,
        batch.key,
      )
      remember(done.batch)
      return { batch: toEntry(origin), changed: done.changed, skipped, entities: done.entities, state: state() }
    })
    if ('blocked' in outcome) throw new Refusal('undo-blocked', { skipped: outcome.blocked })
    return outcome
  }

  return {
    device: options.device,
    transaction,
    commit: (act, facts, edits) => {
      assertSameFile()
      return transaction(() => {
        options.guard?.(edits)
        const done = commitEdits(tools, act, facts, edits, null)
        remember(done.batch)
        return done
      })
    },
    apply: (batches, check) => {
      assertSameFile()
      return transaction(() => {
        const applied = applyBatches(tools, batches)
        check?.()
        return applied
      })
    },
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    undoState: state,
    fieldHistory: (ref) => fieldHistory(log, interns, ref),
    batches: (limit) => latestBatches(sqlite, limit),
    history: createHistory(sqlite, log, interns),
    heads: () => readHeads(sqlite, transaction),
    read: (ranges) => readBatches(sqlite, log, interns, ranges),
    contentHash: () => contentHash(sqlite),
    rebuild: () =>
      transaction(() => {
        rebuildFromLog(sqlite, log, interns, projector)
        planActs.rebuild()
      }),
  }
}

/** Remembers which file was opened and throws `workspace-replaced` once another or none stands in its place. */
function watchFile(file: string | undefined): () => void {
  if (file === undefined) return () => {}
  const opened = statSync(file)
  return () => {
    const now = statSync(file, { throwIfNoEntry: false })
    if (!now || now.ino !== opened.ino || now.dev !== opened.dev) throw new Refusal('workspace-replaced', { file })
  }
}

import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext, OpenWorkspace } from '../context.ts'
import { checkChannelEdits } from '../channels/channels.service.ts'
import type { ledgerCalls, UndoOutcome } from '../ledger/ledger.contract.ts'
import type { Edit } from '../ledger/ledger.ts'
import { fieldKind, type Entity } from '../ledger/registry.ts'
import type { Handlers } from '../shared/call.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { reasonEdits } from '../targets/reasons.service.ts'
import { guardLocks } from './guard.ts'
import { mostCells, type ActCell, type historyCalls } from './history.contract.ts'
import { createSources, readNames } from './names.store.ts'
import { previewOf, rewound } from './rewind.service.ts'

/** Undo, redo, what was done, and the way back to it; all of it is read from the log. */
export function createHistoryService(context: AppContext): Handlers<typeof ledgerCalls & typeof historyCalls> {
  const turn = (act: 'undo' | 'redo'): Result<UndoOutcome> => {
    const { ledger } = context.open()
    const outcome = ledger[act]()
    context.committed(outcome.batch.batch, outcome.entities)
    return ok(outcome)
  }
  const withSource = <Entry extends { readonly batch: string; readonly act: string; readonly facts: object }>(
    open: OpenWorkspace,
  ) => {
    const sourceOf = createSources(open.sqlite)
    return (entry: Entry) => ({ ...entry, source: sourceOf(entry) })
  }
  return {
    'history.batches': ({ limit }) => ok(context.open().ledger.batches(limit)),
    'history.state': () => ok(context.open().ledger.undoState()),
    'history.undo': () => turn('undo'),
    'history.redo': () => turn('redo'),

    'history.field': (ref) => {
      const open = context.open()
      return ok(open.ledger.fieldHistory(ref).map(withSource(open)))
    },

    'history.row': ({ entity, id, filter, before, size }) => {
      const open = context.open()
      const page = open.ledger.history.row({ entity, id }, filter, before, size)
      const sourced = withSource<(typeof page.items)[number]['entry']>(open)
      const items = page.items.map((item) => ({ ...item, entry: sourced(item.entry) }))
      const cells = items.map(({ field, ...values }): ActCell => ({
        entity,
        id,
        field,
        old: values.old,
        new: values.new,
        now: null,
      }))
      return ok({ items, next: page.next ? [...page.next] : null, names: readNames(open.sqlite, cells) })
    },

    'history.acts': ({ plan, filter, before, size }) => {
      const open = context.open()
      const page = open.ledger.history.acts(plan, filter, before, size)
      return ok({ items: page.items.map(withSource(open)), next: page.next ? [...page.next] : null })
    },

    'history.authors': () => ok(context.open().ledger.history.authors()),

    'history.act': ({ batch }) => {
      const open = context.open()
      const entry = open.ledger.history.act(batch)
      if (!entry) return fail('not-found', { entity: 'batch' })
      const cells = open.ledger.history.changes(batch, mostCells)
      return ok({ entry: withSource<typeof entry>(open)(entry), cells, names: readNames(open.sqlite, cells) })
    },

    'history.revert': ({ of, batch, reason }) => {
      const { ledger, sqlite } = context.open()
      const commit = ledger.transaction(() => {
        const value = fieldKind(of.entity, of.field) === undefined ? undefined : ledger.history.given(batch, of)
        if (value === undefined) return null
        const edits: readonly Edit[] = [{ entity: of.entity as Entity, id: of.id, field: of.field, value }]
        guardLocks(sqlite, edits)
        if (of.entity === 'channel') checkChannelEdits(sqlite, [{ id: of.id, field: of.field, value }])
        const source = ledger.history.act(batch)
        const reasons = reasonsOf(sqlite, of, edits, reason)
        return ledger.commit('revert', { entity: of.entity, cells: 1, from: source?.at ?? null }, [
          ...edits,
          ...reasons,
        ])
      })
      if (!commit) return fail('not-found', { entity: of.entity })
      context.committed(commit.batch, commit.entities)
      return ok({ batch: commit.batch })
    },

    'history.previewRewind': (input) => {
      const open = context.open()
      return ok(previewOf(open, rewound(open, input)))
    },

    'history.rewind': (input) => {
      const open = context.open()
      const { commit, found } = open.ledger.transaction(() => {
        const decided = rewound(open, input)
        guardLocks(open.sqlite, decided.edits)
        const to = 'at' in input.to ? { to: input.to.at } : { before: input.to.before }
        const facts = { plan: input.plan, line: input.line, ...to, cells: decided.edits.length, held: decided.held }
        return { found: decided, commit: open.ledger.commit('rewind', facts, decided.edits) }
      })
      context.committed(commit.batch, commit.entities)
      return ok({ batch: commit.batch, changed: commit.changed, held: found.held })
    },
  }
}

/** Why a month of a revision gets a former value back; nothing for other fields and other plans. */
function reasonsOf(
  sqlite: Sqlite,
  of: { readonly entity: string; readonly id: string },
  edits: readonly Edit[],
  reason: string | undefined,
): readonly Edit[] {
  if (of.entity !== 'targetLine') return []
  const plan = sqlite.prepare<[string], string | null>('SELECT plan FROM targetLine WHERE id = ?').pluck().get(of.id)
  return plan ? reasonEdits(sqlite, plan, edits, reason) : []
}

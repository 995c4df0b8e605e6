import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Value } from '../ledger/registry.ts'
import { settleEdits, settleNew } from '../people/fields.rules.ts'
import { knownRows } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { addDays, localDay } from '../shared/day.ts'
import { fail, ok, Refusal, valueOf } from '../shared/result.ts'
import type { actualsCalls, RecordedMeasure } from './actuals.contract.ts'
import { actualFields } from './actuals.rules.ts'
import { actualId, actualReader, readActuals, readSpan } from './actuals.store.ts'

const entity = 'actual'

/** 业绩: what was ordered, paid, shipped and sold. A day lies at most one day ahead of this computer's own. */
export function createActualsService(context: AppContext): Handlers<typeof actualsCalls> {
  const today = (): string => localDay(context.ports.now())

  return {
    'actuals.list': (period) => ok(readActuals(context.open().sqlite, period)),

    'actuals.span': () => ok(readSpan(context.open().sqlite)),

    'actuals.create': ({ fields }) => {
      const { ledger, sqlite } = context.open()
      let id = ''
      const commit = ledger.transaction(() => {
        const settled = valueOf(settleNew(entity, actualFields, fields, knownRows(sqlite)))
        refuseFuture(null, settled['occurredOn'] ?? null, today())
        const owned = { person: ownerOf(sqlite, settled['channel'] ?? null), ...settled }
        id = idOf(owned) ?? context.ports.newId()
        const before = actualReader(sqlite)(id)
        if (before?.live === 1)
          throw new Refusal('actual-exists', { document: before.document, date: before.occurredOn })
        // A record that had been taken out comes back with what is said now, and nothing of what was said then.
        const blanks = before ? { note: null, source: null } : {}
        const edits = Object.entries({ ...blanks, ...owned, live: 1 }).filter(([, value]) => before || value !== null)
        const facts = { entity, document: String(settled['document'] ?? '') }
        return ledger.commit(
          'create',
          facts,
          edits.map(([field, value]): Edit => ({ entity, id, field, value })),
        )
      })
      context.committed(commit.batch, commit.entities)
      return ok({ id })
    },

    'actuals.edit': ({ act, edits }) => {
      const { ledger, sqlite } = context.open()
      const commit = ledger.transaction(() => {
        const settled = valueOf(settleEdits(entity, actualFields, edits, knownRows(sqlite)))
        for (const { id, field, value } of settled) if (field === 'occurredOn') refuseFuture(id, value, today())
        const facts = { entity, cells: settled.length }
        return ledger.commit(
          act,
          facts,
          settled.map((edit) => ({ entity, ...edit })),
        )
      })
      context.committed(commit.batch, commit.entities)
      return ok({ changed: commit.changed })
    },

    'actuals.remove': ({ ids }) => {
      const { ledger, sqlite } = context.open()
      const known = knownRows(sqlite)
      const missing = ids.find((id) => !known(entity, id))
      if (missing !== undefined) return fail('not-found', { entity, id: missing })
      const edits = ids.map((id): Edit => ({ entity, id, field: 'live', value: 0 }))
      const commit = ledger.commit('clear', { entity, rows: ids.length }, edits)
      context.committed(commit.batch, commit.entities)
      return ok({ changed: commit.changed })
    },
  }
}

/** The id of a record with a document number; null for one without. */
function idOf(fields: Readonly<Record<string, Value>>): string | null {
  const { document, channel, measure, occurredOn } = fields
  if (typeof document !== 'string') return null
  return actualId({
    document,
    channel: String(channel),
    measure: measure as RecordedMeasure,
    occurredOn: String(occurredOn),
  })
}

const ownerOf = (sqlite: Sqlite, channel: Value): string | null =>
  sqlite.prepare<[Value], string | null>('SELECT owner FROM channel WHERE id = ?').pluck().get(channel) ?? null

function refuseFuture(id: string | null, occurredOn: Value, today: string): void {
  if (typeof occurredOn !== 'string' || occurredOn <= addDays(today, 1)) return
  throw new Refusal('field-invalid', { entity, field: 'occurredOn', reason: 'future', value: occurredOn, id })
}

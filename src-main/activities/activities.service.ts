import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Value } from '../ledger/registry.ts'
import { settleEdits, settleNew, type NewEdit } from '../people/fields.rules.ts'
import { knownRows } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { addDays, localDay } from '../shared/day.ts'
import { ok, Refusal, valueOf } from '../shared/result.ts'
import type { activitiesCalls } from './activities.contract.ts'
import { activityFields, agreeStatus } from './activities.rules.ts'
import { readActivities, readStandings } from './activities.store.ts'

/** The log of work on channels. A day done lies at most one day ahead of this computer's own, for clocks that differ. */
export function createActivitiesService(context: AppContext): Handlers<typeof activitiesCalls> {
  const today = (): string => localDay(context.ports.now())

  return {
    'activities.list': async (filter) => ok(await readActivities(context.open().db, filter)),

    'activities.create': ({ fields }) => {
      const { ledger, sqlite } = context.open()
      const id = context.ports.newId()
      const commit = ledger.transaction(() => {
        const given = agreeStatus(null, blanksAsNull(fields), today())
        if (!given) throw disagreement(id, fields['doneOn'] ?? null)
        const settled = valueOf(settleNew('activity', activityFields, given, knownRows(sqlite)))
        refuseFuture(id, settled['doneOn'] ?? null, today())
        const edits = Object.entries({ ...settled, live: 1 }).map(([field, value]): Edit => ({
          entity: 'activity',
          id,
          field,
          value,
        }))
        return ledger.commit('create', { entity: 'activity', kind: String(settled['kind']) }, edits)
      })
      context.committed(commit.batch, commit.entities)
      return ok({ id })
    },

    'activities.edit': ({ act, edits }) => {
      const { ledger, sqlite } = context.open()
      const commit = ledger.transaction(() => {
        const agreed = agreeEdits(sqlite, edits, today())
        const settled = valueOf(settleEdits('activity', activityFields, agreed, knownRows(sqlite)))
        for (const { id, field, value } of settled) if (field === 'doneOn') refuseFuture(id, value, today())
        const facts = { entity: 'activity', cells: edits.length }
        return ledger.commit(
          act,
          facts,
          settled.map((edit) => ({ entity: 'activity', ...edit })),
        )
      })
      context.committed(commit.batch, commit.entities)
      return ok({ changed: commit.changed })
    },
  }
}

const blanksAsNull = (fields: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> =>
  Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value === '' ? null : value]))

/** The edits with what follows from them for status and day done. Only rows whose status or day is touched are read. */
function agreeEdits(sqlite: Sqlite, edits: readonly NewEdit[], today: string): readonly NewEdit[] {
  const rows = new Map<string, Record<string, Value>>()
  for (const { id, field, value } of edits) {
    if (field === 'status' || field === 'doneOn') {
      const row = rows.get(id) ?? {}
      row[field] = value === '' ? null : value
      rows.set(id, row)
    }
  }
  const standings = readStandings(sqlite, rows.keys())
  const others = edits.filter(({ field }) => field !== 'status' && field !== 'doneOn')
  const agreed = [...rows].flatMap(([id, given]) => {
    const fields = agreeStatus(standings.get(id) ?? null, given, today)
    if (!fields) throw disagreement(id, given['doneOn'] ?? null)
    return Object.entries(fields).map(([field, value]) => ({ id, field, value }))
  })
  return [...others, ...agreed]
}

/** Done without a day, or a day on what is not done: the field that has to change is named. */
const disagreement = (id: string, doneOn: Value): Refusal =>
  new Refusal('field-invalid', {
    entity: 'activity',
    id,
    ...(doneOn === null
      ? { field: 'doneOn', reason: 'required', value: null }
      : { field: 'status', reason: 'choice', value: 'planned' }),
  })

function refuseFuture(id: string, doneOn: Value, today: string): void {
  if (typeof doneOn !== 'string' || doneOn <= addDays(today, 1)) return
  throw new Refusal('field-invalid', { entity: 'activity', field: 'doneOn', reason: 'future', value: doneOn, id })
}

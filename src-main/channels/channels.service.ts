import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import type { Commit, Edit } from '../ledger/ledger.ts'
import { settleEdits, settleNew, type NewEdit } from '../people/fields.rules.ts'
import { knownRows, valuesOf } from '../people/people.store.ts'
import { findTwin } from '../people/unique.rules.ts'
import type { Handlers } from '../shared/call.ts'
import { fail, ok, Refusal, valueOf } from '../shared/result.ts'
import type { channelsCalls } from './channels.contract.ts'
import { channelFields } from './channels.rules.ts'
import { createContactsService } from './contacts.service.ts'
import { readChannels, readContactHead } from './channels.store.ts'

const channelEdit = ({ id, field, value }: NewEdit): Edit => ({ entity: 'channel', id, field, value })

/** Channels and their contacts. A channel is archived, never deleted; each write is one act, all of it or nothing. */
export function createChannelsService(context: AppContext): Handlers<typeof channelsCalls> {
  const told = (commit: Commit): Commit => {
    context.committed(commit.batch, commit.entities)
    return commit
  }

  return {
    'channels.list': async ({ archived }) => ok(await readChannels(context.open().db, archived)),

    'channels.create': ({ fields }) => {
      const { ledger, sqlite } = context.open()
      const id = context.ports.newId()
      const commit = ledger.transaction(() => {
        const settled = valueOf(settleNew('channel', channelFields, fields, knownRows(sqlite)))
        const edits = Object.entries({ ...settled, live: 1 }).map(([field, value]) => channelEdit({ id, field, value }))
        checkChannelEdits(sqlite, edits)
        return ledger.commit('create', { entity: 'channel', name: String(settled['name']) }, edits)
      })
      told(commit)
      return ok({ id })
    },

    'channels.edit': ({ act, edits }) => {
      const { ledger, sqlite } = context.open()
      const commit = ledger.transaction(() => {
        const settled = valueOf(settleEdits('channel', channelFields, edits, knownRows(sqlite)))
        checkChannelEdits(sqlite, settled)
        return ledger.commit(act, { entity: 'channel', cells: settled.length }, settled.map(channelEdit))
      })
      return ok({ changed: told(commit).changed })
    },

    'channels.archive': ({ ids, archived }) => {
      const { ledger, sqlite } = context.open()
      const known = knownRows(sqlite)
      const missing = ids.find((id) => !known('channel', id))
      if (missing !== undefined) return fail('not-found', { entity: 'channel', id: missing })
      const value = archived ? 1 : 0
      const edits = ids.map((id) => channelEdit({ id, field: 'archived', value }))
      const commit = ledger.commit(archived ? 'archive' : 'restore', { entity: 'channel', rows: ids.length }, edits)
      return ok({ changed: told(commit).changed })
    },

    ...createContactsService(context),
  }
}

/** Throws what a channel's edits are refused for beyond their own form: a shared code, another channel's contact. */
export function checkChannelEdits(sqlite: Sqlite, edits: readonly NewEdit[]): void {
  refuseSharedCode(sqlite, edits)
  refuseForeignContact(sqlite, edits)
}

/** Throws `name-taken` (facts: entity, field, value, id) where two channels, archived ones included, would share a code. */
function refuseSharedCode(sqlite: Sqlite, edits: readonly NewEdit[]): void {
  const edited = new Map(edits.filter(({ field }) => field === 'code').map(({ id, value }) => [id, value]))
  if (edited.size === 0) return
  const twin = findTwin(valuesOf(sqlite, 'channel', 'code'), edited)
  if (twin) throw new Refusal('name-taken', { entity: 'channel', field: 'code', value: twin.value, id: twin.id })
}

/** Throws `reference-missing` where a first contact is not one of the channel's own. */
function refuseForeignContact(sqlite: Sqlite, edits: readonly NewEdit[]): void {
  for (const { id, field, value } of edits) {
    if (field !== 'firstContact' || value === null) continue
    if (readContactHead(sqlite, String(value))?.channel !== id) {
      throw new Refusal('reference-missing', { entity: 'contact', field, value, id })
    }
  }
}

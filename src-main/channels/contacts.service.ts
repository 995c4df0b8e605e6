import type { AppContext } from '../context.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Value } from '../ledger/registry.ts'
import { settleEdits, settleNew } from '../people/fields.rules.ts'
import { knownRows } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { fail, ok, Refusal, valueOf } from '../shared/result.ts'
import type { channelsCalls } from './channels.contract.ts'
import { contactFields } from './channels.rules.ts'
import { readChannelHead, readContactHead, readContacts } from './channels.store.ts'

type ContactCalls = Pick<
  Handlers<typeof channelsCalls>,
  'channels.allContacts' | 'channels.contacts' | 'channels.saveContact' | 'channels.removeContact'
>

/** The people at a channel; one of them may be its first contact (第一联系人). */
export function createContactsService(context: AppContext): ContactCalls {
  return {
    'channels.allContacts': async () => ok(await readContacts(context.open().db, null)),

    'channels.contacts': async ({ channel }) => ok(await readContacts(context.open().db, channel)),

    'channels.saveContact': ({ id, channel, fields, first }) => {
      const { ledger, sqlite } = context.open()
      const row = id ?? context.ports.newId()
      const commit = ledger.transaction(() => {
        const head = readChannelHead(sqlite, channel)
        if (!head) throw new Refusal('not-found', { entity: 'channel', id: channel })
        if (id !== null && readContactHead(sqlite, id)?.channel !== channel)
          throw new Refusal('not-found', { entity: 'contact', id })
        const edits = [...contactEdits(row, id === null, channel, fields)]
        if (first && head.firstContact !== row) edits.push(firstContact(channel, row))
        if (!first && head.firstContact === row) edits.push(firstContact(channel, null))
        const name = String(fields['name'] ?? readContactHead(sqlite, row)?.name ?? '')
        return ledger.commit(id === null ? 'create' : 'edit', { entity: 'contact', name, channel: head.name }, edits)
      })
      context.committed(commit.batch, commit.entities)
      return ok({ id: row })
    },

    'channels.removeContact': ({ id }) => {
      const { ledger, sqlite } = context.open()
      const contact = readContactHead(sqlite, id)
      if (!contact?.channel) return fail('not-found', { entity: 'contact', id })
      const head = readChannelHead(sqlite, contact.channel)
      const edits: Edit[] = [{ entity: 'contact', id, field: 'live', value: null }]
      if (head?.firstContact === id) edits.push(firstContact(contact.channel, null))
      const facts = { entity: 'contact', name: contact.name, channel: head?.name ?? null, removed: true }
      const commit = ledger.commit('edit', facts, edits)
      context.committed(commit.batch, commit.entities)
      return ok(null)
    },
  }

  function contactEdits(
    id: string,
    fresh: boolean,
    channel: string,
    fields: Readonly<Record<string, Value>>,
  ): readonly Edit[] {
    const known = knownRows(context.open().sqlite)
    if (fresh) {
      const settled = valueOf(settleNew('contact', contactFields, fields, known))
      return Object.entries({ ...settled, channel, live: 1 }).map(([field, value]) => ({
        entity: 'contact',
        id,
        field,
        value,
      }))
    }
    const given = Object.entries(fields).map(([field, value]) => ({ id, field, value }))
    return valueOf(settleEdits('contact', contactFields, given, known)).map((edit) => ({ entity: 'contact', ...edit }))
  }
}

const firstContact = (channel: string, value: string | null): Edit => ({
  entity: 'channel',
  id: channel,
  field: 'firstContact',
  value,
})

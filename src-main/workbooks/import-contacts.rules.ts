import type { Contact } from '../channels/channels.contract.ts'
import { contactFields } from '../channels/channels.rules.ts'
import { sameName } from '../people/people.rules.ts'
import type { Draft } from './draft.rules.ts'
import { settleText } from './import-names.rules.ts'
import type { Table, TableRow } from './table.rules.ts'

/** The channel's own field where it changes, and whether a contact was made or changed. */
export type ContactOutcome = { readonly fields: { readonly firstContact?: string }; readonly touched: boolean }

const nothing: ContactOutcome = { fields: {}, touched: false }

/** Saves a row's first contact and telephone; answers the channel's field where it changes, and whether anything did. */
export function createContacts(draft: Draft, contacts: readonly Contact[], table: Table, newId: () => string) {
  const byChannel = new Map<string, Contact[]>()
  for (const contact of contacts) byChannel.set(contact.channel, [...(byChannel.get(contact.channel) ?? []), contact])
  const columns = { name: table.column('firstContact'), phone: table.column('phone') }

  return (row: TableRow, channel: string, first: string | null): ContactOutcome => {
    const name = columns.name
      ? settleText(draft, contactFields, 'name', row.row, columns.name, row.text(columns.name))
      : null
    const phone = columns.phone
      ? settleText(draft, contactFields, 'phone', row.row, columns.phone, row.text(columns.phone))
      : null
    if (name === null && phone === null) return nothing
    const standing = byChannel.get(channel) ?? []
    const found =
      name === null
        ? standing.find(({ id }) => id === first)
        : standing.find((contact) => sameName(contact.name) === sameName(name))
    if (found) {
      const differs = phone !== null && phone !== found.phone
      if (differs) {
        const edit = { entity: 'contact', id: found.id, field: 'phone', value: phone } as const
        draft.change(edit, { row: row.row, what: found.name, old: found.phone ?? '', new: phone })
      }
      return { fields: found.id === first ? {} : { firstContact: found.id }, touched: differs }
    }
    if (name === null) {
      // A telephone of nobody cannot be kept; the row is told and the rest of it imported.
      draft.notice('missing-value', row.row, columns.name ?? columns.phone, { field: 'firstContact' })
      return nothing
    }
    const id = newId()
    draft.create('contact', id, { channel, name, phone })
    return { fields: { firstContact: id }, touched: true }
  }
}

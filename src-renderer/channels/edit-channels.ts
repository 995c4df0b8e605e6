import type { Contact } from '../../src-main/channels/channels.contract.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { ask } from '../api.ts'
import { allOrNone, drawEdits, fieldEdit, type FieldEdit } from '../fields/cell-edits.ts'
import type { CellEdit, EditAct, EditsOutcome } from '../grid/column-spec.ts'
import { newContactPrefix, placePrefix } from './channels.columns.ts'

/** Makes the city of a national place that was picked; other values come back as they are. */
export async function settleCity(value: Value): Promise<Value> {
  if (typeof value !== 'string' || !value.startsWith(placePrefix)) return value
  return (await ask('people.create', { entity: 'city', fields: { code: value.slice(placePrefix.length) } })).id
}

async function settle(edit: FieldEdit, cities: Map<Value, Value>): Promise<FieldEdit | null> {
  const { id, field, value } = edit
  if (field === 'city') {
    // One place that is pasted over many rows is one city.
    if (!cities.has(value)) cities.set(value, await settleCity(value))
    return { ...edit, value: cities.get(value) ?? null }
  }
  if (field === 'firstContact' && typeof value === 'string' && value.startsWith(newContactPrefix)) {
    const fields = { name: value.slice(newContactPrefix.length) }
    await ask('channels.saveContact', { id: null, channel: id, fields, first: true })
    return null
  }
  return edit
}

/** Writes cells of the grid: places that were picked and contacts that were named are made first. */
export async function editChannels(edits: readonly CellEdit[], act: EditAct): Promise<EditsOutcome> {
  return allOrNone(edits, async () => {
    const cities = new Map<Value, Value>()
    const settled: FieldEdit[] = []
    for (const edit of edits) {
      const one = await settle(fieldEdit(edit), cities)
      if (one) settled.push(one)
    }
    if (settled.length > 0) await ask('channels.edit', { act, edits: settled })
    drawEdits('channels.list', settled)
  })
}

/** Contacts by channel and by id. */
export function indexContacts(all: readonly Contact[]): {
  readonly contactsOf: (channel: string) => readonly Contact[]
  readonly contact: (id: string | null) => Contact | undefined
} {
  const byId = new Map(all.map((contact) => [contact.id, contact]))
  const byChannel = Map.groupBy(all, (contact) => contact.channel)
  return {
    contactsOf: (channel) => byChannel.get(channel) ?? [],
    contact: (id) => (id === null ? undefined : byId.get(id)),
  }
}

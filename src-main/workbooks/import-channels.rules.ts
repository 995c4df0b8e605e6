import type { Channel, Contact } from '../channels/channels.contract.ts'
import { channelFields } from '../channels/channels.rules.ts'
import type { City, People } from '../people/people.contract.ts'
import { sameName } from '../people/people.rules.ts'
import { parseDate } from '../shared/calendar.ts'
import { choiceOf, type ChoiceField } from './choices.rules.ts'
import type { Draft } from './draft.rules.ts'
import { createCities, type CityTools } from './import-cities.rules.ts'
import { createContacts } from './import-contacts.rules.ts'
import { createNames, createPeople, settleText } from './import-names.rules.ts'
import type { Table, TableColumn, TableRow } from './table.rules.ts'

export type ChannelContent = {
  readonly people: People
  readonly channels: readonly Channel[]
  readonly contacts: readonly Contact[]
}

export type ChannelTools = CityTools & { readonly newId: () => string; readonly epoch: 1900 | 1904 }

/** A channel's own fields that a column can fill. */
type ChannelField =
  | 'code'
  | 'name'
  | 'type'
  | 'class'
  | 'grade'
  | 'status'
  | 'city'
  | 'owner'
  | 'signedOn'
  | 'address'
  | 'note'
type Values = Partial<Record<ChannelField, string>>

const plainFields = ['code', 'name', 'class', 'address', 'note'] as const
const choiceFields = ['type', 'grade', 'status'] as const satisfies readonly ChoiceField[]

/**
 * Plans the channels of a file. A row is the channel of its code, else the only one of its name (and city); else it is
 * new. Blank cells leave what stands: an import fills and changes, it never empties. Two rows of one code, or of one name
 * and city where codes are lacking, are an error (`duplicate-channel`). A row's region becomes its city's region.
 */
export function planChannels(
  draft: Draft,
  table: Table,
  content: ChannelContent,
  createMissing: boolean,
  tools: ChannelTools,
): void {
  const { people } = content
  const regions = createNames(draft, 'region', people, createMissing, tools.newId)
  const departments = createNames(draft, 'department', people, createMissing, tools.newId)
  const owners = createPeople(draft, people, createMissing, tools.newId)
  const cities = createCities(draft, table, people.cities, createMissing, tools)
  const match = createMatcher(draft, content.channels, table)
  const saveContact = createContacts(draft, content.contacts, table, tools.newId)
  const setRegion = createRegionSetter(draft, people)
  const names = new Map([...people.cities, ...people.people].map(({ id, name }) => [id, name]))

  for (const row of table.rows) {
    const values: Values = {}
    for (const field of plainFields) put(values, field, settled(draft, row, table.column(field), field))
    for (const field of choiceFields) put(values, field, choice(draft, row, table.column(field), field))
    put(values, 'signedOn', day(draft, row, table.column('signedOn'), tools.epoch))
    const region = regions(row.row, table.column('region'), row.text(table.column('region')))
    const city = cities(row)
    if (city) {
      put(values, 'city', city.id)
      names.set(city.id, row.text(table.column('city')))
      setRegion(row, table.column('region'), city, region)
    }
    const departmentName = row.text(table.column('department'))
    const department = departments(row.row, table.column('department'), departmentName)
    const ownerName = row.text(table.column('owner'))
    const owner = owners(
      row.row,
      table.column('owner'),
      ownerName,
      department === null ? null : { id: department, name: departmentName },
    )
    if (owner !== null) names.set(owner, names.get(owner) ?? ownerName)
    put(values, 'owner', owner)
    if (row.text(table.column('name')) === '' && table.column('name')) {
      draft.error('missing-value', row.row, table.column('name'), { field: 'name' })
      continue
    }
    if (values.name === undefined) continue
    const found = match(row, values)
    if (found === 'refused') continue
    if (!found) {
      const id = tools.newId()
      draft.create('channel', id, { ...values, ...saveContact(row, id, null).fields })
      continue
    }
    const contact = saveContact(row, found.id, found.firstContact)
    const changed = applyValues(draft, row.row, found, { ...values, ...contact.fields }, (id) => names.get(id) ?? '')
    draft.count(changed || contact.touched ? 'updated' : 'unchanged')
  }
}

function put(values: Values, field: ChannelField, value: string | null): void {
  if (value !== null) values[field] = value
}

const settled = (draft: Draft, row: TableRow, column: TableColumn | undefined, field: string): string | null =>
  column ? settleText(draft, channelFields, field, row.row, column, row.text(column)) : null

function choice(draft: Draft, row: TableRow, column: TableColumn | undefined, field: ChoiceField): string | null {
  const text = row.text(column)
  if (text === '') return null
  const code = choiceOf(field, text)
  if (code === undefined) draft.error('unknown-choice', row.row, column, { value: text.slice(0, 80), field })
  return code ?? null
}

function day(draft: Draft, row: TableRow, column: TableColumn | undefined, epoch: 1900 | 1904): string | null {
  const text = row.text(column)
  if (text === '' || !column) return null
  const date = parseDate(/^\d{5}(?:\.\d+)?$/u.test(text) ? Number(text) : text, epoch)
  if (date.ok)
    return date.value === null ? null : settleText(draft, channelFields, 'signedOn', row.row, column, date.value)
  draft.error('date-unreadable', row.row, column, {
    value: text.slice(0, 80),
    reason: date.error.facts['reason'] ?? null,
  })
  return null
}

/** Finds the channel that a row means; undefined where it is new, `refused` after a problem was told. */
function createMatcher(draft: Draft, channels: readonly Channel[], table: Table) {
  const byCode = new Map<string, Channel>()
  const byName = new Map<string, Channel[]>()
  for (const channel of channels) {
    if (channel.code !== null) byCode.set(sameName(channel.code), channel)
    const key = sameName(channel.name)
    byName.set(key, [...(byName.get(key) ?? []), channel])
  }
  const seen = new Map<string, number>()
  const taken = new Map<string, number>()

  return (row: TableRow, values: Values): Channel | undefined | 'refused' => {
    const { code, name = '', city } = values
    const column = code === undefined ? table.column('name') : table.column('code')
    const key = code === undefined ? JSON.stringify([sameName(name), city ?? '']) : sameName(code)
    const first = seen.get(key)
    if (first !== undefined) {
      draft.error('duplicate-channel', row.row, column, { value: (code ?? name).slice(0, 80), first })
      return 'refused'
    }
    seen.set(key, row.row)
    const found = code === undefined ? undefined : byCode.get(sameName(code))
    const named = (byName.get(sameName(name)) ?? []).filter(
      (channel) =>
        (code === undefined || channel.code === null) &&
        (city === undefined || channel.city === null || channel.city === city),
    )
    if (!found && named.length > 1) {
      draft.error('same-name', row.row, table.column('name'), { value: name.slice(0, 80), count: named.length })
      return 'refused'
    }
    const channel = found ?? named[0]
    const other = channel && taken.get(channel.id)
    if (channel && other !== undefined) {
      draft.error('duplicate-channel', row.row, column, { value: (code ?? name).slice(0, 80), first: other })
      return 'refused'
    }
    if (channel) taken.set(channel.id, row.row)
    return channel
  }
}

function applyValues(
  draft: Draft,
  row: number,
  channel: Channel,
  values: Values & { readonly firstContact?: string },
  nameOf: (id: string) => string,
): boolean {
  const what = [channel.code, channel.name].filter((part) => part !== null).join(' ')
  let changed = false
  for (const field of [...plainFields, ...choiceFields, 'signedOn', 'city', 'owner'] as const) {
    const value = values[field]
    const old = channel[field]
    if (value === undefined || value === old) continue
    const shown = (text: string | null): string =>
      text !== null && (field === 'city' || field === 'owner') ? nameOf(text) : (text ?? '')
    draft.change({ entity: 'channel', id: channel.id, field, value }, { row, what, old: shown(old), new: shown(value) })
    changed = true
  }
  if (values.firstContact !== undefined) {
    draft.set({ entity: 'channel', id: channel.id, field: 'firstContact', value: values.firstContact })
    changed = true
  }
  return changed
}

/** Gives cities the region that their rows name; two regions for one city in one file are an error. */
function createRegionSetter(draft: Draft, people: People) {
  const chosen = new Map<string, { readonly region: string; readonly row: number }>()
  const nameOf = (id: string | null): string => people.regions.find((region) => region.id === id)?.name ?? ''
  return (
    row: TableRow,
    column: TableColumn | undefined,
    city: { readonly id: string; readonly existing: City | undefined },
    region: string | null,
  ): void => {
    if (region === null || !column) return
    const earlier = chosen.get(city.id)
    if (earlier) {
      if (earlier.region !== region)
        draft.error('city-in-two-regions', row.row, column, {
          value: row.text(column).slice(0, 80),
          first: earlier.row,
        })
      return
    }
    chosen.set(city.id, { region, row: row.row })
    const edit = { entity: 'city', id: city.id, field: 'region', value: region } as const
    if (!city.existing) draft.set(edit)
    else if (city.existing.region !== region) {
      draft.change(edit, {
        row: row.row,
        what: city.existing.name,
        old: nameOf(city.existing.region),
        new: row.text(column),
      })
    }
  }
}

import type { Channel } from '../channels/channels.contract.ts'
import type { City } from '../people/people.contract.ts'
import { sameName } from '../people/people.rules.ts'
import { shortPlace } from '../people/places.rules.ts'
import type { Draft } from './draft.rules.ts'
import type { Table, TableRow } from './table.rules.ts'

export type ChannelFinder = {
  /** The channel that a row names; null after its problem (`unknown-channel`, `same-name`) was told. */
  readonly find: (row: TableRow) => Channel | null
  /** The nearest row above that names a city. */
  readonly rowAbove: (row: TableRow) => TableRow | undefined
}

/** 上海 and 上海市 are one. */
const plainCity = (name: string): string => sameName(shortPlace(name))

/** Finds channels by code, else by name, and by the city where the row names one or the name occurs twice. */
export function createChannelFinder(
  draft: Draft,
  table: Table,
  cities: readonly City[],
  channels: readonly Channel[],
): ChannelFinder {
  const columns = { code: table.column('channelCode'), name: table.column('channel'), city: table.column('city') }
  const cityNames = new Map(cities.map(({ id, name }) => [id, plainCity(name)]))
  const byCode = new Map(
    channels.flatMap((channel) => (channel.code === null ? [] : [[sameName(channel.code), channel] as const])),
  )
  const byName = Map.groupBy(channels, ({ name }) => sameName(name))
  const places = new Map(table.rows.map((row, at) => [row.row, at]))
  const rowAbove: ChannelFinder['rowAbove'] = (row) =>
    table.rows.slice(0, places.get(row.row) ?? 0).findLast((one) => one.text(columns.city) !== '')
  const isIn = (channel: Channel, city: string): boolean =>
    channel.city === null || cityNames.get(channel.city) === plainCity(city)

  const find: ChannelFinder['find'] = (row) => {
    const [code, name, city] = [row.text(columns.code), row.text(columns.name), row.text(columns.city)]
    const coded = byCode.get(sameName(code))
    const named = (byName.get(sameName(name)) ?? []).filter((channel) => city === '' || isIn(channel, city))
    const found = code === '' ? named : coded ? [coded] : []
    if (found.length === 1) return found[0] ?? null
    // A city that is named once stands for the rows below it; that matters only where a name occurs twice.
    const above = city === '' && found.length > 1 ? (rowAbove(row)?.text(columns.city) ?? '') : ''
    const there = above === '' ? [] : found.filter((channel) => isIn(channel, above))
    if (there.length === 1) return there[0] ?? null
    const column = code === '' ? columns.name : columns.code
    const value = (code || name).slice(0, 80)
    if (found.length === 0) draft.error('unknown-channel', row.row, column, { value })
    else draft.error('same-name', row.row, column, { value, count: found.length })
    return null
  }
  return { find, rowAbove }
}

import { compareText } from '../../src-main/shared/collation.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../src-main/channels/channels.contract.ts'
import type { City, Department, People, Person, Region } from '../../src-main/people/people.contract.ts'
import { hasLeft } from '../../src-main/people/people.rules.ts'
import { localDay } from '../../src-main/shared/day.ts'
import { useCall } from '../api.ts'
import type { Option } from '../grid/column-spec.ts'

/** Who and what can be named, with the picks for editors and filters. */
export type Directory = {
  readonly people: readonly Person[]
  readonly person: (id: string | null) => Person | undefined
  readonly city: (id: string | null) => City | undefined
  readonly department: (id: string | null) => Department | undefined
  readonly region: (id: string | null) => Region | undefined
  /** Those who left stand last, so that their old rows still show a name. */
  readonly personOptions: readonly Option[]
  readonly cityOptions: readonly Option[]
  readonly departmentOptions: readonly Option[]
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ((id: string | null) => Row | undefined) => {
  const map = new Map(rows.map((row) => [row.id, row]))
  return (id) => (id === null ? undefined : map.get(id))
}

const byLabel = (a: Option, b: Option): number => compareText(a.label, b.label)

function makeDirectory(all: People, left: string): Directory {
  const today = localDay(Date.now())
  const department = byId(all.departments)
  const optionOf = (person: Person): Option => {
    const gone = hasLeft(person, today)
    const note = gone ? left : (person.title ?? department(person.department)?.name ?? '')
    return { value: person.id, label: person.name, search: person.login ?? '', ...(note ? { note } : {}) }
  }
  const [gone, here] = [
    all.people.filter((one) => hasLeft(one, today)),
    all.people.filter((one) => !hasLeft(one, today)),
  ]
  return {
    people: all.people,
    person: byId(all.people),
    city: byId(all.cities),
    department,
    region: byId(all.regions),
    personOptions: [...here.map(optionOf).toSorted(byLabel), ...gone.map(optionOf).toSorted(byLabel)],
    cityOptions: all.cities
      .map(({ id, name, province, country, code }) => {
        const note = province ?? country ?? ''
        return { value: id, label: name, search: `${code ?? ''} ${country ?? ''}`, ...(note ? { note } : {}) }
      })
      .toSorted(byLabel),
    departmentOptions: all.departments.map(({ id, name }) => ({ value: id, label: name })),
  }
}

const nobody: People = { departments: [], people: [], regions: [], cities: [] }

/** People, cities and departments of the workspace; empty until they have been read. */
export function useDirectory(): Directory {
  const { t } = useTranslation()
  const { data } = useCall('people.list', {})
  const left = t('fields.left')
  return useMemo(() => makeDirectory(data ?? nobody, left), [data, left])
}

export type ChannelIndex = {
  readonly all: readonly Channel[]
  readonly channel: (id: string | null) => Channel | undefined
  /** Channels that are not archived. */
  readonly options: readonly Option[]
}

/** Every channel, archived ones too, so that old records still show a name. */
export function useChannelIndex(directory: Directory): ChannelIndex {
  const { data } = useCall('channels.list', { archived: true })
  return useMemo(() => {
    const all = data ?? []
    return {
      all,
      channel: byId(all),
      options: all
        .filter((channel) => !channel.archived)
        .map((channel) => channelOption(channel, directory))
        .toSorted(byLabel),
    }
  }, [data, directory])
}

function channelOption(channel: Channel, directory: Directory): Option {
  const note = directory.city(channel.city)?.name ?? ''
  return { value: channel.id, label: channel.name, search: channel.code ?? '', ...(note ? { note } : {}) }
}

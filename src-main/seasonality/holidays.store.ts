import type { Database as Sqlite } from 'better-sqlite3'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edit } from '../ledger/ledger.ts'
import type { Value } from '../ledger/registry.ts'
import { addDays, isDay } from '../shared/day.ts'
import { dayKinds, type DayKind, type HolidayDay, type Holidays, type HolidayYear } from './seasonality.contract.ts'

type Table = {
  readonly years: readonly (HolidayYear & {
    readonly holidays: readonly {
      readonly name: string
      /** The first of `days` days off in a row. */
      readonly from: string
      readonly days: number
      /** Weekend days that are worked for it. */
      readonly work: readonly string[]
    }[]
  })[]
}

const read = new Map<string, Holidays>()

/** The days that ship with the app (`resources/holidays.json`), read once, in their order. */
export function shippedHolidays(resourcesFolder: string): Holidays {
  const known = read.get(resourcesFolder)
  if (known) return known
  const { years } = JSON.parse(readFileSync(join(resourcesFolder, 'holidays.json'), 'utf8')) as Table
  const days = years.flatMap(({ provisional, holidays }) =>
    holidays.flatMap(({ name, from, days: length, work }): HolidayDay[] => {
      const origin = provisional ? 'provisional' : 'announced'
      return [
        ...Array.from({ length }, (_, at): HolidayDay => ({ date: addDays(from, at), name, kind: 'off', origin })),
        ...work.map((date): HolidayDay => ({ date, name, kind: 'work', origin })),
      ]
    }),
  )
  const shipped = {
    days: byDate(days),
    years: years.map(({ year, source, provisional }) => ({ year, source, provisional })),
  }
  read.set(resourcesFolder, shipped)
  return shipped
}

const byDate = (days: readonly HolidayDay[]): readonly HolidayDay[] =>
  days.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))

type Row = { readonly date: string | null; readonly name: string | null; readonly kind: string | null }

const kindOf = (kind: string | null): DayKind | null => dayKinds.find((known) => known === kind) ?? null

/** The shipped days, and over them the workspace's own, by date. */
export function readHolidays(sqlite: Sqlite, resourcesFolder: string): Holidays {
  const shipped = shippedHolidays(resourcesFolder)
  const days = new Map(shipped.days.map((day) => [day.date, day]))
  for (const { date, name, kind } of sqlite
    .prepare<[], Row>('SELECT date, name, kind FROM holiday WHERE live = 1')
    .all()) {
    if (date === null || !isDay(date)) continue
    const known = days.get(date)
    const day = { date, name: name ?? known?.name ?? '', kind: kindOf(kind) ?? known?.kind ?? 'plain' }
    if (known && known.name === day.name && known.kind === day.kind) continue
    days.set(date, { ...day, origin: 'own' })
  }
  return { days: byDate([...days.values()]), years: shipped.years }
}

/** What each day is, for counting. */
export const kindsOf = (holidays: Holidays): ReadonlyMap<string, DayKind> =>
  new Map(holidays.days.map(({ date, kind }) => [date, kind]))

/** The id of a day, the same on every device: two that mark it offline mean the same day. */
const holidayId = (date: string): string => `holiday-${date}`

export const holidayEdit = (date: string, field: string, value: Value): Edit => ({
  entity: 'holiday',
  id: holidayId(date),
  field,
  value,
})

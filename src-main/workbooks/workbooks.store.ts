import type { Database as Sqlite } from 'better-sqlite3'
import type { Channel, Contact } from '../channels/channels.contract.ts'
import type { City, Department, People, Person, Region } from '../people/people.contract.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { readPlan } from '../plans/plans.store.ts'
import { readQuotas } from '../targets/quotas.store.ts'
import { readLines } from '../targets/targets.store.ts'
import type { ImportContent } from './imports.rules.ts'

/** Rows of a table that live; a name that is still on its way in another file reads as empty. */
function rowsOf<Row extends { readonly name: string }>(sqlite: Sqlite, table: string, columns: string): readonly Row[] {
  const rows = sqlite.prepare(`SELECT id, ${columns} FROM ${table} WHERE live = 1 ORDER BY id`).all() as Row[]
  return rows.map((row) => ({ ...row, name: (row.name as string | null) ?? '' }))
}

const readPeopleNow = (sqlite: Sqlite): People => ({
  departments: rowsOf<Department>(sqlite, 'department', 'name, duty, position'),
  people: rowsOf<Person>(sqlite, 'person', 'name, login, title, department, region, phone, leftOn'),
  regions: rowsOf<Region>(sqlite, 'region', 'name, manager, position'),
  cities: rowsOf<City>(sqlite, 'city', 'code, name, province, country, region'),
})

const channelColumns =
  'code, name, type, class, grade, status, city, owner, firstContact, signedOn, address, note, archived'

/**
 * Everything that an import compares itself with, read at once and without waiting, so that it can stand inside the
 * transaction that writes. Throws `Refusal('not-found')` where the plan is gone.
 */
export function readImportContent(sqlite: Sqlite, plan: string | null, measure: Measure | null): ImportContent {
  const targeted = plan !== null && measure !== null
  return {
    people: readPeopleNow(sqlite),
    channels: rowsOf<Channel>(sqlite, 'channel', channelColumns).map((channel) => ({
      ...channel,
      archived: Number(channel.archived) === 1,
    })),
    contacts: targeted ? [] : rowsOf<Contact>(sqlite, 'contact', 'channel, name, title, phone, email, note'),
    plan: targeted ? readPlan(sqlite, plan) : null,
    quotas: targeted ? readQuotas(sqlite, plan, measure) : [],
    lines: targeted ? readLines(sqlite, plan, measure) : [],
  }
}

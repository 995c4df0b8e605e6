import { createHash } from 'node:crypto'
import type { Database as Sqlite } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import { entities, type Entity } from '../ledger/registry.ts'
import type { Known } from './fields.rules.ts'
import type { People } from './people.contract.ts'

const plain = (text: string | null): string => (text ?? '').normalize('NFKC').trim()

/**
 * The id of a city, the same on every device: `cn-330100` for a place with a national code, else a hash of country,
 * province and name (NFKC, without outer space), so that two offline devices that add the same place meet.
 */
export function cityIdFor(city: {
  readonly code: string | null
  readonly name: string
  readonly province: string | null
  readonly country: string | null
}): string {
  const code = plain(city.code)
  if (/^\d{6}$/.test(code)) return `cn-${code}`
  const key = JSON.stringify([plain(city.country), plain(city.province), plain(city.name)])
  return `city-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`
}

/** Departments, people, regions and cities as they stand; those who left are among the people. */
export async function readPeople(db: Kysely<Schema>): Promise<People> {
  const [departments, people, regions, cities] = await Promise.all([
    db.selectFrom('department').where('live', '=', 1).select(['id', 'name', 'duty', 'position']).execute(),
    db
      .selectFrom('person')
      .where('live', '=', 1)
      .select(['id', 'name', 'login', 'title', 'department', 'region', 'phone', 'leftOn'])
      .execute(),
    db.selectFrom('region').where('live', '=', 1).select(['id', 'name', 'manager', 'position']).execute(),
    db
      .selectFrom('city')
      .where('live', '=', 1)
      .select(['id', 'code', 'name', 'province', 'country', 'region'])
      .execute(),
  ])
  const byPlace = <Row extends { readonly position: number | null; readonly name: string }>(a: Row, b: Row): number =>
    (a.position ?? Number.MAX_SAFE_INTEGER) - (b.position ?? Number.MAX_SAFE_INTEGER)
  return {
    departments: departments.map(named).toSorted(byPlace),
    people: people.map(named),
    regions: regions.map(named).toSorted(byPlace),
    cities: cities.map(named),
  }
}

/** A name may still be on its way in another file; the row is shown all the same. */
const named = <Row extends { readonly name: string | null }>(row: Row): Row & { readonly name: string } => ({
  ...row,
  name: row.name ?? '',
})

/** Answers whether rows are there, reading each entity's ids once; good for one use case, inside its transaction. */
export function knownRows(sqlite: Sqlite): Known {
  const ids = new Map<Entity, ReadonlySet<string>>()
  return (entity, id) => {
    let known = ids.get(entity)
    if (!known) {
      known = new Set(
        sqlite
          .prepare(`select id from ${tableOf(entity)} where live = 1`)
          .pluck()
          .all() as string[],
      )
      ids.set(entity, known)
    }
    return known.has(id)
  }
}

/** All values of one field with their rows' ids, for rules that look across rows. */
export const valuesOf = (
  sqlite: Sqlite,
  entity: Entity,
  field: string,
): readonly { id: string; value: string | null }[] =>
  sqlite
    .prepare(`select id, ${JSON.stringify(field)} as value from ${tableOf(entity)} where live = 1`)
    .all() as readonly { id: string; value: string | null }[]

/** Only names of the registry ever stand in a statement. */
function tableOf(entity: Entity): string {
  if (!entities.includes(entity)) throw new Error(`no such entity: ${entity}`)
  return JSON.stringify(entity)
}

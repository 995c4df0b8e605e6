import type { Database as Sqlite, Statement } from 'better-sqlite3'
import { fieldKind } from '../ledger/registry.ts'
import type { ActCell, RowName, RowNames, Source } from './history.contract.ts'

type Named = Omit<RowName, 'entity' | 'newCustomers'> & { readonly newCustomers: number }

const plain = (entity: string, name = 'name'): string =>
  `SELECT ${name} AS name, NULL AS city, NULL AS owner, NULL AS measure, 0 AS newCustomers, NULL AS firstMonth FROM "${entity}" WHERE id = ?`

/** How each entity is named. What is not here (of a newer app, say) has no name. */
const queries: Readonly<Record<string, string>> = {
  department: plain('department'),
  person: plain('person'),
  region: plain('region'),
  city: plain('city'),
  contact: plain('contact'),
  plan: plain('plan', `fiscalYear || ' v' || version`),
  channel: `
    SELECT channel.name, city.name AS city, person.name AS owner, NULL AS measure, 0 AS newCustomers, NULL AS firstMonth FROM channel
      LEFT JOIN city ON city.id = channel.city LEFT JOIN person ON person.id = channel.owner WHERE channel.id = ?`,
  targetLine: `
    SELECT channel.name, city.name AS city, person.name AS owner, line.measure,
           line.channel IS NULL AND line.owner IS NOT NULL AS newCustomers, plan.firstMonth
      FROM targetLine AS line LEFT JOIN plan ON plan.id = line.plan LEFT JOIN channel ON channel.id = line.channel
      LEFT JOIN city ON city.id = coalesce(channel.city, line.city) LEFT JOIN person ON person.id = line.owner
     WHERE line.id = ?`,
  quota: `
    SELECT coalesce(person.name, city.name, department.name, region.name) AS name, NULL AS city, NULL AS owner,
           quota.measure, 0 AS newCustomers, plan.firstMonth
      FROM quota LEFT JOIN plan ON plan.id = quota.plan LEFT JOIN person ON person.id = quota.subject LEFT JOIN city ON city.id = quota.subject
      LEFT JOIN department ON department.id = quota.subject LEFT JOIN region ON region.id = quota.subject
     WHERE quota.id = ?`,
  planState: `
    SELECT name, NULL AS city, NULL AS owner, NULL AS measure, 0 AS newCustomers, NULL AS firstMonth FROM planState
     WHERE id = ?`,
  actual: `
    SELECT channel.name, city.name AS city, person.name AS owner, actual.measure, 0 AS newCustomers, NULL AS firstMonth FROM actual
      LEFT JOIN channel ON channel.id = actual.channel LEFT JOIN city ON city.id = channel.city
      LEFT JOIN person ON person.id = actual.person
     WHERE actual.id = ?`,
  activity: `
    SELECT channel.name, NULL AS city, person.name AS owner, NULL AS measure, 0 AS newCustomers, NULL AS firstMonth FROM activity
      LEFT JOIN channel ON channel.id = activity.channel LEFT JOIN person ON person.id = activity.person
     WHERE activity.id = ?`,
}

/** Which entity a reference points at, by the field's name. */
const targets: Readonly<Record<string, string>> = {
  owner: 'person',
  person: 'person',
  manager: 'person',
  channel: 'channel',
  city: 'city',
  region: 'region',
  department: 'department',
  firstContact: 'contact',
  plan: 'plan',
  baseline: 'plan',
}

/** Names of the rows that changed and of all that their references point at, each read once. */
export function readNames(sqlite: Sqlite, cells: readonly ActCell[]): RowNames {
  const names: Record<string, RowName> = {}
  const statements = new Map<string, Statement<[string], Named> | null>()
  const read = (entity: string, id: string): void => {
    if (Object.hasOwn(names, id)) return
    let statement = statements.get(entity)
    if (statement === undefined) {
      const sql = Object.hasOwn(queries, entity) ? queries[entity] : undefined
      statement = sql === undefined ? null : sqlite.prepare<[string], Named>(sql)
      statements.set(entity, statement)
    }
    const found = statement?.get(id)
    if (found) names[id] = { ...found, entity, newCustomers: found.newCustomers === 1 }
  }
  for (const { entity, id, field, ...values } of cells) {
    read(entity, id)
    const target = fieldKind(entity, field) === 'reference' ? targets[field] : undefined
    if (target === undefined) continue
    for (const value of [values.old, values.new, values.now]) if (typeof value === 'string') read(target, value)
  }
  return names
}

type BundleRow = { readonly name: string; readonly number: number; readonly from: string | null }

/** Finds the file that an act came in; acts of this device, and those received before this was noted, came in none. */
export function createSources(
  sqlite: Sqlite,
): (entry: { readonly batch: string; readonly act: string; readonly facts: object }) => Source {
  const find = sqlite.prepare<[string], BundleRow>(
    `SELECT exchangeFile.name, exchangeFile.number, exchangePartner.name AS "from" FROM exchangeBatch
       JOIN exchangeFile ON exchangeFile.sha256 = exchangeBatch.sha256 AND exchangeFile.direction = 'in'
       LEFT JOIN exchangePartner ON exchangePartner.workspace = exchangeFile.workspace
      WHERE exchangeBatch.batch = ?`,
  )
  return ({ batch, facts }) => {
    const bundle = find.get(batch)
    const file = 'file' in facts && typeof facts.file === 'string' ? facts.file : null
    return { workbook: file, bundle: bundle ? { ...bundle, from: bundle.from ?? '' } : null }
  }
}

import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Value } from '../ledger/registry.ts'
import type { Handlers } from '../shared/call.ts'
import { ok, Refusal, valueOf } from '../shared/result.ts'
import { settleEdits, settleNew, type NewEdit } from './fields.rules.ts'
import type { peopleCalls } from './people.contract.ts'
import { isHome, peopleFields, uniqueField, type PeopleEntity } from './people.rules.ts'
import { cityIdFor, knownRows, readPeople, valuesOf } from './people.store.ts'
import { completeCity, searchPlaces } from './places.rules.ts'
import { readPlaces } from './places.store.ts'
import { findTwin } from './unique.rules.ts'

/** Departments, people, regions and cities. Every write is one act in the ledger; nothing is ever deleted. */
export function createPeopleService(context: AppContext): Handlers<typeof peopleCalls> {
  const places = () => readPlaces(context.ports.resourcesFolder)

  return {
    'people.list': async () => ok(await readPeople(context.open().db)),

    'people.findPlaces': ({ text }) => ok(searchPlaces(places(), text)),

    'people.places': () => ok(places()),

    'people.create': ({ entity, fields }) => {
      const { ledger, sqlite } = context.open()
      const made = ledger.transaction(() => {
        const known = knownRows(sqlite)
        const row = entity === 'city' ? newCity(fields) : { id: context.ports.newId(), given: fields, fixed: {} }
        const settled = { ...valueOf(settleNew(entity, peopleFields[entity], row.given, known)), ...row.fixed }
        // Two devices that add one city meet in one row; the second has nothing to add.
        if (known(entity, row.id)) return { id: row.id, commit: null }
        const edits = Object.entries({ ...settled, live: 1 }).map(([field, value]): Edit => ({
          entity,
          id: row.id,
          field,
          value,
        }))
        refuseTwins(sqlite, entity, edits)
        return { id: row.id, commit: ledger.commit('create', { entity, name: String(settled['name']) }, edits) }
      })
      if (made.commit) context.committed(made.commit.batch, made.commit.entities)
      return ok({ id: made.id })
    },

    'people.edit': ({ entity, act, edits }) => {
      const { ledger, sqlite } = context.open()
      const commit = ledger.transaction(() => {
        if (entity === 'city') refuseCode(edits)
        const settled = valueOf(settleEdits(entity, peopleFields[entity], edits, knownRows(sqlite)))
        refuseTwins(sqlite, entity, settled)
        return ledger.commit(
          act,
          { entity, cells: settled.length },
          settled.map((edit) => ({ entity, ...edit })),
        )
      })
      context.committed(commit.batch, commit.entities)
      return ok({ changed: commit.changed })
    },
  }

  function newCity(fields: Readonly<Record<string, Value>>): {
    readonly id: string
    readonly given: Readonly<Record<string, Value>>
    readonly fixed: Readonly<Record<string, Value>>
  } {
    const { code, ...given } = fields
    const text = (field: string): string | null => {
      const value = String(given[field] ?? '')
        .normalize('NFKC')
        .trim()
      return value === '' ? null : value
    }
    const wanted = code === null || code === undefined ? null : String(code).normalize('NFKC').trim() || null
    if (wanted !== null && !/^\d{6}$/.test(wanted)) {
      throw new Refusal('field-invalid', {
        entity: 'city',
        field: 'code',
        reason: 'choice',
        value: wanted.slice(0, 80),
      })
    }
    const city = completeCity(places(), {
      code: wanted,
      name: text('name') ?? '',
      province: text('province'),
      country: text('country'),
    })
    // Without a province a city at home could be several: 鼓楼 and 朝阳 stand in many.
    if (city.province === null && isHome(city.country)) {
      throw new Refusal('field-invalid', { entity: 'city', field: 'province', reason: 'required', value: null })
    }
    const { name, province } = city
    return { id: cityIdFor(city), given: { ...given, name, province }, fixed: city.code ? { code: city.code } : {} }
  }
}

/** The code is a city's identity; changing it would make another city of it. */
function refuseCode(edits: readonly NewEdit[]): void {
  const edit = edits.find(({ field }) => field === 'code')
  if (edit)
    throw new Refusal('field-invalid', {
      entity: 'city',
      field: 'code',
      reason: 'fixed',
      value: edit.value,
      id: edit.id,
    })
}

/** Throws `name-taken` (facts: entity, field, value, id) where an edited row would agree with another in its unique field. */
function refuseTwins(sqlite: Sqlite, entity: PeopleEntity, edits: readonly NewEdit[]): void {
  const field = uniqueField[entity]
  const edited = new Map(edits.filter((edit) => edit.field === field).map(({ id, value }) => [id, value]))
  if (!field || edited.size === 0) return
  const twin = findTwin(valuesOf(sqlite, entity, field), edited)
  if (twin) throw new Refusal('name-taken', { entity, field, value: twin.value, id: twin.id })
}

import type { City } from '../people/people.contract.ts'
import { isHome, peopleFields, sameName } from '../people/people.rules.ts'
import { completeCity, shortPlace, shortProvince, type CityFields, type Place } from '../people/places.rules.ts'
import type { Draft } from './draft.rules.ts'
import { settleText } from './import-names.rules.ts'
import type { Table, TableColumn, TableRow } from './table.rules.ts'

export type CityTools = { readonly places: readonly Place[]; readonly cityId: (city: CityFields) => string }

type Found = { readonly id: string; readonly fields: CityFields; readonly existing: City | undefined }

const cityKey = (name: string): string => sameName(shortPlace(name))
const provinceKey = (province: string): string => sameName(shortProvince(province))
const sameCountry = (a: string | null, b: string | null): boolean =>
  (isHome(a) && isHome(b)) || sameName(a ?? '') === sameName(b ?? '')

const sameCity = (a: CityFields, b: CityFields): boolean =>
  a.code !== null && b.code !== null
    ? a.code === b.code
    : provinceKey(a.province ?? '') === provinceKey(b.province ?? '') && sameCountry(a.country, b.country)

/**
 * Finds the city of each row: by national code, else by country, province and name. A name that stands for several
 * cities, where the row names no province, is an error (`city-in-two-provinces`); with provinces they are two cities.
 * Missing cities are made where that is wanted; at home one needs a province or a name that the national table settles.
 */
export function createCities(
  draft: Draft,
  table: Table,
  standing: readonly City[],
  createMissing: boolean,
  tools: CityTools,
) {
  const columns = {
    city: table.column('city'),
    code: table.column('cityCode'),
    province: table.column('province'),
    country: table.column('country'),
  }
  const byId = new Map(standing.map((city) => [city.id, city]))
  const byName = new Map<string, readonly Found[]>()
  const remember = (found: Found): void => {
    const key = cityKey(found.fields.name)
    const group = byName.get(key) ?? []
    // Case, width and 市 or 省 after a name do not make another city.
    if (!group.some((other) => sameCity(other.fields, found.fields))) byName.set(key, [...group, found])
  }
  for (const city of standing) remember({ id: city.id, fields: city, existing: city })
  // Rows that name their province tell which cities a bare name could mean, wherever they stand in the file.
  for (const row of table.rows) {
    const fields = readCity(row)
    if (fields.name !== '' && (fields.province !== null || fields.code !== null)) remember(known(fields))
  }
  const made = new Set<string>()
  const refused = new Set<string>()

  return (row: TableRow): { readonly id: string; readonly existing: City | undefined } | null => {
    const fields = readCity(row)
    if (fields.code !== null && !/^\d{6}$/u.test(fields.code)) {
      draft.error('unknown-city', row.row, columns.code, { value: fields.code.slice(0, 80) })
      return null
    }
    if (fields.name === '' && fields.code === null) return null
    const column = columns.city ?? columns.code
    const found = find(fields, row.row)
    if (!found || !column) return null
    if (found.existing || made.has(found.id)) return found
    if (!createMissing || !placed(found.fields)) {
      const key = JSON.stringify(found.fields)
      if (!refused.has(key)) {
        draft.error('unknown-city', row.row, column, { value: fields.name.slice(0, 80), province: createMissing })
      }
      refused.add(key)
      return null
    }
    return makeCity(found, row.row, column) ? found : null
  }

  function readCity(row: TableRow): CityFields {
    const text = (column: TableColumn | undefined): string | null => row.text(column).normalize('NFKC').trim() || null
    return {
      code: text(columns.code),
      name: text(columns.city) ?? '',
      province: text(columns.province),
      country: text(columns.country),
    }
  }

  /** The city that fields name beyond doubt, standing or new. */
  function known(fields: CityFields): Found {
    const complete = completeCity(tools.places, fields)
    const id = tools.cityId(complete)
    return { id, fields: complete, existing: byId.get(id) }
  }

  function find(fields: CityFields, row: number): Found | null {
    if (fields.code !== null) return known(fields)
    const named = (byName.get(cityKey(fields.name)) ?? []).filter(
      (candidate) => fields.country === null || sameCountry(candidate.fields.country, fields.country),
    )
    const { province } = fields
    const matching =
      province === null
        ? named
        : named.filter(
            ({ fields: other }) => other.province !== null && provinceKey(other.province) === provinceKey(province),
          )
    if (matching.length > 1) {
      const provinces = [...new Set(matching.map(({ fields: other }) => other.province ?? ''))].slice(0, 4).join('、')
      draft.error('city-in-two-provinces', row, columns.city, { value: fields.name.slice(0, 80), provinces })
      return null
    }
    return matching[0] ?? known(fields)
  }

  function makeCity(found: Found, row: number, column: TableColumn): boolean {
    const name = settleText(draft, peopleFields.city, 'name', row, column, found.fields.name)
    const part = (field: 'province' | 'country'): string | null =>
      settleText(draft, peopleFields.city, field, row, columns[field] ?? column, found.fields[field] ?? '')
    const province = part('province')
    const country = part('country')
    if (name === null) return false
    made.add(found.id)
    draft.create('city', found.id, { code: found.fields.code, name, province, country })
    return true
  }
}

/** Whether a city is told apart from others of its name: by a code, a province, or a country abroad. */
const placed = (city: CityFields): boolean => city.code !== null || city.province !== null || !isHome(city.country)

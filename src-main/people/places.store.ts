import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NationalPlace } from './people.contract.ts'

type Table = {
  readonly provinces: Readonly<Record<string, string>>
  readonly places: readonly (readonly [string, string])[]
}

const read = new Map<string, readonly NationalPlace[]>()

/** The national table of places that ships with the app (`resources/places.json`), read once. */
export function readPlaces(resourcesFolder: string): readonly NationalPlace[] {
  const known = read.get(resourcesFolder)
  if (known) return known
  const table = JSON.parse(readFileSync(join(resourcesFolder, 'places.json'), 'utf8')) as Table
  const places = table.places.map(([code, name]) => ({ code, name, province: table.provinces[code.slice(0, 2)] ?? '' }))
  read.set(resourcesFolder, places)
  return places
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './places.rules.ts'

type Table = { readonly provinces: Readonly<Record<string, string>>; readonly places: readonly (readonly [string, string])[] }

const read = new Map<string, readonly Place[]>()

/** The national table of places that ships with the app (`resources/places.json`), read once. */
export function readPlaces(resourcesFolder: string): readonly Place[] {
  const known = read.get(resourcesFolder)
  if (known) return known
  const table = JSON.parse(readFileSync(join(resourcesFolder, 'places.json'), 'utf8')) as Table
  const places = table.places.map(([code, name]) => ({ code, name, province: table.provinces[code.slice(0, 2)] ?? '' }))
  read.set(resourcesFolder, places)
  return places
}

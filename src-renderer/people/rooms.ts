import { compareText } from '../../src-main/shared/collation.ts'
import type { City, Department, People, Person, Region } from '../../src-main/people/people.contract.ts'
import type { PeopleEntity } from '../../src-main/people/people.rules.ts'

/** A row of any of the four tables; the grid reads it by its table's columns. */
export type PeopleRow = Person | Department | Region | City

/** The four tables in the order of their tabs. */
export const rooms: readonly PeopleEntity[] = ['person', 'department', 'region', 'city']

const byName = (a: PeopleRow, b: PeopleRow): number => compareText(a.name, b.name)
const last = Number.MAX_SAFE_INTEGER

/** The rows of one table as they are shown at first: by their order where they have one, then by name. */
export function rowsOf(all: People, room: PeopleEntity): readonly PeopleRow[] {
  switch (room) {
    case 'person':
      return all.people.toSorted(byName)
    case 'department':
      return all.departments.toSorted((a, b) => (a.position ?? last) - (b.position ?? last) || byName(a, b))
    case 'region':
      return all.regions.toSorted((a, b) => (a.position ?? last) - (b.position ?? last) || byName(a, b))
    case 'city':
      return all.cities.toSorted(byName)
  }
}

const listOf = { person: 'people', department: 'departments', region: 'regions', city: 'cities' } as const

/** The same people with some fields set, for drawing before the durable answer is read again. */
export function withEdits(
  all: People,
  room: PeopleEntity,
  edits: readonly { readonly id: string; readonly field: string; readonly value: string | number | null }[],
): People {
  const changes = new Map<string, Record<string, string | number | null>>()
  for (const { id, field, value } of edits) changes.set(id, { ...changes.get(id), [field]: value })
  const rows: readonly PeopleRow[] = all[listOf[room]]
  return { ...all, [listOf[room]]: rows.map((row) => (changes.has(row.id) ? { ...row, ...changes.get(row.id) } : row)) }
}

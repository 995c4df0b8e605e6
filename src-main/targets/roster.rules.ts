import type { City, Department, People, Person, Region } from '../people/people.contract.ts'
import type { TargetLine } from './targets.contract.ts'

/** People and places found by id, and the order in which people stand in every table. */
export type Roster = {
  readonly person: (id: string | null) => Person | undefined
  readonly department: (id: string | null) => Department | undefined
  readonly region: (id: string | null) => Region | undefined
  readonly city: (id: string | null) => City | undefined
  /** By department, then as the people are listed; then ids that nobody here bears, then lines without an owner (null). */
  readonly sortOwners: (owners: Iterable<string | null>) => readonly (string | null)[]
  /** The region that a line counts in: its city's, or its owner's where it names no city. */
  readonly regionOf: (line: Pick<TargetLine, 'city' | 'owner'>) => string | null
}

type Row = { readonly id: string }

function finder<One extends Row>(rows: readonly One[]): (id: string | null) => One | undefined {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id) => (id === null ? undefined : byId.get(id))
}

const ranks = (rows: readonly Row[]): ReadonlyMap<string, number> => new Map(rows.map(({ id }, rank) => [id, rank]))

export function createRoster(people: People): Roster {
  const person = finder(people.people)
  const city = finder(people.cities)
  const departmentRanks = ranks(people.departments)
  const personRanks = ranks(people.people)
  const last = Number.MAX_SAFE_INTEGER
  const rank = (id: string | null): readonly [number, number, number] => {
    if (id === null) return [2, last, last]
    const found = person(id)
    if (!found) return [1, last, last]
    return [0, departmentRanks.get(found.department ?? '') ?? last, personRanks.get(id) ?? last]
  }
  const compare = (a: string | null, b: string | null): number => {
    const [left, right] = [rank(a), rank(b)]
    for (const [index, part] of left.entries()) if (part !== right[index]) return part - (right[index] ?? 0)
    return (a ?? '') < (b ?? '') ? -1 : 1
  }
  return {
    person,
    city,
    department: finder(people.departments),
    region: finder(people.regions),
    sortOwners: (owners) => [...new Set(owners)].toSorted(compare),
    regionOf: (line) => (line.city === null ? person(line.owner)?.region : city(line.city)?.region) ?? null,
  }
}

/** How an owner is named in a table. A name is null where nobody here bears the id, or nobody owns the line. */
export type OwnerName = {
  readonly owner: string | null
  readonly name: string | null
  readonly title: string | null
  readonly department: string | null
}

export function ownerName(roster: Roster, owner: string | null): OwnerName {
  const person = roster.person(owner)
  return {
    owner,
    name: person?.name ?? null,
    title: person?.title ?? null,
    department: roster.department(person?.department ?? null)?.name ?? null,
  }
}

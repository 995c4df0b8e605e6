import type { TFunction } from 'i18next'
import type { City, Department, People, Person, Region } from '../../src-main/people/people.contract.ts'
import { hasLeft, type PeopleEntity } from '../../src-main/people/people.rules.ts'
import type { CellLook, CellValue, ColumnSpec, Option, Reading } from '../grid/column-spec.ts'
import type { PeopleRow } from './rooms.ts'

/** What the columns need to know beside the row. */
export type Around = {
  readonly t: TFunction
  readonly today: string
  readonly people: People
  readonly personOptions: readonly Option[]
  readonly departmentOptions: readonly Option[]
}

type Column = ColumnSpec<PeopleRow>
type Shape = Pick<Column, 'id' | 'title' | 'width'> & Partial<Omit<Column, 'value'>>

const always = (): boolean => true

/** A column that shows and edits one field of its row. */
function field<Row extends PeopleRow>(shape: Shape, value: (row: Row) => CellValue): Column {
  return { kind: 'text', editable: always, ...shape, value: (row) => value(row as Row) }
}

/** A column that only counts. */
const counted = (shape: Shape, value: (row: PeopleRow) => number): Column => ({
  kind: 'text',
  align: 'right',
  look: () => ({ computed: true }),
  ...shape,
  value,
})

const digits = /^\d{1,6}$/

/** The place in printed tables: a whole number from 0 on; blank stands last. */
function readPosition(text: string): Reading {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return { ok: true, value: null }
  if (digits.test(plain)) return { ok: true, value: Number(plain) }
  return { ok: false, error: { code: 'field-invalid', facts: { field: 'position', reason: 'integer', value: plain } } }
}

/** The columns of one table; their ids are the fields that they edit. */
export function peopleColumns(room: PeopleEntity, around: Around): readonly Column[] {
  switch (room) {
    case 'person':
      return personColumns(around)
    case 'department':
      return departmentColumns(around)
    case 'region':
      return regionColumns(around)
    case 'city':
      return cityColumns(around)
  }
}

const regionOptions = ({ people }: Around): readonly Option[] =>
  people.regions.map(({ id, name }) => ({ value: id, label: name }))

function personColumns(around: Around): readonly Column[] {
  const { t, today } = around
  const gone = (row: PeopleRow): CellLook | undefined => {
    const person = row as Person
    if (!hasLeft(person, today)) return undefined
    return { tone: 'muted', note: t('people.left'), hint: t('people.leftHint', { day: person.leftOn ?? '' }) }
  }
  return [
    field<Person>(
      { id: 'name', title: t('people.field.name'), width: 136, pinned: true, edge: true, look: gone },
      (row) => row.name,
    ),
    field<Person>({ id: 'title', title: t('people.field.title'), width: 128 }, (row) => row.title),
    field<Person>(
      {
        id: 'department',
        title: t('people.field.department'),
        width: 136,
        kind: 'reference',
        options: around.departmentOptions,
      },
      (row) => row.department,
    ),
    field<Person>(
      { id: 'region', title: t('people.field.region'), width: 128, kind: 'reference', options: regionOptions(around) },
      (row) => row.region,
    ),
    field<Person>({ id: 'phone', title: t('people.field.phone'), width: 136 }, (row) => row.phone),
    field<Person>({ id: 'login', title: t('people.field.login'), width: 136, grow: true }, (row) => row.login),
    field<Person>({ id: 'leftOn', title: t('people.field.leftOn'), width: 112, kind: 'date' }, (row) => row.leftOn),
  ]
}

function departmentColumns({ t, people }: Around): readonly Column[] {
  const members = tally(people.people.map((person) => person.department))
  return [
    field<Department>(
      { id: 'name', title: t('people.field.departmentName'), width: 176, pinned: true, edge: true },
      (row) => row.name,
    ),
    field<Department>({ id: 'duty', title: t('people.field.duty'), width: 240, grow: true }, (row) => row.duty),
    counted({ id: 'people', title: t('people.field.people'), width: 80 }, (row) => members.get(row.id) ?? 0),
    field<Department>(
      { id: 'position', title: t('people.field.position'), width: 72, align: 'right', parse: readPosition },
      (row) => row.position,
    ),
  ]
}

function regionColumns({ t, people, personOptions }: Around): readonly Column[] {
  const cities = tally(people.cities.map((city) => city.region))
  return [
    field<Region>(
      { id: 'name', title: t('people.field.regionName'), width: 176, pinned: true, edge: true },
      (row) => row.name,
    ),
    field<Region>(
      {
        id: 'manager',
        title: t('people.field.manager'),
        width: 160,
        grow: true,
        kind: 'reference',
        options: personOptions,
      },
      (row) => row.manager,
    ),
    counted({ id: 'cities', title: t('people.field.cities'), width: 80 }, (row) => cities.get(row.id) ?? 0),
    field<Region>(
      { id: 'position', title: t('people.field.position'), width: 72, align: 'right', parse: readPosition },
      (row) => row.position,
    ),
  ]
}

function cityColumns(around: Around): readonly Column[] {
  const { t } = around
  return [
    field<City>(
      { id: 'name', title: t('people.field.cityName'), width: 160, pinned: true, edge: true },
      (row) => row.name,
    ),
    field<City>(
      // The code is the city's identity: it is chosen once.
      { id: 'code', title: t('people.field.code'), width: 96, editable: () => false, look: () => ({ computed: true }) },
      (row) => row.code,
    ),
    field<City>({ id: 'province', title: t('people.field.province'), width: 144 }, (row) => row.province),
    field<City>({ id: 'country', title: t('people.field.country'), width: 144 }, (row) => row.country),
    field<City>(
      {
        id: 'region',
        title: t('people.field.region'),
        width: 144,
        grow: true,
        kind: 'reference',
        options: regionOptions(around),
      },
      (row) => row.region,
    ),
  ]
}

function tally(ids: readonly (string | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import type { People, Person } from '../../src-main/people/people.contract.ts'
import { peopleFields } from '../../src-main/people/people.rules.ts'
import { peopleColumns, type Around } from '../../src-renderer/people/people.columns.ts'
import { rooms, rowsOf, withEdits } from '../../src-renderer/people/rooms.ts'

const person = (id: string, name: string, leftOn: string | null = null): Person => ({
  id,
  name,
  login: null,
  title: null,
  department: 'd2',
  region: null,
  phone: null,
  leftOn,
})
const all: People = {
  departments: [
    { id: 'd1', name: '市场企划部', duty: null, position: null },
    { id: 'd2', name: '渠道部', duty: null, position: 2 },
    { id: 'd3', name: '销售部', duty: null, position: 1 },
  ],
  people: [person('m1', '张伟'), person('m2', '陈晨', '2027-03-31')],
  regions: [],
  cities: [],
}
const around: Around = {
  t: ((key: string) => key) as unknown as TFunction,
  today: '2027-04-01',
  people: all,
  personOptions: [],
  departmentOptions: [],
}

describe('the tables of people and places', () => {
  it('stand by their order, then by name, and without an order last', () => {
    expect(rowsOf(all, 'department').map(({ name }) => name)).toEqual(['销售部', '渠道部', '市场企划部'])
  })

  it('sort names as Chinese readers do', () => {
    expect(rowsOf(all, 'person').map(({ name }) => name)).toEqual(['陈晨', '张伟'])
  })

  it('edit only fields that the main process takes', () => {
    for (const room of rooms) {
      const row = {
        ...all.people[0],
        ...all.departments[0],
        code: null,
        country: null,
        province: null,
      } as unknown as Person
      const editable = peopleColumns(room, around).filter((column) => column.editable?.(row, 'type'))
      expect(editable.length).toBeGreaterThan(0)
      expect(editable.filter(({ id }) => !(id in peopleFields[room])).map(({ id }) => id)).toEqual([])
    }
  })

  it('never offer the code of a city for editing, for it is the city', () => {
    const code = peopleColumns('city', around).find(({ id }) => id === 'code')
    expect(code?.editable?.(all.people[0] as Person, 'paste')).toBe(false)
  })

  it('mark who has left by a word', () => {
    const name = peopleColumns('person', around).find(({ id }) => id === 'name')
    expect(name?.look?.(all.people[1] as Person)).toMatchObject({ note: 'people.left' })
    expect(name?.look?.(all.people[0] as Person)).toBeUndefined()
  })

  it('read an order in half or full width, blank as blank, and refuse anything else', () => {
    const parse = peopleColumns('department', around).find(({ id }) => id === 'position')?.parse
    const row = all.departments[0] as unknown as Person
    expect(parse?.('１２', row)).toEqual({ ok: true, value: 12 })
    expect(parse?.(' ', row)).toEqual({ ok: true, value: null })
    for (const text of ['-1', '1.5', '一', '1e3', '9999999']) expect(parse?.(text, row).ok).toBe(false)
  })

  it('draw an edit before it is read again, and nothing but it', () => {
    const after = withEdits(all, 'person', [{ id: 'm1', field: 'title', value: '区域经理' }])
    expect(after.people[0]).toEqual({ ...all.people[0], title: '区域经理' })
    expect(after.people[1]).toBe(all.people[1])
    expect(after.departments).toBe(all.departments)
  })
})

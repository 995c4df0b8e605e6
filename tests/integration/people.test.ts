import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPeopleService } from '../../src-main/people/people.service.ts'
import { cityIdFor } from '../../src-main/people/people.store.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { refusal } from './refusal.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

let space: TestWorkspace
let people: ReturnType<typeof createPeopleService>

beforeEach(() => {
  space = openTestWorkspace()
  people = createPeopleService(space.context)
})
afterEach(() => space.close())

type Entity = Parameters<(typeof people)['people.create']>[0]['entity']
type Fields = Record<string, string | number | null>
const making = (entity: Entity, fields: Fields) => people['people.create']({ entity, fields })
const create = async (entity: Entity, fields: Fields): Promise<string> => valueOf(await making(entity, fields)).id
const list = async () => valueOf(await people['people.list']({}))
const edit = (entity: Entity, id: string, field: string, value: string | number | null) =>
  people['people.edit']({ entity, act: 'type', edits: [{ id, field, value }] })

test('a person who left keeps his place in the list with the day he left', async () => {
  const department = await create('department', { name: '渠道部' })
  const id = await create('person', { name: '李静', title: '渠道经理', department })
  valueOf(await edit('person', id, 'leftOn', '2027-06-30'))
  expect((await list()).people).toMatchObject([{ id, name: '李静', department, leftOn: '2027-06-30' }])
})

test('two people may share a name but not a login, and departments and regions not their names', async () => {
  await create('person', { name: '张伟', login: 'wei0' })
  const other = await create('person', { name: '张伟', login: 'wei1' })
  expect(await refusal(() => edit('person', other, 'login', 'WEI0'))).toMatchObject({ code: 'name-taken' })
  await create('department', { name: '渠道部' })
  expect(await refusal(() => making('department', { name: ' 渠道部' }))).toMatchObject({ code: 'name-taken' })
  await create('region', { name: '华东' })
  expect(await refusal(() => making('region', { name: '华东' }))).toMatchObject({ code: 'name-taken' })
})

test('departments and regions stand in their own order, those without a place last', async () => {
  await create('department', { name: '销售部' })
  await create('department', { name: '渠道部', position: 2 })
  await create('department', { name: '市场企划部', position: 1 })
  expect((await list()).departments.map(({ name }) => name)).toEqual(['市场企划部', '渠道部', '销售部'])
})

test('a city with a code takes its name and province from the national table, and adding it twice meets one row', async () => {
  const id = await create('city', { code: '330100' })
  expect(id).toBe('cn-330100')
  expect(await create('city', { name: '杭州市', province: '浙江' })).toBe(id)
  expect((await list()).cities).toEqual([
    { id, code: '330100', name: '杭州', province: '浙江省', country: null, region: null },
  ])
})

test('a city abroad is free text, the same city name in two provinces is two cities', async () => {
  const ohio = await create('city', { name: 'Newark', province: 'Ohio', country: 'United States' })
  const jersey = await create('city', { name: 'Newark', province: 'New Jersey', country: 'United States' })
  expect(ohio).not.toBe(jersey)
  expect(await create('city', { name: ' Newark ', province: 'Ｏhio', country: 'United States' })).toBe(ohio)
  expect((await list()).cities).toHaveLength(2)
})

test('an unknown city at home needs its province, and a code that is none is refused', async () => {
  expect(await refusal(() => making('city', { name: '无名镇' }))).toMatchObject({
    code: 'field-invalid',
    facts: { field: 'province', reason: 'required' },
  })
  expect(await refusal(() => making('city', { code: '33010', name: '杭州' }))).toMatchObject({
    facts: { field: 'code' },
  })
  expect(await refusal(() => making('city', { name: ' ', province: '浙江' }))).toMatchObject({
    facts: { field: 'name' },
  })
})

test('the code of a city cannot be changed afterwards', async () => {
  const id = await create('city', { code: '330100' })
  expect(await refusal(() => edit('city', id, 'code', '330200'))).toMatchObject({
    facts: { field: 'code', reason: 'fixed' },
  })
})

test('a reference to a row that is not there is refused', async () => {
  const id = await create('person', { name: '李静' })
  expect(await refusal(() => edit('person', id, 'department', 'none'))).toMatchObject({ code: 'reference-missing' })
  expect(await refusal(() => edit('person', id, 'leftOn', '2027-13-01'))).toMatchObject({ facts: { reason: 'date' } })
})

test('places are found by the beginning of their name or code', async () => {
  const find = async (text: string) => valueOf(await people['people.findPlaces']({ text }))
  expect(await find('杭')).toEqual([{ code: '330100', name: '杭州市', province: '浙江省' }])
  expect((await find('3205')).map(({ name }) => name)).toEqual(expect.arrayContaining(['苏州市', '昆山市', '常熟市']))
  expect((await find('31'))[0]).toEqual({ code: '310000', name: '上海市', province: '上海市' })
  expect(await find('  ')).toEqual([])
})

test('a city id follows its code, else its country, province and name after normalisation', () => {
  expect(cityIdFor({ code: '330100', name: '随便', province: null, country: null })).toBe('cn-330100')
  const one = { code: null, name: 'Ｍemphis ', province: 'Tennessee', country: 'United States' }
  expect(cityIdFor(one)).toBe(cityIdFor({ ...one, name: 'Memphis' }))
  expect(cityIdFor(one)).not.toBe(cityIdFor({ ...one, province: 'Texas' }))
  expect(cityIdFor({ ...one, country: 'a', province: 'b|c' })).not.toBe(
    cityIdFor({ ...one, country: 'a|b', province: 'c' }),
  )
})

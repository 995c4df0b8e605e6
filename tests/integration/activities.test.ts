import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActivitiesService } from '../../src-main/activities/activities.service.ts'
import { createChannelsService } from '../../src-main/channels/channels.service.ts'
import { createPeopleService } from '../../src-main/people/people.service.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { refusal } from './refusal.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

const today = '2027-06-18'
let space: TestWorkspace
let activities: ReturnType<typeof createActivitiesService>

beforeEach(() => {
  space = openTestWorkspace({ now: () => new Date(`${today}T16:42:00`).getTime() })
  activities = createActivitiesService(space.context)
})
afterEach(() => space.close())

type Fields = Record<string, string | number | null>
const making = (fields: Fields) => activities['activities.create']({ fields: { kind: 'visit', ...fields } })
const create = async (fields: Fields = {}): Promise<string> => valueOf(await making(fields)).id
const all = { person: null, channel: null, city: null, kind: null, from: null, to: null }
const list = async (filter: Partial<Record<keyof typeof all, string>> = {}) =>
  valueOf(await activities['activities.list']({ ...all, ...filter }))
const edit = (id: string, field: string, value: string | number | null) =>
  activities['activities.edit']({ act: 'type', edits: [{ id, field, value }] })
const one = async (id: string) => (await list()).find((activity) => activity.id === id)

test('an activity without a word on its status is planned', async () => {
  const id = await create({ dueOn: '2027-06-25', note: '回访' })
  expect(await one(id)).toEqual({
    id,
    kind: 'visit',
    channel: null,
    person: null,
    department: null,
    status: 'planned',
    dueOn: '2027-06-25',
    doneOn: null,
    note: '回访',
    result: null,
    satisfaction: null,
  })
})

test('typing the day done makes it done, clearing it makes it planned again', async () => {
  const id = await create({ dueOn: '2027-06-20' })
  valueOf(await edit(id, 'doneOn', '2027-06-17'))
  expect(await one(id)).toMatchObject({ status: 'done', doneOn: '2027-06-17' })
  valueOf(await edit(id, 'doneOn', null))
  expect(await one(id)).toMatchObject({ status: 'planned', doneOn: null })
})

test('marking it done without a day means today, and one undo takes both back', async () => {
  const id = await create()
  valueOf(await edit(id, 'status', 'done'))
  expect(await one(id)).toMatchObject({ status: 'done', doneOn: today })
  space.open.ledger.undo()
  expect(await one(id)).toMatchObject({ status: 'planned', doneOn: null })
})

test('an unscored activity is not scored 0, and stars go from 1 to 5', async () => {
  const id = await create()
  expect((await one(id))?.satisfaction).toBeNull()
  expect(await refusal(() => edit(id, 'satisfaction', 0))).toMatchObject({
    code: 'field-invalid',
    facts: { reason: 'integer' },
  })
  expect(await refusal(() => edit(id, 'satisfaction', 6))).toMatchObject({ facts: { field: 'satisfaction' } })
  valueOf(await edit(id, 'satisfaction', 5))
  expect((await one(id))?.satisfaction).toBe(5)
})

test('nothing is done in the future, nor done and not done at once', async () => {
  expect(await refusal(() => making({ doneOn: '2027-07-18' }))).toMatchObject({
    facts: { field: 'doneOn', reason: 'future' },
  })
  expect(await refusal(() => making({ status: 'done', doneOn: null }))).toMatchObject({ facts: { reason: 'required' } })
  expect(await refusal(() => making({ status: 'planned', doneOn: today }))).toMatchObject({
    facts: { field: 'status' },
  })
  expect(await refusal(() => making({ kind: 'dance' }))).toMatchObject({ facts: { field: 'kind', reason: 'choice' } })
  expect(await refusal(() => making({ channel: 'none' }))).toMatchObject({ code: 'reference-missing' })
  expect(await list()).toEqual([])
})

test('the log answers by person, channel, city, kind and time', async () => {
  const people = createPeopleService(space.context)
  const city = valueOf(await people['people.create']({ entity: 'city', fields: { code: '330100' } })).id
  const person = valueOf(await people['people.create']({ entity: 'person', fields: { name: '李静' } })).id
  const channel = valueOf(
    await createChannelsService(space.context)['channels.create']({ fields: { name: '颐和堂', city } }),
  ).id
  const mine = await create({ person, dueOn: '2027-06-10' })
  const there = await create({ channel, kind: 'training', doneOn: '2027-06-12', dueOn: '2027-05-01' })
  const undated = await create()
  const ids = async (filter: Parameters<typeof list>[0]) => (await list(filter)).map(({ id }) => id)
  expect(await ids({ person })).toEqual([mine])
  expect(await ids({ channel })).toEqual([there])
  expect(await ids({ city })).toEqual([there])
  expect(await ids({ kind: 'training' })).toEqual([there])
  expect(await ids({ from: '2027-06-11', to: '2027-06-12' })).toEqual([there])
  expect(await ids({ to: '2027-06-11' })).toEqual([mine])
  expect(await ids({})).toEqual([mine, there, undated])
})

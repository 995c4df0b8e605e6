import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createChannelsService } from '../../src-main/channels/channels.service.ts'
import { createPeopleService } from '../../src-main/people/people.service.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { refusal } from './refusal.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

let space: TestWorkspace
let channels: ReturnType<typeof createChannelsService>
let people: ReturnType<typeof createPeopleService>

beforeEach(() => {
  space = openTestWorkspace()
  channels = createChannelsService(space.context)
  people = createPeopleService(space.context)
})
afterEach(() => space.close())

const making = (fields: Record<string, string | number | null>) => channels['channels.create']({ fields })
const create = async (fields: Parameters<typeof making>[0]): Promise<string> => valueOf(await making(fields)).id
const list = async (archived = false) => valueOf(await channels['channels.list']({ archived }))
const type = (id: string, field: string, value: string | number | null) =>
  channels['channels.edit']({ act: 'type', edits: [{ id, field, value }] })

describe('channels', () => {
  test('a channel keeps every field that was typed, and blanks stay blank', async () => {
    const city = valueOf(await people['people.create']({ entity: 'city', fields: { name: '杭州' } })).id
    const owner = valueOf(await people['people.create']({ entity: 'person', fields: { name: '李静' } })).id
    const id = await create({
      code: 'C-001',
      name: ' 沪康健康科技 ',
      type: 'agent',
      class: '连锁',
      grade: 'A',
      status: 'active',
      city,
      owner,
      signedOn: '2025-03-01',
      address: '文一路 1 号',
      note: '第一行\n第二行',
    })
    expect(await list()).toEqual([
      {
        id,
        code: 'C-001',
        name: '沪康健康科技',
        type: 'agent',
        class: '连锁',
        grade: 'A',
        status: 'active',
        city: 'cn-330100',
        owner,
        firstContact: null,
        profile: null,
        signedOn: '2025-03-01',
        address: '文一路 1 号',
        note: '第一行\n第二行',
        archived: false,
      },
    ])
  })

  test('a refused cell refuses the whole paste and names the field, the row and how many do not fit', async () => {
    const first = await create({ name: '甲' })
    const second = await create({ name: '乙' })
    const failure = await refusal(() =>
      channels['channels.edit']({
        act: 'paste',
        edits: [
          { id: first, field: 'class', value: '连锁' },
          { id: second, field: 'grade', value: 'E' },
          { id: second, field: 'signedOn', value: '2025-02-30' },
        ],
      }),
    )
    expect(failure).toEqual({
      code: 'field-invalid',
      facts: { entity: 'channel', id: second, field: 'grade', reason: 'choice', value: 'E', problems: 2 },
    })
    expect((await list()).map((channel) => channel.class)).toEqual([null, null])
  })

  test.each([
    ['name', '   ', 'required'],
    ['name', '换\n行', 'control'],
    ['name', '长'.repeat(121), 'too-long'],
    ['signedOn', '9999-01-01', 'date'],
    ['status', 'sleeping', 'choice'],
  ])('the field %s refuses %j because of %s', async (field, value, reason) => {
    const id = await create({ name: '甲' })
    expect(await refusal(() => type(id, field, value))).toMatchObject({
      code: 'field-invalid',
      facts: { field, reason },
    })
  })

  test('an owner who is not there is refused, and so is a field that cannot be typed', async () => {
    const id = await create({ name: '甲' })
    expect(await refusal(() => type(id, 'owner', 'nobody'))).toMatchObject({
      code: 'reference-missing',
      facts: { field: 'owner' },
    })
    expect(await refusal(() => type(id, 'archived', 1))).toMatchObject({ code: 'field-unknown' })
    expect(await refusal(() => type(id, 'live', 0))).toMatchObject({ code: 'field-unknown' })
    expect(await refusal(() => type('nothing', 'name', '乙'))).toMatchObject({ code: 'not-found' })
  })

  test('two channels never share a code, archived ones included, while names may repeat', async () => {
    const first = await create({ code: 'A1', name: '康健药房' })
    const second = await create({ code: 'A2', name: '康健药房' })
    await channels['channels.archive']({ ids: [first], archived: true })
    expect(await refusal(() => type(second, 'code', ' ａ1'))).toMatchObject({
      code: 'name-taken',
      facts: { field: 'code' },
    })
    expect(await refusal(() => making({ code: 'A1', name: '新' }))).toMatchObject({ code: 'name-taken' })
  })

  test('two codes can be swapped in one paste', async () => {
    const first = await create({ code: 'A1', name: '甲' })
    const second = await create({ code: 'A2', name: '乙' })
    await channels['channels.edit']({
      act: 'paste',
      edits: [
        { id: first, field: 'code', value: 'A2' },
        { id: second, field: 'code', value: 'A1' },
      ],
    })
    expect(Object.fromEntries((await list()).map(({ name, code }) => [name, code]))).toEqual({ 甲: 'A2', 乙: 'A1' })
  })

  test('an archived channel leaves the list, is kept, and comes back', async () => {
    const id = await create({ name: '甲' })
    valueOf(await channels['channels.archive']({ ids: [id], archived: true }))
    expect(await list()).toEqual([])
    expect(await list(true)).toMatchObject([{ id, archived: true }])
    valueOf(await channels['channels.archive']({ ids: [id], archived: false }))
    expect(await list()).toMatchObject([{ id, archived: false }])
  })

  test('one bulk edit is one undo', async () => {
    const ids = [await create({ name: '甲' }), await create({ name: '乙' })]
    valueOf(
      await channels['channels.edit']({ act: 'fill', edits: ids.map((id) => ({ id, field: 'grade', value: 'B' })) }),
    )
    space.open.ledger.undo()
    expect((await list()).map(({ grade }) => grade)).toEqual([null, null])
  })

  test('a write tells the window which entities changed, after the commit', async () => {
    await create({ name: '甲' })
    expect(space.told.at(-1)).toMatchObject({ name: 'changed', event: { entities: ['channel'] } })
  })
})

describe('contacts', () => {
  const saving = (channel: string, name: string, first: boolean, id: string | null = null) =>
    channels['channels.saveContact']({ id, channel, fields: { name }, first })
  const save = async (...contact: Parameters<typeof saving>): Promise<string> => valueOf(await saving(...contact)).id

  test('one contact is the first; naming another moves the mark, taking it away leaves none', async () => {
    const channel = await create({ name: '甲' })
    const wang = await save(channel, '王建明', true)
    const li = await save(channel, '李总', true)
    expect((await list())[0]?.firstContact).toBe(li)
    await save(channel, '李总', false, li)
    expect((await list())[0]?.firstContact).toBeNull()
    expect(
      valueOf(await channels['channels.contacts']({ channel }))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([wang, li].toSorted())
  })

  test('removing the first contact clears the mark, and undo brings both back', async () => {
    const channel = await create({ name: '甲' })
    const wang = await save(channel, '王建明', true)
    valueOf(await channels['channels.removeContact']({ id: wang }))
    expect(valueOf(await channels['channels.contacts']({ channel }))).toEqual([])
    expect((await list())[0]?.firstContact).toBeNull()
    space.open.ledger.undo()
    expect(valueOf(await channels['channels.contacts']({ channel }))).toMatchObject([{ id: wang, name: '王建明' }])
    expect((await list())[0]?.firstContact).toBe(wang)
  })

  test('a contact belongs to its channel alone', async () => {
    const [first, second] = [await create({ name: '甲' }), await create({ name: '乙' })]
    const contact = await save(first, '王建明', false)
    expect(await refusal(() => saving(second, '王建明', true, contact))).toMatchObject({ code: 'not-found' })
    expect(await refusal(() => type(second, 'firstContact', contact))).toMatchObject({ code: 'reference-missing' })
    expect(await refusal(() => saving('nothing', '王', false))).toMatchObject({ code: 'not-found' })
    expect(await refusal(() => saving(first, ' ', false))).toMatchObject({
      facts: { field: 'name', reason: 'required' },
    })
  })
})

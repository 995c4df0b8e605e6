import { afterEach, beforeEach, expect, test } from 'vitest'
import { createActualsService } from '../../src-main/actuals/actuals.service.ts'
import { readMonthlyActuals, readMonthlyActualsByChannel } from '../../src-main/actuals/actuals.store.ts'
import { createChannelsService } from '../../src-main/channels/channels.service.ts'
import { createPeopleService } from '../../src-main/people/people.service.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { refusal } from './refusal.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

const today = '2027-06-18'
let space: TestWorkspace
let actuals: ReturnType<typeof createActualsService>
let channel: string
let other: string
let owner: string

beforeEach(async () => {
  space = openTestWorkspace({ now: () => new Date(`${today}T16:42:00`).getTime() })
  actuals = createActualsService(space.context)
  const people = createPeopleService(space.context)
  const channels = createChannelsService(space.context)
  owner = valueOf(await people['people.create']({ entity: 'person', fields: { name: '李静' } })).id
  channel = valueOf(await channels['channels.create']({ fields: { name: '沪康', owner } })).id
  other = valueOf(await channels['channels.create']({ fields: { name: '甬江' } })).id
})
afterEach(() => space.close())

type Fields = Record<string, string | number | null>
const making = (fields: Fields = {}) =>
  actuals['actuals.create']({
    fields: { measure: 'receipt', channel, occurredOn: '2027-03-05', amount: 12_345, ...fields },
  })
const create = async (fields: Fields = {}): Promise<string> => valueOf(await making(fields)).id
const list = async (measure: 'receipt' | null = null) =>
  valueOf(await actuals['actuals.list']({ from: '2027-01-01', to: '2027-12-31', measure }))
const months = (measure: 'intake' | 'revenue', of?: string) =>
  readMonthlyActuals(space.open.sqlite, {
    fiscalYear: 2027,
    firstMonth: 1,
    measure,
    ...(of === undefined ? {} : { channel: of }),
  })

test('a record answers as columns, and is the channel owner’s unless another is named', async () => {
  const id = await create({ document: 'SK-1', note: '首批' })
  expect(await list()).toEqual({
    id: [id],
    measure: ['receipt'],
    channel: [channel],
    person: [owner],
    occurredOn: ['2027-03-05'],
    amount: [12_345],
    document: ['SK-1'],
    note: ['首批'],
    source: [null],
  })
  expect(valueOf(await actuals['actuals.span']({}))).toEqual({ from: '2027-03-05', to: '2027-03-05' })
})

test('a document is recorded once for a measure, a channel and a day', async () => {
  await create({ document: 'SK-1' })
  expect(await refusal(() => making({ document: ' sk-1 ' }))).toMatchObject({ code: 'actual-exists' })
  await create({ document: 'SK-1', measure: 'revenue' })
  await create({ document: 'SK-1', occurredOn: '2027-03-06' })
  await create({ document: 'SK-1', channel: other })
  expect((await list()).id).toHaveLength(4)
})

test('a record that was taken out is counted no more, comes back by undo, and may be recorded anew', async () => {
  const id = await create({ document: 'SK-1', note: '旧' })
  valueOf(await actuals['actuals.remove']({ ids: [id] }))
  expect((await list()).id).toEqual([])
  expect(months('intake')[2]).toBe(null)
  space.open.ledger.undo()
  expect((await list()).id).toEqual([id])
  space.open.ledger.redo()
  expect(await create({ document: 'SK-1', amount: 7 })).toBe(id)
  expect(await list()).toMatchObject({ amount: [7], note: [null] })
})

test('records without a channel, a day or an amount, and days to come, are refused', async () => {
  for (const field of ['channel', 'occurredOn', 'amount', 'measure'])
    expect(await refusal(() => making({ [field]: null }))).toMatchObject({
      code: 'field-invalid',
      facts: { field, reason: 'required' },
    })
  expect(await refusal(() => making({ occurredOn: '2027-06-20' }))).toMatchObject({ facts: { reason: 'future' } })
  expect(await refusal(() => making({ amount: 1.5 }))).toMatchObject({ facts: { field: 'amount', reason: 'range' } })
  expect(await refusal(() => making({ channel: 'nobody' }))).toMatchObject({ code: 'reference-missing' })
})

test('returns are negative, and an edit is one act', async () => {
  const id = await create({ measure: 'revenue', amount: -500 })
  const edits = [
    { id, field: 'amount', value: -700 },
    { id, field: 'note', value: '退货' },
  ]
  expect(valueOf(await actuals['actuals.edit']({ act: 'paste', edits }))).toEqual({ changed: 2 })
  expect(await list()).toMatchObject({ amount: [-700], note: ['退货'] })
  space.open.ledger.undo()
  expect(await list()).toMatchObject({ amount: [-500], note: [null] })
  expect(
    await refusal(() => actuals['actuals.edit']({ act: 'type', edits: [{ id, field: 'source', value: 'x' }] })),
  ).toMatchObject({ code: 'field-unknown' })
})

test('a year’s months count receipts, and orders only for a channel without receipts', async () => {
  await create({ amount: 100 })
  await create({ amount: 20, occurredOn: '2027-03-31' })
  await create({ measure: 'order', amount: 9_999 })
  await create({ measure: 'order', amount: 5, channel: other, occurredOn: '2027-01-01' })
  await create({ measure: 'revenue', amount: 30, occurredOn: '2027-02-01' })
  await create({ amount: 1, occurredOn: '2026-12-31' })
  expect(months('intake').slice(0, 4)).toEqual([5, null, 120, null])
  expect(months('intake', channel).slice(0, 4)).toEqual([null, null, 120, null])
  expect(months('intake', 'nobody')).toEqual(Array.from({ length: 12 }, () => null))
  expect(months('revenue').slice(0, 4)).toEqual([null, 30, null, null])
  const from = { fiscalYear: 2026, firstMonth: 4, measure: 'intake' } as const
  // December 2026 is its ninth month. The order of January 2027 is the other channel’s, so it counts as well.
  expect(readMonthlyActuals(space.open.sqlite, from).slice(8)).toEqual([1, 5, null, 120])
  expect([...readMonthlyActualsByChannel(space.open.sqlite, from).keys()].toSorted()).toEqual(
    [channel, other].toSorted(),
  )
})

import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { createHandoverService } from '../../src-main/handover/handover.service.ts'
import { moveMonths } from '../../src-main/handover/handover.rules.ts'
import { readPeople } from '../../src-main/people/people.store.ts'
import { tableB } from '../../src-main/targets/table-b.rules.ts'
import { tableA, tableC } from '../../src-main/targets/tables.rules.ts'
import { addMonths } from '../../src-main/targets/targets.rules.ts'
import { c1, c2, done, eachInSmallRegion } from './targets.fixture.ts'
import { refusal } from './refusal.ts'

const region = eachInSmallRegion()
const handover = () => createHandoverService(region.region().context)
const fromJuly = { year: 2027, month: 7 }
const oneChannel = { scope: { kind: 'channels' as const, channels: ['c1'] }, to: 'wang', ...fromJuly }
const amounts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => month * 100)
const fillC1 = () =>
  region.write(
    [c1],
    amounts.map((amount, index): [number, number, number] => [0, index + 1, amount]),
  )
const ownerOf = (channel: string): unknown =>
  region.region().open.sqlite.prepare('SELECT owner FROM channel WHERE id = ?').pluck().get(channel)

describe('a handover', () => {
  it('leaves the past with the old owner and moves the remaining months, and the channel', async () => {
    await fillC1()
    const preview = await done(handover()['handover.preview'](oneChannel))
    expect(preview).toMatchObject({ from: ['李静'], to: '王磊', channels: 1 })
    expect(preview.plans).toMatchObject([
      { fiscalYear: 2027, locked: false, lines: 1, months: 6, held: 0, amount: 5_700 },
    ])
    expect(ownerOf('c1'), 'a preview writes nothing').toBe('li')

    await done(handover()['handover.apply'](oneChannel))
    expect((await region.line('li', 'c1')).months).toEqual([...amounts.slice(0, 6), ...Array<null>(6).fill(null)])
    expect((await region.line('wang', 'c1')).months).toEqual([...Array<null>(6).fill(null), ...amounts.slice(6)])
    expect(ownerOf('c1')).toBe('wang')
  })

  it('is one act, and one undo takes all of it back', async () => {
    await fillC1()
    const before = region.batches()
    await done(handover()['handover.apply'](oneChannel))
    expect(region.batches()).toBe(before + 1)
    region.region().open.ledger.undo()
    expect((await region.line('li', 'c1')).months).toEqual(amounts)
    expect(ownerOf('c1')).toBe('li')
  })

  it('takes a hold along with its amount', async () => {
    await fillC1()
    await done(region.holding(true, [c1], [[0, 8]]))
    const done1 = await done(handover()['handover.apply'](oneChannel))
    expect(done1.plans).toMatchObject([{ held: 1 }])
    expect((await region.line('li', 'c1')).held).toBe(0)
    expect(await region.line('wang', 'c1')).toMatchObject({ held: 1 << 7 })
  })

  it('hands over a person’s channels in one city with his new customers there, and no others', async () => {
    await fillC1()
    await region.write(
      [c2, { owner: 'li', channel: null, city: 'sh' }],
      [
        [0, 12, 50],
        [1, 12, 70],
      ],
    )
    const all = { scope: { kind: 'city' as const, owner: 'li', city: 'sh' }, to: 'zhao', ...fromJuly }
    expect(await done(handover()['handover.apply'](all))).toMatchObject({ channels: 2, newCustomers: 1 })
    expect((await region.line('zhao', null, 'sh')).months[11]).toBe(70)
    expect((await region.line('zhao', 'c2')).months[11]).toBe(50)
    expect(ownerOf('c3')).toBe('wang')
  })

  it('leaves a locked plan as it is and says so', async () => {
    await fillC1()
    region.lock('approved')
    const result = await done(handover()['handover.apply'](oneChannel))
    expect(result.plans).toMatchObject([{ locked: true, months: 6 }])
    expect(ownerOf('c1')).toBe('wang')
    expect((await region.line('li', 'c1')).months).toEqual(amounts)
  })

  it('is refused where the new owner holds such a month himself, or where nothing moves', async () => {
    await fillC1()
    const theirs = { owner: 'wang', channel: 'c1', city: null }
    await region.write([theirs], [[0, 9, 1]])
    await done(region.holding(true, [theirs], [[0, 9]]))
    expect((await refusal(() => handover()['handover.apply'](oneChannel))).code).toBe('cell-held')
    const toHimself = { ...oneChannel, to: 'li' }
    expect((await refusal(() => handover()['handover.apply'](toHimself))).code).toBe('handover-nothing')
    expect((await refusal(() => handover()['handover.apply']({ ...oneChannel, to: 'nobody' }))).code).toBe(
      'reference-missing',
    )
  })

  it('leaves the totals of tables A, B and C as they were', async () => {
    await fillC1()
    await region.write([c2], [[0, 8, 333]])
    const totals = async () => {
      const grid = await region.grid()
      const people = await readPeople(region.region().open.db)
      return [
        tableA(grid, people, 'own').total,
        tableB(grid, people, []).total.target,
        tableC(grid, people, 'own').total,
      ]
    }
    const before = await totals()
    await done(handover()['handover.apply']({ scope: { kind: 'owner', owner: 'li' }, to: 'zhao', ...fromJuly }))
    expect(await totals()).toEqual(before)
  })
})

const side = fc.record({
  months: fc.array(fc.option(fc.integer({ min: 0, max: 1e9 })), { minLength: 12, maxLength: 12 }),
  held: fc.integer({ min: 0, max: 4095 }),
})

it('month by month both lines together hold the same before and after, and the past is not touched', () => {
  fc.assert(
    fc.property(side, side, fc.integer({ min: 1, max: 12 }), (old, fresh, first) => {
      const after = moveMonths(old, fresh, first)
      expect(addMonths([after.old, after.fresh])).toEqual(addMonths([old, fresh]))
      expect(after.old.months.slice(0, first - 1)).toEqual(old.months.slice(0, first - 1))
      expect(after.fresh.months.slice(0, first - 1)).toEqual(fresh.months.slice(0, first - 1))
      expect(after.old.months.slice(first - 1).every((amount) => amount === null)).toBe(true)
    }),
  )
})

import { describe, expect, it } from 'vitest'
import { refusal } from './refusal.ts'
import { c1, done, eachInSmallRegion, keyOf } from './targets.fixture.ts'

const { batches, grid, holding, line, lock, region, spreading, where, write, writing } = eachInSmallRegion()

describe('the grid', () => {
  it('offers a blank line for every channel before anything is written', async () => {
    const { lines, quotas, plan, measure } = await grid()
    expect(lines.map(({ channel, owner, city }) => [channel, owner, city])).toEqual([
      ['c1', 'li', 'sh'],
      ['c2', 'li', 'sh'],
      ['c3', 'wang', 'hz'],
    ])
    expect(lines.every(({ months, held }) => held === 0 && months.every((amount) => amount === null))).toBe(true)
    expect([quotas, plan.id, measure]).toEqual([[], region().plan, 'intake'])
    expect(region().open.sqlite.prepare('SELECT count(*) FROM targetLine').pluck().get()).toBe(0)
  })

  it('keeps the two measures and the plans apart', async () => {
    await write([c1], [[0, 1, 500]])
    const revenue = await done(region().targets['targets.grid']({ plan: region().plan, measure: 'revenue' }))
    expect(revenue.lines[0]?.months[0]).toBeNull()
    const next = await done(region().plans['plans.create']({ fiscalYear: 2028, firstMonth: 1, step: 100 }))
    expect(
      (await done(region().targets['targets.grid']({ plan: next.id, measure: 'intake' }))).lines[0]?.months[0],
    ).toBeNull()
  })

  it('moves to the new owner and keeps the former owner’s amounts in sight', async () => {
    await write([c1], [[0, 1, 500]])
    region().put('channel', { c1: { owner: 'wang' } })
    expect((await line('wang', 'c1')).months[0]).toBeNull()
    expect((await line('li', 'c1')).months[0]).toBe(500)
  })

  it('of an unknown plan is told so', async () => {
    expect((await refusal(() => region().targets['targets.grid']({ plan: 'none', measure: 'intake' }))).code).toBe(
      'not-found',
    )
  })
})

describe('a line for new customers', () => {
  it('is added once to a city and can be written like any other', async () => {
    const add = () => done(region().targets['targets.addNewCustomers']({ ...where(), owner: 'li', city: 'sh' }))
    expect(await add()).toMatchObject({ changed: 1, lines: [{ owner: 'li', channel: null, city: 'sh' }] })
    expect(await add()).toMatchObject({ batch: null, changed: 0 })
    await write([keyOf('li', null, 'sh')], [[0, 3, 17]])
    expect((await line('li', null, 'sh')).months[2]).toBe(17)
    expect((await grid()).lines.map(({ channel }) => channel)).toEqual(['c1', 'c2', null, 'c3'])
  })

  it('goes away again by undo and comes back by adding it once more', async () => {
    const add = () => done(region().targets['targets.addNewCustomers']({ ...where(), owner: 'li', city: null }))
    await add()
    region().open.ledger.undo()
    expect((await grid()).lines).toHaveLength(3)
    expect(await add()).toMatchObject({ changed: 1 })
    expect((await grid()).lines.at(-1)).toMatchObject({ owner: 'li', channel: null, city: null })
  })

  it('of someone who is not there is refused', async () => {
    expect(
      (await refusal(() => region().targets['targets.addNewCustomers']({ ...where(), owner: 'nobody', city: null })))
        .code,
    ).toBe('reference-missing')
  })
})

describe('a locked plan', () => {
  it.each(['submitted', 'approved'])('that is %s refuses every way in, and nothing changes', async (status) => {
    await write([c1], [[0, 1, 500]])
    await done(
      region().targets['targets.setQuota']({ ...where(), level: 'person', subject: 'li', grain: 'year', amounts: [5] }),
    )
    lock(status)
    const count = batches()
    const year = { kind: 'year' } as const
    const ways = [
      () => writing([c1], [[0, 1, 1]]),
      () => writing([c1], [[0, 1, 1]], 'paste'),
      () => writing([c1], [[0, 1, 1]], 'fill'),
      () => writing([c1], [[0, 1, null]], 'clear'),
      () => spreading([c1], 1_000),
      () => region().targets['targets.previewSpread']({ ...where(), lines: [c1], total: 5, period: year }),
      () => region().targets['targets.spreadQuotas']({ ...where(), owners: null }),
      () => holding(true, [c1], [[0, 1]]),
      () => holding(false, [c1], [[0, 1]]),
      () => region().targets['targets.addNewCustomers']({ ...where(), owner: 'li', city: 'sh' }),
      () =>
        region().targets['targets.setQuota']({
          ...where(),
          level: 'person',
          subject: 'li',
          grain: 'year',
          amounts: [6],
        }),
    ]
    for (const way of ways)
      expect(await refusal(way)).toEqual({ code: 'plan-locked', facts: { status, fiscalYear: 2027 } })
    expect(batches()).toBe(count)
  })

  it('that was returned may be written again', async () => {
    lock('returned')
    expect(await write([c1], [[0, 1, 1]])).toMatchObject({ changed: 1 })
  })
})

import { describe, expect, it } from 'vitest'
import { refusal } from './refusal.ts'
import { c2, c3, done, eachInSmallRegion } from './targets.fixture.ts'

const { batches, grid, holding, line, region, setQuota, where, write } = eachInSmallRegion()

describe('quotas', () => {
  it('stand in the grid at the grain they were given', async () => {
    const year = await done(setQuota('region', 'east', 'year', [1_000]))
    const quarter = await done(setQuota('person', 'li', 'quarter', [1, null, 0, 4]))
    expect((await grid()).quotas.toSorted((a, b) => (a.level < b.level ? -1 : 1))).toEqual([quarter, year])
    expect(quarter).toMatchObject({ level: 'person', subject: 'li', grain: 'quarter', amounts: [1, null, 0, 4] })
  })

  it('replace what was given at another grain, and undo brings it back', async () => {
    await done(setQuota('person', 'li', 'month', Array<number>(12).fill(5)))
    await done(setQuota('person', 'li', 'year', [100]))
    expect((await grid()).quotas).toMatchObject([{ grain: 'year', amounts: [100] }])
    region().open.ledger.undo()
    expect((await grid()).quotas).toMatchObject([{ grain: 'month', amounts: Array(12).fill(5) }])
  })

  it('pasted beside months are one act with them, all of it or nothing, and one undo', async () => {
    const before = batches()
    const given = { level: 'person', subject: 'li', grain: 'year', amounts: [700] } as const
    await done(
      region().targets['targets.write']({
        ...where(),
        act: 'paste',
        lines: [c2],
        cells: [[0, 1, 5]],
        quotas: [{ ...given, amounts: [...given.amounts] }],
      }),
    )
    expect(batches()).toBe(before + 1)
    expect((await grid()).quotas).toMatchObject([given])
    region().open.ledger.undo()
    expect((await grid()).quotas).toEqual([])
    expect((await line('li', 'c2')).months[0]).toBeNull()

    const refused = await refusal(() =>
      region().targets['targets.write']({
        ...where(),
        act: 'paste',
        lines: [c2],
        cells: [[0, 1, 5]],
        quotas: [{ ...given, subject: 'nobody', amounts: [1] }],
      }),
    )
    expect(refused.code).toBe('reference-missing')
    expect((await line('li', 'c2')).months[0]).toBeNull()
  })

  it('that are all blank are none', async () => {
    await done(setQuota('person', 'li', 'year', [100]))
    await done(setQuota('person', 'li', 'year', [null]))
    expect((await grid()).quotas).toEqual([])
  })

  it.each<[string, Parameters<typeof setQuota>, string]>([
    ['too few amounts', ['person', 'li', 'quarter', [1, 2]], 'quota-invalid'],
    ['a negative amount', ['person', 'li', 'year', [-1]], 'amount-negative'],
    ['an amount beyond the range', ['person', 'li', 'year', [1e14]], 'amount-out-of-range'],
    ['a person who is not there', ['person', 'nobody', 'year', [1]], 'reference-missing'],
    ['a person where a city is named', ['city', 'li', 'year', [1]], 'reference-missing'],
  ])('with %s are refused', async (_, quota, code) => {
    expect((await refusal(() => setQuota(...quota))).code).toBe(code)
    expect((await grid()).quotas).toEqual([])
  })

  it('are spread over the owners’ lines; an owner without a line gets one for new customers, and no fen is lost', async () => {
    await done(region().plans['plans.edit']({ id: region().plan, seasonality: [5, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }))
    await done(setQuota('person', 'li', 'quarter', [100_001, 200_002, 300_003, 400_004]))
    await done(setQuota('person', 'zhao', 'year', [777_777]))
    await done(setQuota('city', 'hz', 'year', [5]))
    await write([c2], [[0, 5, 1]])
    const count = batches()
    const written = await done(region().targets['targets.spreadQuotas']({ ...where(), owners: null }))
    expect(batches()).toBe(count + 1)
    const sum = (months: readonly (number | null)[]) => months.reduce<number>((all, amount) => all + (amount ?? 0), 0)
    // Li's only amount takes all of his quota; Zhao has no line and gets one without a city.
    expect((await line('li', 'c2')).months[4]).toBe(1_000_010)
    const fresh = await line('zhao', null)
    expect(sum(fresh.months)).toBe(777_777)
    expect(fresh).toMatchObject({ channel: null, city: null })
    expect((await line('wang', 'c3')).months[0]).toBeNull()
    expect(written.changed).toBe(13)
  })

  it('of chosen owners only are spread when owners are named', async () => {
    await done(setQuota('person', 'li', 'year', [2_400]))
    await done(setQuota('person', 'wang', 'year', [1_200]))
    await done(region().targets['targets.spreadQuotas']({ ...where(), owners: ['wang'] }))
    expect([(await line('li', 'c1')).months[0], (await line('wang', 'c3')).months[0]]).toEqual([null, 100])
  })

  it('that do not fit above held cells are refused by the owner’s name, and nobody’s are spread', async () => {
    await done(setQuota('person', 'li', 'year', [2_400]))
    await done(setQuota('person', 'wang', 'year', [1_200]))
    await write([c3], [[0, 1, 5_000]])
    await done(holding(true, [c3], [[0, 1]]))
    const failure = await refusal(() => region().targets['targets.spreadQuotas']({ ...where(), owners: null }))
    expect(failure).toEqual({
      code: 'spread-held-exceeds',
      facts: { held: 1, heldFen: 5_000, totalFen: 1_200, owner: '王磊' },
    })
    expect((await line('li', 'c1')).months[0]).toBeNull()
  })

  it('cannot be spread where nobody has one', async () => {
    expect((await refusal(() => region().targets['targets.spreadQuotas']({ ...where(), owners: null }))).code).toBe(
      'quota-none',
    )
  })
})

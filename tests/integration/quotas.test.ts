import { describe, expect, it } from 'vitest'
import { createQuotasService } from '../../src-main/quotas/quotas.service.ts'
import type { DifferenceInput } from '../../src-main/quotas/quotas.contract.ts'
import { refusal } from './refusal.ts'
import { c1, c2, c3, done, eachInSmallRegion } from './targets.fixture.ts'

const { batches, grid, holding, line, lock, region, setQuota, where, write } = eachInSmallRegion()

const input = (more: Partial<DifferenceInput> = {}): DifferenceInput => ({
  ...where(),
  level: 'person',
  subjects: null,
  period: { kind: 'year' },
  ...more,
})
const service = () => createQuotasService(region().context)
const spread = async (more: Partial<DifferenceInput> = {}) => done(service()['quotas.spreadDifference'](input(more)))
const preview = async (more: Partial<DifferenceInput> = {}) => done(service()['quotas.previewDifference'](input(more)))
const sum = (months: readonly (number | null)[]) => months.reduce<number>((all, amount) => all + (amount ?? 0), 0)
const ownOf = async (owner: string) =>
  sum((await grid()).lines.filter((one) => one.owner === owner).flatMap(({ months }) => months))

describe('spreading the difference between 下达 and 自报', () => {
  it('makes everyone equal to his quota, in one act that one undo takes back, and leaves held cells', async () => {
    await write(
      [c1, c2, c3],
      [
        [0, 1, 10_000],
        [0, 2, 30_000],
        [1, 1, 20_000],
        [2, 5, 7_000],
      ],
    )
    await done(holding(true, [c1], [[0, 1]]))
    await done(setQuota('person', 'li', 'year', [100_003]))
    await done(setQuota('person', 'wang', 'year', [5_000]))
    const before = await grid()
    const told = await preview()
    expect(told.subjects).toMatchObject([
      { subject: 'li', quota: 100_003, own: 60_000, cells: 2, held: 1, failure: null },
      { subject: 'wang', quota: 5_000, own: 7_000, cells: 1, held: 0, failure: null },
    ])
    expect(sum(told.months.map(({ after }) => after))).toBe(105_003)
    expect(await grid()).toEqual(before)
    const count = batches()
    const { changed } = await spread()
    expect([changed, batches()]).toEqual([3, count + 1])
    expect([await ownOf('li'), await ownOf('wang')]).toEqual([100_003, 5_000])
    expect((await line('li', 'c1')).months[0]).toBe(10_000)
    region().open.ledger.undo()
    expect((await grid()).lines).toEqual(before.lines)
  })

  it('works for a city, a department and a region, over a quarter and a month where the quota speaks of them', async () => {
    await write(
      [c1, c2, c3],
      [
        [0, 1, 100],
        [1, 2, 300],
        [2, 4, 500],
      ],
    )
    await done(setQuota('city', 'sh', 'quarter', [8_000, 0, null, 1_200]))
    await done(setQuota('region', 'east', 'month', [0, 900, ...Array<null>(10).fill(null)]))
    await spread({ level: 'city', subjects: ['sh'], period: { kind: 'quarter', quarter: 1 } })
    expect([(await line('li', 'c1')).months[0], (await line('li', 'c2')).months[1]]).toEqual([2_000, 6_000])
    await spread({ level: 'region', subjects: ['east'], period: { kind: 'month', month: 2 } })
    expect((await line('li', 'c2')).months[1]).toBe(900)
    await done(setQuota('department', 'sales', 'year', [55_555]))
    await spread({ level: 'department' })
    expect(sum((await grid()).lines.flatMap(({ months }) => months))).toBe(55_555)
  })

  it('says of each why it cannot be, and changes nothing as a whole', async () => {
    await write(
      [c1, c3],
      [
        [0, 1, 9_000],
        [1, 1, 1_000],
      ],
    )
    await done(holding(true, [c1], [[0, 1]]))
    await done(setQuota('person', 'li', 'year', [5_000]))
    await done(setQuota('person', 'wang', 'year', [2_000]))
    expect((await preview()).subjects).toMatchObject([
      { subject: 'li', cells: 0, failure: { code: 'spread-held-exceeds', facts: { heldFen: 9_000, totalFen: 5_000 } } },
      { subject: 'wang', cells: 1, failure: null },
    ])
    const count = batches()
    expect(await refusal(() => service()['quotas.spreadDifference'](input()))).toMatchObject({
      code: 'spread-held-exceeds',
      facts: { owner: '李静' },
    })
    const monthly = { period: { kind: 'month' as const, month: 1 }, subjects: ['wang'] }
    expect((await refusal(() => service()['quotas.spreadDifference'](input(monthly)))).code).toBe('quota-coarser')
    expect((await refusal(() => service()['quotas.spreadDifference'](input({ subjects: ['zhao'] })))).code).toBe(
      'quota-none',
    )
    expect((await refusal(() => service()['quotas.spreadDifference'](input({ level: 'city' })))).code).toBe(
      'quota-none',
    )
    expect(batches()).toBe(count)
    await spread({ subjects: ['wang'] })
    expect(await ownOf('wang')).toBe(2_000)
  })

  it('gives a person without a line one for new customers, and is refused by a submitted plan', async () => {
    await done(setQuota('person', 'zhao', 'year', [12_000]))
    await spread()
    expect(sum((await line('zhao', null)).months)).toBe(12_000)
    lock('submitted')
    expect((await refusal(() => service()['quotas.spreadDifference'](input()))).code).toBe('plan-locked')
  })
})

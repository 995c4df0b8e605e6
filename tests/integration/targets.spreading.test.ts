import { describe, expect, it } from 'vitest'
import { refusal } from './refusal.ts'
import { c1, c2, done, eachInSmallRegion } from './targets.fixture.ts'

const { batches, grid, holding, line, region, spreading, where, write } = eachInSmallRegion()

describe('typing over a total', () => {
  it('spreads a blank year by the plan’s seasonality, alike over the lines, and the sum is exact', async () => {
    await done(region().plans['plans.edit']({ id: region().plan, seasonality: [1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2] }))
    const written = await done(spreading([c1, c2], 3_600_000))
    expect(written).toMatchObject({ changed: 24 })
    expect(written.lines.map(({ months }) => months)).toEqual(
      [0, 1].map(() => [1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2].map((part) => part * 100_000)),
    )
  })

  it('spreads a quarter in proportion to what its months hold and leaves the other months alone', async () => {
    await write(
      [c1],
      [
        [0, 3, 999],
        [0, 4, 1_000],
        [0, 6, 3_000],
        [0, 7, 999],
      ],
    )
    await done(spreading([c1], 8_000, { kind: 'quarter', quarter: 2 }))
    expect((await line('li', 'c1')).months.slice(2, 7)).toEqual([999, 2_000, null, 6_000, 999])
  })

  it('spreads one month of a city over its lines', async () => {
    await write(
      [c1, c2],
      [
        [0, 1, 100],
        [1, 1, 300],
      ],
    )
    await done(spreading([c1, c2], 1_200, { kind: 'month', month: 1 }))
    expect([(await line('li', 'c1')).months[0], (await line('li', 'c2')).months[0]]).toEqual([300, 900])
  })

  it('moves no held cell', async () => {
    await write(
      [c1],
      [
        [0, 1, 500],
        [0, 2, 100],
        [0, 3, 100],
      ],
    )
    await done(holding(true, [c1], [[0, 1]]))
    await done(spreading([c1], 1_500))
    expect((await line('li', 'c1')).months.slice(0, 3)).toEqual([500, 500, 500])
  })

  it('shows beforehand exactly what it will do, and writes nothing then', async () => {
    await write(
      [c1, c2],
      [
        [0, 1, 500],
        [0, 2, 100],
        [1, 3, 101],
      ],
    )
    await done(holding(true, [c1], [[0, 1]]))
    const count = batches()
    const typed = { ...where(), lines: [c1, c2], period: { kind: 'quarter', quarter: 1 } as const, total: 10_007 }
    const preview = await done(region().targets['targets.previewSpread'](typed))
    expect(batches()).toBe(count)
    expect(preview).toMatchObject({ before: 701, after: 10_007, held: 1, basis: 'current' })
    await done(region().targets['targets.spread'](typed))
    const now = await grid()
    for (const { id, after } of preview.lines) {
      expect(now.lines.find((one) => one.id === id)?.months.slice(0, 3)).toEqual(after)
    }
    expect(preview.lines).toHaveLength(2)
    expect(preview.lines.flatMap(({ after }) => after).reduce<number>((sum, after) => sum + (after ?? 0), 0)).toBe(
      10_007,
    )
  })

  it('changes nothing when the total that is there is typed again', async () => {
    await write(
      [c1],
      [
        [0, 1, 12_345],
        [0, 2, 1],
      ],
    )
    expect(await done(spreading([c1], 12_346))).toMatchObject({ batch: null, changed: 0 })
  })

  it('counts a line once however often it is named', async () => {
    await done(spreading([c1, c1], 1_200))
    expect((await line('li', 'c1')).months).toEqual(Array(12).fill(100))
  })

  it.each<[string, number, string]>([
    ['held cells exceed it', 400, 'spread-held-exceeds'],
    ['it is negative', -1, 'amount-negative'],
    ['it is beyond the range', 10_000_000_000_001, 'amount-out-of-range'],
  ])('is refused and nothing changes when %s', async (_, total, code) => {
    await write(
      [c1],
      [
        [0, 1, 500],
        [0, 2, 100],
      ],
    )
    await done(holding(true, [c1], [[0, 1]]))
    const count = batches()
    expect((await refusal(() => spreading([c1], total))).code).toBe(code)
    expect(
      (
        await refusal(() =>
          region().targets['targets.previewSpread']({ ...where(), lines: [c1], total, period: { kind: 'year' } }),
        )
      ).code,
    ).toBe(code)
    expect(batches()).toBe(count)
  })

  it('is refused when every cell is held', async () => {
    await done(
      holding(
        true,
        [c1],
        [
          [0, 1],
          [0, 2],
          [0, 3],
        ],
      ),
    )
    expect((await refusal(() => spreading([c1], 5, { kind: 'quarter', quarter: 1 }))).code).toBe('spread-all-held')
  })
})

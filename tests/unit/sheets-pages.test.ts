import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betweenGroups, paginate } from '../../src-main/sheets/pages.rules.ts'

const rows = (count: number, height = 10): readonly number[] => Array.from({ length: count }, () => height)
const heightOf = (heights: readonly number[], from: number, to: number): number =>
  heights.slice(from, to).reduce((sum, height) => sum + height, 0)

describe('pages of counted height', () => {
  test('what fits with the total stands on one page', () => {
    expect(paginate({ rows: rows(10), first: 130, next: 150, tail: 30, together: 3 })).toEqual([{ from: 0, to: 10 }])
  })

  test('a page that is full to the last millimetre is not broken early', () => {
    expect(paginate({ rows: rows(13, 10.2), first: 132.6, next: 153, tail: 0, together: 1 })).toEqual([
      { from: 0, to: 13 },
    ])
  })

  test('a total that does not fit takes rows over to its page, never goes alone', () => {
    expect(paginate({ rows: rows(13), first: 130, next: 150, tail: 20, together: 3 })).toEqual([
      { from: 0, to: 10 },
      { from: 10, to: 13 },
    ])
  })

  test('a sheet without rows still has its page', () => {
    expect(paginate({ rows: [], first: 130, next: 150, tail: 20, together: 3 })).toEqual([{ from: 0, to: 0 }])
  })

  test('every row stands once and in order, no page is overfull or empty, and the tail has company', () => {
    const input = fc.record({
      count: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 5, max: 25 }),
      first: fc.integer({ min: 100, max: 150 }),
      more: fc.integer({ min: 0, max: 60 }),
      tail: fc.integer({ min: 0, max: 25 }),
      together: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(input, ({ count, height, first, more, tail, together }) => {
        const next = first + more
        const heights = rows(count, height)
        const pages = paginate({ rows: heights, first, next, tail, together })
        expect(pages[0]?.from).toBe(0)
        expect(pages.at(-1)?.to).toBe(count)
        for (const [index, { from, to }] of pages.entries()) {
          expect(to).toBeGreaterThan(from)
          if (index > 0) expect(from).toBe(pages[index - 1]?.to)
          const last = index === pages.length - 1
          expect(heightOf(heights, from, to) + (last ? tail : 0)).toBeLessThanOrEqual(index === 0 ? first : next)
        }
        const end = pages.at(-1)
        expect((end?.to ?? 0) - (end?.from ?? 0)).toBeGreaterThanOrEqual(Math.min(together, count))
      }),
    )
  })

  test('with groups it still prints every row once and fills no page beyond its room', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(sizes, (groups) => {
        const heights = rows(
          groups.reduce((sum, size) => sum + size, 0),
          7,
        )
        const pages = paginate({
          rows: heights,
          first: 230,
          next: 256,
          tail: 40,
          together: 3,
          breakAt: betweenGroups(groups, 15, 3),
        })
        expect(pages.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index))).toEqual(
          heights.map((_, index) => index),
        )
        for (const [index, { from, to }] of pages.entries())
          expect(heightOf(heights, from, to)).toBeLessThanOrEqual(index === 0 ? 230 : 256)
      }),
    )
  })
})

describe('breaks between groups', () => {
  const at = betweenGroups([5, 10, 40], 15, 3)

  test('a break between two groups stays', () => {
    expect(at(0, 15)).toBe(15)
  })

  test('a short group goes to the next page whole', () => {
    expect(at(0, 12)).toBe(5)
  })

  test('a short group that begins the page is torn, since nothing else can be done', () => {
    expect(at(5, 12)).toBe(12)
  })

  test('of a long group three rows at least stand on either side', () => {
    expect(at(0, 17)).toBe(15)
    expect(at(15, 54)).toBe(52)
    expect(at(0, 30)).toBe(30)
  })
})

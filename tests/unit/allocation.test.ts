import { describe, expect, it } from 'vitest'
import { allocate, shares, spread, spreadLines, type Cell } from '../../src-main/shared/allocation.ts'

const cells = (...amounts: readonly (number | null)[]): readonly Cell[] =>
  amounts.map((amount) => ({ amount, held: false }))
const hold = (line: readonly Cell[], ...indexes: readonly number[]): readonly Cell[] =>
  line.map((cell, index) => (indexes.includes(index) ? { ...cell, held: true } : cell))
const after = (total: number, line: readonly Cell[], weights: readonly number[] | null = null, step = 1): unknown => {
  const result = spread({ total, cells: line, weights, step })
  return result.ok ? result.value.cells.map((cell) => cell.after) : result.error.code
}
const basis = (total: number, line: readonly Cell[], weights: readonly number[] | null = null): unknown => {
  const result = spread({ total, cells: line, weights, step: 1 })
  return result.ok ? result.value.basis : result.error.code
}

describe('largest remainder', () => {
  it('gives the steps that are left to the largest remainders', () => {
    expect(allocate({ total: 100, weights: [334, 333, 333], step: 1 })).toEqual([34, 33, 33])
    expect(allocate({ total: 10, weights: [1, 2, 4], step: 1 })).toEqual([1, 3, 6])
  })

  it('breaks ties for the earlier month', () => {
    expect(allocate({ total: 5, weights: [1, 1, 1], step: 1 })).toEqual([2, 2, 1])
    expect(allocate({ total: 1, weights: [0, 1, 1], step: 1 })).toEqual([0, 1, 0])
  })

  it('rounds at the step, and the last fen goes with the remainder', () => {
    expect(allocate({ total: 100_005, weights: Array<number>(12).fill(1), step: 100 })).toEqual([
      8400,
      8400,
      8400,
      8400,
      8305,
      ...Array<number>(7).fill(8300),
    ])
    expect(allocate({ total: 25_000, weights: [1, 1, 1], step: 10_000 })).toEqual([10_000, 10_000, 5_000])
    expect(allocate({ total: 7, weights: [1, 2], step: 1_000_000 })).toEqual([0, 7])
  })

  it('is exact where the products pass 2^53', () => {
    const total = 9_999_999_999_999
    const parts = allocate({ total, weights: [1_000_000_000_000_000, 999_999_999_999_999, 1], step: 1 })
    expect(parts).toEqual([5_000_000_000_000, 4_999_999_999_999, 0])
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
  })

  it('refuses what only a bug would ask', () => {
    expect(() => allocate({ total: -1, weights: [1], step: 1 })).toThrow(RangeError)
    expect(() => allocate({ total: 1, weights: [0, 0], step: 1 })).toThrow(RangeError)
    expect(() => allocate({ total: 1, weights: [2, -1], step: 1 })).toThrow(RangeError)
    expect(() => allocate({ total: 1, weights: [1], step: 0 })).toThrow(RangeError)
  })
})

describe('typing over a total', () => {
  it('keeps the proportions of what is there', () => {
    expect(after(600, cells(100, 50, 150))).toEqual([200, 100, 300])
    expect(basis(600, cells(100, 50, 150))).toBe('current')
  })

  it('leaves blanks blank and zeros zero while other cells hold something', () => {
    expect(after(900, cells(100, null, 0, 200), [1, 9, 9, 1])).toEqual([300, null, 0, 600])
  })

  it('follows the seasonality where all cells are blank or zero', () => {
    expect(after(100, cells(null, 0, null), [5, 3, 2])).toEqual([50, 30, 20])
    expect(basis(100, cells(null, 0, null), [5, 3, 2])).toBe('seasonality')
  })

  it('is even without a seasonality, and where the seasonality is zero for all free cells', () => {
    expect(after(100, cells(null, null, null))).toEqual([34, 33, 33])
    expect(basis(100, cells(null, null, null))).toBe('even')
    expect(after(10, hold(cells(4, null, null), 0), [7, 0, 0])).toEqual([4, 3, 3])
    expect(basis(10, hold(cells(4, null, null), 0), [7, 0, 0])).toBe('even')
  })

  it('a month without seasonal weight keeps its blank', () => {
    expect(after(100, cells(null, null), [1, 0])).toEqual([100, null])
  })

  it('moves no held cell and gives the rest to the others', () => {
    expect(after(1000, hold(cells(100, 200, 300), 1))).toEqual([200, 200, 600])
    expect(after(100, hold(cells(null, 40, null), 0, 1))).toEqual([null, 40, 60])
  })

  it('zero empties the amounts to zero and leaves blanks blank', () => {
    expect(after(0, cells(5, null, 7))).toEqual([0, null, 0])
  })

  it('zero over nothing but blanks is a decided zero in every free cell', () => {
    expect(after(0, cells(null, null), [1, 0])).toEqual([0, 0])
    expect(after(0, hold(cells(null, null), 1))).toEqual([0, null])
  })

  it('changes nothing when the sum that is there is typed again, however odd the amounts', () => {
    expect(after(1_234_567, cells(1_000_001, null, 234_566, 0), null, 1_000_000)).toEqual([1_000_001, null, 234_566, 0])
    expect(after(7, hold(cells(3, 4), 0, 1))).toEqual([3, 4])
    expect(after(0, cells(0, null))).toEqual([0, null])
  })

  it('takes all from the free cells when held ones fill the total', () => {
    expect(after(10, hold(cells(10, 5, null), 0))).toEqual([10, 0, null])
  })

  it('a negative amount that arrived from elsewhere weighs nothing and becomes zero', () => {
    expect(after(100, cells(-50, 20, 30))).toEqual([0, 40, 60])
  })

  it('tells the sums, the basis and how many cells are held', () => {
    expect(spread({ total: 90, cells: hold(cells(10, 20, null), 0), weights: null, step: 1 })).toEqual({
      ok: true,
      value: {
        before: 30,
        after: 90,
        basis: 'current',
        held: 1,
        heldFen: 10,
        cells: [
          { before: 10, after: 10 },
          { before: 20, after: 80 },
          { before: null, after: null },
        ],
      },
    })
  })
})

describe('impossible spreads are refused', () => {
  it('held cells exceed the new total', () => {
    expect(spread({ total: 50, cells: hold(cells(60, 1), 0), weights: null, step: 1 })).toEqual({
      ok: false,
      error: { code: 'spread-held-exceeds', facts: { held: 1, heldFen: 60, totalFen: 50 } },
    })
  })

  it.each([
    ['every cell is held', 9, hold(cells(3, 4), 0, 1), 'spread-all-held'],
    ['every cell is held and blank', 0, hold(cells(null), 0), 'spread-all-held'],
    ['the total is negative', -1, cells(5), 'amount-negative'],
    ['the total is beyond the range', 10_000_000_000_001, cells(5), 'amount-out-of-range'],
    ['the total is no whole fen', 1.5, cells(5), 'amount-out-of-range'],
    ['there is nothing below', 5, [], 'spread-nothing-below'],
  ])('%s', (_, total, line, code) => {
    expect(after(total, line)).toBe(code)
  })
})

describe('a spread over lines and months', () => {
  const blank = (lines: number, months: number): readonly (readonly Cell[])[] =>
    Array.from({ length: lines }, () => cells(...Array<null>(months).fill(null)))
  const grid = (
    total: number,
    lines: readonly (readonly Cell[])[],
    weights: readonly number[] | null,
    step = 1,
  ): (number | null)[][] => {
    const result = spreadLines({ total, lines, weights, step })
    if (!result.ok) throw new Error(result.error.code)
    return result.value.lines.map((line) => [...line])
  }
  const sum = (amounts: readonly (number | null)[]): number =>
    amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)

  it('follows the seasonality by month and is even by line', () => {
    expect(grid(1200, blank(2, 3), [1, 2, 3])).toEqual([
      [100, 200, 300],
      [100, 200, 300],
    ])
  })

  it('is proportional to what each cell holds', () => {
    expect(grid(200, [cells(10, 20), cells(30, 40)], null)).toEqual([
      [20, 40],
      [60, 80],
    ])
  })

  it('keeps the sums of the months near their share even where a step is larger than a cell’s share', () => {
    const result = grid(300_000_00, blank(40, 12), [1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 2, 2], 100_000)
    const months = Array.from({ length: 12 }, (_, month) => sum(result.map((line) => line[month] ?? 0)))
    expect(months).toEqual([10, 10, 20, 20, 30, 30, 40, 40, 30, 30, 20, 20].map((steps) => steps * 100_000))
  })

  it('favours no line: equal lines differ by a step at most', () => {
    const years = grid(300_000_00, blank(40, 12), [1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 2, 2], 100_000).map(sum)
    expect([Math.min(...years), Math.max(...years)]).toEqual([700_000, 800_000])
  })

  it('gives what is less than a step to one cell alone', () => {
    const result = grid(100_007, blank(3, 4), null, 1000).flat()
    expect(result.filter((amount) => (amount ?? 0) % 1000 !== 0)).toHaveLength(1)
    expect(sum(result)).toBe(100_007)
  })
})

describe('shares', () => {
  it('add up to 100.0 %', () => {
    expect(shares([1, 1, 1])).toEqual([334, 333, 333])
    expect(shares([6960, 4545, 8355, 8752, 8597, 8906, 8019, 8778, 9671, 9234, 9705, 10_178])).toEqual([
      68, 45, 82, 86, 85, 88, 79, 86, 95, 91, 95, 100,
    ])
  })

  it('of a blank is blank, of a zero is zero', () => {
    expect(shares([null, 0, 5])).toEqual([null, 0, 1000])
  })

  it('cannot be told where nothing adds up', () => {
    expect(shares([null, 0])).toEqual([null, null])
    expect(shares([5, -5])).toEqual([null, null])
  })

  it('add up with a negative among them', () => {
    const parts = shares([10, -3, 6])
    expect(parts.reduce<number>((total, part) => total + (part ?? 0), 0)).toBe(1000)
    expect(parts[1]).toBeLessThan(0)
  })
})

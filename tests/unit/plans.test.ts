import { describe, expect, it } from 'vitest'
import {
  isLocked,
  monthsOfGraded,
  readSeasonality,
  seasonalityOf,
  turnMonths,
  writeSeasonality,
} from '../../src-main/plans/plans.rules.ts'

describe('a seasonality', () => {
  const even = Array<number>(12).fill(1)

  it('is kept as text and read back', () => {
    expect(readSeasonality(writeSeasonality([...even.slice(1), 7]))).toEqual([...even.slice(1), 7])
    expect(readSeasonality(writeSeasonality(null))).toBeNull()
  })

  it.each([
    '',
    'x',
    '{}',
    '[1,2]',
    '[0,0,0,0,0,0,0,0,0,0,0,0]',
    '[1,1,1,1,1,1,1,1,1,1,1,-1]',
    '[1,1,1,1,1,1,1,1,1,1,1,0.5]',
    'null',
  ])('that arrived as %j is taken for none', (text) => {
    expect(readSeasonality(text)).toBeNull()
  })

  it('has the proportions of the amounts it is made from, as small as they can be', () => {
    expect(seasonalityOf([200n, 400n, 600n, ...Array<bigint>(9).fill(0n)])).toEqual([
      1,
      2,
      3,
      ...Array<number>(9).fill(0),
    ])
  })

  it('gives months below zero no weight, and nothing at all is no seasonality', () => {
    expect(seasonalityOf([-5n, 5n])).toEqual([0, 1])
    expect(seasonalityOf([0n, -5n])).toBeNull()
  })

  it('rounds proportions that need more than fifteen digits', () => {
    const weights = seasonalityOf([10n ** 18n + 1n, 10n ** 18n * 2n]) ?? []
    expect(weights.every((weight) => Number.isSafeInteger(weight) && weight <= 1e15)).toBe(true)
    expect((weights[1] ?? 0) / (weights[0] ?? 1)).toBeCloseTo(2, 12)
  })
})

describe('amounts of any grain', () => {
  it('lie evenly over the months of their quarter or year', () => {
    const months = monthsOfGraded([
      { grain: 'year', amounts: [1] },
      { grain: 'quarter', amounts: [3, null, 6, 0] },
      { grain: 'month', amounts: [null, 5, ...Array<null>(10).fill(null)] },
    ])
    expect(months.map(Number)).toEqual([13, 73, 13, 1, 1, 1, 25, 25, 25, 1, 1, 1])
  })
})

it('a seasonality turns with the first month of the year, so that a calendar month keeps its weight', () => {
  const calendar = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  expect(turnMonths(calendar, 1, 4)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3])
  expect(turnMonths(turnMonths(calendar, 1, 4), 4, 1)).toEqual(calendar)
})

it('submitted and approved plans are locked, drafts and returned ones are not', () => {
  expect((['draft', 'submitted', 'returned', 'approved'] as const).map(isLocked)).toEqual([false, true, false, true])
})

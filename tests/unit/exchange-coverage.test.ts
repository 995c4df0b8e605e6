import { describe, expect, test } from 'vitest'
import { addRun, contiguousEnd, covers, missingNumbers } from '../../src-main/exchange/coverage.rules.ts'

describe('what files have covered', () => {
  test('runs that touch or overlap become one', () => {
    expect(addRun([[1, 3]], [4, 6])).toEqual([[1, 6]])
    expect(
      addRun(
        [
          [1, 3],
          [7, 9],
        ],
        [3, 7],
      ),
    ).toEqual([[1, 9]])
    expect(addRun([[5, 6]], [1, 2])).toEqual([
      [1, 2],
      [5, 6],
    ])
    expect(addRun([[1, 9]], [2, 3])).toEqual([[1, 9]])
  })

  test('only what begins at 1 is acknowledged, up to the first gap', () => {
    expect(contiguousEnd([])).toBe(0)
    expect(
      contiguousEnd([
        [1, 4],
        [6, 9],
      ]),
    ).toBe(4)
    expect(contiguousEnd([[2, 9]])).toBe(0)
  })

  test('a number in a gap is not covered', () => {
    expect(
      covers(
        [
          [1, 4],
          [6, 9],
        ],
        5,
      ),
    ).toBe(false)
    expect(
      covers(
        [
          [1, 4],
          [6, 9],
        ],
        6,
      ),
    ).toBe(true)
  })

  test('missing numbers are named in order, the latest hundred of them', () => {
    expect(missingNumbers([1, 2, 5], 7)).toEqual([3, 4, 6])
    expect(missingNumbers([], 1)).toEqual([])
    expect(missingNumbers([3], 3)).toEqual([1, 2])
    const many = missingNumbers([], 1_000_000_000)
    expect(many).toHaveLength(100)
    expect(many.at(-1)).toBe(999_999_999)
  })
})

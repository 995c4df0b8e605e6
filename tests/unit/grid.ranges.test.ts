import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allHold, disjoint, rectangleOf, sizeOf, subtract } from '../../src-renderer/grid/ranges.ts'
import { at, cycle, extendable, fit, rangesOf, selectionOf, type Range } from '../../src-renderer/grid/selection.ts'

const range = (top: number, left: number, bottom = top, right = left): Range => ({ top, bottom, left, right })
const cellsOf = (ranges: readonly Range[]): readonly string[] =>
  ranges.flatMap(({ top, bottom, left, right }) =>
    Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, place) => {
      const width = right - left + 1
      return `${top + Math.floor(place / width)} ${left + (place % width)}`
    }),
  )
const anyRange = fc
  .tuple(fc.nat(7), fc.nat(7), fc.nat(4), fc.nat(4))
  .map(([top, left, height, width]) => range(top, left, top + height, left + width))

describe('several ranges', () => {
  it('taken apart hold the same cells, each once', () => {
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 6 }), (ranges) => {
        const cells = cellsOf(disjoint(ranges))
        expect(cells.toSorted()).toEqual([...new Set(cellsOf(ranges))].toSorted())
      }),
    )
  })

  it('lose exactly the cells of a range that is taken away', () => {
    fc.assert(
      fc.property(anyRange, anyRange, (whole, cut) => {
        const gone = new Set(cellsOf([cut]))
        expect(cellsOf(subtract(whole, cut)).toSorted()).toEqual(
          cellsOf([whole])
            .filter((cell) => !gone.has(cell))
            .toSorted(),
        )
      }),
    )
  })

  it('hold a range also where it takes two of them to do so', () => {
    expect(allHold([range(0, 0, 1, 1), range(2, 0, 3, 1)], range(1, 0, 2, 1))).toBe(true)
    expect(allHold([range(0, 0, 1, 1), range(3, 0, 3, 1)], range(1, 0, 3, 1))).toBe(false)
  })

  it('make a rectangle where they have the same rows or the same columns, and only then', () => {
    expect(rectangleOf([range(1, 4, 2, 5), range(1, 0, 2, 0)])).toEqual({ rows: [1, 2], columns: [0, 4, 5] })
    expect(rectangleOf([range(5, 1, 5, 2), range(0, 1, 1, 2)])).toEqual({ rows: [0, 1, 5], columns: [1, 2] })
    expect(rectangleOf([range(0, 0), range(1, 1)])).toBeNull()
    expect(rectangleOf([range(0, 0, 1, 1), range(0, 2)])).toBeNull()
  })

  it('count their cells', () => {
    expect(sizeOf(range(1, 1, 3, 2))).toBe(6)
  })
})

describe('a selection of several ranges', () => {
  const two = selectionOf([range(0, 0, 0, 1), range(3, 3, 4, 3)], { row: 0, column: 1 })!

  it('is gone through by Tab and Enter range by range, round and round', () => {
    const steps = [two]
    for (let step = 0; step < 4; step++) steps.push(cycle(steps.at(-1)!, 'across', 1))
    expect(steps.map(({ active }) => `${active.row} ${active.column}`)).toEqual(['0 1', '3 3', '4 3', '0 0', '0 1'])
    expect(cycle(cycle(two, 'down', -1), 'down', -1).active).toEqual({ row: 4, column: 3 })
  })

  it('is extended where its active cell is', () => {
    const next = extendable(two)
    expect(next.anchor).toEqual({ row: 0, column: 1 })
    expect(next.head).toEqual({ row: 0, column: 0 })
    expect(rangesOf(next)).toHaveLength(2)
    expect(extendable(at({ row: 1, column: 1 }))).toEqual(at({ row: 1, column: 1 }))
  })

  it('loses the ranges whose rows went away', () => {
    expect(fit(two, { rows: 1, body: 1, columns: 9 })?.others).toEqual([range(0, 0, 0, 1)])
    expect(selectionOf([])).toBeNull()
  })
})

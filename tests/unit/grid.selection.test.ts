import { describe, expect, it } from 'vitest'
import { intentOf, type KeyFacts } from '../../src-renderer/grid/keyboard.ts'
import {
  at,
  cycle,
  edge,
  fit,
  holds,
  rangeOf,
  span,
  step,
  type Extent,
  type Point,
} from '../../src-renderer/grid/selection.ts'

/** Five rows in the body, two pinned below, four columns. */
const extent: Extent = { rows: 7, body: 5, columns: 4 }
const point = (row: number, column: number): Point => ({ row, column })

describe('a selection', () => {
  it('spans the rectangle between its anchor and its head, whichever comes first', () => {
    expect(rangeOf(span(point(3, 2), point(1, 0)))).toEqual({ top: 1, bottom: 3, left: 0, right: 2 })
  })

  it('holds the cells on its edges and none beyond them', () => {
    const range = rangeOf(span(point(1, 1), point(2, 2)))
    expect([holds(range, 1, 1), holds(range, 2, 2), holds(range, 0, 1), holds(range, 2, 3)]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('steps into the pinned rows and stops at the last of them', () => {
    expect(step(point(4, 0), 'down', 1, extent)).toEqual(point(5, 0))
    expect(step(point(6, 0), 'down', 1, extent)).toEqual(point(6, 0))
  })

  it('goes through its cells by rows for Tab and by columns for Enter, round and round', () => {
    const four = span(point(1, 1), point(2, 2))
    const active = (selection: typeof four): Point => selection.active
    expect(active(cycle(four, 'across', 1))).toEqual(point(1, 2))
    expect(active(cycle(four, 'down', 1))).toEqual(point(2, 1))
    expect(active(cycle(four, 'across', -1))).toEqual(point(2, 2))
  })

  it('is moved inside when rows and columns go away, and is none in an empty grid', () => {
    expect(fit(at(point(6, 3)), { rows: 2, body: 2, columns: 2 })).toEqual(at(point(1, 1)))
    expect(fit(at(point(0, 0)), { rows: 0, body: 0, columns: 2 })).toBeNull()
  })
})

describe('Ctrl with an arrow', () => {
  const filled = new Set(['0', '1', '4'])
  const isBlank = ({ row }: Point): boolean => !filled.has(String(row))

  it('lands on the last filled cell of a run', () => {
    expect(edge(point(0, 0), 'down', extent, isBlank)).toEqual(point(1, 0))
  })
  it('crosses a gap to the next filled cell', () => {
    expect(edge(point(1, 0), 'down', extent, isBlank)).toEqual(point(4, 0))
  })
  it('ends at the body’s last row, not in the totals', () => {
    expect(edge(point(0, 0), 'down', extent, () => false)).toEqual(point(4, 0))
  })
  it('stays where it is at an edge', () => {
    expect(edge(point(0, 0), 'up', extent, () => false)).toEqual(point(0, 0))
  })
})

describe('a key', () => {
  const key = (name: string, more: Partial<KeyFacts> = {}) =>
    intentOf({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more })

  it('that is a letter, a digit or a hanzi replaces the cell', () => {
    expect(key('7')).toEqual({ kind: 'edit', text: '7' })
    expect(key('沪')).toEqual({ kind: 'edit', text: '沪' })
    expect(key('𠮷')).toEqual({ kind: 'edit', text: '𠮷' })
  })
  it('moves, extends and jumps as in Excel', () => {
    expect(key('ArrowDown')).toEqual({ kind: 'move', direction: 'down', jump: false, extend: false })
    expect(key('ArrowLeft', { ctrlKey: true, shiftKey: true })).toEqual({
      kind: 'move',
      direction: 'left',
      jump: true,
      extend: true,
    })
    expect(key('End', { ctrlKey: true })).toEqual({ kind: 'end', whole: true, extend: false })
  })
  it('fills, clears and selects', () => {
    expect(key('d', { ctrlKey: true })).toEqual({ kind: 'fill', direction: 'down' })
    expect(key('R', { metaKey: true })).toEqual({ kind: 'fill', direction: 'right' })
    expect(key('Delete')).toEqual({ kind: 'clear' })
    expect(key(' ', { shiftKey: true })).toEqual({ kind: 'select', what: 'row' })
  })
  it('of the window is left to the window', () => {
    expect([
      key('z', { ctrlKey: true }),
      key('c', { ctrlKey: true }),
      key('l', { ctrlKey: true }),
      key('ArrowUp', { altKey: true }),
      key('F6'),
    ]).toEqual(Array.from({ length: 5 }, () => null))
  })
})

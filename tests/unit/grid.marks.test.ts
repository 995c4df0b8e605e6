import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CellEdit } from '../../src-renderer/grid/column-spec.ts'
import { markKeyOf, Marks, savedTime } from '../../src-renderer/grid/marks.ts'
import { createRowKeys } from '../../src-renderer/grid/row-keys.ts'

const edit = (rowId: string, value: number): CellEdit => ({ rowId, columnId: 'm1', text: String(value), value })
const state = (marks: Marks, rowId: string): string | undefined => marks.of(markKeyOf(rowId, 'm1'))?.state

describe('the marks of cells', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('say pending until the answer has come, then saved for two seconds', () => {
    const told: string[][] = []
    const marks = new Marks((keys) => told.push([...keys]))
    marks.pend([edit('a', 1)], () => 'row')
    expect(state(marks, 'a')).toBe('pending')
    marks.settle([edit('a', 1)], [])
    expect(state(marks, 'a')).toBe('saved')
    vi.advanceTimersByTime(savedTime)
    expect(state(marks, 'a')).toBeUndefined()
    expect(told).toEqual([[markKeyOf('a', 'm1')], [markKeyOf('a', 'm1')], [markKeyOf('a', 'm1')]])
  })

  it('keep a refusal until something else is typed', () => {
    const marks = new Marks(() => undefined)
    marks.pend([edit('a', 1), edit('b', 2)], () => 'row')
    marks.settle([edit('a', 1), edit('b', 2)], [{ rowId: 'b', columnId: 'm1', message: 'held' }])
    vi.advanceTimersByTime(savedTime)
    expect([state(marks, 'a'), state(marks, 'b')]).toEqual([undefined, 'refused'])
    marks.pend([edit('c', 3)], () => 'row')
    expect(state(marks, 'b')).toBeUndefined()
  })

  it('never call a dropped edit saved', () => {
    const marks = new Marks(() => undefined)
    marks.pend([edit('a', 1)], () => 'row')
    marks.settle([edit('a', 1)], 'dropped')
    expect(state(marks, 'a')).toBeUndefined()
  })

  it('leave a later edit of the same cell alone when an earlier check goes', () => {
    const marks = new Marks(() => undefined)
    marks.pend([edit('a', 1)], () => 'row')
    marks.settle([edit('a', 1)], [])
    vi.advanceTimersByTime(savedTime - 1)
    marks.pend([edit('a', 2)], () => 'row')
    vi.advanceTimersByTime(1)
    expect(state(marks, 'a')).toBe('pending')
  })
})

describe('the keys of rows', () => {
  type Row = { readonly id: string; readonly amount: number }
  const row = (id: string, amount: number): Row => ({ id, amount })
  const rowId = ({ id }: Row): string => id

  it('stay the same array while only the content of rows changes', () => {
    const keys = createRowKeys<Row>()
    const first = keys([row('a', 1), row('b', 2)], rowId)
    expect(first).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(keys([row('a', 9), row('b', 2)], rowId)).toBe(first)
    expect(keys([row('a', 9), row('b', 3)], rowId)).toBe(first)
  })

  it('follow the rows as soon as one comes, goes or moves, each row keeping its own', () => {
    const keys = createRowKeys<Row>()
    const [a, b] = keys([row('a', 1), row('b', 2)], rowId)
    const moved = keys([row('b', 2), row('a', 1)], rowId)
    expect(moved[0]).toBe(b)
    expect(moved[1]).toBe(a)
    const more = keys([row('b', 2), row('c', 3), row('a', 1)], rowId)
    expect(more.map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    expect(more[2]).toBe(a)
    expect(keys([row('b', 2)], rowId)).toEqual([{ id: 'b' }])
    expect(keys([], rowId)).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { decideRewind, type RowNow } from '../../src-main/history/rewind.rules.ts'
import type { SinceThen } from '../../src-main/ledger/ledger.ts'

const now: RowNow = { plan: 'p', held: 0, live: true, locked: false }
const since = (field: string, value: SinceThen['now'], past: SinceThen['past'], id = 'line'): SinceThen => ({
  entity: 'targetLine',
  id,
  field,
  now: value,
  past,
})
const fields = (found: ReturnType<typeof decideRewind>) => found.edits.map(({ id, field, value }) => [id, field, value])

describe('going back', () => {
  test('brings amounts, holds and reasons of then, and leaves whose line it is', () => {
    const found = decideRewind(
      'p',
      [
        since('m01', 5, 3),
        since('m02', 7, null),
        since('h01', 0, 1),
        since('r01', 'x', null),
        since('owner', 'b', 'a'),
      ],
      () => now,
    )
    expect(fields(found)).toEqual([
      ['line', 'm01', 3],
      ['line', 'm02', null],
      ['line', 'h01', 1],
      ['line', 'r01', null],
    ])
    expect([found.before, found.after]).toEqual([12, 3])
  })

  test('leaves a held month with its amount and its hold, and counts it once', () => {
    const found = decideRewind('p', [since('m03', 5, 3), since('h03', 1, 0), since('m04', 1, 2)], () => ({
      ...now,
      held: 0b100,
    }))
    expect(fields(found)).toEqual([['line', 'm04', 2]])
    expect(found.held).toBe(1)
  })

  test('a hold that was never set and one that was released are the same', () => {
    expect(decideRewind('p', [since('h01', 0, null), since('h02', null, 0)], () => now).edits).toEqual([])
  })

  test('counts what another state of the plan locks, and what the log does not reach', () => {
    const found = decideRewind('p', [since('m01', 5, 3), since('m02', 5, undefined, 'far')], (_entity, id) => ({
      ...now,
      locked: id === 'line',
    }))
    expect(found).toMatchObject({ edits: [], locked: 1, unknown: 1, held: 0 })
  })

  test('passes over rows of other plans, and brings a line back whole whose making was undone', () => {
    const undone = [since('live', null, 1, 'gone'), since('plan', null, 'p', 'gone'), since('m01', null, 9, 'gone')]
    const found = decideRewind('p', [since('m01', 5, 3, 'other'), ...undone], (_entity, id) =>
      id === 'other' ? { ...now, plan: 'q' } : { ...now, plan: null, live: false },
    )
    expect(fields(found)).toEqual([
      ['gone', 'live', 1],
      ['gone', 'plan', 'p'],
      ['gone', 'm01', 9],
    ])
  })

  test('of the plan itself only step, seasonality and note go back, never its state', () => {
    const plan = (field: string): SinceThen => ({ entity: 'plan', id: 'p', field, now: 'a', past: 'b' })
    const found = decideRewind('p', [plan('status'), plan('baseline'), plan('seasonality'), plan('note')], () => now)
    expect(found.edits.map(({ field }) => field)).toEqual(['seasonality', 'note'])
  })
})

import { describe, expect, test } from 'vitest'
import type { Activity } from '../../src-main/activities/activities.contract.ts'
import { readSatisfaction, shortDay, starsText } from '../../src-renderer/activities/activities.columns.ts'
import { closedAtFirst, logRows, ofGroup } from '../../src-renderer/activities/activity-rows.ts'
import { monthAround, rangeOf } from '../../src-renderer/activities/time-range.ts'
import { typedDay } from '../../src-renderer/fields/day-input.tsx'
import { keepRows } from '../../src-renderer/fields/stable-rows.ts'

const today = '2027-06-18'
const activity = (id: string, fields: Partial<Activity> = {}): Activity => ({
  id,
  kind: 'visit',
  channel: null,
  person: null,
  department: null,
  status: 'planned',
  dueOn: null,
  doneOn: null,
  note: null,
  result: null,
  satisfaction: null,
  ...fields,
})

describe('the rows of the log', () => {
  const late = activity('late', { dueOn: '2027-06-01' })
  const soon = activity('soon', { dueOn: '2027-06-20', kind: 'video' })
  const old = activity('old', { status: 'done', doneOn: '2027-01-01' })

  test('stand in groups by when they are due, with counts; empty groups are left out', () => {
    expect(
      logRows([soon, old, late], today, new Set()).map((row) => [row.id, row.kind === 'group' ? row.count : null]),
    ).toEqual([
      ['group:overdue', 1],
      ['late', null],
      ['group:week', 1],
      ['soon', null],
      ['group:earlier', 1],
      ['old', null],
    ])
  })

  test('what was done long ago is closed at first: its heading stays, its rows do not', () => {
    expect(logRows([old], today, closedAtFirst)).toEqual([
      { kind: 'group', id: 'group:earlier', group: 'earlier', count: 1, open: false },
    ])
  })

  test('an activity that did not change keeps its row, so that the grid redraws nothing', () => {
    const [, before] = logRows([late], today, new Set())
    const [, after] = logRows([late], today, new Set())
    expect(after).toBe(before)
  })

  test('the work of one department is told by its kinds', () => {
    expect(ofGroup([late, soon], 'marketing')).toEqual([soon])
    expect(ofGroup([late, soon], null)).toHaveLength(2)
  })
})

describe('times', () => {
  test('a month has its own number of days, also across the turn of the year', () => {
    expect(monthAround('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(monthAround('2027-01-31', -1)).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  })

  test('presets follow today, typed days stay', () => {
    const typed = { from: '2027-01-01', to: null }
    expect(rangeOf('last30', today, typed)).toEqual({ from: '2027-05-20', to: today })
    expect(rangeOf('next30', today, typed)).toEqual({ from: today, to: '2027-07-17' })
    expect(rangeOf('thisYear', today, typed)).toEqual({ from: '2027-01-01', to: '2027-12-31' })
    expect(rangeOf('custom', today, typed)).toBe(typed)
    expect(rangeOf('anyTime', today, typed)).toEqual({ from: null, to: null })
  })

  test('a day is shown without its year within this year', () => {
    expect([shortDay('2027-06-01', today), shortDay('2026-06-01', today), shortDay(null, today)]).toEqual([
      '06-01',
      '2026-06-01',
      '',
    ])
  })
})

test.each([
  ['今天', today],
  ['6-1', '2027-06-01'],
  ['２０２７／６／１', '2027-06-01'],
  [' 2027年6月1日 ', '2027-06-01'],
  ['', null],
  ['6-31', undefined],
  ['2027-6', undefined],
  ['9999-01-01', undefined],
  ['6-1 拜访', undefined],
  ['abc', undefined],
])('a typed day %j is %j', (text, day) => expect(typedDay(text, today)).toBe(day))

test.each([
  ['4', 4],
  ['4星', 4],
  ['★★☆☆☆', 2],
  ['5 stars', 5],
  ['', null],
])('%j is a score of %j', (text, value) => {
  expect(readSatisfaction(text)).toEqual({ ok: true, value })
})

test.each(['0', '6', '4.5', 'good', '4星好'])('%j is no score', (text) => expect(readSatisfaction(text).ok).toBe(false))

test('stars are drawn as five, and an unscored activity shows none', () => {
  expect([starsText(3), starsText(null)]).toEqual(['★★★☆☆', ''])
})

describe('rows that are read again', () => {
  const before = [
    { id: 'a', name: '甲' },
    { id: 'b', name: '乙' },
  ]

  test('are the same objects where no field differs', () => {
    const after = keepRows(before, [
      { id: 'a', name: '甲' },
      { id: 'b', name: '丙' },
    ])
    expect(after[0]).toBe(before[0])
    expect(after[1]).toEqual({ id: 'b', name: '丙' })
  })

  test('are the same list where nothing differs, and another where one is gone or moved', () => {
    expect(
      keepRows(
        before,
        before.map((row) => ({ ...row })),
      ),
    ).toBe(before)
    expect(keepRows(before, [{ id: 'a', name: '甲' }])).toHaveLength(1)
    expect(keepRows(before, [before[1]!, before[0]!])).not.toBe(before)
  })
})

import { describe, expect, test } from 'vitest'
import type { Activity } from '../../src-main/activities/activities.contract.ts'
import {
  agreeStatus,
  allActivityKinds,
  compareInGroup,
  dueGroup,
  groupOf,
  onTime,
  punctuality,
} from '../../src-main/activities/activities.rules.ts'

const today = '2027-06-18'
const planned = (dueOn: string | null) => ({ status: 'planned' as const, dueOn, doneOn: null })
const done = (dueOn: string | null, doneOn: string) => ({ status: 'done' as const, dueOn, doneOn })

describe('punctuality (rule 14)', () => {
  test.each([
    [planned('2027-06-08'), { state: 'overdue', days: 10 }],
    [planned(today), { state: 'today', days: 0 }],
    [planned('2027-06-19'), { state: 'planned', days: 0 }],
    [planned(null), { state: 'planned', days: 0 }],
    [done('2027-06-16', '2027-06-17'), { state: 'done-late', days: 1 }],
    [done('2027-06-16', '2027-06-16'), { state: 'done', days: 0 }],
    [done(null, '2027-06-16'), { state: 'done', days: 0 }],
  ])('%j is %j', (activity, expected) => expect(punctuality(activity, today)).toEqual(expected))

  test('the rate counts what was due in the period, done or not', () => {
    const june = { from: '2027-06-01', to: '2027-06-30' }
    const all = [
      done('2027-06-10', '2027-06-10'),
      done('2027-06-10', '2027-06-11'),
      planned('2027-06-08'),
      done('2027-05-31', '2027-06-01'),
      done(null, '2027-06-02'),
    ]
    expect(onTime(all, june)).toEqual({ due: 3, onTime: 1 })
  })
})

test.each([
  [planned('2027-06-17'), 'overdue'],
  [planned(today), 'today'],
  [done('2027-06-01', today), 'today'],
  [planned('2027-06-25'), 'week'],
  [planned('2027-06-26'), 'later'],
  [planned(null), 'later'],
  [done(null, '2027-06-11'), 'recent'],
  [done(null, '2027-06-10'), 'earlier'],
])('%j stands under %s', (activity, group) => expect(dueGroup(activity, today)).toBe(group))

test('what is due first stands first, what is done stands latest first', () => {
  const row = (id: string, fields: Partial<Activity>): Activity => ({
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
  const order = (group: Parameters<typeof compareInGroup>[0], rows: Activity[]) =>
    rows.toSorted((a, b) => compareInGroup(group, a, b)).map(({ id }) => id)
  expect(
    order('later', [
      row('undated', {}),
      row('b', { dueOn: '2027-07-02' }),
      row('a', { dueOn: '2027-07-02' }),
      row('c', { dueOn: '2027-07-01' }),
    ]),
  ).toEqual(['c', 'a', 'b', 'undated'])
  expect(order('recent', [row('old', done(null, '2027-06-12')), row('new', done(null, '2027-06-17'))])).toEqual([
    'new',
    'old',
  ])
  expect(order('today', [row('done', done(null, today)), row('open', planned(today))])).toEqual(['open', 'done'])
})

test('every kind of work belongs to one group', () => {
  expect(allActivityKinds).toHaveLength(18)
  expect(groupOf('video')).toBe('marketing')
  expect(groupOf('visit')).toBe('own')
})

describe('status and day done agree', () => {
  test('a new activity is planned unless it says otherwise', () => {
    expect(agreeStatus(null, { kind: 'visit' }, today)).toEqual({ kind: 'visit', status: 'planned' })
    expect(agreeStatus(null, { doneOn: today }, today)).toEqual({ doneOn: today, status: 'done' })
    expect(agreeStatus(null, { status: 'done' }, today)).toEqual({ status: 'done', doneOn: today })
  })

  test('an activity that is done keeps its day when it is marked done again', () => {
    expect(agreeStatus({ status: 'done', doneOn: '2027-06-01' }, { status: 'done' }, today)).toEqual({
      status: 'done',
      doneOn: '2027-06-01',
    })
  })

  test('other fields follow nothing', () => {
    expect(agreeStatus({ status: 'planned', doneOn: null }, { note: 'x' }, today)).toEqual({ note: 'x' })
  })

  test('a contradiction is none of both', () => {
    expect(agreeStatus(null, { status: 'planned', doneOn: today }, today)).toBeNull()
    expect(agreeStatus(null, { status: 'done', doneOn: null }, today)).toBeNull()
  })
})

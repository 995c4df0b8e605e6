import { describe, expect, test } from 'vitest'
import {
  addCompared,
  anyDiffers,
  compareLines,
  compareWithQuotas,
  differenceOf,
  groupCompared,
  rateOf,
  sideOf,
  stateOf,
  type SideLine,
} from '../../src-main/comparison/comparison.rules.ts'
import { createRoster } from '../../src-main/targets/roster.rules.ts'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'

const months = (...amounts: readonly (number | null)[]): (number | null)[] =>
  Array.from({ length: 12 }, (_, month) => amounts[month] ?? null)
const line = (owner: string | null, channel: string | null, amounts: (number | null)[], city = 'sh'): SideLine => ({
  owner,
  channel,
  city,
  months: amounts,
})

const people = {
  departments: [{ id: 'sales', name: '销售部', duty: null, position: 1 }],
  regions: [{ id: 'east', name: '华东', manager: null, position: 1 }],
  people: ['li', 'wang'].map((id) => ({
    id,
    name: id,
    login: null,
    title: null,
    department: id === 'li' ? 'sales' : null,
    region: null,
    phone: null,
    leftOn: null,
  })),
  cities: [{ id: 'sh', code: '310100', name: '上海市', province: null, country: null, region: 'east' }],
}

describe('two sides of a cell', () => {
  test('a blank beside a 0 is a difference, two blanks are none, and blanks count as nothing beside an amount', () => {
    expect(stateOf(null, 0)).toBe('differs')
    expect(stateOf(null, null)).toBe('same')
    expect(stateOf(0, 0)).toBe('same')
    expect(differenceOf(null, null)).toBeNull()
    expect(differenceOf(null, 500)).toBe(-500)
    expect(differenceOf(500, null)).toBe(500)
  })

  test('a rate is in tenths of a per cent, rounded half away from zero, and cannot be told of 0, less or a blank', () => {
    expect(rateOf(1100, 1000)).toBe(100)
    expect(rateOf(null, 1000)).toBe(-1000)
    expect(rateOf(20_010, 20_000)).toBe(1)
    expect(rateOf(19_990, 20_000)).toBe(-1)
    expect(rateOf(9_007_199_254_740_991, 1_000)).toBeGreaterThan(0)
    for (const base of [null, 0, -5]) expect(rateOf(1000, base)).toBeNull()
  })
})

describe('lines beside each other', () => {
  const mine = [line('wang', 'c1', months(10, null)), line('li', 'c2', months(5))]
  const theirs = [line('li', 'c1', months(4, 1)), line('wang', 'c1', months(3)), line('li', null, months(9))]

  test('a channel that went to another owner is one row by channel, and a row of each by owner', () => {
    const byChannel = compareLines(mine, theirs, 'channel')
    expect(
      byChannel.map(({ channel, owner, mine: left, theirs: right }) => [channel, owner, left[0], right[0]]),
    ).toEqual([
      ['c1', 'wang', 10, 7],
      ['c2', 'li', 5, null],
      [null, 'li', null, 9],
    ])
    const byOwner = compareLines(mine, theirs, 'owner')
    expect(
      byOwner
        .filter(({ channel }) => channel === 'c1')
        .map(({ owner, mine: left, theirs: right }) => [owner, left[0], right[0]]),
    ).toEqual([
      ['wang', 10, 3],
      ['li', null, 4],
    ])
  })

  test('nothing is lost: the sums of both columns are those of the sides, however rows are matched', () => {
    for (const matching of ['channel', 'owner'] as const) {
      const sums = addCompared(compareLines(mine, theirs, matching))
      expect([sums.mine[0], sums.theirs[0], sums.theirs[1]]).toEqual([15, 16, 1])
    }
  })

  test('groups gather rows under their subjects, people in the order of their departments', () => {
    const rows = compareLines(mine, theirs, 'owner')
    const groups = groupCompared(rows, 'person', createRoster(people))
    expect(groups.map(({ subject, rows: theirRows }) => [subject, theirRows.length])).toEqual([
      ['li', 3],
      ['wang', 1],
    ])
    expect(groupCompared(rows, 'region', createRoster(people)).map(({ subject }) => subject)).toEqual(['east'])
  })

  test('a row differs as soon as one month does', () => {
    expect(anyDiffers({ mine: months(1, null), theirs: months(1, 0) })).toBe(true)
    expect(anyDiffers({ mine: months(1, null), theirs: months(1, null) })).toBe(false)
  })
})

const gridOf = (firstMonth: number, lines: readonly SideLine[]): TargetGrid => ({
  plan: {
    id: `plan-${firstMonth}`,
    fiscalYear: 2027,
    version: 1,
    firstMonth,
    status: 'draft',
    step: 100,
    seasonality: null,
    profile: null,
    baseline: null,
    note: null,
  },
  measure: 'intake',
  lines: lines.map((one, index) => ({ ...one, id: `line-${index}`, held: 0 })),
  quotas: [],
})

test('years that begin in different months are compared by calendar month', () => {
  const april = gridOf(4, [line('li', 'c1', [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3])])
  expect(sideOf(april, 1)[0]?.months).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  expect(sideOf(april, 4)[0]?.months[0]).toBe(4)
})

test('against quotas, a month of a yearly quota cannot be told, and a subject without a quota has a blank', () => {
  const grid = {
    ...gridOf(1, [line('li', 'c1', months(10, 20)), line('wang', 'c2', months(1))]),
    quotas: [{ id: 'q', level: 'person' as const, subject: 'li', grain: 'year' as const, amounts: [25] }],
  }
  const rows = compareWithQuotas(grid, people, 'person')
  expect(
    rows.map(({ subject, sides }) => [subject, sides({ kind: 'year' }), sides({ kind: 'month', month: 1 })]),
  ).toEqual([
    ['li', { mine: 30, theirs: 25 }, { mine: 10, theirs: undefined }],
    ['wang', { mine: 1, theirs: null }, { mine: 1, theirs: null }],
  ])
})

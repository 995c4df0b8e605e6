import { describe, expect, test } from 'vitest'
import { grownTotal, growGroup, ruleFinder } from '../../src-main/starting/growth.rules.ts'
import { turnQuota } from '../../src-main/starting/start-quotas.rules.ts'
import type { GrowthRule } from '../../src-main/starting/starting.contract.ts'
import { outcomeOf, seedLines, type SourceLine } from '../../src-main/starting/starting.rules.ts'
import type { TargetLine } from '../../src-main/targets/targets.contract.ts'

const percent = (hundredths: number) => ({ kind: 'percent' as const, hundredths })
const year = (...amounts: readonly (number | null)[]): (number | null)[] =>
  Array.from({ length: 12 }, (_, month) => amounts[month] ?? null)

describe('the rule that a line grows by', () => {
  const rules: readonly GrowthRule[] = [
    { scope: 'all', subject: null, growth: percent(100) },
    { scope: 'city', subject: 'sh', growth: percent(200) },
    { scope: 'grade', subject: 'A', growth: percent(300) },
    { scope: 'person', subject: 'li', growth: percent(400) },
    { scope: 'channel', subject: 'c1', growth: percent(500) },
  ]
  const find = ruleFinder(rules)
  const line = { channel: 'c9', person: 'wang', grade: 'C', city: 'hz' }

  test('is the most specific: channel before person before grade before city before all', () => {
    expect(find(line)).toBe(0)
    expect(find({ ...line, city: 'sh' })).toBe(1)
    expect(find({ ...line, city: 'sh', grade: 'A' })).toBe(2)
    expect(find({ ...line, city: 'sh', grade: 'A', person: 'li' })).toBe(3)
    expect(find({ channel: 'c1', person: 'li', grade: 'A', city: 'sh' })).toBe(4)
    expect(find({ channel: null, person: null, grade: null, city: null })).toBe(0)
  })

  test('is the later of two of a kind, and none where no rule speaks of the line', () => {
    expect(
      ruleFinder([...rules, { scope: 'person', subject: 'li', growth: percent(0) }])({ ...line, person: 'li' }),
    ).toBe(5)
    expect(ruleFinder(rules.slice(1))(line)).toBe(-1)
  })
})

describe('growth', () => {
  test('rounds a total to the step half away from zero, and leaves it as it is where nothing grows', () => {
    expect(grownTotal(1_000_050, percent(0), 100_000)).toBe(1_000_050)
    expect(grownTotal(1_000_000, percent(500), 100_000)).toBe(1_100_000)
    expect(grownTotal(1_000_000, percent(499), 100_000)).toBe(1_000_000)
    expect(grownTotal(1_000_000, { kind: 'amount', fen: 1 }, 100_000)).toBe(1_000_001)
  })

  test('an amount over blanks alone is spread by the seasonality, evenly without one; a rate leaves them blank', () => {
    const lines = [year(), year()]
    const spread = (weights: readonly number[] | null) =>
      growGroup({ lines, growth: { kind: 'amount', fen: 2400 }, step: 100, weights })
    expect(spread(null)).toMatchObject({
      ok: true,
      value: [Array.from({ length: 12 }, () => 100), Array.from({ length: 12 }, () => 100)],
    })
    expect(spread([1, ...Array.from({ length: 11 }, () => 0)])).toMatchObject({
      ok: true,
      value: [year(1200), year(1200)],
    })
    expect(growGroup({ lines, growth: percent(1000), step: 100, weights: null })).toEqual({ ok: true, value: lines })
  })

  test('an amount below what there is is refused with the total that it would make', () => {
    expect(growGroup({ lines: [year(500)], growth: { kind: 'amount', fen: -600 }, step: 100, weights: null })).toEqual({
      ok: false,
      error: { code: 'amount-negative', facts: { totalFen: -100 } },
    })
  })
})

test('a cell changes only where the source speaks, nothing is held, and blanks alone are filled unless overwriting is chosen', () => {
  expect(outcomeOf(null, 5, false, 'blanks')).toBe('change')
  expect(outcomeOf(0, 5, false, 'blanks')).toBe('written')
  expect(outcomeOf(0, 5, false, 'overwrite')).toBe('change')
  expect(outcomeOf(null, 5, true, 'overwrite')).toBe('held')
  expect(outcomeOf(7, null, false, 'overwrite')).toBe('same')
  expect(outcomeOf(null, 0, false, 'blanks')).toBe('change')
})

describe('what a line starts from', () => {
  const target = (id: string, owner: string, channel: string | null, city: string | null): TargetLine => ({
    id,
    owner,
    channel,
    city,
    months: year(),
    held: 0,
  })
  const source = (
    owner: string | null,
    channel: string | null,
    months: (number | null)[],
    city: string | null = null,
  ): SourceLine => ({
    owner,
    channel,
    city,
    months,
  })
  const seeds = (lines: readonly SourceLine[], archived = false) =>
    seedLines({
      lines: [target('li c1 ', 'li', 'c1', 'sh'), target('li c2 ', 'li', 'c2', 'sh')],
      source: lines,
      channels: [
        { id: 'c1', owner: 'li', city: 'sh', grade: 'A', archived: false },
        { id: 'c2', owner: 'li', city: 'sh', grade: 'B', archived: false },
        { id: 'old', owner: 'wang', city: 'hz', grade: null, archived: true },
      ],
      present: new Set(['li']),
      archived,
      idOf: ({ owner, channel, city }) => `${owner} ${channel ?? ''} ${city ?? ''}`,
    })

  test("a channel's months go to its present owner, those of several owners together, and a new channel starts blank", () => {
    const { seeds: all, leftOut } = seeds([source('wang', 'c1', year(5, 5)), source('li', 'c1', year(null, 2, 2))])
    expect(all.map(({ line, source: months }) => [line.id, months])).toEqual([
      ['li c1 ', year(5, 7, 2)],
      ['li c2 ', year()],
    ])
    expect(leftOut).toEqual([])
  })

  test('archived and unknown channels and people who are gone are left out and told with their amounts', () => {
    const { seeds: all, leftOut } = seeds([
      source('wang', 'old', year(3)),
      source('wang', 'gone', year(4)),
      source('wang', null, year(6), 'hz'),
      source('li', null, year(8), 'sh'),
    ])
    expect(leftOut).toEqual([
      { reason: 'archived', fen: 3 },
      { reason: 'channel-missing', fen: 4 },
      { reason: 'person-left', fen: 6 },
    ])
    expect(all.at(-1)).toMatchObject({ key: { owner: 'li', channel: null, city: 'sh' }, source: year(8) })
    expect(seeds([source('wang', 'old', year(3))], true).seeds.at(-1)).toMatchObject({
      governed: { city: 'hz', channel: 'old' },
    })
  })

  test('a month below zero starts as 0 and is counted', () => {
    const { seeds: all, negative } = seeds([source('li', 'c1', year(-5, 7))])
    expect(negative).toBe(1)
    expect(all[0]?.source).toEqual(year(0, 7))
  })
})

test('quotas turn with the year: months by calendar month, quarters where they match, else their sum for the year', () => {
  const quota = { id: 'q', level: 'person' as const, subject: 'li' }
  expect(turnQuota({ ...quota, grain: 'quarter', amounts: [1, 2, 3, 4] }, 1, 4).amounts).toEqual([2, 3, 4, 1])
  expect(turnQuota({ ...quota, grain: 'quarter', amounts: [1, 2, null, 4] }, 1, 3)).toMatchObject({
    grain: 'year',
    amounts: [7],
  })
  expect(turnQuota({ ...quota, grain: 'month', amounts: year(1, 2, 3, 4) }, 1, 4).amounts[0]).toBe(4)
  expect(turnQuota({ ...quota, grain: 'year', amounts: [9] }, 1, 4).amounts).toEqual([9])
})

import { describe, expect, it } from 'vitest'
import type { People } from '../../src-main/people/people.contract.ts'
import { compareQuotas, quotaAmount } from '../../src-main/targets/quotas.rules.ts'
import type { Quota, QuotaLevel, TargetGrid, TargetLine } from '../../src-main/targets/targets.contract.ts'

const person = (id: string, department: string | null, region: string | null): People['people'][number] => ({
  id,
  name: id,
  login: null,
  title: null,
  department,
  region,
  phone: null,
  leftOn: null,
})
const city = (id: string, region: string | null): People['cities'][number] => ({
  id,
  code: null,
  name: id,
  province: null,
  country: null,
  region,
})
const people: People = {
  departments: [{ id: 'sales', name: '销售部', duty: null, position: 1 }],
  regions: [
    { id: 'east', name: '华东', manager: null, position: 1 },
    { id: 'west', name: '华西', manager: null, position: 2 },
  ],
  people: [person('li', 'sales', 'east'), person('wang', 'sales', 'west'), person('chen', null, 'east')],
  cities: [city('sh', 'east'), city('cd', 'west')],
}
const line = (owner: string, place: string | null, ...months: (number | null)[]): TargetLine => ({
  id: `${owner}-${place}`,
  owner,
  channel: `${owner}-${place}`,
  city: place,
  held: 0,
  months: Array.from({ length: 12 }, (_, month) => months[month] ?? null),
})
const quota = (level: QuotaLevel, subject: string, grain: Quota['grain'], ...amounts: (number | null)[]): Quota => ({
  id: `${level}-${subject}`,
  level,
  subject,
  grain,
  amounts,
})
const compare = (lines: readonly TargetLine[], quotas: readonly Quota[]) =>
  compareQuotas(
    {
      plan: {
        id: 'p',
        fiscalYear: 2027,
        version: 1,
        firstMonth: 1,
        status: 'draft',
        step: 100,
        seasonality: null,
        profile: null,
        baseline: null,
        note: null,
      },
      measure: 'revenue',
      lines,
      quotas,
    } satisfies TargetGrid,
    people,
  )
const year = { kind: 'year' } as const
const lines = [
  line('li', 'sh', 10, 20, null, 40),
  line('li', 'cd', 1),
  line('wang', 'cd', 100),
  line('chen', null, 1000),
]

describe('what a quota says about a period', () => {
  const quarterly = quota('person', 'li', 'quarter', 1, null, 3, 4)

  it('is the sum of what lies within', () => {
    expect(quotaAmount(quarterly, year)).toBe(8)
    expect(
      quotaAmount(quota('person', 'li', 'month', 1, 2, null, 4, 5, 6, 7, 8, 9, 10, 11, 12), {
        kind: 'quarter',
        quarter: 1,
      }),
    ).toBe(3)
  })

  it('is blank where that part is blank', () => {
    expect(quotaAmount(quarterly, { kind: 'quarter', quarter: 2 })).toBeNull()
  })

  it('cannot be told below its grain', () => {
    expect(quotaAmount(quarterly, { kind: 'month', month: 1 })).toBeUndefined()
    expect(quotaAmount(quota('person', 'li', 'year', 12), { kind: 'quarter', quarter: 1 })).toBeUndefined()
  })
})

describe('下达 beside 自报', () => {
  const quotas = compare(lines, [
    quota('person', 'li', 'year', 100),
    quota('city', 'cd', 'quarter', 50, null, null, null),
    quota('department', 'sales', 'year', 171),
    quota('region', 'east', 'month', 500, null, null, null, null, null, null, null, null, null, null, null),
  ])

  it('a person’s own number is the sum of his lines', () => {
    expect(quotas.quotaFor('person', 'li', year)).toEqual({ quota: 100, own: 71, difference: -29 })
  })

  it('a city’s of the lines in it, by quarter where the quota is', () => {
    expect(quotas.quotaFor('city', 'cd', { kind: 'quarter', quarter: 1 })).toEqual({
      quota: 50,
      own: 101,
      difference: 51,
    })
    expect(quotas.quotaFor('city', 'cd', { kind: 'quarter', quarter: 2 })).toEqual({
      quota: null,
      own: null,
      difference: null,
    })
    expect(quotas.quotaFor('city', 'cd', { kind: 'month', month: 1 })).toEqual({
      quota: null,
      own: 101,
      difference: null,
    })
  })

  it('a department’s of its people', () => {
    expect(quotas.quotaFor('department', 'sales', year)).toEqual({ quota: 171, own: 171, difference: 0 })
  })

  it('a region’s of its cities, and of its people’s lines that name no city', () => {
    expect(quotas.quotaFor('region', 'east', year)).toEqual({ quota: 500, own: 1070, difference: 570 })
    expect(quotas.quotaFor('region', 'west', year)).toEqual({ quota: null, own: 101, difference: null })
  })

  it('against a quota nothing reported counts as zero', () => {
    expect(compare([], [quota('person', 'li', 'year', 100)]).quotaFor('person', 'li', year)).toEqual({
      quota: 100,
      own: null,
      difference: -100,
    })
  })

  it('a quota of zero is a quota, a blank one is none', () => {
    const some = compare(lines, [quota('person', 'li', 'year', 0), quota('person', 'wang', 'year', null)])
    expect(some.quotaFor('person', 'li', year).difference).toBe(71)
    expect(some.quotaFor('person', 'wang', year).difference).toBeNull()
  })

  it('in all is what the people were given, or else the regions, the departments, the cities', () => {
    expect(quotas.totalLevel).toBe('person')
    expect(quotas.total(year)).toEqual({ quota: 100, own: 1171, difference: 1071 })
    expect(quotas.total(year, 'region')).toEqual({ quota: 500, own: 1171, difference: 671 })
    expect(compare(lines, []).total(year)).toEqual({ quota: null, own: 1171, difference: null })
    expect(compare(lines, [quota('city', 'cd', 'year', 1), quota('region', 'east', 'year', 2)]).totalLevel).toBe(
      'region',
    )
  })
})

describe('what was handed on', () => {
  it('leaves the rest of a region unallocated, to cities and to people', () => {
    const { allocations } = compare(
      [],
      [
        quota('region', 'east', 'year', 100),
        quota('city', 'sh', 'year', 60),
        quota('city', 'cd', 'year', 7),
        quota('person', 'li', 'quarter', 50, 50, 1, null),
        quota('person', 'wang', 'year', 9),
      ],
    )
    expect(allocations).toEqual([
      { level: 'region', subject: 'east', to: 'city', quota: 100, allocated: 60, unallocated: 40 },
      { level: 'region', subject: 'east', to: 'person', quota: 100, allocated: 101, unallocated: -1 },
    ])
  })

  it('shows a quota that nobody has handed on as wholly unallocated', () => {
    expect(
      compare([], [quota('region', 'east', 'year', 100), quota('department', 'sales', 'year', 5)]).allocations,
    ).toEqual([
      { level: 'region', subject: 'east', to: 'person', quota: 100, allocated: 0, unallocated: 100 },
      { level: 'department', subject: 'sales', to: 'person', quota: 5, allocated: 0, unallocated: 5 },
    ])
  })
})

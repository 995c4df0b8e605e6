import { expect, test } from 'vitest'
import { handedOn } from '../../src-main/quotas/handed.rules.ts'
import type { Quota, QuotaLevel } from '../../src-main/targets/targets.contract.ts'

const people = {
  departments: [{ id: 'sales', name: '销售部', duty: null, position: 1 }],
  regions: [{ id: 'east', name: '华东', manager: null, position: 1 }],
  people: ['li', 'wang'].map((id) => ({
    id,
    name: id,
    login: null,
    title: null,
    department: 'sales',
    region: id === 'li' ? 'east' : null,
    phone: null,
    leftOn: null,
  })),
  cities: ['sh', 'hz'].map((id) => ({ id, code: null, name: id, province: null, country: null, region: 'east' })),
}
const quota = (
  level: QuotaLevel,
  subject: string,
  grain: Quota['grain'],
  amounts: readonly (number | null)[],
): Quota => ({
  id: `${level} ${subject}`,
  level,
  subject,
  grain,
  amounts,
})
const year = { kind: 'year' } as const
const quarter = { kind: 'quarter', quarter: 1 } as const

test('what a region and a department handed on is known in each period that both speak of', () => {
  const find = handedOn(
    [
      quota('region', 'east', 'quarter', [100, 100, 100, 100]),
      quota('city', 'sh', 'quarter', [60, 50, null, 50]),
      quota('city', 'hz', 'quarter', [50, 50, 50, 50]),
      quota('person', 'li', 'year', [90]),
      quota('person', 'wang', 'year', [30]),
      quota('department', 'sales', 'year', [100]),
    ],
    people,
  )
  const [toCities, toPeople] = find('region', 'east')
  expect([toCities?.allocated(quarter), toCities?.unallocated(quarter)]).toEqual([110, -10])
  expect(toCities?.unallocated(year)).toBe(40)
  expect([toPeople?.allocated(year), toPeople?.unallocated(quarter)]).toEqual([90, undefined])
  const [ofDepartment] = find('department', 'sales')
  expect([ofDepartment?.to, ofDepartment?.unallocated(year)]).toEqual(['person', -20])
  expect(find('city', 'sh')).toEqual([])
})

test('where a region was given nothing, what its cities have is told without a rest; blanks alone are no quota', () => {
  const find = handedOn([quota('city', 'sh', 'year', [5]), quota('person', 'li', 'year', [null])], people)
  const handed = find('region', 'east')
  expect(handed.map(({ to, allocated, unallocated }) => [to, allocated(year), unallocated(year)])).toEqual([
    ['city', 5, null],
  ])
})

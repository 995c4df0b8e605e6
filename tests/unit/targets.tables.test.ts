import { describe, expect, it } from 'vitest'
import type { People } from '../../src-main/people/people.contract.ts'
import { tableB } from '../../src-main/targets/table-b.rules.ts'
import { tableA, tableC } from '../../src-main/targets/tables.rules.ts'
import type { Quota, TargetGrid, TargetLine } from '../../src-main/targets/targets.contract.ts'

const people: People = {
  departments: [
    { id: 'sales', name: '销售部', duty: null, position: 1 },
    { id: 'channels', name: '渠道部', duty: null, position: 2 },
  ],
  people: [
    person('chen', '陈晨', '渠道经理', 'channels'),
    person('li', '李静', '销售总监', 'sales'),
    person('wang', '王磊', '区域负责人', 'sales'),
    person('sun', '孙浩', '渠道经理', 'channels'),
    person('qian', '钱进', null, null),
  ],
  regions: [{ id: 'east', name: '华东', manager: null, position: 1 }],
  cities: [
    { id: 'sh', code: '310100', name: '上海市', province: '上海市', country: null, region: 'east' },
    { id: 'hz', code: '330100', name: '杭州市', province: '浙江省', country: null, region: 'east' },
  ],
}
function person(id: string, name: string, title: string | null, department: string | null): People['people'][number] {
  return { id, name, login: null, title, department, region: null, phone: null, leftOn: null }
}

const line = (
  id: string,
  owner: string | null,
  channel: string | null,
  city: string | null,
  months: (number | null)[],
): TargetLine => ({
  id,
  owner,
  channel,
  city,
  held: 0,
  months: Array.from({ length: 12 }, (_, month) => months[month] ?? null),
})
const quota = (subject: string, grain: Quota['grain'], amounts: (number | null)[]): Quota => ({
  id: `q-${subject}`,
  level: 'person',
  subject,
  grain,
  amounts,
})
const grid = (lines: readonly TargetLine[], quotas: readonly Quota[] = []): TargetGrid => ({
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
  measure: 'intake',
  lines,
  quotas,
})

const full = grid(
  [
    line('1', 'li', 'c1', 'sh', [10, 20, 30, null, 5]),
    line('2', 'li', 'c2', 'hz', [1, null, null, 7]),
    line('3', 'chen', 'c3', 'hz', [100]),
    line('4', 'chen', null, 'hz', [null, 40]),
    line('5', 'wang', 'c4', 'sh', []),
    line('6', null, 'c5', null, [0]),
  ],
  [quota('li', 'month', [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, null]), quota('sun', 'quarter', [1, 2, null, 4])],
)

describe('table A', () => {
  it('has a row for every owner of a line or a quota, by department, people unknown to it and unowned lines last', () => {
    const lines = [...full.lines, line('7', 'qian', 'c6', null, [1]), line('8', 'ghost', 'c7', null, [1])]
    expect(tableA(grid(lines, full.quotas), people).rows.map(({ name, department }) => [name, department])).toEqual([
      ['李静', '销售部'],
      ['王磊', '销售部'],
      ['陈晨', '渠道部'],
      ['孙浩', '渠道部'],
      ['钱进', null],
      [null, null],
      [null, null],
    ])
  })

  it('adds months to quarters and quarters to the year, and keeps blanks blank', () => {
    const { rows, total } = tableA(full, people)
    const [li, wang, chen, sun, nobody] = rows
    expect(li).toMatchObject({ quarters: [61, 12, null, null], year: 73 })
    expect(wang).toMatchObject({ quarters: [null, null, null, null], year: null })
    expect(chen).toMatchObject({ quarters: [140, null, null, null], year: 140 })
    expect(sun).toMatchObject({ quarters: [null, null, null, null], year: null })
    expect(nobody).toMatchObject({ owner: null, quarters: [0, null, null, null], year: 0 })
    expect(total).toEqual({ quarters: [201, 12, null, null], year: 213 })
  })

  it('tells what was assigned at the grain it was given', () => {
    const { rows, total } = tableA(full, people, 'quota')
    expect(rows[0]).toMatchObject({ quarters: [30, 30, 30, 20], year: 110 })
    expect(rows[2]).toMatchObject({ quarters: [null, null, null, null], year: null })
    expect(rows[3]).toMatchObject({ quarters: [1, 2, null, 4], year: 7 })
    expect(total).toEqual({ quarters: [31, 32, 30, 24], year: 117 })
  })

  it('tells 自报 less 下达 where a quota exists, and the total in step with the other two tables', () => {
    const { rows, total } = tableA(full, people, 'difference')
    expect(rows[0]).toMatchObject({ quarters: [31, -18, -30, -20], year: -37 })
    expect(rows[2]).toMatchObject({ quarters: [null, null, null, null], year: null })
    expect(rows[3]).toMatchObject({ quarters: [-1, -2, null, -4], year: -7 })
    expect(total).toEqual({ quarters: [170, -20, -30, -24], year: 96 })
  })

  it('leaves quarters open where a quota was given for the year alone, in the total too', () => {
    const yearly = grid(full.lines, [...full.quotas, quota('wang', 'year', [1000])])
    expect(tableA(yearly, people, 'quota').total).toEqual({ quarters: [null, null, null, null], year: 1117 })
    expect(tableA(yearly, people, 'difference').rows[1]).toMatchObject({
      quarters: [null, null, null, null],
      year: -1000,
    })
  })
})

describe('table C', () => {
  it('groups people by department and ends with the total and the shares', () => {
    const table = tableC(full, people)
    expect(table.groups.map(({ name, rows }) => [name, rows.map((row) => row.name)])).toEqual([
      ['销售部', ['李静', '王磊']],
      ['渠道部', ['陈晨', '孙浩']],
      [null, [null]],
    ])
    expect(table.total).toEqual({ months: [111, 60, 30, 7, 5, null, null, null, null, null, null, null], year: 213 })
    expect(table.shares.months.slice(0, 6)).toEqual([521, 282, 141, 33, 23, null])
    expect(table.shares.year).toBe(1000)
    expect(table.groups.flatMap(({ rows }) => rows.map((row) => row.share))).toEqual([343, null, 657, null, 0])
  })

  it('leaves the months of a quarterly quota blank and tells its year', () => {
    const table = tableC(full, people, 'quota')
    const sun = table.groups[1]?.rows[1]
    expect(sun).toMatchObject({ name: '孙浩', months: Array(12).fill(null), year: 7 })
    expect(table.total).toEqual({ months: Array(12).fill(null), year: 117 })
    expect(table.shares).toEqual({ months: Array(12).fill(null), year: null })
  })

  it('compares by month where a quota was given by month', () => {
    const monthly = grid(full.lines, full.quotas.slice(0, 1))
    const table = tableC(monthly, people, 'difference')
    expect(table.groups[0]?.rows[0]?.months).toEqual([1, 10, 20, -3, -5, -10, -10, -10, -10, -10, -10, null])
  })

  it('of an empty plan has no rows and no shares', () => {
    const table = tableC(grid([]), people)
    expect(table).toMatchObject({ groups: [], total: { year: null }, shares: { year: null } })
  })
})

describe('table B', () => {
  const channels = ['c1', 'c2', 'c3', 'c4', 'c5'].map((id) => ({ id, code: id.toUpperCase(), name: `渠道${id}` }))

  it('groups an owner’s channels by city and names the places', () => {
    const { groups } = tableB(full, people, channels)
    expect(groups.map(({ name, city, target }) => [name, city, target])).toEqual([
      ['李静', '上海市', 65],
      ['李静', '杭州市', 8],
      ['王磊', '上海市', null],
      ['陈晨', '杭州市', 100],
      [null, null, 0],
    ])
    expect(groups[0]?.rows).toEqual([
      {
        line: '1',
        channel: 'c1',
        code: 'C1',
        channelName: '渠道c1',
        region: '华东',
        province: '上海市',
        city: '上海市',
        target: 65,
      },
    ])
  })

  it('sets the lines for new customers apart, under their owners’ names', () => {
    const { newCustomers } = tableB(full, people, channels)
    expect(newCustomers).toMatchObject({ cities: 1, target: 40 })
    expect(newCustomers.rows).toMatchObject([
      { line: '4', name: '陈晨', channel: null, channelName: null, city: '杭州市', target: 40 },
    ])
  })

  it('ends with the total of channels and new customers', () => {
    expect(tableB(full, people, channels).total).toEqual({ channels: 5, target: 213 })
  })

  it('drops lines without a target when asked, but not a decided zero', () => {
    const { groups, total } = tableB(full, people, channels, 'leave out')
    expect(groups.map(({ name }) => name)).toEqual(['李静', '李静', '陈晨', null])
    expect(total).toEqual({ channels: 4, target: 213 })
  })
})

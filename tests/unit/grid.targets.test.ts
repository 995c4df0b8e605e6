import { describe, expect, it } from 'vitest'
import type { Channel } from '../../src-main/channels/channels.contract.ts'
import type { People } from '../../src-main/people/people.contract.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { compareQuotas } from '../../src-main/targets/quotas.rules.ts'
import type { Quota, TargetGrid, TargetLine } from '../../src-main/targets/targets.contract.ts'
import { tableA, tableC } from '../../src-main/targets/tables.rules.ts'
import { tableB } from '../../src-main/targets/table-b.rules.ts'
import { quotaAfter } from '../../src-renderer/targets/edit-targets.ts'
import type { Grouping } from '../../src-renderer/targets/grouping.ts'
import { allHeld, selectedMonths } from '../../src-renderer/targets/holding.ts'
import { patchLines } from '../../src-renderer/targets/patch.ts'
import { heldCells, lineRows, monthRows, periodSum, spreadFacts } from '../../src-renderer/targets/spread-rows.ts'
import { tableARows, tableBRows, tableCRows, type TableWords } from '../../src-renderer/targets/table-rows.ts'
import { periodOf, type TargetRow } from '../../src-renderer/targets/target-row.ts'
import type { Targets } from '../../src-renderer/targets/use-targets.ts'
import { withFilteredTotal } from '../../src-renderer/targets/filtered-total.ts'
import { createRowMaker, type RowWords } from '../../src-renderer/targets/working-rows.ts'

const people: People = {
  departments: [{ id: 'd1', name: '销售部', duty: null, position: 1 }],
  people: ['李静', '王磊'].map((name, at) => ({
    id: `p${at + 1}`,
    name,
    login: null,
    title: null,
    department: 'd1',
    region: 'r1',
    phone: null,
    leftOn: null,
  })),
  regions: [{ id: 'r1', name: '华东大区', manager: null, position: 1 }],
  cities: [
    { id: 'c1', code: '310000', name: '上海', province: '上海', country: null, region: 'r1' },
    { id: 'c2', code: '330100', name: '杭州', province: '浙江', country: null, region: 'r1' },
  ],
}
const channel = (id: string, name: string, city: string): Channel => ({
  id,
  code: null,
  name,
  type: null,
  class: null,
  grade: 'A',
  status: null,
  city,
  owner: null,
  firstContact: null,
  profile: null,
  signedOn: null,
  address: null,
  note: null,
  archived: false,
})
const channels = [
  channel('k1', '沪康健康科技', 'c1'),
  channel('k2', '宝山康护之家', 'c1'),
  channel('k3', '西湖直营部', 'c2'),
]
const months = (...first: (number | null)[]): (number | null)[] =>
  Array.from({ length: 12 }, (_, index) => first[index] ?? null)
const line = (
  id: string,
  owner: string,
  of: string | null,
  city: string,
  amounts: (number | null)[],
  held = 0,
): TargetLine => ({
  id,
  owner,
  channel: of,
  city,
  months: amounts,
  held,
})
const lines = [
  line('l1', 'p1', 'k1', 'c1', months(100, 0, null), 0b1),
  line('l2', 'p2', 'k2', 'c1', months(50, 20)),
  line('n1', 'p1', null, 'c1', months(7)),
  line('l3', 'p1', 'k3', 'c2', months(null, 30)),
]
const quotas: readonly Quota[] = [
  { id: 'q1', level: 'city', subject: 'c1', grain: 'year', amounts: [200] },
  { id: 'q2', level: 'person', subject: 'p1', grain: 'quarter', amounts: [150, null, null, 10] },
]
const plan: Plan = {
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
}
const grid: TargetGrid = { plan, measure: 'intake', lines, quotas }
const rowWords: RowWords = {
  newCustomers: '新增客户',
  noCity: '未定城市',
  noOwner: '无负责人',
  unknown: '？',
  total: '合计',
  share: '占比',
  channels: (count) => `${count} 家`,
  people: (count) => `${count} 人`,
  left: (left, all) => `${left} / ${all} 行`,
  noDepartment: '无部门',
  noGrade: '未定等级',
  grade: (grade) => `${grade} 级`,
}
const tableWords: TableWords = { ...rowWords, subtotal: '小计' }
const targetsOf = (all: TargetGrid): Targets => ({
  plan,
  measure: 'intake',
  grid: all,
  people,
  channels,
  quotas: compareQuotas(all, people),
  maker: createRowMaker(people, channels, rowWords),
  writes: {} as Targets['writes'],
})
const year = { kind: 'year' } as const
const january = { kind: 'month', month: 1 } as const

describe('the working grid’s rows', () => {
  const maker = createRowMaker(people, channels, rowWords)
  const rowsOf = (
    all: TargetGrid,
    grouping: Grouping,
    closed: readonly string[] = [],
    arrange = (rows: readonly TargetRow[]) => rows,
  ) =>
    maker.rows({
      lines: all.lines,
      grouping,
      closed: new Set(closed),
      whole: true,
      given: all.quotas,
      arrange,
    })

  it('stand under their city with its sum, its channels counted without 新增客户, and its quota beside it', () => {
    const rows = rowsOf(grid, 'city')
    expect(rows.map(({ name }) => name)).toEqual([
      '上海',
      '沪康健康科技',
      '宝山康护之家',
      '新增客户',
      '杭州',
      '西湖直营部',
    ])
    const [shanghai] = rows
    expect([shanghai?.note, shanghai?.owner, shanghai?.amount(year)]).toEqual(['2 家', '2 人', 177])
    expect(shanghai?.compared(year)).toEqual({ quota: 200, own: 177, difference: -23 })
    expect(shanghai?.compared(january).quota).toBeNull()
  })

  it('fold away under a closed group, whose sum stays', () => {
    const rows = rowsOf(grid, 'city', ['group:city:c1'])
    expect(rows.map(({ id, open }) => [id, open])).toEqual([
      ['group:city:c1', false],
      ['group:city:c2', true],
      ['l3', null],
    ])
  })

  it('say how many of a group are in sight while some are filtered away; its sum stays, and the foot tells both', () => {
    const only = (rows: readonly TargetRow[]) => rows.filter(({ id }) => id === 'l1')
    const rows = rowsOf(grid, 'city', [], only)
    expect(rows.map(({ name, note }) => [name, note])).toEqual([
      ['上海', '1 / 3 行'],
      ['沪康健康科技', undefined],
    ])
    expect(rows[0]?.amount(year)).toBe(177)
    const pinned = maker.pinned(grid.lines, compareQuotas(grid, people), true)
    const foot = withFilteredTotal(pinned, rows.slice(1), { filtered: '筛选合计', whole: '合计（全部）' })
    expect(foot.map(({ name, lines: those }) => [name, those.length])).toEqual([
      ['筛选合计', 1],
      ['合计（全部）', grid.lines.length],
      ['占比', 0],
    ])
    expect(foot[0]?.amount(year)).toBe(rows[1]?.amount(year))
  })

  it('stand under their owner as well, with the owner’s quota', () => {
    const rows = rowsOf(grid, 'person')
    expect(rows.filter(({ kind }) => kind === 'group').map((row) => [row.name, row.compared(year).quota])).toEqual([
      ['李静', 160],
      ['王磊', null],
    ])
  })

  it('stand under their owner’s department and under their channel’s grade, each with its sum', () => {
    const named = (grouping: Grouping): readonly unknown[] =>
      rowsOf(grid, grouping)
        .filter(({ kind }) => kind === 'group')
        .map((row) => [row.name, row.lines.length, row.amount(year)])
    const all = grid.lines.flatMap(({ months: amounts }) => amounts).reduce<number>((sum, one) => sum + (one ?? 0), 0)
    const byDepartment = rowsOf(grid, 'department').filter(({ kind }) => kind === 'group')
    expect(byDepartment.map((row) => row.lines.length).reduce((sum, count) => sum + count, 0)).toBe(grid.lines.length)
    expect(byDepartment.reduce((sum, row) => sum + (row.amount(year) ?? 0), 0)).toBe(all)
    expect(byDepartment[0]?.quota).toMatchObject({ level: 'department', subject: 'd1' })
    expect(named('grade').map((group) => (group as readonly unknown[])[0])).toEqual(['A 级', '未定等级'])
    expect(rowsOf(grid, 'grade')[0]?.quota).toBeNull()
  })

  it('keep a group’s whole sum while a filter narrows its lines, and drop groups without any', () => {
    const rows = rowsOf(grid, 'city', [], (some) => some.filter(({ name }) => name.includes('宝山')))
    expect(rows.map(({ name }) => name)).toEqual(['上海', '宝山康护之家'])
    expect(rows[0]?.amount(year)).toBe(177)
  })

  it('keep their identity except where something changed: an edit redraws one line and its group', () => {
    const before = rowsOf(grid, 'city')
    const after = rowsOf(patchLines(grid, [{ ...lines[1]!, months: months(51, 20) }]), 'city')
    expect(after.map((row, index) => row === before[index])).toEqual([false, true, false, true, true, true])
  })

  it('end with the total and each month’s share of the year, which add up to the whole', () => {
    const [total, share] = maker.pinned(lines, compareQuotas(grid, people), true)
    expect([total?.amount(january), total?.amount(year)]).toEqual([157, 207])
    const shares = [1, 2, 3].map((month) => share?.share({ kind: 'month', month }))
    expect(shares).toEqual([758, 242, null])
    expect(share?.share({ kind: 'quarter', quarter: 1 })).toBe(1000)
    expect(maker.pinned(lines, compareQuotas(grid, people), false)[0]?.compared(year).quota).toBeNull()
  })
})

describe('the answer of a write', () => {
  it('replaces its lines, leaves the others as they are, and keeps the channel’s city', () => {
    const next = patchLines(grid, [{ ...lines[0]!, city: null, months: months(1) }])
    expect(next.lines[0]).toEqual({ ...lines[0], months: months(1) })
    expect(next.lines[1]).toBe(lines[1])
    expect(next.quotas).toBe(grid.quotas)
  })
  it('puts a new 新增客户 line after the last of its city', () => {
    const added = line('n2', 'p2', null, 'c1', months())
    expect(patchLines(grid, [added]).lines.map(({ id }) => id)).toEqual(['l1', 'l2', 'n1', 'n2', 'l3'])
  })
  it('changes nothing when nothing changed', () => {
    expect(patchLines(grid, [])).toBe(grid)
  })
})

describe('tables A, B and C on the screen', () => {
  const targets = targetsOf(grid)
  const figure = (row: TargetRow | undefined, columnId: string) => row?.amount(periodOf(columnId) ?? year)

  it('show in every basis the figures of the rules, cell by cell', () => {
    for (const basis of ['own', 'quota', 'difference'] as const) {
      const a = tableA(grid, people, basis)
      const shown = tableARows(targets, basis, tableWords)
      expect(shown.rows.map((row) => [1, 2, 3, 4].map((quarter) => figure(row, `q${quarter}`)))).toEqual(
        a.rows.map(({ quarters }) => quarters),
      )
      expect(figure(shown.pinned[0], 'year')).toBe(a.total.year)
      const c = tableC(grid, people, basis)
      const monthly = tableCRows(targets, basis, tableWords)
      expect(monthly.rows.map((row) => figure(row, 'm2'))).toEqual(
        c.groups.flatMap(({ rows }) => rows.map((row) => row.months[1])),
      )
      expect(monthly.pinned[1]?.share(january)).toBe(c.shares.months[0])
    }
  })

  it('spread a typed total over all lines of the owner', () => {
    const [li] = tableARows(targets, 'own', tableWords).rows
    expect(li?.lines.map(({ id }) => id)).toEqual(['l1', 'n1', 'l3'])
  })

  it('group table B by owner and city, then 新增客户, then the total', () => {
    const { rows, pinned } = tableBRows(targets, new Set(), tableWords)
    expect(rows.map(({ name, owner }) => `${owner} ${name}`.trim())).toEqual([
      '李静 上海',
      '沪康健康科技',
      '李静 杭州',
      '西湖直营部',
      '王磊 上海',
      '宝山康护之家',
      '新增客户',
      '李静 上海',
    ])
    expect(figure(pinned[0], 'year')).toBe(tableB(grid, people, channels).total.target)
    expect(rows[0]?.lines.map(({ id }) => id)).toEqual(['l1'])
  })

  it('name a department in its first row only', () => {
    expect(tableCRows(targets, 'own', tableWords).rows.map(({ department }) => department)).toEqual(['销售部', ''])
  })
})

describe('departments’ sums in tables A and C', () => {
  it.each([
    ['A', tableARows, { kind: 'quarter', quarter: 1 }],
    ['C', tableCRows, { kind: 'month', month: 1 }],
  ] as const)(
    'stand after their people in %s, add up what is shown, and hold the lines that a total spreads over',
    (_, rowsOf, period) => {
      const plain = rowsOf(targetsOf(grid), 'own', tableWords)
      const { rows } = rowsOf(targetsOf(grid), 'own', tableWords, true)
      const sums = rows.filter(({ id }) => id.startsWith('department:'))
      expect(rows.length).toBe(plain.rows.length + sums.length)
      expect(sums.length).toBeGreaterThan(0)
      const [first] = sums
      const people = rows.slice(0, rows.indexOf(first!))
      expect(first?.amount(period)).toBe(people.reduce((sum, row) => sum + (row.amount(period) ?? 0), 0))
      expect(first?.lines).toEqual(people.flatMap((row) => row.lines))
      expect(sums.flatMap((row) => row.lines)).toHaveLength(plain.pinned[0]?.lines.length ?? 0)
    },
  )
})

describe('a selection to be held', () => {
  const maker = createRowMaker(people, channels, rowWords)
  const rows = lines.map(maker.lineRow)
  it('takes a quarter’s cell for its months and a group’s row for its lines, each once', () => {
    const cells = selectedMonths([
      { rows: [rows[0]!, rows[0]!, rows[1]!], columns: [{ id: 'm1' }, { id: 'q1' }, { id: 'name' }] },
      { rows: [rows[1]!], columns: [{ id: 'm3' }] },
    ])
    expect(cells.map((cell) => `${cell.line.id} ${cell.month}`)).toEqual([
      'l1 1',
      'l1 2',
      'l1 3',
      'l2 1',
      'l2 2',
      'l2 3',
    ])
  })
  it('is released only when all of it is held', () => {
    expect(allHeld([{ rows: [rows[0]!], columns: [{ id: 'm1' }] }])).toBe(true)
    expect(allHeld([{ rows: [rows[0]!], columns: [{ id: 'q1' }] }])).toBe(false)
    expect(allHeld([{ rows: [rows[0]!], columns: [{ id: 'name' }] }])).toBe(false)
    expect(allHeld([])).toBe(false)
  })
})

describe('the preview of a spread', () => {
  const two = lines.slice(0, 2)
  const quarter = { kind: 'quarter', quarter: 1 } as const
  const facts = { before: 170, after: 170, held: 1, heldFen: 100, basis: 'current', profiles: [] } as const
  const preview = {
    ...facts,
    lines: [
      { id: 'l1', before: [100, 0, null], after: [100, 5, 2] },
      { id: 'l2', before: [50, 20, null], after: [50, 15, null] },
    ],
    handed: [
      [0, 2, 1],
      [0, 3, 2],
      [1, 2, 1],
    ],
  } as const
  it('adds lines by month with their part of the remainder; a month is held where all its cells are', () => {
    const rows = monthRows([lines[0]!], quarter, { ...preview, lines: preview.lines.slice(0, 1), handed: [[0, 2, 1]] })
    expect(rows.map(({ before, after, held, handed }) => [before, after, held, handed])).toEqual([
      [100, 100, true, 0],
      [0, 5, false, 1],
      [null, 2, false, 0],
    ])
    expect(monthRows(two, quarter, preview)[0]?.held).toBe(false)
  })
  it('adds months by line, the most changed first', () => {
    expect(
      lineRows(two, quarter, preview).map(({ line: id, before, after, handed }) => [id, before, after, handed]),
    ).toEqual([
      ['l1', 100, 107, 3],
      ['l2', 70, 65, 1],
    ])
  })
  it('counts the cells that change and the blanks that are filled, and tells where the remainder went', () => {
    expect(spreadFacts(preview, 1)).toMatchObject({ cells: 6, changed: 3, filled: 1, remainder: 4, rest: null })
    const { parts, rest } = spreadFacts(preview, 2)
    expect(parts[0]).toEqual({ line: 'l1', month: 3, amount: 2 })
    expect(rest).toEqual({ line: 'l1', month: 2, amount: 1 })
  })
  it('names the held cells of its period, which are what can be released', () => {
    expect(heldCells(two, quarter).map(({ line: { id }, month }) => `${id} ${month}`)).toEqual(['l1 1'])
    expect(periodSum(two, quarter)).toBe(170)
  })
})

describe('a typed quota', () => {
  it('keeps the other amounts of its grain and none of another', () => {
    const quarter = { kind: 'quarter', quarter: 2 } as const
    expect(quotaAfter(quotas[1]!, [{ period: quarter, amount: 9 }])).toEqual({
      grain: 'quarter',
      amounts: [150, 9, null, 10],
    })
    expect(quotaAfter(quotas[0]!, [{ period: quarter, amount: 9 }])).toEqual({
      grain: 'quarter',
      amounts: [null, 9, null, null],
    })
    expect(quotaAfter(null, [{ period: year, amount: null }])).toEqual({ grain: 'year', amounts: [null] })
  })
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPlansService } from '../../src-main/plans/plans.service.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { createTargetsService, loadGrid } from '../../src-main/targets/targets.service.ts'
import type { TargetLine } from '../../src-main/targets/targets.contract.ts'
import type { ImportPlan, ImportSubject } from '../../src-main/workbooks/workbooks.contract.ts'
import { dated, sheetData, styleOfDates, workbook } from '../fixtures/imports/make.ts'
import { openImportBench, planOf, type ImportBench } from './imports.fixture.ts'
import { refusal } from './refusal.ts'

let bench: ImportBench
let plan: string
beforeEach(async () => {
  bench = openImportBench()
  await bench.bring(
    bench.save('c.csv', '编码,名称,城市,负责人\nA1,一,杭州,张伟\nA2,二,苏州,李静\nA3,二,杭州,李静\n'),
    'channels',
  )
  plan = (await bench.plan(2027)).id
})
afterEach(() => bench.space.close())

const where = (more: Partial<ImportPlan> = {}): Partial<ImportPlan> => ({ plan, measure: 'revenue', ...more })
const seeing = async (
  content: string | Uint8Array,
  subject: ImportSubject = 'targets',
  more: Partial<ImportPlan> = {},
) => {
  const file = await bench.choose(bench.save(typeof content === 'string' ? 't.csv' : 't.xlsx', content), subject)
  const input = planOf(file, where(more))
  return { file, input, preview: await bench.preview(input) }
}
const bring = async (
  content: string | Uint8Array,
  subject: ImportSubject = 'targets',
  more: Partial<ImportPlan> = {},
) => {
  const seen = await seeing(content, subject, more)
  expect(seen.preview.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  await bench.apply(seen.input)
  return seen
}
const grid = () => loadGrid(bench.space.open.sqlite, plan, 'revenue')
const codeOf = (id: string | null) =>
  bench.space.open.sqlite.prepare('SELECT code FROM channel WHERE id = ?').pluck().get(id)
const line = (code: string): TargetLine => {
  const found = grid().lines.find(({ channel }) => codeOf(channel) === code)
  if (!found) throw new Error(`no line of ${code}`)
  return found
}
const fen = (...yuan: readonly (number | null)[]) => yuan.map((amount) => (amount === null ? null : amount * 100))

test('months come in by code, or by name and city; blank stays blank and zero is decided', async () => {
  const { preview } = await bring('编码,渠道,城市,1月,2月,3月\nA1,,,1.5,,0\n,二,苏州,2,3,\n', 'targets', {
    unit: 'wan',
  })
  expect(preview).toMatchObject({ rows: 2, creates: { targetLine: 2 }, totalFen: 6_500_000 })
  expect(line('A1').months.slice(0, 4)).toEqual(fen(15_000, null, 0, null))
  expect(line('A2').months.slice(0, 3)).toEqual(fen(20_000, 30_000, null))
  expect(line('A3').months.every((amount) => amount === null)).toBe(true)
})

test('changed months are told as old and new in the unit of the file; blanks leave what stands', async () => {
  await bring('编码,1月,2月\nA1,10,20\n')
  const { input, preview } = await seeing('编码,1月,2月,3月\nA1,,25,0\n')
  expect(preview).toMatchObject({ creates: {}, updates: 1, totalFen: 2500 })
  expect(preview.changes).toEqual([
    { row: 2, what: 'A1 一', field: 'm02', old: '20', new: '25' },
    { row: 2, what: 'A1 一', field: 'm03', old: '', new: '0' },
  ])
  await bench.apply(input)
  expect(line('A1').months.slice(0, 4)).toEqual(fen(10, 25, 0, null))
  bench.space.open.ledger.undo()
  expect(line('A1').months.slice(0, 4)).toEqual(fen(10, 20, null, null))
})

test('a quarter without months and a year without parts are spread by the seasonality, to the fen', async () => {
  const seasonality = [1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 6]
  valueOf(await createPlansService(bench.space.context)['plans.edit']({ id: plan, seasonality }))
  const { preview } = await bring('编码,1月,第一季度,第二季度,全年\nA1,,600,31,\nA2,,,,1200.01\nA3,5,9,30,\n')
  expect(preview.totalFen).toBe(60_000 + 3100 + 120_001 + 500 + 3000)
  // A seasonality that is nothing for the whole quarter leaves it even.
  expect(line('A1').months).toEqual([...fen(100, 200, 300, 11, 10, 10), ...fen(null, null, null, null, null, null)])
  expect(line('A2').months.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)).toBe(120_001)
  expect(line('A2').months[11]).toBeGreaterThanOrEqual(60_000)
  // 5 stands in January: the quarter of 9 beside it is only compared.
  expect(line('A3').months.slice(0, 6)).toEqual(fen(5, null, null, 10, 10, 10))
  expect(preview.problems).toMatchObject([
    { row: 4, code: 'total-differs', facts: { totalFen: 900, sumFen: 500 }, severity: 'notice' },
  ])
})

test('a year over months that the file gives spreads what is left over the others', async () => {
  await bring('编码,1月,全年\nA1,10,120\n')
  expect(line('A1').months).toEqual(fen(10, ...Array.from({ length: 11 }, () => 10)))
})

test('a held month that the file would change refuses the import; one that it repeats does not', async () => {
  await bring('编码,1月,2月\nA1,10,20\n')
  const { owner, channel, city } = line('A1')
  const targets = createTargetsService(bench.space.context)
  valueOf(
    await targets['targets.hold']({
      plan,
      measure: 'revenue',
      held: true,
      lines: [{ owner, channel, city }],
      cells: [[0, 1]],
    }),
  )
  const { input, preview } = await seeing('编码,1月,2月\nA1,11,21\n')
  expect(preview.problems).toMatchObject([
    { row: 2, column: 'B 1月', code: 'cell-held', facts: { what: '1月' }, severity: 'error' },
  ])
  expect(await refusal(() => bench.service['imports.apply'](input))).toMatchObject({ code: 'import-has-errors' })
  await bring('编码,1月,2月\nA1,10,21\n')
  expect(line('A1').months.slice(0, 2)).toEqual(fen(10, 21))
  // A total keeps the held month too, and is refused where it alone is more.
  await bring('编码,第一季度\nA1,40\n')
  expect(line('A1').months.slice(0, 3)).toEqual(fen(10, 30, null))
  expect((await seeing('编码,第一季度\nA1,9\n')).preview.problems).toMatchObject([
    { row: 2, column: 'B 第一季度', code: 'spread-refused', facts: { value: '9', reason: 'spread-held-exceeds' } },
  ])
})

test('a locked plan takes neither targets nor quotas', async () => {
  bench.space.open.ledger.commit('status', {}, [{ entity: 'plan', id: plan, field: 'status', value: 'approved' }])
  for (const [text, subject] of [
    ['编码,1月\nA1,1\n', 'targets'],
    ['负责人,Q1\n张伟,1\n', 'quotas'],
  ] as const) {
    const { input, preview } = await seeing(text, subject)
    expect(preview.problems).toMatchObject([{ code: 'plan-locked', severity: 'error' }])
    expect(await refusal(() => bench.service['imports.apply'](input))).toMatchObject({ code: 'import-has-errors' })
  }
})

test('新增客户 rows go to their owner’s line in the city, and need an owner', async () => {
  const { preview } = await bring('负责人,渠道,城市,1月\n张伟,新增客户,杭州,7\n张伟,新增客户,,8\n')
  expect(preview.creates).toEqual({ targetLine: 2 })
  expect(
    grid()
      .lines.filter(({ channel }) => channel === null)
      .map(({ city, months }) => [city, months[0]]),
  ).toEqual([
    ['cn-330100', 700],
    [null, 800],
  ])
  expect((await seeing('负责人,渠道,1月\n,新增客户,7\n')).preview.problems).toMatchObject([
    { row: 2, code: 'missing-value', facts: { field: 'owner' } },
  ])
})

test('unknown channels, shared names and lines that stand twice are told by row', async () => {
  const problems = (await seeing('编码,渠道,1月\nA9,,1\n,二,2\nA1,,3\n,一,4\n,,5\n')).preview.problems
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'A 编码', 'unknown-channel'],
    [3, 'B 渠道', 'same-name'],
    [5, 'A 编码', 'duplicate-row'],
    [6, 'B 渠道', 'missing-value'],
  ])
})

test('a workbook in the form of the source comes in: title, unit, merged departments, date headings, subtotals', async () => {
  const months = [dated(46_388), dated(46_419), dated(46_447)]
  const rows = [
    ['2027年销售收入指标分解到月（单位：万元）'],
    ['负责人', '渠道编码', ...months, '合计'],
    ['张伟', 'A1', 1, 2, 3, 6],
    ['小计', null, 1, 2, 3, 6],
    ['李静', 'A2', 4, null, 0, 4],
    [null, 'A3', 0.5, null, null, 0.5],
    ['合计', null, 5.5, 2, 3, 10.5],
  ]
  const merges = '<mergeCells><mergeCell ref="A1:F1"/><mergeCell ref="A5:A6"/></mergeCells>'
  const bytes = workbook({ sheets: { 表: sheetData(rows) + merges }, styles: styleOfDates })
  const { file, preview } = await bring(bytes)
  expect(file).toMatchObject({
    headingRow: 2,
    unit: 'wan',
    mapping: ['owner', 'channelCode', 'month1', 'month2', 'month3', null],
  })
  expect(preview).toMatchObject({ creates: { targetLine: 3 }, notices: 2, totalFen: 10_500_000 })
  expect(line('A3').months.slice(0, 2)).toEqual(fen(5000, null))
})

test('months of another year are left out and told by column', async () => {
  const { preview } = await bring('编码,2026-12,2027-01\nA1,5,6\n')
  expect(preview.problems).toEqual([
    { row: 1, column: 'B 2026-12', code: 'other-year', facts: { year: 2026 }, severity: 'notice' },
  ])
  expect(line('A1').months[0]).toBe(600)
  expect(line('A1').months[11]).toBeNull()
})

test('a fiscal year that begins in April takes calendar months and its own quarters to the right places', async () => {
  const april = (await bench.plan(2028, 4)).id
  await bring('编码,4月,2029年1月\nA1,1,2\n', 'targets', { plan: april })
  const stored = loadGrid(bench.space.open.sqlite, april, 'revenue').lines.find(
    ({ channel }) => codeOf(channel) === 'A1',
  )
  expect([stored?.months[0], stored?.months[9]]).toEqual([100, 200])
  await bring('负责人,日期,金额\n张伟,2028-05-30,5\n张伟,2029-02-28,6\n', 'quotas', { plan: april })
  expect(loadGrid(bench.space.open.sqlite, april, 'revenue').quotas[0]?.amounts).toEqual([500, null, null, 600])
})

test('quotas of people, cities, regions and departments come in at the grain of their columns', async () => {
  await bring('负责人,Q1,Q2,Q3,Q4,全年\n张伟,1,2,3,4,11\n', 'quotas', { createMissing: true })
  await bring('城市,全年\n杭州,120\n', 'quotas')
  await bring('区域,1月,2月\n华东,5,\n', 'quotas')
  await bring('部门,月份,金额\n销售部,1月,7\n销售部,2月,8\n', 'quotas')
  const quotas = grid().quotas.map(({ level, grain, amounts }) => [
    level,
    grain,
    amounts.filter((amount) => amount !== null),
  ])
  expect(quotas.toSorted()).toEqual([
    ['city', 'year', [12_000]],
    ['department', 'month', [700, 800]],
    ['person', 'quarter', [100, 200, 300, 400]],
    ['region', 'month', [500]],
  ])
})

test('two days in one quarter make the quotas monthly, and a new grain replaces the old one', async () => {
  await bring('负责人,日期,金额\n张伟,2027-02-28,5\n', 'quotas')
  expect(grid().quotas).toMatchObject([{ grain: 'quarter', amounts: [500, null, null, null] }])
  const { preview } = await bring('负责人,日期,金额\n张伟,2027-01-31,5\n张伟,2027-02-28,6\n', 'quotas')
  expect(preview.updates).toBe(1)
  expect(grid().quotas).toMatchObject([{ grain: 'month' }])
  expect(grid().quotas[0]?.amounts.slice(0, 3)).toEqual([500, 600, null])
  const fields = bench.space.open.sqlite.prepare('SELECT q1, m01 FROM quota').get()
  expect(fields).toEqual({ q1: null, m01: 500 })
})

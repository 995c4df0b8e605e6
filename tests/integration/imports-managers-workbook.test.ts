import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createChannelsService } from '../../src-main/channels/channels.service.ts'
import { heldField, months } from '../../src-main/ledger/registry.ts'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { sumFen } from '../../src-main/shared/money.ts'
import { loadGrid } from '../../src-main/targets/targets.service.ts'
import { fillFromSample, readSample } from '../../src-main/workspaces/sample.ts'
import type { ReadFile } from '../../src-main/workbooks/workbooks.contract.ts'
import { isTargetTable } from '../../src-main/workbooks/pasted.rules.ts'
import { clipText, readClipboard } from '../../src-renderer/grid/clip-block.ts'
import { openImportBench, planOf, type ImportBench } from './imports.fixture.ts'

// Workbooks made with LibreOffice Calc (tests/fixtures/workbooks/README.md), into the sample's channels.
let bench: ImportBench
beforeEach(() => {
  bench = openImportBench()
  fillFromSample(bench.space.open.ledger, readSample('resources'))
})
afterEach(() => bench.space.close())

const fixture = (name: string): string => `tests/fixtures/workbooks/${name}`
const wan = (...amounts: readonly (number | null)[]) =>
  amounts.map((amount) => (amount === null ? null : Math.round(amount * 1_000_000)))
const blank = (months: number): readonly null[] => Array.from({ length: months }, () => null)

/** The sample holds some months; a file that would change them is refused, which other tests show. */
function releaseAll(plan: string): void {
  const { ledger, sqlite } = bench.space.open
  const lines = sqlite.prepare<[string], string>('SELECT id FROM targetLine WHERE plan = ?').pluck().all(plan)
  const edits = lines.flatMap((id) =>
    months.map((month) => ({ entity: 'targetLine', id, field: heldField(month), value: null }) as const),
  )
  ledger.commit('release', {}, edits)
}

async function bring(file: ReadFile, plan: string, measure: Measure) {
  const input = planOf(file, { plan, measure })
  const preview = await bench.preview(input)
  expect(preview.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  await bench.apply(input)
  const { lines } = loadGrid(bench.space.open.sqlite, plan, measure)
  const nameOf = bench.space.open.sqlite.prepare<[string], string>('SELECT name FROM channel WHERE id = ?').pluck()
  const monthsOf = (name: string, city?: string) =>
    lines.find(
      (line) =>
        (line.channel === null ? '新增客户' : nameOf.get(line.channel)) === name &&
        (city === undefined || line.city === city) &&
        line.months.some((amount) => amount !== null),
    )?.months
  const notices = preview.problems.map(({ row, column, code }) => [row, column, code])
  return { preview, monthsOf, notices, totalFen: sumFen(lines.flatMap((line) => line.months)) }
}

test('merged heads, 万元 in the title, merged cities: months arrive, subtotals are left out and checked', async () => {
  const plan = (await bench.plan(2028)).id
  const file = await bench.choose(fixture('months-in-chinese.xlsx'), 'targets')
  expect(file).toMatchObject({
    headingRow: 4,
    unit: 'wan',
    unitFrom: '华东大区 2027 年预收款指标分解表（单位：万元）',
  })
  expect(file.headings.slice(0, 7)).toEqual(['城市', '渠道名称', '负责人', '1月', '2月', '3月', '一季度小计'])
  expect(file.mapping.slice(0, 8)).toEqual([
    'city',
    'channel',
    'owner',
    'month1',
    'month2',
    'month3',
    'quarter1',
    'month4',
  ])
  expect(file.mapping.slice(-2)).toEqual(['year', null])

  const { preview, monthsOf, notices, totalFen } = await bring(file, plan, 'intake')
  expect(preview).toMatchObject({ rows: 10, creates: { targetLine: 10 } })
  expect(monthsOf('沪康健康科技')).toEqual(wan(49.25, 28.5, 54.4, 55.1, 53.8, 56.4, 51.8, 55.1, 59, 57.7, 60.9, 66.1))
  // Blank is blank and 0 is decided; a 小计 of 0 over blanks is a formula's, and makes no zeros.
  expect(monthsOf('申和医药连锁')?.slice(0, 9)).toEqual(wan(44.5, null, 49.2, 49.8, 48.6, 51, 46.9, 0, 53.3))
  expect(monthsOf('浦江颐年服务')?.slice(2, 7)).toEqual([...wan(28.7), ...blank(3), ...wan(27.4)])
  expect(monthsOf('钱塘体检机构')?.slice(3, 7)).toEqual(wan(27, 26.4, null, 25.4))
  expect(monthsOf('新增客户', 'cn-330100')?.slice(0, 4)).toEqual(wan(null, null, 10.1, 10.2))
  expect(monthsOf('鄞州体检中心')).toBe(undefined)
  // What the file adds up to, less what its subtotals claim too much.
  expect(totalFen).toBe(wan(3118.45 - (280 - 273.9))[0])
  expect(preview.totalFen).toBe(totalFen)
  expect(notices).toEqual([
    [9, null, 'subtotal-left-out'],
    [11, 'J 6月', 'dash-left-out'],
    [12, 'T 全年', 'total-differs'],
    [14, null, 'subtotal-left-out'],
    [14, 'F 3月', 'total-differs'],
    [17, null, 'subtotal-left-out'],
    [18, null, 'subtotal-left-out'],
    [18, 'F 3月', 'total-differs'],
    [19, null, 'note-left-out'],
    [21, null, 'note-left-out'],
    [22, null, 'note-left-out'],
    [23, null, 'note-left-out'],
  ])
  const differing = preview.problems.filter(({ code }) => code === 'total-differs')
  expect(differing.map(({ facts }) => facts)).toEqual([
    { totalFen: 280_000_000, sumFen: 273_900_000 },
    { totalFen: 105_000_000, sumFen: 103_800_000 },
    { totalFen: 279_800_000, sumFen: 278_600_000 },
  ])
})

test('the import is one act, and bringing the same workbook again changes nothing', async () => {
  const plan = (await bench.plan(2028)).id
  const read = (): Promise<ReadFile> => bench.choose(fixture('months-in-chinese.xlsx'), 'targets')
  await bring(await read(), plan, 'intake')
  const again = await bench.preview(planOf(await read(), { plan, measure: 'intake' }))
  expect(again).toMatchObject({ creates: {}, updates: 0, unchanged: 10, changes: [] })
  bench.space.open.ledger.undo()
  expect(loadGrid(bench.space.open.sqlite, plan, 'intake').lines.flatMap(({ months }) => months)).not.toContain(
    49_250_000,
  )
})

test('Jan-24 as text, channels by code, quarters between, the unit in a cell of its own', async () => {
  const plan = (await bench.plan(2024)).id
  const file = await bench.choose(fixture('months-in-english.xlsx'), 'targets')
  expect(file).toMatchObject({ headingRow: 3, unit: 'wan', unitFrom: '单位：万元' })
  const { preview, monthsOf, notices, totalFen } = await bring(file, plan, 'revenue')
  expect(preview.rows).toBe(5)
  expect(totalFen).toBe(wan(1791.1654)[0])
  expect(monthsOf('金陵康元医药')?.slice(0, 2)).toEqual(wan(31.9, 18.5))
  expect(monthsOf('玄武直营部')?.slice(9)).toEqual(wan(33.9, null, null))
  expect(monthsOf('江宁颐康中心')).toEqual([...wan(0, 0, 0), ...blank(9)])
  // 38.7654 万元 is 387,654 yuan to the fen, though the sheet shows 38.8.
  expect(monthsOf('园区直营部')?.[3]).toBe(38_765_400)
  expect(notices).toEqual([
    [7, null, 'subtotal-left-out'],
    [10, null, 'subtotal-left-out'],
    [11, null, 'subtotal-left-out'],
    [12, null, 'note-left-out'],
  ])
})

test('months of another year than the plan’s are left out and told', async () => {
  const plan = (await bench.plan(2028)).id
  const file = await bench.choose(fixture('months-in-english.xlsx'), 'targets')
  const preview = await bench.preview(planOf(file, { plan, measure: 'revenue' }))
  expect(preview.problems.filter(({ code }) => code === 'other-year')).toHaveLength(12)
})

test('months as dates in both formats, a cover sheet, one name in two cities, zeros shown as dashes', async () => {
  const channels = createChannelsService(bench.space.context)
  for (const city of ['cn-310000', 'cn-330100'])
    valueOf(await channels['channels.create']({ fields: { name: '仁济大药房', city, owner: 'p-lijing' } }))
  const plan = 'plan-2027-1'
  releaseAll(plan)
  for (const [sheet, measure] of [
    [1, 'intake'],
    [2, 'revenue'],
  ] as const) {
    let file = await bench.choose(fixture('months-as-dates.xlsx'), 'targets')
    // The first sheet that holds targets is found by itself; the other is picked.
    expect(file).toMatchObject({ sheet: 1, headingRow: 2, unit: 'wan' })
    if (sheet !== file.sheet)
      file = valueOf(
        await bench.service['imports.reread']({
          id: file.id,
          subject: 'targets',
          sheet,
          headingRow: null,
          encoding: null,
        }),
      )
    expect(file.mapping.slice(1, 5)).toEqual(['city', 'channel', 'month1', 'month2'])
    const { monthsOf, notices } = await bring(file, plan, measure)
    expect(monthsOf('仁济大药房', 'cn-310000')?.slice(0, 3)).toEqual(wan(12.2, 7, 13.4))
    expect(monthsOf('仁济大药房', 'cn-330100')?.slice(0, 3)).toEqual(wan(11.4, 6.6, 12.6))
    expect(monthsOf('萧山仁济药房连锁')?.[4]).toBe(0)
    expect(notices).toEqual([
      [7, null, 'subtotal-left-out'],
      [8, null, 'subtotal-left-out'],
      [10, null, 'note-left-out'],
    ])
  }
})

const clip = (name: string): string => readFileSync(fixture(`clipboard/${name}`), 'utf8')
/** One sheet of Calc's HTML, as if its cells had been copied alone. */
const table = (html: string, sheet: number): string => html.match(/<table[^]*?<\/table>/gu)?.[sheet] ?? ''
const paste = async (text: string, html: string): Promise<ReadFile> => {
  const rows = readClipboard(text, html).map((row) => row.map(clipText))
  expect(isTargetTable(rows)).toBe(true)
  return valueOf(await bench.service['imports.paste']({ subject: 'targets', rows }))
}
const allMonths = (plan: string, measure: Measure) =>
  new Map(
    loadGrid(bench.space.open.sqlite, plan, measure).lines.map((line) => [
      `${line.owner} ${line.channel} ${line.city}`,
      line.months,
    ]),
  )

test('pasted from Calc, as HTML or as text, a table brings what importing its file brings', async () => {
  const plan = (await bench.plan(2028)).id
  await bring(await bench.choose(fixture('months-in-chinese.xlsx'), 'targets'), plan, 'intake')
  const pasted = await paste(clip('months-in-chinese.tsv'), table(clip('months-in-chinese.html'), 0))
  expect(pasted).toMatchObject({ file: '剪贴板', headingRow: 4, unit: 'wan', sheets: [{ rows: 23 }] })
  const { notices } = await bring(pasted, plan, 'revenue')
  expect(notices.filter(([, , code]) => code === 'total-differs')).toEqual([
    [12, 'T 全年', 'total-differs'],
    [14, 'F 3月', 'total-differs'],
    [18, 'F 3月', 'total-differs'],
  ])
  expect(allMonths(plan, 'revenue')).toEqual(allMonths(plan, 'intake'))
  // As text there are no merged cells: the city that is named once stands for 新增客户 below it as well.
  const text = await bench.preview(planOf(await paste(clip('months-in-chinese.tsv'), ''), { plan, measure: 'revenue' }))
  expect(text).toMatchObject({ rows: 10, creates: {}, updates: 1, errors: 0 })
  bench.space.open.ledger.undo()
  expect([...allMonths(plan, 'revenue').values()].flat().every((amount) => amount === null)).toBe(true)
})

test('as text alone a table says what it shows: rounded amounts, and dashes that are told', async () => {
  const plan = (await bench.plan(2024)).id
  const text = await bring(await paste(clip('months-in-english.tsv'), ''), plan, 'revenue')
  expect(text.monthsOf('园区直营部')?.[3]).toBe(38_800_000)
  expect(text.monthsOf('玄武直营部')?.slice(9)).toEqual(wan(33.9, null, null))
  const html = await bring(await paste('', table(clip('months-in-english.html'), 0)), plan, 'revenue')
  expect(html.preview).toMatchObject({ creates: {}, updates: 1 })
  expect(html.monthsOf('园区直营部')?.[3]).toBe(38_765_400)
})

test('months as dates are pasted in both formats, and a city that is named once tells two channels apart', async () => {
  const channels = createChannelsService(bench.space.context)
  for (const city of ['cn-310000', 'cn-330100'])
    valueOf(await channels['channels.create']({ fields: { name: '仁济大药房', city, owner: 'p-lijing' } }))
  const plan = 'plan-2027-1'
  releaseAll(plan)
  for (const [sheet, measure] of [
    [1, 'intake'],
    [2, 'revenue'],
  ] as const) {
    const html = table(clip('months-as-dates.html'), sheet)
    const { monthsOf } = await bring(await paste(clip(`months-as-dates-${measure}.tsv`), html), plan, measure)
    expect(monthsOf('仁济大药房', 'cn-310000')?.slice(0, 3)).toEqual(wan(12.2, 7, 13.4))
    expect(monthsOf('仁济大药房', 'cn-330100')?.slice(0, 3)).toEqual(wan(11.4, 6.6, 12.6))
    expect(monthsOf('萧山仁济药房连锁')?.[4]).toBe(0)
    const text = await paste(clip(`months-as-dates-${measure}.tsv`), '')
    const dashes = (await bench.preview(planOf(text, { plan, measure }))).problems.map(({ row, column, code }) => [
      row,
      column,
      code,
    ])
    expect(dashes.slice(0, 2).map(([row, , code]) => [row, code])).toEqual([
      [4, 'dash-left-out'],
      [6, 'dash-left-out'],
    ])
  }
})

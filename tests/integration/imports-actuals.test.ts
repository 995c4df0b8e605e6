import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RecordedMeasure } from '../../src-main/actuals/actuals.contract.ts'
import { readActuals, readMonthlyActuals } from '../../src-main/actuals/actuals.store.ts'
import { parseCsv } from '../../src-main/workbooks/csv.rules.ts'
import { sumFen } from '../../src-main/shared/money.ts'
import type { ImportPlan } from '../../src-main/workbooks/workbooks.contract.ts'
import { dated, sheetData, styleOfDates, workbook } from '../fixtures/imports/make.ts'
import { openImportBench, planOf, type ImportBench } from './imports.fixture.ts'

let bench: ImportBench
beforeEach(async () => {
  bench = openImportBench()
  await bench.bring(
    bench.save('c.csv', '编码,名称,城市,负责人\nA1,一,杭州,张伟\nA2,二,苏州,李静\nA3,二,杭州,李静\n'),
    'channels',
  )
})
afterEach(() => bench.space.close())

const all = { from: '1980-01-01', to: '2100-12-31', measure: null }
const records = () => readActuals(bench.space.open.sqlite, all)
const seeing = async (content: string | Uint8Array, more: Partial<ImportPlan> = {}) => {
  const path = bench.save(typeof content === 'string' ? '到款.csv' : 'a.xlsx', content)
  const file = await bench.choose(path, 'actuals')
  const input = planOf(file, more)
  return { file, input, preview: await bench.preview(input) }
}
const bring = async (content: string | Uint8Array, more: Partial<ImportPlan> = {}) => {
  const seen = await seeing(content, more)
  expect(seen.preview.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  await bench.apply(seen.input)
  return seen
}

test('Chinese headings: number, day, channel, amount in 万元, returns; whose it is follows the channel', async () => {
  const text =
    '2026年到款明细（单位：万元）\n到款单号,到款日期,渠道名称,城市,到款金额,备注\nSK-1,2026-03-05,一,杭州市,12.5,首批\nSK-2,2026/4/1,二,苏州,3,\nSK-3,2026年4月2日,二,杭州,-1.2,退款\n小计,,,,14.3,\n'
  const { file, preview } = await bring(text)
  expect(file).toMatchObject({
    subject: 'actuals',
    headingRow: 2,
    recorded: 'receipt',
    unit: 'wan',
    mapping: ['document', 'date', 'channel', 'city', 'amount', 'note'],
  })
  expect(preview).toMatchObject({ rows: 3, creates: { actual: 3 }, totalFen: 14_300_000 })
  expect(preview.problems.map(({ code }) => code)).toEqual(['subtotal-left-out'])
  const owner = bench.space.open.sqlite.prepare('SELECT name FROM person WHERE id = ?').pluck()
  expect(records()).toMatchObject({
    measure: ['receipt', 'receipt', 'receipt'],
    occurredOn: ['2026-03-05', '2026-04-01', '2026-04-02'],
    amount: [12_500_000, 3_000_000, -1_200_000],
    document: ['SK-1', 'SK-2', 'SK-3'],
    note: ['首批', null, '退款'],
    source: ['到款.csv', '到款.csv', '到款.csv'],
  })
  expect(records().person.map((id) => owner.get(id))).toEqual(['张伟', '李静', '李静'])
})

test('a document that is imported twice is counted once, and a corrected amount is told as old and new', async () => {
  const text = (amount: string) => `单号,日期,渠道编号,金额\nS1,2026-03-05,A1,${amount}\nS2,2026-03-05,A1,7\n`
  await bring(text('5'), { recorded: 'revenue' })
  const { preview } = await bring(text('6'), { recorded: 'revenue' })
  expect(preview).toMatchObject({ creates: {}, updates: 1, unchanged: 1 })
  expect(preview.changes).toEqual([{ row: 2, what: 'S1 一', field: 'amount', old: '5', new: '6' }])
  expect(records().amount.toSorted()).toEqual([600, 700])
  bench.space.open.ledger.undo()
  expect(records().amount.toSorted()).toEqual([500, 700])
  // Another measure is another thing: what was shipped under the number of its order.
  await bring(text('5'), { recorded: 'shipment' })
  expect(records().id).toHaveLength(4)
})

test('a document’s further amounts count, its repetition does not, and a row without a number may be a repetition', async () => {
  const text = '单号,日期,渠道编号,金额\nS1,2026-03-05,A1,5\nS1,2026-03-05,A1,6\nS1,2026-03-05,A1,5\n,2026-03-06,A1,9\n'
  const { preview } = await bring(text, { recorded: 'order' })
  expect(preview).toMatchObject({ creates: { actual: 3 }, totalFen: 2000 })
  expect(preview.problems).toMatchObject([{ row: 4, code: 'same-document', facts: { first: 2 }, severity: 'notice' }])
  const again = await seeing(text, { recorded: 'order' })
  expect(again.preview).toMatchObject({ creates: { actual: 1 }, unchanged: 2 })
  expect(again.preview.problems.map(({ row, code }) => [row, code])).toEqual([
    [4, 'same-document'],
    [5, 'maybe-counted'],
  ])
})

test('a column of kinds decides by row; unknown kinds, channels, days and amounts are told by cell and block', async () => {
  const text =
    '日期,类型,渠道编号,金额\n2026-01-01,订单,A1,1\n2026-01-02,收款,A1,2\n2026-01-03,发货,A1,3\n2026-01-04,销售收入,A1,4\n'
  await bring(text)
  expect(records().measure).toEqual(['order', 'receipt', 'shipment', 'revenue'] satisfies RecordedMeasure[])
  const bad =
    '日期,类型,渠道编号,金额\n2026-13-01,订单,A1,1\n2026-01-02,送礼,A1,2\n2026-01-03,出货,Z9,3\n2026-01-04,收入,A1,约四\n,订单,A1,5\n2099-01-01,订单,A1,\n'
  const { preview } = await seeing(bad)
  expect(preview.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'A 日期', 'date-unreadable'],
    [3, 'B 类型', 'unknown-choice'],
    [4, 'C 渠道编号', 'unknown-channel'],
    [5, 'D 金额', 'amount-unreadable'],
    [6, 'A 日期', 'missing-value'],
    [7, 'A 日期', 'date-in-future'],
    [7, 'D 金额', 'missing-value'],
  ])
  expect(preview.errors).toBe(7)
})

test('a file that does not say what it records asks for it, and is not imported on a guess', async () => {
  const text = '日期,渠道编号,金额\n2026-01-01,A1,1\n'
  const { file, preview } = await seeing(text)
  expect(file.recorded).toBe(null)
  expect(preview.problems).toMatchObject([{ code: 'missing-column', facts: { field: 'measure' } }])
  await bring(text, { recorded: 'order' })
})

test('days of a workbook are read as days', async () => {
  const rows = [
    ['发货单号', '发货日期', '渠道编号', '发货金额'],
    ['F1', dated(46_000), 'A1', 12],
  ] as const
  const { file } = await bring(workbook({ sheets: { 出货: sheetData(rows) }, styles: styleOfDates }))
  expect(file.recorded).toBe('shipment')
  expect(records()).toMatchObject({ occurredOn: ['2025-12-09'], measure: ['shipment'], amount: [1200] })
})

test('830 Northwind orders come in with their years’ sums, and their shipments from the same file', async () => {
  const source = readFileSync('tests/fixtures/northwind/orders.csv', 'utf8')
  const [, ...orders] = parseCsv(source)
  const customers = new Map(orders.map((row) => [row[1], row]))
  const csv = (cells: readonly (string | undefined)[]): string =>
    cells.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(',')
  const channels = [...customers.values()].map(([, code, name, city, country]) => csv([code, name, city, country]))
  await bench.bring(bench.save('customers.csv', ['code,name,city,country', ...channels].join('\n')), 'channels')
  const { file, preview } = await bring(source)
  expect(file).toMatchObject({
    recorded: 'order',
    mapping: ['document', 'channelCode', 'channel', 'city', null, 'owner', 'date', null, 'amount'],
  })
  expect(preview).toMatchObject({ rows: 830, creates: { actual: 830 }, totalFen: 126_579_306 })
  const year = (fiscalYear: number) =>
    sumFen(readMonthlyActuals(bench.space.open.sqlite, { fiscalYear, firstMonth: 1, measure: 'intake' }))
  expect([1996, 1997, 1998].map(year)).toEqual([20_808_397, 61_708_522, 44_062_387])
  // From July on nothing was ordered in 1996 before: those months are blank, not zero.
  const months = readMonthlyActuals(bench.space.open.sqlite, { fiscalYear: 1996, firstMonth: 1, measure: 'intake' })
  expect(months.map((amount) => amount === null)).toEqual([...Array(6).fill(true), ...Array(6).fill(false)])
  const again = await seeing(source)
  expect(again.preview).toMatchObject({ creates: {}, updates: 0, unchanged: 830 })

  const mapping = file.mapping.map((field, at) => (at === 7 ? 'date' : field === 'date' ? null : field))
  const shipped = await bring(source, { mapping, recorded: 'shipment' })
  expect(shipped.preview).toMatchObject({ creates: { actual: 809 }, totalFen: 123_985_563, notices: 21 })
})

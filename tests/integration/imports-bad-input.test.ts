import { afterEach, beforeEach, expect, test } from 'vitest'
import type { ImportPlan, ImportProblem, ImportSubject } from '../../src-main/workbooks/workbooks.contract.ts'
import { openImportBench, planOf, type ImportBench } from './imports.fixture.ts'
import { refusal } from './refusal.ts'

let bench: ImportBench
beforeEach(() => {
  bench = openImportBench()
})
afterEach(() => bench.space.close())

/** What a CSV text would do, and that importing it writes nothing while there are errors. */
async function problemsOf(
  text: string,
  subject: ImportSubject,
  more: Partial<ImportPlan> = {},
): Promise<readonly ImportProblem[]> {
  const plan = planOf(await bench.choose(bench.save('bad.csv', text), subject), more)
  const preview = await bench.preview(plan)
  if (preview.errors > 0) {
    const before = bench.space.open.ledger.contentHash()
    expect(await refusal(() => bench.service['imports.apply'](plan))).toEqual({
      code: 'import-has-errors',
      facts: { errors: preview.errors },
    })
    expect(bench.space.open.ledger.contentHash()).toBe(before)
  }
  return preview.problems
}

// 编码,名称,城市,省份 / 1,杭州渠道,杭州,浙江 as GBK.
const gbk = Buffer.from('b1e0c2eb2cc3fbb3c62cb3c7cad02ccaa1b7dd0d0a312cbabcd6ddc7feb5c02cbabcd6dd2cd5e3bdad0d0a', 'hex')

test('a CSV in GBK is read right', async () => {
  const file = await bench.choose(bench.save('gbk.csv', gbk), 'channels')
  expect(file).toMatchObject({
    encoding: 'gb18030',
    headings: ['编码', '名称', '城市', '省份'],
    sample: [['1', '杭州渠道', '杭州', '浙江']],
  })
  await bench.apply(planOf(file))
  const { sqlite } = bench.space.open
  expect(sqlite.prepare('SELECT code, name, city FROM channel').get()).toEqual({
    code: '1',
    name: '杭州渠道',
    city: 'cn-330100',
  })
})

test('a file that was decoded wrongly can be read again in another encoding', async () => {
  // Two bytes that are a letter in UTF-8 and a hanzi in GBK: the strict guess takes UTF-8.
  const file = await bench.choose(
    bench.save('x.csv', Buffer.concat([Buffer.from('code,name\n1,'), Buffer.from([0xc3, 0xa9])])),
    'channels',
  )
  expect(file.encoding).toBe('utf-8')
  const again = await bench.service['imports.reread']({
    id: file.id,
    subject: 'channels',
    sheet: 0,
    headingRow: null,
    encoding: 'gb18030',
  })
  expect(again).toMatchObject({ ok: true, value: { encoding: 'gb18030', sample: [['1', '茅']] } })
})

test('a missing column is told by the field that has none', async () => {
  expect(await problemsOf('编码,城市\n1,杭州\n', 'channels')).toEqual([
    { row: 1, column: null, code: 'missing-column', facts: { field: 'name' }, severity: 'error' },
  ])
  const { id } = await bench.plan()
  const only = { plan: id, measure: 'intake', subject: 'quotas', mapping: ['owner', null] } as const
  expect(await problemsOf('负责人,备注\n张伟,x\n', 'quotas', { ...only, mapping: [...only.mapping] })).toMatchObject([
    { code: 'missing-column', facts: { field: 'amount' } },
  ])
})

test('text in an amount is told by row, column letter and heading, and a negative or huge amount likewise', async () => {
  const { id } = await bench.plan()
  const rows = '负责人,Q1,Q2,Q3\n张伟,约十万,1.2万,-\n李静,-5,99999999999999,0.001\n'
  const problems = await problemsOf(rows, 'quotas', { plan: id, measure: 'intake' })
  expect(problems.map(({ row, column, code, facts }) => [row, column, code, facts['value'] ?? null])).toEqual([
    [2, 'B Q1', 'amount-unreadable', '约十万'],
    [2, 'D Q3', 'dash-left-out', '-'],
    [3, 'B Q1', 'amount-negative', '-5'],
    [3, 'C Q2', 'amount-out-of-range', '99999999999999'],
    [3, 'D Q3', 'amount-unreadable', '0.001'],
  ])
  expect(problems.map(({ severity }) => severity)).toEqual(['error', 'notice', 'error', 'error', 'error'])
})

test('a channel code that stands twice in the file is an error of its second row', async () => {
  expect(await problemsOf('编码,名称\nA1,一\nA2,二\na1,三\n', 'channels')).toEqual([
    { row: 4, column: 'A 编码', code: 'duplicate-channel', facts: { value: 'a1', first: 2 }, severity: 'error' },
  ])
  expect(await problemsOf('名称,城市,省份\n一,杭州,浙江\n一,宁波,浙江\n一,杭州市,浙江省\n', 'channels')).toMatchObject([
    { row: 4, column: 'A 名称', code: 'duplicate-channel', facts: { first: 2 } },
  ])
})

test('an unknown owner is an error unless he is to be made', async () => {
  const text = '名称,负责人\n一,张伟\n二,张伟\n'
  expect(await problemsOf(text, 'channels', { createMissing: false })).toMatchObject([
    { row: 2, column: 'B 负责人', code: 'unknown-owner', facts: { value: '张伟' }, severity: 'error' },
    { row: 3, column: 'B 负责人', code: 'unknown-owner' },
  ])
  expect(await problemsOf(text, 'channels')).toEqual([])
  expect(await bench.bring(bench.save('x.csv', text), 'channels')).toMatchObject({ creates: { person: 1, channel: 2 } })
})

test('a name that two people share must be told apart by login', async () => {
  await bench.bring(bench.save('a.csv', '名称,登录名\n一,wei0\n二,wei1\n'), 'channels')
  const { ledger, sqlite } = bench.space.open
  for (const id of sqlite.prepare('SELECT id FROM person').pluck().all() as string[]) {
    ledger.commit('edit', {}, [{ entity: 'person', id, field: 'name', value: '张伟' }])
  }
  expect(await problemsOf('名称,负责人\n三,张伟\n', 'channels')).toMatchObject([
    { row: 2, code: 'same-name', facts: { count: 2 } },
  ])
  expect(await problemsOf('名称,负责人\n三,WEI1\n', 'channels')).toEqual([])
})

test('one city name in two provinces is an error where the row names none, and two cities where it does', async () => {
  const text =
    '名称,城市,省份,国家\n一,Springfield,Illinois,United States\n二,Springfield,Ohio,United States\n三,Springfield,,United States\n'
  expect(await problemsOf(text, 'channels')).toMatchObject([
    {
      row: 4,
      column: 'B 城市',
      code: 'city-in-two-provinces',
      facts: { value: 'Springfield', provinces: 'Illinois、Ohio' },
    },
  ])
  const settled = text.replace('Springfield,,', 'Springfield,ohio ,')
  expect(await bench.bring(bench.save('y.csv', settled), 'channels')).toMatchObject({
    errors: 0,
    creates: { city: 2, channel: 3 },
  })
  // What stands in the workspace counts as well: the next file with the bare name is asked about it.
  expect(await problemsOf('名称,城市,国家\n四,Springfield,United States\n', 'channels')).toMatchObject([
    { row: 2, code: 'city-in-two-provinces' },
  ])
})

test('a city at home needs a province or a name that the national table settles', async () => {
  expect(await problemsOf('名称,城市\n一,无此城\n二,苏州市\n', 'channels')).toMatchObject([
    { row: 2, column: 'B 城市', code: 'unknown-city', facts: { value: '无此城' } },
  ])
  expect(await problemsOf('名称,城市\n一,苏州\n', 'channels', { createMissing: false })).toMatchObject([
    { row: 2, code: 'unknown-city' },
  ])
  expect(await problemsOf('名称,城市,城市代码\n一,苏州,3205\n', 'channels')).toMatchObject([
    { row: 2, column: 'C 城市代码', code: 'unknown-city' },
  ])
})

test('a city that a file puts into two regions is an error', async () => {
  expect(await problemsOf('名称,城市,区域\n一,杭州,华东\n二,杭州,华南\n', 'channels')).toMatchObject([
    { row: 3, column: 'C 区域', code: 'city-in-two-regions', facts: { value: '华南', first: 2 } },
  ])
})

test('unknown choices, unreadable days, missing names, long texts and control characters are told by cell', async () => {
  const text = `名称,类型,分级,签约日期,地址\n一,代理商,B级,2024-02-30,x\n,直营,A,2024/3/5,x\n二,火星,Z,3.5,${'长'.repeat(301)}\n三\u0001,机构,c,20240305,x\n`
  const problems = await problemsOf(text, 'channels')
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'D 签约日期', 'date-unreadable'],
    [3, 'A 名称', 'missing-value'],
    [4, 'E 地址', 'text-too-long'],
    [4, 'B 类型', 'unknown-choice'],
    [4, 'C 分级', 'unknown-choice'],
    [4, 'D 签约日期', 'date-unreadable'],
    [5, 'A 名称', 'text-unreadable'],
  ])
})

test('a quota that stands twice, and a date that cannot be read, are errors of their rows', async () => {
  const { id } = await bench.plan()
  const text = '负责人,日期,金额\n张伟,2024-02-28,5\n张伟,2024-02-01,6\n李静,二月底,7\n李静,,8\n'
  const problems = await problemsOf(text, 'quotas', { plan: id, measure: 'intake' })
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [3, 'C 金额', 'duplicate-row'],
    [4, 'B 日期', 'date-unreadable'],
    [5, 'B 日期', 'missing-value'],
  ])
})

test('two columns that mean one field are an error, not a guess', async () => {
  expect(await problemsOf('名称,客户\n一,二\n', 'channels', { mapping: ['name', 'name'] })).toMatchObject([
    { row: 1, column: 'B 客户', code: 'duplicate-column', facts: { first: 'A 名称' } },
  ])
})

test('a file that was forgotten, or never read, cannot be imported', async () => {
  const file = await bench.choose(bench.save('x.csv', '名称\n一\n'), 'channels')
  bench.service['imports.forget']({ id: file.id })
  expect(await refusal(() => bench.service['imports.preview'](planOf(file)))).toMatchObject({ code: 'import-expired' })
  expect(await refusal(() => bench.service['imports.apply'](planOf(file)))).toMatchObject({ code: 'import-expired' })
})

test('a dialog that is closed and a file that is none of ours leave everything as it was', async () => {
  bench.space.context.ports.answers.push(null)
  expect(await refusal(() => bench.service['imports.choose']({ subject: 'channels' }))).toMatchObject({
    code: 'cancelled',
  })
  bench.space.context.ports.answers.push(bench.save('report.xlsx', '%PDF-1.7'))
  expect(await refusal(() => bench.service['imports.choose']({ subject: 'channels' }))).toMatchObject({
    code: 'import-wrong-type',
    facts: { file: 'report.xlsx' },
  })
})

test('names with hostile texts are kept as they came', async () => {
  const names = [
    '=1+1',
    '+86',
    '-x',
    '@me',
    "Robert'); DROP TABLE channel;--",
    '𠮷野家',
    'a\u200bb',
    '<script>',
    '../x',
    'CON',
  ]
  await bench.bring(bench.save('x.csv', `名称\n${names.map((name) => `"${name}"`).join('\n')}\n`), 'channels')
  expect(bench.space.open.sqlite.prepare('SELECT name FROM channel ORDER BY id').pluck().all()).toEqual(names)
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { dated, sheetData, styleOfDates, workbook } from '../fixtures/imports/make.ts'
import { openImportBench, planOf, type ImportBench } from './imports.fixture.ts'

let bench: ImportBench
beforeEach(async () => {
  bench = openImportBench()
  await bench.bring(
    bench.save(
      'first.csv',
      '编码,名称,城市,分级,状态,负责人,区域,联系人,电话\nA1,一,杭州,B,签约,张伟,华东,李总,138\nA2,二,苏州市,,,李静,华东,,\n,三,杭州,,,,,,\n',
    ),
    'channels',
  )
})
afterEach(() => bench.space.close())

const seeing = async (text: string, name = 'next.csv') => {
  const plan = planOf(await bench.choose(bench.save(name, text), 'channels'))
  return { plan, preview: await bench.preview(plan) }
}
const channel = (name: string) =>
  bench.space.open.sqlite.prepare('SELECT * FROM channel WHERE name = ?').get(name) as Record<string, unknown>

test('a row is the channel of its code; what differs is told as old and new before it is written', async () => {
  const { plan, preview } = await seeing('编码,名称,分级,负责人\na1,一,A级,李静\nA2,二店,,\n')
  expect(preview).toMatchObject({ rows: 2, creates: {}, updates: 2, unchanged: 0, errors: 0 })
  expect(preview.changes).toEqual([
    { row: 2, what: 'A1 一', field: 'code', old: 'A1', new: 'a1' },
    { row: 2, what: 'A1 一', field: 'grade', old: 'B', new: 'A' },
    { row: 2, what: 'A1 一', field: 'owner', old: '张伟', new: '李静' },
    { row: 3, what: 'A2 二', field: 'name', old: '二', new: '二店' },
  ])
  expect(channel('一')['grade']).toBe('B')
  await bench.apply(plan)
  expect(channel('一')).toMatchObject({ grade: 'A', status: 'signed', code: 'a1' })
  expect(bench.count('channel')).toBe(3)
})

test('without a code a row is the only channel of its name and city, and gives it the code that it lacked', async () => {
  const { preview } = await seeing('名称,城市\n三,杭州市\n三,苏州\n')
  expect(preview).toMatchObject({ creates: { channel: 1 }, unchanged: 1, updates: 0 })
  const coded = await seeing('编码,名称\nA3,三\n')
  expect(coded.preview).toMatchObject({ creates: {}, updates: 1, changes: [{ field: 'code', old: '', new: 'A3' }] })
  // A code of another channel is not taken over by its namesake.
  expect((await seeing('编码,名称\nA9,一\n')).preview).toMatchObject({ creates: { channel: 1 }, updates: 0 })
})

test('a blank cell leaves what stands', async () => {
  expect((await seeing('编码,名称,分级,状态,负责人,电话\nA1,一,,,,\n')).preview).toMatchObject({
    updates: 0,
    unchanged: 1,
    errors: 0,
  })
})

test('a first contact is made once and his telephone is kept up to date', async () => {
  const contacts = () =>
    bench.space.open.sqlite.prepare('SELECT id, channel, name, phone FROM contact').all() as Record<string, unknown>[]
  expect(contacts()).toMatchObject([{ channel: channel('一')['id'], name: '李总', phone: '138' }])
  expect(channel('一')['firstContact']).toBe(contacts()[0]?.['id'])
  const { plan, preview } = await seeing('编码,名称,第一联系人,联系电话\nA1,一,李总,139\nA2,二,王总,\n')
  expect(preview).toMatchObject({ creates: { contact: 1 }, updates: 2 })
  await bench.apply(plan)
  expect(contacts()).toMatchObject([
    { name: '李总', phone: '139' },
    { name: '王总', phone: null },
  ])
  expect((await seeing('编码,名称,电话\n,三,137\n')).preview.problems).toMatchObject([
    { row: 2, code: 'missing-value', severity: 'notice' },
  ])
})

test('a new region of a city is told as a change of the city', async () => {
  const { preview } = await seeing('编码,名称,城市,区域\nA1,一,杭州,浙江\n')
  expect(preview).toMatchObject({
    creates: { region: 1 },
    changes: [{ row: 2, what: '杭州', field: 'region', old: '华东', new: '浙江' }],
  })
})

test('a department named beside an owner is given to new people and to those who have none', async () => {
  await bench.bring(bench.save('d.csv', '名称,负责人,部门\n四,赵敏,销售部\n五,张伟,渠道部\n'), 'channels')
  await bench.bring(bench.save('e.csv', '名称,负责人,部门\n五,张伟,销售部\n'), 'channels')
  const people = bench.space.open.sqlite
    .prepare(
      'SELECT person.name, department.name AS department FROM person LEFT JOIN department ON department.id = person.department ORDER BY person.name',
    )
    .all()
  expect(people).toEqual(
    [
      { name: '张伟', department: '渠道部' },
      { name: '李静', department: null },
      { name: '赵敏', department: '销售部' },
    ].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  )
})

test('a workbook with a title, date cells and a note below comes in as a CSV would', async () => {
  const rows = [
    ['渠道名单 2024'],
    ['编码', '名称', '签约日期'],
    ['A1', '一', dated(45_350)],
    ['A2', '二', 45_351],
    [],
    ['注：截至二月'],
  ]
  const bytes = workbook({
    sheets: { 说明: sheetData([['请看第二张表']]), 名单: sheetData(rows) },
    styles: styleOfDates,
  })
  const file = await bench.choose(bench.save('list.xlsx', bytes), 'channels')
  expect(file).toMatchObject({
    sheet: 1,
    headingRow: 2,
    encoding: null,
    sheets: [{ name: '说明' }, { name: '名单', rows: 6, columns: 3 }],
  })
  await bench.apply(planOf(file))
  expect([channel('一')['signedOn'], channel('二')['signedOn']]).toEqual(['2024-02-28', '2024-02-29'])
  expect((await bench.preview(planOf(await bench.choose(bench.save('list.xlsx', bytes), 'channels')))).notices).toBe(1)
})

test('another sheet or heading row of the same file can be read without choosing it again', async () => {
  const bytes = workbook({
    sheets: { 一: sheetData([['名称'], ['甲']]), 二: sheetData([['x'], ['客户名称'], ['乙']]) },
  })
  const file = await bench.choose(bench.save('two.xlsx', bytes), 'channels')
  expect(file).toMatchObject({ sheet: 0, headingRow: 1 })
  const again = await bench.service['imports.reread']({
    id: file.id,
    subject: 'channels',
    sheet: 1,
    headingRow: null,
    encoding: null,
  })
  expect(again).toMatchObject({ ok: true, value: { sheet: 1, headingRow: 2, mapping: ['name'], sample: [['乙']] } })
  const forced = await bench.service['imports.reread']({
    id: file.id,
    subject: 'channels',
    sheet: 1,
    headingRow: 1,
    encoding: null,
  })
  expect(forced).toMatchObject({ ok: true, value: { headingRow: 1, headings: ['x'], mapping: [null] } })
})

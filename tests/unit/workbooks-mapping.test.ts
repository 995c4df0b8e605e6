import { expect, test } from 'vitest'
import type { ForeignSheet } from '../../src-main/workbooks/foreign.rules.ts'
import { missingGroup, understand } from '../../src-main/workbooks/mapping.rules.ts'
import { readTable } from '../../src-main/workbooks/table.rules.ts'
import type { ImportSubject } from '../../src-main/workbooks/workbooks.contract.ts'

const sheet = (rows: readonly (readonly string[])[], unsolved: ForeignSheet['unsolved'] = []): ForeignSheet => ({
  name: 'S',
  rows,
  unsolved,
})

test('title rows above the headings are passed over, and the unit is taken from them', () => {
  const understood = understand(
    sheet([
      ['2027年渠道销售收入指标分解'],
      ['编制：销售部', '', '单位：万元'],
      [],
      ['负责人', '渠道名称', '1月', '2月', '合计'],
      ['张伟', '渠道一', '1.2', '3', '4.2'],
    ]),
    'targets',
  )
  expect(understood).toMatchObject({
    headingRow: 4,
    unit: 'wan',
    subject: 'targets',
    mapping: ['owner', 'channel', 'month1', 'month2', null],
    sample: [['张伟', '渠道一', '1.2', '3', '4.2']],
  })
})

test('the unit of a heading outranks that of the title', () => {
  expect(understand(sheet([['单位：元'], ['渠道', '1月（万元）'], ['一', '2']]), 'targets').unit).toBe('wan')
})

test('a heading over two rows is read from the lower row, with its gaps filled from the upper one', () => {
  const understood = understand(
    sheet([
      ['负责人', '渠道', '第一季度', '', '', '第二季度'],
      ['', '', '1月', '2月', '3月', '4月'],
      ['张伟', '一', '1', '2', '3', '4'],
    ]),
    'targets',
  )
  expect(understood.headingRow).toBe(2)
  expect(understood.mapping).toEqual(['owner', 'channel', 'month1', 'month2', 'month3', 'month4'])
})

test('a column of totals is a year only where no months or quarters stand beside it', () => {
  const mapping = (headings: readonly string[]) =>
    understand(sheet([headings, headings.map(() => 'x')]), 'quotas').mapping
  expect(mapping(['负责人', '第一季度', '第二季度', '第三季度', '第四季度', '合计'])).toEqual([
    'owner',
    'quarter1',
    'quarter2',
    'quarter3',
    'quarter4',
    null,
  ])
  expect(mapping(['负责人', '合计'])).toEqual(['owner', 'year'])
})

test('one field goes to the first column that bears it, months of two years to both', () => {
  const { mapping } = understand(sheet([['渠道', '渠道', '2026-01', '2027-01', '1月', '1月']]), 'targets')
  expect(mapping).toEqual(['channel', null, 'month1', 'month1', 'month1', null])
})

test('a file that lacks what was asked for and has what another subject needs is taken for that', () => {
  const subjectOf = (headings: readonly string[], wanted: ImportSubject) =>
    understand(sheet([headings]), wanted).subject
  expect(subjectOf(['owner_login', 'quota_date', 'quota_usd'], 'channels')).toBe('quotas')
  expect(subjectOf(['channel_code', 'channel_name', 'city'], 'quotas')).toBe('channels')
  expect(subjectOf(['渠道', '1月', '2月'], 'targets')).toBe('targets')
  expect(subjectOf(['foo', 'bar'], 'quotas')).toBe('quotas')
})

test('what is missing is told as the group of fields of which one would do', () => {
  expect(missingGroup('channels', ['code', 'city'])).toEqual(['name'])
  expect(missingGroup('quotas', ['owner'])?.[0]).toBe('amount')
  expect(missingGroup('targets', ['channelCode', 'month3'])).toBeNull()
})

test('subtotals, totals, repeated headings and notes are left out and told; empty rows are passed over', () => {
  const rows = [
    ['负责人', '渠道', '1月'],
    ['张伟', '一', '1'],
    ['张伟小计', '', '1'],
    [],
    ['负责人', '渠道', '1月'],
    ['李静', '合计行者', '2'],
    ['', '小计', '2'],
    ['合 计', '', '3'],
    ['占比', '', '100%'],
    [],
    ['注：金额含税。'],
    ['以上数字以合同为准'],
    ['制表：张三', '', '审核：李四'],
  ]
  const { headings, mapping } = understand(sheet(rows), 'targets')
  const table = readTable(sheet(rows), 1, headings, mapping)
  expect(table.rows.map(({ row }) => row)).toEqual([2, 6])
  expect(table.problems.map(({ row, code }) => [row, code])).toEqual([
    [3, 'subtotal-left-out'],
    [5, 'note-left-out'],
    [7, 'subtotal-left-out'],
    [8, 'subtotal-left-out'],
    [9, 'subtotal-left-out'],
    [11, 'note-left-out'],
    [12, 'note-left-out'],
    [13, 'note-left-out'],
  ])
  expect(table.problems.every(({ severity }) => severity === 'notice')).toBe(true)
})

test('a formula without a result is an error of its cell where the column counts and the row is data', () => {
  const rows = [
    ['渠道', '1月', '备用'],
    ['一', '', ''],
    ['合计', '', ''],
  ]
  const unsolved = [
    { row: 1, column: 1 },
    { row: 1, column: 2 },
    { row: 2, column: 1 },
  ]
  const { headings, mapping } = understand(sheet(rows), 'targets')
  expect(
    readTable(sheet(rows, unsolved), 1, headings, mapping).problems.filter(({ severity }) => severity === 'error'),
  ).toEqual([{ row: 2, column: 'B 1月', code: 'formula-without-value', facts: {}, severity: 'error' }])
})

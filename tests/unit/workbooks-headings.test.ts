import { expect, test } from 'vitest'
import { fieldOf, monthOf, quarterOfHeading, unitOf } from '../../src-main/workbooks/headings.rules.ts'
import { periodOf } from '../../src-main/workbooks/period.rules.ts'

test.each([
  ['1月', 1, null],
  ['01月份', 1, null],
  ['十二月', 12, null],
  ['十月', 10, null],
  ['3月目标（万元）', 3, null],
  ['2024年1月', 1, 2024],
  ['2024-01', 1, 2024],
  ['2024/11', 11, 2024],
  ['202412', 12, 2024],
  ['2024-02-01', 2, 2024],
  ['Jan-24', 1, 2024],
  ['Jan', 1, null],
  ['Sept 2024', 9, 2024],
  ['24-Dec', 12, 2024],
  ['１月', 1, null],
])('the heading %s names its month', (heading, month, year) => {
  expect(monthOf(heading)).toEqual({ month, year })
})

test.each(['13月', '0月', '合计', '2024', '月', 'Market', '渠道', '1', '2024-13'])(
  'the heading %s names no month',
  (heading) => {
    expect(monthOf(heading)).toBeNull()
  },
)

test.each([
  ['Q1', 1, null],
  ['一季度', 1, null],
  ['第四季度', 4, null],
  ['第一季度（4–6月）', 1, null],
  ['3季度', 3, null],
  ['2024Q2', 2, 2024],
  ['2024年第二季度', 2, 2024],
  ['Q3 2024', 3, 2024],
  ['Quarter 4', 4, null],
])('the heading %s names its quarter', (heading, quarter, year) => {
  expect(quarterOfHeading(heading)).toEqual({ quarter, year })
})

test.each(['Q5', '季度', '第五季度', '一月'])('the heading %s names no quarter', (heading) => {
  expect(quarterOfHeading(heading)).toBeNull()
})

test('headings of channels are known in Chinese and English, however they are written', () => {
  const fields = (headings: readonly string[]) => headings.map((heading) => fieldOf(heading, 'channels'))
  expect(fields(['渠道编码', '渠道名称*', '城 市', '省份', '负责人（登录名）', '区域', '分级', '签约日期'])).toEqual([
    'code',
    'name',
    'city',
    'province',
    'owner',
    'region',
    'grade',
    'signedOn',
  ])
  expect(
    fields(['channel_code', 'Channel Name', 'CITY', 'state_province', 'country', 'territory', 'owner_login']),
  ).toEqual(['code', 'name', 'city', 'province', 'country', 'region', 'owner'])
  expect(fields(['', '其他', 'foo'])).toEqual([null, null, null])
})

test('one word means what the subject of the file makes of it', () => {
  expect(fieldOf('指标', 'quotas')).toBe('amount')
  expect(fieldOf('指标', 'targets')).toBe('year')
  expect(fieldOf('指标', 'channels')).toBeNull()
  expect(fieldOf('2024年', 'quotas')).toBe('year')
  expect(fieldOf('2024-03', 'targets')).toBe('month3')
})

test('the unit is taken from words that name one, and only from those', () => {
  expect(unitOf('2024年销售指标（单位：万元）')).toBe('wan')
  expect(unitOf('单位: 千元')).toBe('thousand')
  expect(unitOf('金额(元)')).toBe('yuan')
  expect(unitOf('CNY 10,000')).toBe('wan')
  expect(unitOf('渠道')).toBeNull()
})

test('a cell names a day, a month, a quarter or a year of the fiscal year', () => {
  expect(periodOf('2024-02-28', 1900, 1)).toEqual({ kind: 'day', fiscalYear: 2024, part: 2 })
  expect(periodOf('45350', 1900, 1)).toEqual({ kind: 'day', fiscalYear: 2024, part: 2 })
  expect(periodOf('43888', 1904, 1)).toEqual({ kind: 'day', fiscalYear: 2024, part: 2 })
  // A year that begins in April: February belongs to the year before, as its eleventh month.
  expect(periodOf('2024-02-28', 1900, 4)).toEqual({ kind: 'day', fiscalYear: 2023, part: 11 })
  expect(periodOf('2024年2月', 1900, 4)).toEqual({ kind: 'month', fiscalYear: 2023, part: 11 })
  expect(periodOf('第一季度', 1900, 4)).toEqual({ kind: 'quarter', fiscalYear: null, part: 1 })
  expect(periodOf('2024', 1900, 1)).toEqual({ kind: 'year', fiscalYear: 2024, part: 0 })
})

test.each(['3.5', '05/06/24', '2024-02-30', '下周', 'abc'])(
  'the cell %s names no period and is not guessed',
  (text) => {
    expect(periodOf(text, 1900, 1)).toBeNull()
  },
)

import { describe, expect, test } from 'vitest'
import { cityPages } from '../../src-main/sheets/city-html.rules.ts'
import { citySheet, linesByCity } from '../../src-main/sheets/city.rules.ts'
import { cellText } from '../../src-main/sheets/figures.rules.ts'
import type { Cell, Sheet } from '../../src-main/sheets/sheet.rules.ts'
import type { Quota } from '../../src-main/targets/targets.contract.ts'
import { channel, known, line, months, newCustomers, wan, type Given } from './sheets-source.ts'

const hangzhou = '330100'
const sheetOf = (given: Given): Sheet => citySheet(known(given), hangzhou, given.lines)
const texts = (sheet: Sheet, cells: readonly Cell[] | undefined): readonly string[] =>
  (cells ?? []).map((cell) => cellText(cell, sheet.unit, sheet.decimals))
const total = (sheet: Sheet, kind: string): readonly string[] =>
  texts(sheet, sheet.totals.find((row) => row.kind === kind)?.cells)
const fact = (sheet: Sheet, label: string): string | undefined =>
  sheet.facts.find((each) => each.label === label)?.value
const quota = (grain: Quota['grain'], amounts: readonly (number | null)[]): Quota => ({
  id: 'q',
  level: 'city',
  subject: hangzhou,
  grain,
  amounts,
})

describe('the sheet of a city', () => {
  test('quarters and the year are sums of the stored months, blank stays blank and zero is 0.0', () => {
    const row = [2 * wan, 0, null, null, null, null, 1 * wan, 1 * wan, 1 * wan, null, null, 0]
    const sheet = sheetOf({ lines: [line(1, row)] })
    expect(texts(sheet, sheet.groups[0]?.rows[0]?.cells.slice(3, 20))).toEqual([
      '2.0',
      '0.0',
      '',
      '2.0',
      '',
      '',
      '',
      '',
      '1.0',
      '1.0',
      '1.0',
      '3.0',
      '',
      '',
      '0.0',
      '0.0',
      '5.0',
    ])
  })

  test('the total adds stored fen, never what is shown, and the notes say so where it can be seen', () => {
    const sheet = sheetOf({ lines: [1, 2, 3].map((number) => line(number, months(140_000))) })
    expect(total(sheet, 'total').slice(3, 7)).toEqual(['0.4', '0.4', '0.4', '1.3'])
    expect(sheet.notes.at(-1)?.text).toContain('合计按原值相加后取舍')
    expect(sheetOf({ lines: [line(1, months(wan))] }).notes.at(-1)?.text).not.toContain('合计按原值相加后取舍')
  })

  test('the shares of the months make 100.0, a quarter’s share is its months’', () => {
    const sheet = sheetOf({ lines: [line(1, months(wan))] })
    const shares =
      sheet.totals
        .at(-1)
        ?.cells.slice(3, 20)
        .map((cell) => (cell.kind === 'share' ? (cell.tenths ?? 0) : Number.NaN)) ?? []
    const quarters = [3, 7, 11, 15].map((index) => shares[index] ?? 0)
    expect(quarters.reduce((sum, part) => sum + part, 0)).toBe(1000)
    expect(shares.slice(0, 3).reduce((sum, part) => sum + part, 0)).toBe(quarters[0])
    expect(shares[16]).toBe(1000)
  })

  test('a year of blanks and zeros has shares that cannot be told', () => {
    expect(total(sheetOf({ lines: [line(1, months(0))] }), 'share').at(-3)).toBe('—')
  })

  test('a held month is marked, a held blank too', () => {
    const sheet = sheetOf({ lines: [line(1, [wan, null, ...months(wan).slice(2)], { held: 0b11 })] })
    const cells = sheet.groups[0]?.rows[0]?.cells.slice(3, 7)
    expect(cells?.map((cell) => cell.kind === 'amount' && cell.held)).toEqual([true, true, false, false])
    expect(cityPages(sheet).html).toContain('<span class="h">&emsp;</span>')
  })

  test('rows carry their number and code, new customers come last and belong to the total', () => {
    const sheet = sheetOf({ lines: [line(1, months(wan)), line(2, months(wan)), newCustomers(3, months(null))] })
    const rows = sheet.groups.flatMap((group) => group.rows)
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(rows[0]?.cells[0]).toEqual({ kind: 'text', text: '杭州第1药房', detail: 'HZ-001　代理商' })
    expect(sheet.groups.map(({ newCustomers: fresh }) => fresh)).toEqual([false, true])
    expect(sheet.totals[0]?.cells[0]).toMatchObject({ text: '合计', detail: '2 个渠道和新增客户' })
  })

  test('下达 / 自报 / 差额 stand in the facts where the city has a quota, else 自报 alone', () => {
    const lines = [line(1, months(wan))]
    const withQuota = sheetOf({ lines, quotas: [quota('year', [15 * wan])] })
    expect(fact(withQuota, '下达 / 自报')).toBe('15.0 / 12.0')
    expect(fact(withQuota, '差额')).toBe('−3.0')
    expect(withQuota.totals.map(({ kind }) => kind)).toEqual(['total', 'share'])
    const without = sheetOf({ lines })
    expect(fact(without, '自报')).toBe('12.0')
    expect(fact(without, '差额')).toBeUndefined()
  })

  test('a quota by quarter is set against 自报 by quarter, one by month by month', () => {
    const lines = [line(1, months(wan))]
    const quarterly = sheetOf({ lines, quotas: [quota('quarter', [2 * wan, 3 * wan, null, 3 * wan])] })
    expect(total(quarterly, 'quota').slice(3, 20)).toEqual([
      '',
      '',
      '',
      '2.0',
      '',
      '',
      '',
      '3.0',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '3.0',
      '8.0',
    ])
    expect(total(quarterly, 'difference').slice(3, 11)).toEqual(['', '', '', '+1.0', '', '', '', '0.0'])
    const monthly = sheetOf({ lines, quotas: [quota('month', months(2 * wan))] })
    expect(total(monthly, 'difference').slice(3, 8)).toEqual(['−1.0', '−1.0', '−1.0', '−3.0', '−1.0'])
  })

  test('a fiscal year that begins in April names its months everywhere', () => {
    const sheet = sheetOf({ lines: [line(1, months(wan))], plan: { firstMonth: 4 } })
    expect(fact(sheet, '财年')).toBe('2027（4 月–次年 3 月）')
    expect(sheet.columns.filter(({ role }) => role === 'quarter').map(({ head }) => head)).toEqual([
      '一季度（4–6月）',
      '二季度（7–9月）',
      '三季度（10–12月）',
      '四季度（1–3月）',
    ])
    expect(sheet.columns.find(({ role }) => role === 'month')?.head).toBe('4月')
  })

  test('cities of one name are told apart by their province', () => {
    const given = known({ lines: [line(1, months(wan))] })
    const twin = { ...given, sameName: new Set([hangzhou]) }
    expect(citySheet(twin, hangzhou, given.grid.lines).subject).toBe('杭州（浙江省） · 销售收入')
  })

  test('all cities print in the grid’s order, a line without a city too; asked cities in the order asked for', () => {
    const lines = [line(1, months(wan)), line(2, months(wan), { city: '330200' }), line(3, months(wan), { city: null })]
    const given = known({ lines })
    expect(linesByCity(given, null).map(({ city }) => city)).toEqual([hangzhou, '330200', null])
    expect(linesByCity(given, ['330200', 'nowhere', hangzhou]).map(({ city }) => city)).toEqual(['330200', hangzhou])
    expect(citySheet(given, null, [lines[2]!]).subject).toBe('未定城市 · 销售收入')
  })
})

describe('the check code', () => {
  const code = (given: Given): string => sheetOf(given).code
  const lines = [line(1, months(wan)), line(2, [null, 0, ...months(wan).slice(2)])]

  test('is eight letters of Crockford’s alphabet', () => {
    expect(code({ lines })).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  test('is the same in every language and unit and on every day', () => {
    const other = { language: 'en', unit: 'yuan', printed: { date: '2027-01-01', time: '00:00' } } as const
    expect(code({ lines, source: other })).toBe(code({ lines }))
  })

  test('differs as soon as one stored fen, a blank or a row differs', () => {
    const first = code({ lines })
    const others = [
      [line(1, [wan + 1, ...months(wan).slice(1)]), lines[1]!],
      [lines[0]!, line(2, [0, 0, ...months(wan).slice(2)])],
      [lines[0]!, { ...lines[1]!, id: 'l9' }],
      [lines[0]!],
    ]
    for (const changed of others) expect(code({ lines: changed })).not.toBe(first)
  })
})

describe('decimals', () => {
  test('万元 shows one decimal, more only where an amount would look like zero', () => {
    expect(sheetOf({ lines: [line(1, months(123_456_789))] }).decimals).toBe(1)
    expect(sheetOf({ lines: [line(1, [50_000, ...months(wan).slice(1)])] }).decimals).toBe(1)
    expect(sheetOf({ lines: [line(1, [49_999, ...months(wan).slice(1)])] }).decimals).toBe(2)
    expect(sheetOf({ lines: [line(1, [100, ...months(wan).slice(1)])] }).decimals).toBe(4)
  })

  test('元 shows 角 and 分 only where there are any', () => {
    const yuan = { unit: 'yuan' } as const
    expect(sheetOf({ lines: [line(1, months(wan))], source: yuan }).decimals).toBe(0)
    expect(sheetOf({ lines: [line(1, months(wan + 5))], source: yuan }).decimals).toBe(2)
  })
})

test('long names are kept on two lines and cut after them, notes likewise', () => {
  const given = {
    lines: [line(1, months(wan))],
    channels: [channel(1, { name: '很'.repeat(60), note: '长'.repeat(200) })],
  }
  const { html } = cityPages(sheetOf(given))
  expect(html).toContain('class="name long two"')
  expect(html).toContain(`<div class="two">${'长'.repeat(200)}</div>`)
})

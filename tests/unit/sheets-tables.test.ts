import { describe, expect, test } from 'vitest'
import { cellText } from '../../src-main/sheets/figures.rules.ts'
import { printJob } from '../../src-main/sheets/print.rules.ts'
import type { Row, Sheet } from '../../src-main/sheets/sheet.rules.ts'
import { know, type Known } from '../../src-main/sheets/source.rules.ts'
import { tableAPages } from '../../src-main/sheets/table-a-html.rules.ts'
import { tableASheet } from '../../src-main/sheets/table-a.rules.ts'
import { tableBPages } from '../../src-main/sheets/table-b-html.rules.ts'
import { tableBSheet } from '../../src-main/sheets/table-b.rules.ts'
import { tableCPages } from '../../src-main/sheets/table-c-html.rules.ts'
import { tableCSheets } from '../../src-main/sheets/table-c.rules.ts'
import type { Quota, TargetLine } from '../../src-main/targets/targets.contract.ts'
import { channel, known, line, months, newCustomers, source, wan, type Given } from './sheets-source.ts'

const texts = (sheet: Sheet, row: Row | undefined): readonly string[] =>
  (row?.cells ?? []).map((cell) => cellText(cell, sheet.unit, sheet.decimals))
const rowsOf = (sheet: Sheet): readonly Row[] => sheet.groups.flatMap((group) => group.rows)
const personal = (subject: string, fen: number): Quota => ({
  id: `q-${subject}`,
  level: 'person',
  subject,
  grain: 'year',
  amounts: [fen],
})
const many = (count: number, given: (index: number) => Partial<TargetLine> = () => ({})): readonly TargetLine[] =>
  Array.from({ length: count }, (_, index) => line(index + 1, months(wan), given(index)))
const count = (html: string, text: string): number => html.split(text).length - 1
const ofMeasure = (given: Given, measure: 'intake' | 'revenue'): Known => {
  const made = source(given)
  return know({ ...made, grid: { ...made.grid, measure } })
}

describe('table A', () => {
  const lines = [line(1, months(wan), { owner: 'li' }), line(2, months(2 * wan))]

  test('has owners by quarter with the total last and no comparison where nothing was assigned', () => {
    const sheet = tableASheet(ofMeasure({ lines }, 'intake'))
    expect(sheet.title).toBe('A. 预收款或者订单指标分解')
    expect(rowsOf(sheet).map((row) => texts(sheet, row))).toEqual([
      ['李静', '3.0', '3.0', '3.0', '3.0', '12.0'],
      ['陈晨', '6.0', '6.0', '6.0', '6.0', '24.0'],
    ])
    expect(texts(sheet, sheet.totals[0])).toEqual(['合计', '9.0', '9.0', '9.0', '9.0', '36.0'])
    expect(tableAPages(sheet).html).not.toContain('与总部下达对照')
  })

  test('sets 下达 against 自报 by owner; who has no quota has no difference', () => {
    const sheet = tableASheet(known({ lines, quotas: [personal('li', 20 * wan)] }))
    expect(sheet.compared).toEqual([
      { name: '李静', quota: 20 * wan, own: 12 * wan, difference: -8 * wan },
      { name: '陈晨', quota: null, own: 24 * wan, difference: null },
      { name: '合计', quota: 20 * wan, own: 36 * wan, difference: 16 * wan },
    ])
    expect(tableAPages(sheet).html).toContain('−8.0')
  })

  test('is one page for seven owners, and goes on over pages for sixty with each of them compared', () => {
    const people = Array.from({ length: 60 }, (_, index) => ({
      id: `p${index}`,
      name: `员工${index}`,
      title: null,
      department: 'sales',
      region: 'east',
      login: null,
      phone: null,
      leftOn: null,
    }))
    const given = (size: number): Known => {
      const made = source({
        lines: many(size, (index) => ({ owner: `p${index}` })),
        quotas: people.slice(0, size).map(({ id }) => personal(id, 13 * wan)),
      })
      return know({ ...made, people: { ...made.people, people } })
    }
    expect(tableAPages(tableASheet(given(7))).pages).toBe(1)
    const { html, pages } = tableAPages(tableASheet(given(60)))
    expect(pages).toBeGreaterThan(2)
    expect(count(html, '<section')).toBe(pages)
    for (let index = 0; index < 60; index += 1) expect(count(html, `>员工${index}<`)).toBe(2)
    expect(count(html, 'class="sign"')).toBe(1)
    expect(html).toContain(`第 ${pages} 页 / 共 ${pages} 页`)
  })
})

describe('table B', () => {
  test('lists each owner’s channels by city, then new customers by city, then the total', () => {
    const lines = [...many(3), newCustomers(9, months(wan), { city: '330200' })]
    const sheet = tableBSheet(known({ lines }))
    expect(sheet.groups.map(({ label, details }) => [label, ...details])).toEqual([
      ['陈晨', '渠道部 · 渠道经理', '杭州 3 个渠道，36.0'],
      ['新增客户', '尚未签约的渠道，按城市列', '1 个城市，12.0'],
    ])
    expect(texts(sheet, sheet.totals[0])).toEqual(['合计', '', '3 个渠道和 1 个城市的新增客户', '48.0'])
    expect(texts(sheet, sheet.groups[1]?.rows[0])).toEqual(['新增客户', '浙江省', '陈晨', '12.0'])
  })

  test('joins an owner’s cities under one name where one of them has too few rows to name him', () => {
    const sheet = tableBSheet(known({ lines: many(5, (index) => (index === 4 ? { city: '330200' } : {})) }))
    expect(sheet.groups.map(({ details }) => details.at(-1))).toEqual(['2 个城市 5 个渠道，60.0'])
  })

  test('an owner of a hundred channels is named again on each page, and each channel printed once', () => {
    const { html, pages } = tableBPages(tableBSheet(known({ lines: many(100) })))
    expect(pages).toBeGreaterThan(2)
    expect(count(html, '<b>陈晨</b>')).toBe(pages)
    expect(count(html, '（续）')).toBe(pages - 1)
    for (let index = 1; index <= 100; index += 1) expect(count(html, `杭州第${index}药房`)).toBe(1)
  })

  test('tells the gap to the quota in words below the table', () => {
    const sheet = tableBSheet(known({ lines: many(3), quotas: [personal('chen', 40 * wan)] }))
    expect(sheet.notes[0]?.text).toContain('下达 40.0　自报 36.0　差额 −4.0 万元')
  })

  test('an amount in 元 is printed whole, however wide', () => {
    const lines = [line(1, months(9_999_999_999_999))]
    const { html } = tableBPages(tableBSheet(known({ lines, source: { unit: 'yuan' } })))
    expect(html).toContain('1,199,999,999,999.88')
  })
})

describe('table C', () => {
  const lines = [line(1, months(wan), { owner: 'li' }), line(2, months(null)), line(3, months(2 * wan))]

  test('has people in their departments by month, the total, and shares that make 100.0%', () => {
    const [sheet] = tableCSheets([known({ lines })])
    expect(sheet?.groups.map(({ label, rows }) => [label, rows.length])).toEqual([
      ['销售部', 1],
      ['渠道部', 1],
    ])
    const { html } = tableCPages([sheet!])
    expect(html).toContain('100.0%')
    expect(html).toContain('一季度</span>9.0')
  })

  test('prints both measures as one document with one code and a full head on each page', () => {
    const both = [ofMeasure({ lines }, 'intake'), ofMeasure({ lines }, 'revenue')]
    const sheets = tableCSheets(both)
    expect(new Set(sheets.map(({ code }) => code)).size).toBe(1)
    const { html, pages } = tableCPages(sheets)
    expect(pages).toBe(2)
    expect(count(html, '<h1>')).toBe(2)
    expect(html).toContain('第 2 页 / 共 2 页')
  })

  test('leaves the other measure out as long as it has nothing to tell', () => {
    const job = (other: Known): string => {
      const made = printJob({ kind: 'table-c' }, ofMeasure({ lines }, 'revenue'), other).documents[0]?.make()
      return `${made?.pages} ${made?.html.includes('预收款或者订单</span>')}`
    }
    expect(job(ofMeasure({ lines: [line(1, months(null))] }, 'intake'))).toBe('1 false')
    expect(job(ofMeasure({ lines }, 'intake'))).toBe('2 true')
  })
})

describe('a print job', () => {
  test('has one document for each city and none where there is nothing to print', () => {
    const given = known({ lines: [line(1, months(wan)), line(2, months(wan), { city: '330200' })] })
    expect(printJob({ kind: 'cities', cities: null }, given, null).documents.map(({ name }) => name)).toEqual([
      '杭州',
      '宁波',
    ])
    expect(printJob({ kind: 'cities', cities: ['none'] }, given, null).documents).toEqual([])
    const empty = known({ lines: [] })
    for (const kind of ['table-a', 'table-b', 'table-c'] as const)
      expect(printJob({ kind }, empty, null).documents).toEqual([])
  })

  test('is named by what it prints', () => {
    const given = known({ lines: [line(1, months(wan)), line(2, months(wan), { city: '330200' })] })
    expect(printJob({ kind: 'cities', cities: ['330100'] }, given, null).title).toBe('城市指标单 杭州 销售收入 2027 v2')
    expect(printJob({ kind: 'cities', cities: null }, given, null).title).toBe('城市指标单 2 个城市 销售收入 2027 v2')
  })
})

test('no text from the data becomes markup in any document', () => {
  const evil = '</td><script>alert(1)</script><img src=x onerror="x">\'&'
  const made = source({
    lines: [line(1, months(wan)), newCustomers(2, months(wan))],
    channels: [channel(1, { name: evil, code: evil, note: evil, grade: evil as 'A' })],
  })
  const people = {
    departments: [{ id: 'sales', name: evil, duty: null, position: 1 }],
    people: made.people.people.map((person) => ({ ...person, name: evil, title: evil, department: 'sales' })),
    regions: [{ id: 'east', name: evil, manager: 'zhang', position: 1 }],
    cities: made.people.cities.map((city) => ({ ...city, name: evil, province: evil })),
  }
  const hostile = know({ ...made, people, user: evil })
  for (const document of [
    { kind: 'cities', cities: null },
    { kind: 'table-a' },
    { kind: 'table-b' },
    { kind: 'table-c' },
  ] as const) {
    const html = printJob(document, hostile, null)
      .documents.map(({ make }) => make().html)
      .join('')
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/<(script|img)/i)
    // Every tag left is one of ours.
    expect(new Set([...html.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag]) => tag))).toEqual(
      new Set(
        [...html.matchAll(/<\/?(section|div|h1|span|b|i|p|table|colgroup|col|thead|tbody|tr|th|td)\b/g)].map(
          ([, tag]) => tag,
        ),
      ),
    )
  }
})

test('an English document holds no Chinese', () => {
  const made = source({
    lines: [line(1, months(wan)), newCustomers(2, months(wan))],
    quotas: [personal('chen', 30 * wan)],
  })
  const english = know({
    ...made,
    language: 'en',
    channels: [channel(1, { name: 'Riders Company' })],
    people: {
      departments: [{ id: 'partners', name: 'Partners', duty: null, position: 1 }],
      people: made.people.people.map((person) => ({ ...person, name: 'Tsvi Reiter', title: 'Agent' })),
      regions: [{ id: 'east', name: 'East', manager: 'zhang', position: 1 }],
      cities: made.people.cities.map((city) => ({ ...city, name: city.code ?? '', province: 'Ontario' })),
    },
    user: 'Ken',
  })
  for (const document of [
    { kind: 'cities', cities: null },
    { kind: 'table-a' },
    { kind: 'table-b' },
    { kind: 'table-c' },
  ] as const) {
    const text = printJob(document, english, null)
      .documents.map(({ make }) => make().html)
      .join('')
    expect(text.match(/[\u3000-\u9fff\uff00-\uffef]/g) ?? []).toEqual([])
  }
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx, type Sheet } from 'hucre/xlsx'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { InputFor } from '../../src-main/contracts.ts'
import { startApp, type TestApp } from './app-harness.ts'

let app: TestApp
let last: string
let next: string
let li: string

beforeEach(async () => {
  app = startApp()
  await app.get('workspace.create', { kind: 'manager', name: '华东', user: '张伟' })
  last = (await app.get('plans.create', { fiscalYear: 2026, firstMonth: 1, step: 100 })).id
  next = (await app.get('plans.create', { fiscalYear: 2027, firstMonth: 4, step: 100 })).id
  li = (await app.get('people.create', { entity: 'person', fields: { name: '李静' } })).id
  const channels = [0, 1].map((at) =>
    app.get('channels.create', { fields: { code: `A${at}`, name: `渠道${at}`, owner: li } }),
  )
  const lines = (await Promise.all(channels)).map(({ id }) => ({ owner: li, channel: id, city: null }))
  const write = (plan: string, cells: [number, number, number][]) =>
    app.get('targets.write', { plan, measure: 'intake', act: 'type', lines, cells })
  // April is the fourth month there and the first here.
  await write(last, [
    [0, 4, 1_000_000],
    [0, 5, 0],
    [1, 6, 500],
  ])
  await write(next, [
    [0, 1, 1_234_500],
    [1, 3, 500],
  ])
})
afterEach(() => app.close())

async function exported(more: Partial<InputFor<'comparison.export'>> = {}): Promise<Sheet> {
  const path = join(app.folder, 'out.xlsx')
  app.ports.answers.push(path)
  const input = {
    plan: next,
    with: { kind: 'plan' as const, plan: last },
    measure: 'intake' as const,
    grouping: 'city' as const,
    onlyDifferences: false,
    unit: 'yuan' as const,
    language: 'zh-CN' as const,
  }
  expect(await app.get('comparison.export', { ...input, ...more })).toEqual({ path })
  const [sheet] = (await readXlsx(readFileSync(path), { readStyles: true })).sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}
const cellAt = (sheet: Sheet, row: number, column: number) => sheet.cells?.get(`${row},${column}`)

/** Code, channel, city and owner; then twelve months and the year of each side and of the difference. */
const lead = 4
const mine = (month: number): number => lead + month - 1
const theirs = (month: number): number => lead + 13 + month - 1
const gap = (month: number): number => lead + 26 + month - 1

test('both sides stand beside each other by calendar month, with live signed differences and the totals of all rows', async () => {
  const sheet = await exported()
  expect(sheet.rows[2]?.slice(0, 6)).toEqual(['渠道编号', '渠道', '城市', '负责人', '本计划 4月', '本计划 5月'])
  expect(sheet.rows).toHaveLength(6)
  expect([mine(1), theirs(1), gap(1)].map((column) => sheet.rows[3]?.[column])).toEqual([12_345, 10_000, 2345])
  const april = cellAt(sheet, 3, gap(1))
  expect(april?.formula).toContain('N(E4)-N(R4)')
  expect(april?.style?.numFmt).toBe('[Color10]+#,##0;[Red]-#,##0;#,##0')
  // A blank beside a 0 is a difference, in words; the rate stands at the end.
  expect(sheet.rows[3]?.[gap(2)]).toBe('0→空白')
  expect(sheet.rows[3]?.[gap(3)] ?? '').toBe('')
  expect(sheet.rows[3]?.[lead + 39]).toBeCloseTo(0.2345, 10)
  expect([mine(13), theirs(13), gap(13)].map((column) => sheet.rows[5]?.[column])).toEqual([12_350, 10_005, 2345])
})

test('only differences leaves equal rows out and says so; the total still counts them', async () => {
  const sheet = await exported({ onlyDifferences: true })
  expect(sheet.rows).toHaveLength(5)
  expect(sheet.rows[1]?.[0]).toContain('只列出有差异的行')
  expect(sheet.rows[4]?.[mine(13)]).toBe(12_350)
})

test('against quotas each subject is a row, and what a yearly quota cannot tell stays blank', async () => {
  await app.get('targets.setQuota', {
    plan: next,
    measure: 'intake',
    level: 'person',
    subject: li,
    grain: 'year',
    amounts: [2_000_000],
  })
  const sheet = await exported({ with: { kind: 'quota' }, grouping: 'person' })
  const row = sheet.rows[3] ?? []
  expect([row[0], row[13], row[26], row[39]]).toEqual(['李静', 12_350, 20_000, -7650])
  expect(row[14] ?? null).toBeNull()
})

test('an unknown plan is refused before anything is asked', async () => {
  const result = await app.ask('comparison.export', {
    plan: next,
    with: { kind: 'plan', plan: 'nowhere' },
    measure: 'intake',
    grouping: 'city',
    onlyDifferences: false,
    unit: 'yuan',
    language: 'zh-CN',
  })
  expect(result).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

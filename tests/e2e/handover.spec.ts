import { expect, test } from '@playwright/test'
import type { TargetGrid, TargetLine } from '../../src-main/targets/targets.contract.ts'
import { shownInWan } from './pages/amounts.ts'
import { ask } from './pages/door.ts'
import { Grid } from './pages/grid.ts'
import { HandoverDialog } from './pages/handover.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

test.setTimeout(120_000)

let sample: SampleApp
let targets: Targets
let handover: HandoverDialog

test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  handover = new HandoverDialog(sample.page)
  await targets.working.cell('b-0', 'year').waitFor()
})
test.afterEach(() => sample.close())

const stored = (measure: 'intake' | 'revenue' = 'intake'): Promise<TargetGrid> =>
  ask(sample.page, 'targets.grid', { plan: 'plan-2027-1', measure })
const sum = (amounts: readonly (number | null)[]): number => amounts.reduce<number>((all, one) => all + (one ?? 0), 0)
const months = (lines: readonly TargetLine[]): number => sum(lines.flatMap((line) => line.months))
const fromJuly = (line: TargetLine): readonly (number | null)[] => line.months.slice(6)

async function personNamed(name: string): Promise<string> {
  const { people } = await ask(sample.page, 'people.list', {})
  const person = people.find((one) => one.name === name)
  if (!person) throw new Error(`nobody is called ${name}`)
  return person.id
}

test('a channel goes to another from July on: previewed, the past stays, holds go along, the city sheet shows both, one undo takes it back', async () => {
  const { page, frame } = sample
  const { working } = targets
  const before = { intake: await stored(), revenue: await stored('revenue') }
  const [old, next] = [await personNamed('李静'), await personNamed('王磊')]
  const [, line] = before.intake.lines
  expect(line?.owner).toBe(old)
  const name = await working.text(2, 'name')

  await working.select(2, 'm1')
  await handover.open()
  await handover.fill('选中的 1 家渠道', '王磊', 2027, '7月')
  await expect(handover.preview).toContainText('李静 → 王磊：1 家渠道改负责人')
  const both = [before.intake, before.revenue].flatMap(({ lines }) =>
    lines.filter(({ channel }) => channel === line?.channel),
  )
  expect(both).toHaveLength(2)
  const held = both.reduce((count, { held: bits }) => count + (bits >> 6).toString(2).replaceAll('0', '').length, 0)
  expect(held).toBeGreaterThan(0)
  expect(await handover.plan('2027 v1')).toEqual(['2', '12', String(held), shownInWan(sum(both.flatMap(fromJuly)))])
  expect((await stored()).lines).toEqual(before.intake.lines)
  expect(await handover.apply()).toContain('已把 1 家渠道移交给王磊')

  // Two lines of one channel: the past is the old owner's, the rest the new one's with its holds, and no fen more or less.
  const { lines } = await stored()
  const theirs = (owner: string): TargetLine | undefined =>
    lines.find((one) => one.channel === line?.channel && one.owner === owner)
  const blank = Array<null>(6).fill(null)
  expect(theirs(old)?.months).toEqual([...(line?.months ?? []).slice(0, 6), ...blank])
  expect(theirs(next)?.months).toEqual([...blank, ...(line?.months ?? []).slice(6)])
  expect(theirs(next)?.held).toBe((line?.held ?? 0) & ~0b111111)
  expect(months(lines)).toBe(months(before.intake.lines))
  const rows = (await working.rows()).filter(({ cells }) => cells['name'] === name)
  expect(rows.map(({ cells }) => cells['owner'])).toEqual(expect.arrayContaining(['李静', '王磊']))

  // On paper the channel stands under both, each with his own months.
  await frame.go('打印')
  await page.getByRole('button', { name: '全不选' }).click()
  await page.getByRole('checkbox', { name: /上海/ }).check()
  const paper = page.frameLocator('iframe[title="打印预览"]')
  await expect(paper.getByText(name)).toHaveCount(2)
  const printed = await paper.locator('tr', { hasText: name }).allInnerTexts()
  // After name, grade and owner: three months and their sum, four times, then the year.
  const figures = printed.map((text) => text.split('\t').map((cell) => cell.trim()))
  expect(figures.map((cells) => cells[2])).toEqual(['李静', '王磊'])
  const shown = (amounts: readonly (number | null)[]): readonly string[] =>
    amounts.map((amount) => (amount === null ? '' : shownInWan(amount)))
  const monthsOf = (cells: readonly string[] | undefined): readonly string[] =>
    (cells ?? []).slice(3, 19).filter((_cell, index) => index % 4 !== 3)
  expect(monthsOf(figures[0])).toEqual(shown(theirs(old)?.months ?? []))
  expect(monthsOf(figures[1])).toEqual(shown(theirs(next)?.months ?? []))
  expect(figures.map((cells) => cells[19])).toEqual(
    [theirs(old), theirs(next)].map((one) => shownInWan(sum(one?.months ?? []))),
  )

  await frame.go('指标')
  await working.select(1, 'm1')
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await stored()).lines).toEqual(before.intake.lines)
  expect((await stored('revenue')).lines).toEqual(before.revenue.lines)
})

test('all of someone’s in a city, and all of a person’s, go in one act each, and what is locked is named and stays', async () => {
  const { page, frame } = sample
  const { working } = targets
  const [old, next] = [await personNamed('李静'), await personNamed('王磊')]
  const before = await stored()
  const { city } = before.lines[0] ?? {}

  await working.select(1, 'm1')
  await handover.open()
  await handover.fill(/^李静在上海/, '王磊', 2027, '1月')
  await handover.apply()
  const after = await stored()
  const of = (lines: readonly TargetLine[], owner: string, here: boolean): number =>
    months(lines.filter((line) => line.owner === owner && (line.city === city) === here))
  expect(of(after.lines, old, true)).toBe(0)
  expect(of(after.lines, next, true)).toBe(of(before.lines, old, true) + of(before.lines, next, true))
  expect(of(after.lines, old, false)).toBe(of(before.lines, old, false))
  await working.select(1, 'm1')
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await stored()).lines).toEqual(before.lines)

  await frame.go('人员')
  const people = new Grid(page, '人员')
  const row = (await people.rows()).find(({ cells }) => cells['name'] === '李静')
  await people.select(row?.index ?? '', 'name')
  await handover.open()
  await handover.fill('李静的全部渠道', '王磊', 2027, '4月')
  await page.keyboard.press('Escape')
  expect((await stored()).lines).toEqual(before.lines)
  await frame.go('指标')
  await page.keyboard.press('Control+Shift+S')
  await page.getByRole('dialog', { name: /^提交/ }).getByText(/^自报/).first().waitFor()
  await page.keyboard.press('Enter')
  await frame.told(/计划已提交/)
  await frame.go('人员')
  await people.select(row?.index ?? '', 'name')
  await handover.open()
  await handover.fill('李静的全部渠道', '王磊', 2027, '4月')
  await expect(handover.preview.getByRole('row').filter({ hasText: '2027 v1' })).toContainText('已锁定，不动')
  await handover.apply()
  expect((await stored()).lines.filter(({ months: all }) => sum(all) > 0)).toEqual(
    before.lines.filter(({ months: all }) => sum(all) > 0),
  )
  const channels = await ask(page, 'channels.list', { archived: false })
  expect(channels.filter(({ owner }) => owner === old)).toEqual([])
})

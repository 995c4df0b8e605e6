import { expect, test } from '@playwright/test'
import type { Profile } from '../../src-main/seasonality/seasonality.contract.ts'
import { ask } from './pages/door.ts'
import { Grid } from './pages/grid.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

let sample: SampleApp
let targets: Targets
let profiles: Grid

test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  profiles = new Grid(sample.page, '季节曲线')
  await targets.working.cell('b-0', 'year').waitFor()
  await sample.frame.tab('季节曲线')
  await profiles.root.waitFor()
})
test.afterEach(() => sample.close())

const stored = (): Promise<readonly Profile[]> => ask(sample.page, 'seasonality.profiles', {})
const named = async (name: string): Promise<Profile> => {
  const found = (await stored()).find((one) => one.name === name)
  if (!found) throw new Error(`no profile ${name}`)
  return found
}
/** The row of a profile by its name, as the grid shows it. */
const rowOf = async (name: string): Promise<string> => {
  const found = (await profiles.rows()).find(({ cells }) => cells['name']?.startsWith(name))
  if (!found) throw new Error(`no row of ${name}`)
  return found.index
}
/** Types a name over the one in the focused cell. */
const rename = async (name: string): Promise<void> => {
  const { keyboard } = sample.page
  await keyboard.press('F2')
  await keyboard.press('Control+A')
  await keyboard.type(name)
  await keyboard.press('Enter')
}
const make = async (item: string, name: string): Promise<void> => {
  await sample.frame.choose('新建曲线', item)
  // The new row is selected for its name; a menu opened before that would lose the focus to it.
  await expect(profiles.root.getByRole('gridcell', { name }).first()).toBeFocused()
}

test('a profile is made by hand, twelve weights are typed with the keyboard alone, and one undo takes each back', async () => {
  const { page } = sample
  await page.keyboard.press('Alt+N')
  await expect(profiles.root.getByRole('gridcell', { name: '手工曲线' }).first()).toBeVisible()
  const row = await rowOf('手工曲线')
  await expect(profiles.cell(row, 'name')).toBeFocused()
  await rename('旺季在夏')
  await profiles.select(row, 'w1')
  for (const weight of ['6', '5', '7.5', '8', '9', '10', '11', '11', '9', '8.25', '7', '8.25']) {
    await page.keyboard.type(weight)
    await page.keyboard.press('Tab')
  }
  await expect
    .poll(async () => (await named('旺季在夏')).weights)
    .toEqual([6, 5, 7.5, 8, 9, 10, 11, 11, 9, 8.25, 7, 8.25].map((weight) => weight * 10_000))
  await expect(profiles.cell(row, 'sum')).toHaveText('100')
  const panel = page.getByRole('complementary', { name: '季节曲线' })
  await expect(panel.getByRole('img', { name: /旺季在夏.*最高 7月 11\.0%，最低 2月 5\.0%/ })).toBeVisible()
  await panel.getByText('数据表').click()
  await expect(panel.getByRole('row', { name: /^10月/ })).toContainText('8.25')
  await page.keyboard.press('Control+Z')
  await expect(profiles.cell(row, 'w12')).toHaveText('1')

  await profiles.type(row, 'w3', 'many')
  await expect(page.locator('.q-grid')).toContainText('最多四位小数')
  expect((await named('旺季在夏')).weights[2]).toBe(75_000)
})

test('a plan follows a profile, a channel follows its own, and a spread says by which and goes by them', async () => {
  const { page, frame } = sample
  await make('每季 4-4-5 周', '4-4-5')
  await make('每季 5-4-4 周', '5-4-4')
  await profiles.select(await rowOf('4-4-5'), 'name')
  await page.keyboard.press('Alt+D')
  await expect(profiles.cell(await rowOf('4-4-5'), 'name')).toContainText('默认')

  await frame.go('渠道')
  const channels = new Grid(page, '渠道')
  const name = await channels.text(0, 'name')
  await channels.cell(0, 'status').click()
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('ArrowRight')
  await expect(channels.cell(0, 'profile')).toBeFocused()
  await page.keyboard.type('5-4-4')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await named('5-4-4')).channels).toBe(1)

  await frame.go('指标')
  await targets.openWorkingGrid()
  await frame.choose(/^财年/, '新建计划…')
  await page.getByLabel('财年', { exact: true }).fill('2028')
  await targets.createPlan(2028)
  await frame.tab('季节曲线')
  await profiles.select(await rowOf('4-4-5'), 'name')
  await page.keyboard.press('Alt+D')
  await expect(profiles.cell(await rowOf('4-4-5'), 'name')).toContainText('默认')
  await targets.openWorkingGrid()
  await targets.working.type('b-0', 'year', '8060')
  const preview = page.getByRole('region', { name: '分摊预览' })
  await expect(preview).toContainText('按季节曲线“4-4-5”')
  await expect(preview).toContainText('按季节曲线“5-4-4”')
  await targets.apply()
  const plans = await ask(page, 'plans.list', {})
  const plan = plans.find(({ fiscalYear }) => fiscalYear === 2028)
  const { lines } = await ask(page, 'targets.grid', { plan: plan?.id ?? '', measure: 'intake' })
  const list = await ask(page, 'channels.list', { archived: false })
  const own = lines.find(({ channel }) => channel === list.find((one) => one.name === name)?.id)
  const other = lines.find(({ channel, id }) => channel !== null && id !== own?.id)
  const [first = 0, , third = 0] = own?.months ?? []
  const [begins = 0, , ends = 0] = other?.months ?? []
  expect((first ?? 0) > (third ?? 0) && (begins ?? 0) < (ends ?? 0)).toBe(true)
  const total = lines.flatMap(({ months }) => months).reduce<number>((sum, one) => sum + (one ?? 0), 0)
  expect(total).toBe(8_060_000_000)
})

test('Spring Festival’s movement is offered where it moves, shown beforehand, and done by one press', async () => {
  const { page } = sample
  await make('取自 2026财年 v1 的预收款/订单指标', '2026财年预收款/订单')
  const row = await rowOf('2026财年')
  const festival = page.getByRole('region', { name: '春节' })
  // 2026 and 2027 lie in February alike.
  await expect(festival).toContainText('不用移动')
  await festival.getByRole('combobox').selectOption({ label: '2025年' })
  await expect(festival).toContainText(
    '2025年春节在 1月29日（1月 4 天，2月 4 天），2027年在 2月6日（1月 0 天，2月 8 天）',
  )
  const before = await named('2026财年预收款/订单')
  await festival.getByRole('button', { name: '移动 1–2 月的权重' }).click()
  await expect(festival).toContainText('不用移动')
  const after = await named('2026财年预收款/订单')
  expect(after.weights[0]).toBeGreaterThan(before.weights[0] ?? 0)
  expect((after.weights[0] ?? 0) + (after.weights[1] ?? 0)).toBe((before.weights[0] ?? 0) + (before.weights[1] ?? 0))
  expect(after.weights.slice(2)).toEqual(before.weights.slice(2))
  await profiles.select(row, 'w1')
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await named('2026财年预收款/订单')).weights).toEqual(before.weights)
})

test('holidays are edited in their grid, and working days are counted by them', async () => {
  const { page } = sample
  await make('按 2027财年工作日', '2027工作日')
  const panel = page.getByRole('complementary', { name: '季节曲线' })
  await expect(panel).toContainText('还没有公布')
  await page.getByRole('radio', { name: '节假日' }).click()
  const holidays = new Grid(page, '节假日')
  await expect(holidays.cell(0, 'date')).toHaveText('2027-01-01')
  await expect(holidays.cell(0, 'origin')).toHaveText('推算，待公布')
  await holidays.cell(0, 'kind').dblclick()
  await page.getByRole('option', { name: '按星期' }).click()
  await expect(holidays.cell(0, 'origin')).toHaveText('自定')
  const form = page.getByRole('form', { name: '添加一天' })
  await form.getByLabel('日期').fill('2027-03-08')
  await form.getByLabel('名称').fill('公司活动')
  await form.getByRole('button', { name: '添加' }).click()
  await expect(holidays.root.getByRole('gridcell', { name: '公司活动' })).toBeVisible()
  await page.getByRole('radio', { name: '2026' }).click()
  await expect(holidays.cell(0, 'origin')).toHaveText('国务院通知')

  await page.getByRole('radio', { name: '季节曲线' }).click()
  await profiles.select(await rowOf('2027工作日'), 'name')
  await sample.frame.choose('重新取数', '按 2027财年工作日')
  await expect(profiles.cell(await rowOf('2027工作日'), 'w1')).toHaveText('21')
  await expect(profiles.cell(await rowOf('2027工作日'), 'w3')).toHaveText('22')
})

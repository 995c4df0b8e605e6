import { expect, test, type Locator } from '@playwright/test'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { ask } from './pages/door.ts'
import { look } from './pages/look.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

let sample: SampleApp
let targets: Targets

test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  await targets.working.cell('b-0', 'year').waitFor()
})
test.afterEach(() => sample.close())

async function stored(): Promise<TargetGrid> {
  const [plan] = (await ask(sample.page, 'plans.list', {})).toSorted((a, b) => b.fiscalYear - a.fiscalYear)
  if (!plan) throw new Error('the sample has a plan')
  return ask(sample.page, 'targets.grid', { plan: plan.id, measure: 'intake' })
}
const firstMonth = async (): Promise<number | null | undefined> => (await stored()).lines[0]?.months[0]
const wan = 1_000_000

test('a formula in a cell is reckoned to the fen, and goes on from what stands there', async () => {
  const { page } = sample
  const { working } = targets
  for (const [typed, fen] of [
    ['1200/12', 100 * wan],
    ['+5%', 105 * wan],
    ['-5%', 99.75 * wan],
    ['*2', 199.5 * wan],
    ['/4', 49.875 * wan],
    ['=12万', 12 * wan],
    ['=(1200-600)/12+3', 53 * wan],
    ['=100/3', 33_333_333],
    ['+5', 5 * wan],
  ] as const) {
    await working.type(1, 'm1', typed)
    await expect.poll(firstMonth, { message: typed }).toBe(fen)
  }
  await page.keyboard.press('Control+Z')
  await expect.poll(firstMonth).toBe(33_333_333)
})

test('what cannot be reckoned is said, and the cell keeps its value', async () => {
  const { page } = sample
  const { working } = targets
  const before = await firstMonth()
  for (const [typed, said] of [
    ['5/0', '不能除以零'],
    ['=5-8', '不能是负数'],
    ['=1+', '看不懂这个算式'],
    ['*999999999999', '超出了可用范围'],
  ] as const) {
    await working.type(1, 'm1', typed)
    await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible()
  }
  expect(await firstMonth()).toBe(before)
  await working.select(1, 'm1')
  await page.keyboard.press('Delete')
  await expect.poll(firstMonth).toBeNull()
  await working.type(1, 'm1', '+5%')
  await expect(page.getByRole('alert').filter({ hasText: '这一格是空白' })).toBeVisible()
  expect(await firstMonth()).toBeNull()
})

test('a total raised by a formula shows its preview and spreads', async () => {
  const { working } = targets
  await working.type(1, 'year', '600')
  await targets.preview()
  await targets.apply()
  await working.type(1, 'year', '+5%')
  const rows = await targets.preview()
  expect(rows.at(-1)?.slice(1, 3)).toEqual(['600.0', '630.0'])
  await targets.apply()
  await expect(working.cell(1, 'year')).toHaveText('630.0')
})

test('one act on a selection is previewed, passes over held cells and totals, and is one undo', async () => {
  const { page } = sample
  const { working } = targets
  await working.type(1, 'm1', '10')
  await working.type(1, 'm2', '20')
  await working.select(1, 'm3')
  await page.keyboard.press('Delete')
  const before = await stored()
  await working.select(1, 'm1')
  for (const _ of [1, 2, 3]) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Alt+M')
  const dialog = page.getByRole('dialog', { name: '批量运算' })
  const preview = dialog.getByRole('status', { name: '预览' })
  await dialog.getByLabel('百分比').fill('10')
  await expect(preview).toContainText('33.0')
  await expect(preview).toContainText('合计等 1 格')
  await expect(preview).toContainText('空白 1 格')
  await look(page, 'formulas-reckon')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await expect.poll(firstMonth).toBe(11 * wan)
  expect((await stored()).lines[0]?.months.slice(0, 3)).toEqual([11 * wan, 22 * wan, null])
  await working.select(1, 'm1')
  await expect(targets.panel.getByRole('listitem').first()).toContainText('批量运算 2 格')
  await page.keyboard.press('Control+Z')
  await expect.poll(firstMonth).toBe(10 * wan)
  expect((await stored()).lines).toEqual(before.lines)

  // The other acts, one after another; each is one undo.
  await working.select(1, 'm1')
  for (const _ of [1, 2]) await page.keyboard.press('Shift+ArrowRight')
  const months = async (): Promise<unknown> => (await stored()).lines[0]?.months.slice(0, 3)
  const acts = [
    ['设为', '金额', '8.26', [8.26 * wan, 8.26 * wan, 8.26 * wan]],
    ['加减', '金额', '−1', [7.26 * wan, 7.26 * wan, 7.26 * wan]],
    ['乘以', '倍数', '150%', [10.89 * wan, 10.89 * wan, 10.89 * wan]],
    ['取整', '取整到', '千元', [10.9 * wan, 10.9 * wan, 10.9 * wan]],
  ] as const
  for (const [kind, label, operand, wanted] of acts) {
    await page.keyboard.press('Alt+M')
    await dialog.getByRole('radio', { name: kind }).click()
    const field = dialog.getByLabel(label)
    if (kind === '取整') await field.selectOption(operand)
    else await field.fill(operand)
    await dialog.getByRole('button', { name: '应用' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await expect.poll(months, { message: kind }).toEqual(wanted)
  }
  for (const [, , , wanted] of acts.slice(0, -1).toReversed()) {
    await page.keyboard.press('Control+Z')
    await expect.poll(months).toEqual(wanted)
  }
  await page.keyboard.press('Control+Z')
  await expect.poll(months).toEqual(before.lines[0]?.months.slice(0, 3))
})

test('an act that would make a target negative is refused before it is applied', async () => {
  const { page } = sample
  await targets.working.type(1, 'm1', '10')
  await targets.working.select(1, 'm1')
  await page.keyboard.press('Alt+M')
  const dialog: Locator = page.getByRole('dialog', { name: '批量运算' })
  await dialog.getByRole('radio', { name: '加减' }).click()
  await dialog.getByLabel('金额').fill('−11')
  await expect(dialog.getByRole('alert')).toContainText('不能是负数')
  await expect(dialog.getByRole('button', { name: '应用' })).toBeDisabled()
  await dialog.getByRole('radio', { name: '取整' }).click()
  await dialog.getByLabel('取整到').selectOption('万元')
  await page.keyboard.press('Escape')
  expect(await firstMonth()).toBe(10 * wan)
})

import { expect, test } from '@playwright/test'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { shownInWan } from './pages/amounts.ts'
import { ask } from './pages/door.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { StartDialog } from './pages/starting.ts'
import { Targets } from './pages/targets.ts'

let sample: SampleApp
let targets: Targets
let dialog: StartDialog

test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  dialog = new StartDialog(sample.page)
  await targets.working.cell('b-0', 'year').waitFor()
})
test.afterEach(() => sample.close())

const gridOf = (year: number): Promise<TargetGrid> =>
  ask(sample.page, 'targets.grid', { plan: `plan-${year}-1`, measure: 'intake' })
const total = (lines: TargetGrid['lines']): number =>
  lines.flatMap(({ months }) => months).reduce<number>((sum, one) => sum + (one ?? 0), 0)

test('a new year is offered the last one, grows by rules of which the most specific wins, and one undo empties it again', async () => {
  const { page, frame } = sample
  await targets.fillNewPlan(2028)
  await targets.createPlan(2028)
  await page.locator('.notice').getByRole('button', { name: '从往年开始…' }).click()
  await dialog.root.waitFor()
  await dialog.root.getByRole('textbox', { name: '增长 全部' }).fill('8')
  await dialog.addRule('城市', '上海', '12.5')
  await dialog.addRule('渠道', '沪康健康科技', '-10')
  const old = await gridOf(2027)
  const step = 100_000
  const [shanghai] = old.lines
  const inShanghai = old.lines.filter(({ city }) => city === shanghai?.city)
  const grown = (fen: number, rate: number): number => Math.round((fen * rate) / step) * step
  const wanted =
    grown(total(inShanghai.slice(0, 1)), 0.9) +
    grown(total(inShanghai.slice(1)), 1.125) +
    grown(total(old.lines) - total(inShanghai), 1.08)
  const wan = shownInWan(wanted)
  await expect.poll(() => dialog.group('合计')).toEqual(['14,485.0', '', wan])
  await page.screenshot({ path: 'test-results/pictures/starting.png' })
  await dialog.apply()
  await frame.told(/已写入 790 格/)
  expect(total((await gridOf(2028)).lines)).toBe(wanted)
  await expect(targets.working.cell('b-0', 'year')).toHaveText(wan)
  await page.keyboard.press('Control+Z')
  await expect(targets.working.cell('b-0', 'year')).toHaveText('')
  expect(total((await gridOf(2028)).lines)).toBe(0)
})

test('what was typed and what is held stays; overwriting is a choice that still leaves held cells', async () => {
  await targets.fillNewPlan(2028)
  await targets.createPlan(2028)
  await targets.working.type(1, 'm1', '7')
  await targets.working.type(1, 'm2', '0')
  await targets.working.select(1, 'm3')
  await targets.toggleHold(targets.working.cell(1, 'm3'))
  await dialog.open()
  await expect(dialog.preview).toContainText('锁定，跳过 1 格')
  await expect(dialog.preview).toContainText('已有数值，跳过 2 格')
  await dialog.root.getByRole('radio', { name: '覆盖已有数值' }).click()
  await expect(dialog.preview).not.toContainText('已有数值，跳过')
  await dialog.root.getByRole('radio', { name: '只填空白' }).click()
  await expect(dialog.root.getByRole('button', { name: '写入 787 格' })).toBeEnabled()
  await dialog.apply()
  for (const [month, text] of [
    ['m1', '7.0'],
    ['m2', '0.0'],
    ['m3', ''],
  ] as const)
    await expect(targets.working.cell(1, month)).toHaveText(text)
})

test('the dialog works by keyboard alone, and a growth that would make a total negative is refused in words', async () => {
  const { page, frame } = sample
  await targets.fillNewPlan(2028)
  await targets.createPlan(2028)
  await frame.command('kaishi')
  await dialog.root.waitFor()
  await dialog.root.getByLabel('来源').focus()
  await page.keyboard.press('Tab')
  await expect(dialog.root.getByRole('radio', { name: '只预收款/订单' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(dialog.root.getByRole('radio', { name: '两个指标' })).toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.type('5')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await dialog.root.getByRole('textbox', { name: '增长 全部' }).fill('-99999')
  await expect(dialog.preview.getByRole('alert')).toContainText('指标不能是负数')
  await dialog.root.getByRole('textbox', { name: '增长 全部' }).fill('100')
  await expect(dialog.preview.getByRole('radiogroup', { name: '指标' })).toBeVisible()
  await page.keyboard.press('Enter')
  await frame.told(/已写入/)
  const revenue = await ask(page, 'targets.grid', { plan: 'plan-2028-1', measure: 'revenue' })
  expect(total(revenue.lines)).toBeGreaterThan(0)
})

import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { readXlsx } from 'hucre/xlsx'
import { Grid } from './pages/grid.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

let sample: SampleApp
let targets: Targets
let compared: Grid

test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  compared = new Grid(sample.page, '计划对比')
  await targets.working.cell('b-0', 'year').waitFor()
})
test.afterEach(() => sample.close())

test('a plan stands beside last year’s: differences signed and coloured by cell, group and in all, as a rate, side by side', async () => {
  const { page, frame } = sample
  await frame.command('duibi')
  await expect(page.getByRole('button', { name: '对比对象 2026财年 v1' })).toBeVisible()
  await expect(compared.cell('b-0', 'year')).toHaveText('+1,782.4')
  await expect(compared.cell('b-1', 'year')).toHaveText('+14.0%')
  await expect(compared.cell('b-0', 'year')).toHaveClass(/q-accent/)
  expect(await compared.text(1, 'm1')).toBe('+2.3')
  await compared.select(1, 'm1')
  await expect(page.getByRole('complementary', { name: '对比明细' })).toContainText('2026财年 v1')
  await page.getByRole('radio', { name: '并排' }).click()
  const [mine, theirs, gap] = await Promise.all(['q1:mine', 'q1:theirs', 'q1'].map((id) => compared.text(1, id)))
  expect([mine, theirs, gap]).toEqual(['62.1', '56.3', '+5.8'])
  await page.screenshot({ path: 'test-results/pictures/comparison.png' })
  await page.getByRole('radio', { name: '变化率' }).click()
  await expect(compared.cell('b-0', 'year')).toHaveText('+14.0%')

  // Filtered by a head, within the groups: the foot says what of it is in sight.
  await page.getByRole('radio', { name: '差额' }).click()
  await compared.filterTo('负责人', /^赵敏/)
  const shown = (await compared.rows()).filter(({ index }) => !index.startsWith('b-'))
  expect(shown.map(({ cells }) => cells['owner'])).toEqual(['', ...Array<string>(shown.length - 1).fill('赵敏')])
  await expect(compared.cell('b-0', 'name')).toHaveText('筛选合计')
  expect(await compared.text('b-0', 'year')).toBe(await compared.text(0, 'year'))
  await expect(compared.cell('b-1', 'year')).toHaveText('+1,782.4')
  // Kept as a view, it comes back by its name.
  await frame.choose(/^视图/, '视图另存为…')
  await page.getByRole('dialog').getByLabel('名称').fill('赵敏的差异')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '视图 赵敏的差异' }).waitFor()
  await page.getByRole('button', { name: '清除全部筛选' }).click()
  await expect(compared.cell('b-0', 'name')).toHaveText('合计')
  await frame.choose(/^视图/, '赵敏的差异')
  await expect(compared.cell('b-0', 'name')).toHaveText('筛选合计')
})

test('a blank beside a zero is a difference said in words; rows without any can be left out', async () => {
  const { page, frame } = sample
  await targets.fillNewPlan(2028)
  await targets.createPlan(2028)
  await targets.working.type(1, 'm1', '0')
  await targets.fillNewPlan(2029)
  await targets.createPlan(2029)
  await targets.working.type(2, 'm2', '3')
  await frame.tab('计划对比')
  await expect(page.getByRole('button', { name: '对比对象 2028财年 v1' })).toBeVisible()
  await expect(compared.cell(1, 'm1')).toHaveText('0→空白')
  await page.keyboard.press('Control+Shift+D')
  await expect(page.getByRole('button', { name: '只看差异' })).toHaveAttribute('aria-pressed', 'true')
  const rows = await compared.rows()
  expect(rows.filter(({ index }) => !index.startsWith('b-')).map(({ cells }) => cells['m2'])).toEqual([
    '+3.0',
    '',
    '+3.0',
  ])
  await frame.choose(/^分组/, '按负责人')
  await expect(compared.cell('b-0', 'year')).toHaveText('+3.0')
})

test('a plan stands beside its quotas by level, and the comparison is a workbook with live differences', async () => {
  const { page, frame, dialogs } = sample
  await frame.tab('计划对比')
  await frame.choose(/^对比对象/, '本计划的下达')
  await expect(compared.cell('b-0', 'year')).toHaveText('−175.0')
  await expect(compared.cell('b-0', 'year')).toHaveClass(/q-negative/)
  // A yearly quota says nothing of a month.
  await expect(compared.cell(0, 'm1')).toHaveText('—')
  await frame.choose(/^对比对象/, /^2026财年 v1/)
  const path = await dialogs.save(async () => {
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await frame.told(/已导出/)
  })
  const [sheet] = (await readXlsx(readFileSync(path))).sheets
  expect(sheet?.rows.at(-1)?.[0]).toBe('合计')
  const formulas = [...(sheet?.cells?.values() ?? [])].filter(({ formula }) => formula?.includes('-N('))
  expect(formulas.length).toBeGreaterThan(800)
})

import { expect, test } from '@playwright/test'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { ask } from './pages/door.ts'
import { Grid } from './pages/grid.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

let sample: SampleApp
let targets: Targets
let quotas: Grid

test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  quotas = new Grid(sample.page, '下达对照')
  await targets.working.cell('b-0', 'year').waitFor()
  await sample.frame.tab('下达对照')
})
test.afterEach(() => sample.close())

const stored = (): Promise<TargetGrid> => ask(sample.page, 'targets.grid', { plan: 'plan-2027-1', measure: 'intake' })

/** Rows by the name in their first cell, under the head row of a subject. */
async function under(subject: string): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const rows = await quotas.rows()
  const start = rows.findIndex(({ cells }) => cells['name']?.startsWith(subject))
  const rest = rows.slice(start + 1)
  const own = rest.slice(
    0,
    rest.findIndex(({ cells }) => !/^(下达|差额|已下达|未下达)/.test(cells['name'] ?? '')),
  )
  return Object.fromEntries(own.map(({ cells }) => [cells['name'] ?? '', cells]))
}

test('下达, 自报 and 差额 stand at every level; a quota typed by month shows its difference by month', async () => {
  const { page } = sample
  await page.getByRole('radio', { name: '城市', exact: true }).click()
  expect((await under('上海'))['差额']?.['year']).toBe('+59.6')
  // Filtered by a head, what stands under a subject stays with it.
  await quotas.filterTo('对象', /^南京/)
  const names = (await quotas.rows()).filter(({ index }) => !index.startsWith('b-')).map(({ cells }) => cells['name'])
  expect(names).toEqual([expect.stringMatching(/^南京/), '下达', '差额'])
  await expect(quotas.cell('b-0', 'name')).toContainText('合计（全部）')
  await page.getByRole('button', { name: '清除全部筛选' }).click()
  await page.getByRole('radio', { name: '部门', exact: true }).click()
  await quotas.type(1, 'm1', '100')
  await expect(quotas.cell(1, 'm1')).toHaveText('100.0')
  await expect(quotas.cell(2, 'm1')).toHaveText(/^[+−]/)
  const { quotas: given } = await stored()
  expect(given.find(({ level }) => level === 'department')).toMatchObject({ grain: 'month' })
  await page.screenshot({ path: 'test-results/pictures/quotas.png' })
})

test('下达 and 差额 can stand under every group of the working grid, and a quota is typed there too', async () => {
  const { frame } = sample
  await frame.tab('分解网格')
  await frame.choose('更多', '显示下达和差额')
  await expect(targets.working.cell(1, 'name')).toHaveText('下达')
  await expect(targets.working.cell(2, 'name')).toHaveText('差额')
  await expect(targets.working.cell(2, 'year')).toHaveText('+59.6')
  await targets.working.type(1, 'year', '2200')
  await expect(targets.working.cell(2, 'year')).toHaveText('−60.4')
  await expect(targets.working.cell('b-2', 'year')).toHaveText('+55.0')
})

test('table C shows all three figures of everyone under each other, and of the whole', async () => {
  const { page, frame } = sample
  const tableC = new Grid(page, '表C 分解到月')
  await frame.tab(/^表C/)
  await page.getByRole('radio', { name: '三项' }).click()
  const names = (await tableC.rows()).map(({ cells }) => cells['name'])
  expect(names.filter((name) => name === '下达')).toHaveLength(6)
  await expect(tableC.cell('b-1', 'year')).toHaveText('14,430.0')
  await expect(tableC.cell('b-2', 'year')).toHaveText('+55.0')
})

test('a region that was given more than its cities says what is left, under it and in the bar', async () => {
  const { page } = sample
  await page.getByRole('radio', { name: '区域', exact: true }).click()
  await quotas.type(1, 'year', '16000')
  await expect(page.locator('.tag.caution')).toContainText('未分到')
  const region = await under('华东')
  expect(region['未下达到城市']?.['year']).toMatch(/^\+/)
  expect(region['已下达到城市']?.['year']).toBe('14,660.0')
})

test('one act spreads the differences of all over cells that are not held; one undo takes it back', async () => {
  const { page, frame } = sample
  const before = await stored()
  await frame.command('chaefentan')
  const dialog = page.getByRole('dialog', { name: '差额分摊' })
  await dialog.getByLabel('按').selectOption({ label: '城市' })
  await expect(dialog.getByRole('row').filter({ hasText: '上海' })).toContainText('+59.6')
  await expect(dialog.getByRole('table', { name: '所选合计' })).toContainText('14,660.0')
  await page.screenshot({ path: 'test-results/pictures/difference.png' })
  await dialog.getByRole('checkbox', { name: '分摊 南京' }).click()
  await expect(dialog.getByRole('table', { name: '所选合计' })).not.toContainText('14,660.0')
  await dialog.getByRole('checkbox', { name: '分摊 南京' }).click()
  await dialog.getByRole('button', { name: /^分摊 \d/ }).click()
  await frame.told(/已分摊/)
  const after = await stored()
  const year = (grid: TargetGrid): number =>
    grid.lines.flatMap(({ months }) => months).reduce<number>((sum, one) => sum + (one ?? 0), 0)
  expect(year(after)).toBe(14_660_000_000)
  for (const [index, line] of before.lines.entries())
    for (const [month, amount] of line.months.entries())
      if ((line.held >> month) & 1) expect(after.lines[index]?.months[month]).toBe(amount)
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => year(await stored())).toBe(year(before))
})

test('a difference that cannot be spread says why: all is held, or the quota does not speak of the month', async () => {
  const { page, frame } = sample
  await frame.tab('分解网格')
  // All of Shanghai is held.
  await targets.working.select(1, 'm1')
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+L')
  await expect(targets.working.cell(1, 'm1')).toHaveClass(/\bq-held\b/)
  await frame.command('chaefentan')
  const dialog = page.getByRole('dialog', { name: '差额分摊' })
  await dialog.getByLabel('按').selectOption({ label: '城市' })
  const shanghai = dialog.getByRole('row').filter({ hasText: '上海' })
  await expect(shanghai).toContainText('锁定')
  await expect(shanghai.getByRole('checkbox')).toBeDisabled()
  await dialog.getByLabel('期间').selectOption({ label: '1月' })
  await expect(shanghai).toContainText('没有分到这么短的期间')
})

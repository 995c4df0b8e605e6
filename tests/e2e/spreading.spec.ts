import { expect, test, type Locator } from '@playwright/test'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { launchApp } from './launch.ts'
import { ask } from './pages/door.ts'
import { Grid } from './pages/grid.ts'
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

async function stored(page = sample.page): Promise<TargetGrid> {
  const [plan] = (await ask(page, 'plans.list', {})).toSorted((a, b) => b.fiscalYear - a.fiscalYear)
  return ask(page, 'targets.grid', { plan: plan?.id ?? '', measure: 'intake' })
}
const sum = (amounts: readonly (number | null)[]): number => amounts.reduce<number>((all, one) => all + (one ?? 0), 0)
const total = ({ lines }: TargetGrid): number => sum(lines.flatMap(({ months }) => months))
const preview = (): Locator => sample.page.getByRole('region', { name: '分摊预览' })
const heldOf = ({ lines }: TargetGrid): readonly string[] =>
  lines.flatMap(({ id, held, months }) =>
    months.flatMap((amount, at) => (((held >> at) & 1) === 1 ? [`${id} ${at} ${amount}`] : [])),
  )

test('the grand total shows what will change, by month and by channel, where the remainder goes, and moves no held cell', async () => {
  const before = await stored()
  await targets.working.type('b-0', 'year', '12345.67')
  await expect(preview()).toContainText(/改动\s*\d+ 格，共 804 格/)
  await expect(preview()).toContainText('按现值比例')
  await expect(preview()).toContainText(/步长千元 · 余数 .* 万元，给了 \d+ 格/)
  await expect(preview()).toContainText(/不足一步的 0\.1 万元 给了 \d+月/)
  await expect(preview()).toContainText(/\d+ 格不动/)
  const months = await targets.preview()
  expect(months).toHaveLength(13)
  expect(months.at(-1)?.slice(0, 3)).toEqual(['全年', '14,485.0', '12,345.7'])
  await preview().getByRole('radio', { name: '按渠道' }).click()
  expect((await targets.preview()).at(-1)?.slice(0, 3)).toEqual(['全年', '14,485.0', '12,345.7'])
  await expect(preview()).toContainText(/另有 \d+ 行/)
  expect(total(await stored())).toBe(total(before))
  await sample.page.keyboard.press('Escape')
  await expect(preview()).toBeHidden()

  await targets.working.type('b-0', 'year', '12345.67')
  await targets.apply()
  const after = await stored()
  expect(total(after)).toBe(12_345_670_000)
  expect(heldOf(after)).toEqual(heldOf(before))
  await sample.page.keyboard.press('Control+Z')
  await expect.poll(async () => (await stored()).lines).toEqual(before.lines)
})

test('a total below what is held is refused in words, and one press releases what stands in the way', async () => {
  const before = await stored()
  const held = heldOf(before).length
  await targets.working.type('b-0', 'year', '1')
  const refused = preview().getByRole('alert')
  await expect(refused).toContainText('锁定的月份合计')
  expect((await stored()).lines).toEqual(before.lines)
  await refused.getByRole('button', { name: /^改为锁定的合计/ }).click()
  await expect(preview().getByRole('table')).toBeVisible()
  await preview().getByLabel('新合计').fill('1')
  await refused.getByRole('button', { name: `解除 ${held} 格锁定` }).click()
  await expect(preview().getByRole('table')).toBeVisible()
  expect(heldOf(await stored())).toEqual([])
  await preview().getByLabel('新合计').press('Enter')
  await expect(preview()).toBeHidden()
  expect(total(await stored())).toBe(1_000_000)
})

test('a year that is held altogether, and a negative total, are refused each in its own words with a way out', async () => {
  const { page } = sample
  const { working } = targets
  await working.select(1, 'year')
  await page.keyboard.press('Control+L')
  await expect(working.cell(1, 'm1')).toHaveClass(/\bq-held\b/)
  await working.type(1, 'year', '999')
  const refused = preview().getByRole('alert')
  await expect(refused).toContainText('全部锁定')
  await refused.getByRole('button', { name: '解除 12 格锁定' }).click()
  await expect(preview().getByRole('table')).toBeVisible()
  await preview().getByLabel('新合计').fill('-5')
  await expect(refused).toContainText('不能是负数')
  await refused.getByRole('button', { name: '改为 0' }).click()
  await expect(preview().getByLabel('新合计')).toHaveValue('0')
  await page.keyboard.press('Escape')
})

test('quarters, cities, people and departments spread too: in the working grid and in tables A and C', async () => {
  const { page, frame } = sample
  const spreadOver = async (grid: Grid, row: number | string, column: string, yuan: string): Promise<void> => {
    await grid.type(row, column, yuan)
    await preview().getByRole('table').waitFor()
    await targets.apply()
    await expect(grid.cell(row, column)).toHaveText(Number(yuan).toFixed(1))
  }
  // A city's quarter in the working grid.
  await spreadOver(targets.working, 0, 'q2', '600')
  await targets.groupBy('按负责人')
  await spreadOver(targets.working, 0, 'year', '900')

  await frame.tab('表C 分解到月')
  const tableC = new Grid(page, '表C 分解到月')
  await tableC.cell('b-0', 'year').waitFor()
  await spreadOver(tableC, 0, 'm3', '88')
  await page.keyboard.press('Alt+S')
  const department = (await tableC.rows()).find(({ cells }) => cells['name'] === '小计')
  await spreadOver(tableC, department?.index ?? '', 'm5', '333')

  await frame.tab(/^表A/)
  const department2 = (await targets.tableA.rows()).find(({ cells }) => cells['name']?.endsWith('小计'))
  await spreadOver(targets.tableA, department2?.index ?? '', 'q4', '777')
  await spreadOver(targets.tableA, 'b-0', 'year', '999')
  expect(total(await stored())).toBe(999_000_000)
})

test('held cells are drawn, and stay held through a sort, a search, a restart and an undo of the spread beside them', async () => {
  const { page } = sample
  const { working } = targets
  await targets.groupBy('不分组')
  await working.select(0, 'm2')
  await targets.toggleHold(working.cell(0, 'm2'))
  const name = await working.text(0, 'name')
  const held = heldOf(await stored())

  await page.getByRole('searchbox', { name: '查找渠道' }).fill(name)
  await expect(working.cell(0, 'm2')).toHaveClass(/\bq-held\b/)
  await page.getByRole('searchbox', { name: '查找渠道' }).fill('')
  const head = working.root.getByRole('columnheader').filter({ has: page.getByText('1月', { exact: true }) })
  await head.hover()
  await head.getByRole('button', { name: '排序和筛选：1月' }).click()
  await page.getByRole('dialog', { name: '排序和筛选：1月' }).getByRole('button', { name: /升序/ }).click()
  await page.keyboard.press('Escape')
  const place = working.root.getByRole('gridcell', { name, exact: true })
  await expect(place).toBeVisible()
  const row = await place.evaluate((cell) => cell.closest('[row-index]')?.getAttribute('row-index') ?? '')
  expect(row).not.toBe('0')
  await expect(working.cell(row, 'm2')).toHaveClass(/\bq-held\b/)
  await working.type('b-0', 'year', '10000')
  await targets.apply()
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => heldOf(await stored())).toEqual(held)

  await sample.app.close()
  const { app, page: again } = await launchApp({ userData: `${sample.folder}/data` })
  try {
    const grid = new Grid(again, '分解网格')
    await grid.cell('b-0', 'year').waitFor()
    expect(heldOf(await stored(again))).toEqual(held)
    await expect(grid.root.locator('.q-held').first()).toBeVisible()
  } finally {
    await app.close()
  }
})

import { expect, test, type Locator } from '@playwright/test'
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

const line = (): Locator => sample.page.getByRole('status', { name: '筛选' })
const lines = async (): Promise<readonly string[]> =>
  (await targets.working.rows()).filter(({ cells }) => cells['grade']).map(({ cells }) => cells['name'] ?? '')

test('several words find their rows, whichever column they stand in', async () => {
  const { page } = sample
  await page.getByRole('searchbox', { name: '查找渠道' }).fill('上海 李静')
  await expect(targets.working.cell(1, 'owner')).toHaveText('李静')
  const owners = (await targets.working.rows())
    .filter(({ index, cells }) => !index.startsWith('b-') && cells['owner'] !== undefined)
    .map(({ cells }) => cells['owner'])
  expect(new Set(owners.slice(1))).toEqual(new Set(['李静']))
})

test('an amount and a set of values are filtered, said in a line, and cleared by one press', async () => {
  const { page } = sample
  const before = await lines()
  const amount = await targets.working.openFilter('全年')
  await amount.getByLabel('条件').selectOption('大于或等于')
  await amount.getByLabel('金额').fill('300')
  await page.keyboard.press('Escape')
  await expect(line()).toContainText('全年 ≥ 300.0')
  const years = (await targets.working.rows())
    .filter(({ cells }) => cells['grade'])
    .map(({ cells }) => Number(cells['year']?.replaceAll(',', '')))
  expect(years.length).toBeGreaterThan(0)
  expect(Math.min(...years)).toBeGreaterThanOrEqual(300)
  // The foot says which total follows the filter and which does not.
  const { lines: all } = await ask(page, 'targets.grid', { plan: 'plan-2027-1', measure: 'intake' })
  const yearOf = ({ months }: { readonly months: readonly (number | null)[] }): number =>
    months.reduce<number>((sum, month) => sum + (month ?? 0), 0)
  const large = all.map(yearOf).filter((fen) => fen >= 300_000_000)
  const shown = (fen: number): string => (fen / 1_000_000).toFixed(1).replace(/\B(?=(\d{3})+\.)/g, ',')
  await expect(targets.working.cell('b-0', 'name')).toHaveText('筛选合计')
  await expect(targets.working.cell('b-0', 'year')).toHaveText(shown(large.reduce((sum, fen) => sum + fen, 0)))
  await expect(targets.working.cell('b-1', 'name')).toHaveText('合计（全部）')
  await expect(targets.working.cell('b-1', 'year')).toHaveText('14,485.0')

  // By keyboard, from a cell of the column.
  await targets.working.select(1, 'grade')
  await page.keyboard.press('Alt+ArrowDown')
  const grades = page.getByRole('dialog', { name: '排序和筛选：等级' })
  await grades.getByRole('button', { name: '全不选' }).click()
  await grades.getByRole('checkbox', { name: /^A/ }).check()
  await page.keyboard.press('Escape')
  await expect(grades).toBeHidden()
  // The line that “none” had taken away is back, and so is the cell one came from.
  await expect(targets.working.cell(1, 'grade')).toBeFocused()
  await expect(line()).toContainText('等级 = A')
  await look(page, 'finding-filtered')
  await line()
    .getByRole('button', { name: /去掉筛选：等级/ })
    .click()
  await expect(line()).not.toContainText('等级')
  await line().getByRole('button', { name: '清除全部筛选' }).click()
  await expect(line()).toBeHidden()
  expect(await lines()).toEqual(before)
})

test('lines stand by department and by grade, and a typed subtotal spreads', async () => {
  const { working } = targets
  for (const grouping of ['按部门', '按等级'] as const) {
    await targets.groupBy(grouping)
    await expect(working.cell(0, 'name')).toContainText('家')
    const total = await working.text('b-0', 'year')
    const groups = (await working.rows()).filter(({ cells }) => cells['name']?.includes('家'))
    expect(groups.length).toBeGreaterThan(0)
    expect(total).not.toBe('')
  }
  await working.type(0, 'q1', '900')
  await targets.preview()
  await targets.apply()
  await expect(working.cell(0, 'q1')).toHaveText('900.0')
})

test('a view is saved with its columns, filters and groups, opened again, and is the one after a restart', async () => {
  const { page, frame } = sample
  const { working } = targets
  await targets.groupBy('按负责人')
  await page.keyboard.press('Alt+C')
  const display = page.getByRole('dialog', { name: '列与显示' })
  await display.getByRole('checkbox', { name: '等级' }).uncheck()
  await display.getByLabel('冻结到').selectOption('一季度 1月')
  await display.getByRole('radio', { name: '紧凑' }).click()
  await display.getByLabel('颜色').selectOption('占本行全年')
  await display.getByRole('button', { name: '完成' }).click()
  await expect(page.getByRole('note', { name: '颜色图例' })).toContainText('占本行全年')
  await expect(working.cell(1, 'm1').locator('.q-bar')).toBeVisible()
  // What the colour says is to be read without a mouse, too.
  await working.select(1, 'm1')
  await expect(targets.panel).toContainText(/占本行全年 \d+\.\d%/)
  await look(page, 'finding-view')
  await frame.choose(/^视图/, '视图另存为…')
  await page.getByRole('dialog').getByLabel('名称').fill('我的分解')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: '视图 我的分解' })).toBeVisible()
  await frame.choose(/^视图/, '设为默认视图')

  await frame.choose(/^视图/, '原样')
  await expect(working.cell(1, 'grade')).toBeVisible()
  await expect(page.getByRole('note', { name: '颜色图例' })).toBeHidden()
  await page.reload()
  await working.cell('b-0', 'year').waitFor()
  await expect(page.getByRole('button', { name: '视图 我的分解' })).toBeVisible()
  await expect(working.cell(1, 'grade')).toBeHidden()
  await expect(page.getByRole('button', { name: /^分组 按负责人/ })).toBeVisible()
  await frame.choose(/^视图/, '删除视图')
  await expect(frame.notice('已删除视图“我的分解”')).toBeVisible()
})

test('amounts follow the chosen unit and form everywhere, and are read as they are shown', async () => {
  const { page, frame } = sample
  const { working } = targets
  await working.type(1, 'm1', '12.3456')
  await frame.choose(/^单位/, '元')
  await expect(working.cell(1, 'm1')).toHaveText('123,456')
  await frame.choose(/^单位/, /^万位分节/)
  await expect(working.cell(1, 'm1')).toHaveText('12,3456')
  await expect(working.cell('b-0', 'year')).toHaveText(/^\d{1,4}(,\d{4})+$/)
  await look(page, 'finding-wan-groups')
  await working.type(1, 'm1', '1,2345,6789')
  await expect(working.cell(1, 'm1')).toHaveText('1,2345,6789')
  await frame.choose(/^单位/, '千元')
  await expect(working.cell(1, 'm1')).toHaveText('12,3456.8')
  await frame.choose(/^单位/, '百元')
  await expect(working.cell(1, 'm1')).toHaveText('123,4567.9')
  await frame.choose(/^单位/, /^负数用括号/)
  await expect(
    working.root
      .locator('[col-id=variance]')
      .filter({ hasText: /^\([\d,.]+\)$/ })
      .first(),
  ).toBeVisible()
  await frame.choose(/^单位/, '不带小数')
  await expect(working.cell(1, 'm1')).toHaveText('123,4568')
})

test('channels are filtered by values and words, and keep their views as well', async () => {
  const { page, frame } = sample
  await frame.go('渠道')
  const grid = page.getByRole('grid', { name: '渠道' })
  await grid.getByRole('gridcell').first().waitFor()
  const head = grid.getByRole('columnheader').filter({ has: page.getByText('等级', { exact: true }) })
  await head.hover()
  await head.getByRole('button').click()
  const popup = page.getByRole('dialog', { name: /^排序和筛选/ })
  await popup.getByRole('button', { name: '全不选' }).click()
  await popup.getByLabel('查找取值').fill('b')
  await popup.getByRole('checkbox').check()
  await page.keyboard.press('Escape')
  await expect(line()).toContainText('= B')
  await expect(head).toHaveClass(/q-filtered/)
  const grades = await grid.locator('[role=gridcell][col-id=grade]').allInnerTexts()
  expect(new Set(grades.map((text) => text.trim()))).toEqual(new Set(['B']))
  await frame.choose(/^视图/, '视图另存为…')
  await page.getByRole('dialog').getByLabel('名称').fill('B 级')
  await page.keyboard.press('Enter')
  await frame.choose(/^视图/, '原样')
  await expect(line()).toBeHidden()
  await frame.command('视图：B 级')
  await expect(line()).toContainText('= B')
  await look(page, 'finding-channels')
})

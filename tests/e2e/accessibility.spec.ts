import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
import { look } from './pages/look.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'

// By ear and by eye: axe on every screen and dialog in both themes, the grid's roles and states, focus that can be seen.

/*
 * Rules that are not asked, and why:
 * - `aria-required-children`: AG Grid's grid holds its scroll bars and its overlay beside the row groups; they carry
 *   `role="presentation"` and no row or cell is outside of a row group.
 */
const notAsked = ['aria-required-children']

/** What axe finds of weight, by rule and place. In one page: the app opens no second one for axe to put things together in. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().disableRules(notAsked).analyze()
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map((node) => `${id} ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
    )
}

/** Runs a command found by its Chinese words. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox').fill(words)
  await page.keyboard.press('Enter')
}

const still = (page: Page): Promise<void> => page.waitForTimeout(500)

type Screen = readonly [name: string, open: (page: Page) => Promise<void>]
const at =
  (hash: string): Screen[1] =>
  (page) =>
    page.evaluate((path) => void (location.hash = path), hash)
const escape = (page: Page): Promise<void> => page.keyboard.press('Escape')

const screens: readonly Screen[] = [
  ['指标 分解网格', at('#/targets')],
  ['指标 表A', at('#/targets/a')],
  ['指标 表B', at('#/targets/b')],
  ['指标 表C', at('#/targets/c')],
  ['指标 下达对照', at('#/targets/quotas')],
  ['指标 计划对比', at('#/targets/compare')],
  ['指标 季节曲线', at('#/targets/season')],
  ['指标 历史', at('#/targets/history')],
  ['渠道', at('#/channels')],
  ['业绩', at('#/actuals')],
  ['服务', at('#/activities')],
  ['人员', at('#/people')],
  ['同步', at('#/exchange')],
  ['打印', at('#/sheets')],
  ['设置', at('#/settings')],
]
const dialogs: readonly Screen[] = [
  ['命令面板', (page) => page.keyboard.press('Control+K')],
  ['帮助 键盘', (page) => page.keyboard.press('F1')],
  ['帮助 在表格中工作', (page) => page.keyboard.press('Shift+F1')],
  ['新建计划', (page) => command(page, '新建计划')],
  ['新增客户', (page) => command(page, '新增客户')],
  ['按下达分解', (page) => command(page, '按下达分解')],
]

test.describe('every screen and dialog', () => {
  let sample: SampleApp
  test.beforeAll(async () => {
    sample = await startSample()
  })
  test.afterAll(() => sample.close())

  for (const theme of ['light', 'dark'] as const) {
    test(`holds no serious or critical violation, ${theme}`, async () => {
      test.setTimeout(240_000)
      const { page } = sample
      await at('#/targets')(page)
      await still(page)
      const dark = await page.evaluate(() => document.documentElement.classList.contains('dark'))
      if (dark !== (theme === 'dark')) await command(page, '切换明暗')
      const found: string[] = []
      for (const [name, open] of screens) {
        await open(page)
        await still(page)
        await look(page, `axe-${theme}-${name}`)
        found.push(...(await violations(page)).map((one) => `${name}: ${one}`))
      }
      await at('#/targets')(page)
      await still(page)
      for (const [name, open] of dialogs) {
        await open(page)
        await still(page)
        await look(page, `axe-${theme}-${name}`)
        found.push(...(await violations(page)).map((one) => `${name}: ${one}`))
        await escape(page)
      }
      expect([...new Set(found)]).toEqual([])
    })
  }
})

test.describe('the working grid by ear', () => {
  let sample: SampleApp
  test.beforeAll(async () => {
    sample = await startSample()
    await at('#/targets')(sample.page)
  })
  test.afterAll(() => sample.close())

  test('is a named grid of rows, column heads and cells, with its whole size', async () => {
    const grid = sample.page.getByRole('grid', { name: '分解网格' })
    await grid.getByRole('gridcell').first().waitFor()
    expect(Number(await grid.getAttribute('aria-rowcount'))).toBeGreaterThan(40)
    expect(Number(await grid.getAttribute('aria-colcount'))).toBeGreaterThan(8)
    expect(await grid.getByRole('columnheader').count()).toBeGreaterThan(8)
    await expect(grid.getByRole('row').first()).toHaveAttribute('aria-rowindex', /\d+/)
  })

  test('tells which cells are selected, which are read-only and which are held', async () => {
    const { page } = sample
    const cell = (row: number, column: string) =>
      page.locator(`[role=row][row-index="${row}"] [role=gridcell][col-id="${column}"]`)
    await cell(1, 'm1').click()
    await page.keyboard.press('Shift+ArrowRight')
    await expect(cell(1, 'm1')).toHaveAttribute('aria-selected', 'true')
    await expect(cell(1, 'm2')).toHaveAttribute('aria-selected', 'true')
    await expect(cell(2, 'm1')).not.toHaveAttribute('aria-selected', 'true')
    await expect(cell(1, 'name')).toHaveAttribute('aria-readonly', 'true')
    await expect(cell(1, 'm1')).not.toHaveAttribute('aria-readonly', 'true')
    await expect(cell(2, 'm1')).toHaveAttribute('aria-readonly', 'true')
  })

  test('says what was saved and what was refused', async () => {
    const { page } = sample
    const cell = (row: number) => page.locator(`[role=row][row-index="${row}"] [role=gridcell][col-id="m1"]`)
    const spoken = page.locator('[data-spoken]')
    await cell(1).click()
    await page.keyboard.type('12.3')
    await page.keyboard.press('Enter')
    await expect(spoken).toHaveText(/已保存/)
    await cell(2).click()
    await page.keyboard.type('5')
    await expect(page.getByRole('alert').or(page.getByRole('status')).filter({ hasText: /锁定/ }).first()).toBeVisible()
  })

  test('shows the focus wherever Tab leads', async () => {
    const { page } = sample
    await page.getByRole('link', { name: '渠道', exact: true }).focus()
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(() => {
        const at = document.activeElement
        if (!(at instanceof HTMLElement) || at === document.body) return true
        const { outlineStyle, outlineWidth } = getComputedStyle(at)
        // A grid's cell draws its frame itself; other things have the outline.
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || at.closest('[role=grid]') !== null
      })
      expect(seen, await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120) ?? '')).toBe(true)
    }
  })
})

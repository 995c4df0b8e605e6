import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { launchApp } from './launch.ts'
import { putOnClipboard } from './pages/clipboard.ts'
import { FirstRun } from './pages/first-run.ts'
import { Frame } from './pages/frame.ts'
import { ImportDialog } from './pages/import-dialog.ts'
import { look } from './pages/look.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'

// By ear and by eye: axe on every screen and dialog in both themes, the grid's roles and states, focus that can be seen.

type Theme = 'light' | 'dark'

/**
 * What axe finds of weight, by rule and place: everything in the light, and what colours decide again in the dark. In one
 * page: the app opens no second one for axe to put things together in.
 */
async function violations(page: Page, theme: Theme): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode()
  // What lies behind a dialog is a screen that was looked at by itself.
  if ((await page.locator('.modal-layer').count()) > 0) axe.include('.modal-layer')
  const { violations: found } = await (theme === 'light' ? axe : axe.withRules(coloured)).analyze()
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 5).map((node) => `${id} ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
    )
}
const coloured = ['color-contrast', 'link-in-text-block']

/** Looks at what stands on the screen in both themes; the window follows the system's, as it does until one is chosen. */
async function visit(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await expect(page.locator('html')).toHaveClass(theme === 'dark' ? /\bdark\b/ : /^(?!.*\bdark\b)/)
    await look(page, `axe-${theme}-${name}`)
    found.push(...(await violations(page, theme)).map((one) => `${name}, ${theme}: ${one}`))
  }
  await page.emulateMedia({ colorScheme: 'light' })
  return found
}

/** Runs a command found by its Chinese words. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox').fill(words)
  await page.keyboard.press('Enter')
}

const still = (page: Page): Promise<void> => page.waitForTimeout(400)

type Screen = readonly [name: string, open: (page: Page) => Promise<void>]
const at =
  (hash: string): Screen[1] =>
  (page) =>
    page.evaluate((path) => void (location.hash = path), hash)

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

const month = (page: Page, row: number): Locator =>
  page.locator(`[role=row][row-index="${row}"] [role=gridcell][col-id="m1"]`)

/** Over the working grid. */
const dialogs: readonly Screen[] = [
  ['命令面板', (page) => page.keyboard.press('Control+K')],
  ['帮助 键盘', (page) => page.keyboard.press('F1')],
  ['帮助 在表格中工作', (page) => page.keyboard.press('Shift+F1')],
  ['新建计划', (page) => command(page, '新建计划')],
  ['新增客户', (page) => command(page, '新增客户')],
  ['按下达分解', (page) => command(page, '按下达分解')],
  ['差额分摊', (page) => command(page, '差额分摊')],
  ['开始一年', (page) => command(page, '从往年开始')],
  ['列与显示', (page) => page.keyboard.press('Alt+C')],
  ['提交计划', (page) => page.keyboard.press('Control+Shift+S')],
  [
    '批量运算',
    (page) =>
      month(page, 1)
        .click()
        .then(() => page.keyboard.press('Alt+M')),
  ],
  [
    '移交渠道',
    (page) =>
      month(page, 1)
        .click()
        .then(() => page.keyboard.press('Alt+H')),
  ],
  ['粘贴预览', paste],
  [
    '筛选',
    (page) =>
      month(page, 1)
        .click()
        .then(() => page.keyboard.press('Alt+ArrowDown')),
  ],
  ['分摊预览', spread],
]

/** A block with a text that means nothing is shown before it is written. */
async function paste(page: Page): Promise<void> {
  await putOnClipboard(page, '12\tabc')
  await month(page, 1).click()
  await page.keyboard.press('Control+V')
  await page.getByRole('dialog', { name: '粘贴预览' }).waitFor()
}

async function spread(page: Page): Promise<void> {
  await page.locator('[role=row][row-index="b-0"] [role=gridcell][col-id="year"]').click()
  await page.keyboard.type('15000')
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: '分摊预览' }).getByRole('table').waitFor()
}

test('no screen or dialog holds a serious or critical violation, light or dark', async () => {
  test.setTimeout(240_000)
  const sample = await startSample()
  try {
    const { page } = sample
    const found: string[] = []
    for (const [name, open] of screens) {
      await open(page)
      await still(page)
      found.push(...(await visit(page, name)))
    }
    const file = join(sample.folder, '渠道.csv')
    writeFileSync(file, '渠道编号,渠道名称\nX-1,新渠道')
    await sample.dialogs.open(file)
    await sample.frame.go('渠道')
    await page.getByRole('button', { name: '导入', exact: true }).click()
    const imported = new ImportDialog(page)
    await imported.mapping()
    found.push(...(await visit(page, '导入 对应列')))
    await imported.preview()
    found.push(...(await visit(page, '导入 核对')))
    await page.keyboard.press('Escape')
    await at('#/targets')(page)
    await month(page, 1).waitFor()
    for (const [name, open] of dialogs) {
      await open(page)
      await still(page)
      found.push(...(await visit(page, name)))
      await page.keyboard.press('Escape')
    }
    expect([...new Set(found)]).toEqual([])
  } finally {
    await sample.close()
  }
})

test('the way in, and headquarters’ invitation, hold none either', async () => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'qudao-e2e-'))
  const { app, page } = await launchApp({ userData: join(folder, 'data') })
  try {
    const first = new FirstRun(page)
    await first.shown()
    const found = [...(await visit(page, '第一屏'))]
    await first.fill('headquarters', '康和集团', '何静')
    found.push(...(await visit(page, '新建总部')))
    await first.create()
    await new Frame(page).go('同步')
    await still(page)
    found.push(...(await visit(page, '总部 同步')))
    await page.getByRole('banner').getByRole('button', { name: '邀请区域经理…' }).click()
    await page.getByRole('dialog', { name: '邀请区域经理' }).waitFor()
    found.push(...(await visit(page, '邀请区域经理')))
    expect([...new Set(found)]).toEqual([])
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
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

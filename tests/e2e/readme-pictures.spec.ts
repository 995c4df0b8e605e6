import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type Page } from '@playwright/test'
import { root } from '../../build/scripts/paths.ts'
import { Grid } from './pages/grid.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Sheets } from './pages/sheets.ts'
import { asWebp } from './pages/webp.ts'

// Makes the pictures of the README: QUDAO_PICTURES=1 npm run test:e2e -- readme-pictures. Those of the main job are taken
// over from `npm run demo`, where it has run before.

test.skip(process.env['QUDAO_PICTURES'] !== '1', 'makes pictures; proves nothing')

const folder = join(root, 'build/assets/screenshots')
const demo = join(root, 'out/demo')
/** The demo's pictures that the README shows, by its names for them. */
const fromDemo = {
  'first-run': 'first-run',
  import: 'import-preview',
  'table-a': 'table-a-quotas',
  exchange: 'bundle-preview',
} as const

let sample: SampleApp
test.beforeAll(async () => {
  sample = await startSample()
})
test.afterAll(() => sample.close())

const keep = async (page: Page, name: string, png: Buffer): Promise<void> =>
  writeFileSync(join(folder, `${name}.webp`), await asWebp(page, png))
async function shown(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), path)
  await page.waitForTimeout(900)
}

test('the README shows the sample, and the demo where it has run', async () => {
  test.setTimeout(180_000)
  const { page, frame } = sample
  const working = new Grid(page, '分解网格')
  const take = async (name: string): Promise<void> => {
    await page.waitForTimeout(500)
    await keep(page, name, await page.screenshot())
  }

  await shown(page, '#/targets')
  await working.select(2, 'm1')
  for (const key of ['Right', 'Right', 'Down', 'Down']) await page.keyboard.press(`Shift+Arrow${key}`)
  await take('targets')

  await working.type(0, 'year', '2200')
  await page.getByRole('region', { name: '分摊预览' }).getByRole('table').waitFor()
  await take('spread')
  await page.keyboard.press('Escape')

  await shown(page, '#/targets/compare')
  await new Grid(page, '计划对比').select(2, 'm2')
  await take('compare')

  await shown(page, '#/targets/season')
  for (const item of [/^取自 2026财年 v1/, /^按 2027财年工作日/, '每季 4-4-5 周']) {
    // oxlint-disable-next-line no-await-in-loop -- one after another
    await frame.choose('新建曲线', item)
    // oxlint-disable-next-line no-await-in-loop
    await page.waitForTimeout(700)
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Escape')
  }
  await new Grid(page, '季节曲线').select(1, 'w1')
  await page.locator('.festival select').selectOption('2025')
  await frame.putAwayNotices()
  await take('seasonality')

  await shown(page, '#/activities')
  await page.keyboard.press('Alt+Q')
  await page.keyboard.type('今天 拜访 沪康 谈三季度备货，王总同意首批 60 万 5星')
  await take('activities')

  await shown(page, '#/sheets')
  await new Sheets(page).previewed()
  await page.waitForTimeout(1500)
  await take('city-sheet')

  await shown(page, '#/targets')
  await frame.command('切换明暗')
  await working.select(4, 'm2')
  await take('targets-dark')
  await frame.command('切换明暗')

  for (const [name, theirs] of Object.entries(fromDemo)) {
    const [picture] = globSync(`[0-9][0-9]-${theirs}.png`, { cwd: demo })
    // oxlint-disable-next-line no-await-in-loop -- one window
    if (picture) await keep(page, name, readFileSync(join(demo, picture)))
  }
})

import type { Page } from '@playwright/test'
import { launchApp } from '../e2e/launch.ts'
import { Frame } from '../e2e/pages/frame.ts'
import { Grid } from '../e2e/pages/grid.ts'
import { makeRegion, remove, temporaryFolder } from './data.ts'
import { figure, type Case, type Figure } from './figures.ts'
import { watchFrames, watchKeys } from './watching.ts'
import { untilPainted } from './window.ts'

/** Scrolling and selecting in the working grid of 10,000 lines, all quarters open: 22 columns. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  await makeRegion(folder, 10_000)
  const { app, page } = await launchApp({ userData: folder })
  await page.setViewportSize({ width: 1366, height: 768 })
  const grid = new Grid(page, '分解网格')
  await page.evaluate(untilPainted(15))
  await new Frame(page).choose('更多', '展开全部季度')
  const figures = [
    figure('scroll 10,000 × 20 by wheel: time between frames', await wheeled(page, grid), { at: 33, of: 'p95' }),
    figure('… by dragging the scroll bar', await dragged(page, grid), { at: 33, of: 'p95' }),
    ...(await selected(page, grid)),
  ]
  await app.close()
  remove(folder)
  return figures
}

async function wheeled(page: Page, grid: Grid): Promise<readonly number[]> {
  await grid.cell(3, 'm1').hover()
  const stop = await watchFrames(page)
  for (let turn = 0; turn < 120; turn += 1) {
    await page.mouse.wheel(0, turn % 40 < 30 ? 300 : -400)
    await page.waitForTimeout(25)
  }
  return stop()
}

/** The bar is AG Grid's own element: the press goes to its thumb at the top and down its whole way. */
async function dragged(page: Page, grid: Grid): Promise<readonly number[]> {
  const bar = await page.locator('.q-grid .ag-body-vertical-scroll-viewport').boundingBox()
  if (!bar) throw new Error('the grid has a scroll bar')
  await page.evaluate(() => document.querySelector('.q-grid .ag-body-vertical-scroll-viewport')?.scrollTo(0, 0))
  const x = bar.x + bar.width / 2
  await page.mouse.move(x, bar.y + 8)
  await page.mouse.down()
  const stop = await watchFrames(page)
  for (let step = 0; step < 150; step += 1) {
    const part = step < 75 ? step / 75 : (150 - step) / 75
    await page.mouse.move(x, bar.y + 8 + part * (bar.height - 24))
    await page.waitForTimeout(16)
  }
  const frames = await stop()
  await page.mouse.up()
  return frames
}

async function selected(page: Page, grid: Grid): Promise<readonly Figure[]> {
  const keys = async (key: string, times: number, pause: number): Promise<readonly number[]> => {
    const stop = await watchKeys(page)
    for (let run = 0; run < times; run += 1) {
      await page.keyboard.press(key)
      await page.waitForTimeout(pause)
    }
    return stop()
  }
  await page.keyboard.press('Escape')
  await page.locator('.q-grid .ag-body-vertical-scroll-viewport').evaluate((bar) => bar.scrollTo(0, 0))
  await grid.cell(3, 'm1').click()
  const small = await keys('Shift+ArrowDown', 60, 40)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+Shift+End')
  await page.waitForTimeout(300)
  // Keys that come while the sums of 200,000 cells are made, and after.
  const large = [...(await keys('Shift+ArrowUp', 60, 40)), ...(await keys('Shift+ArrowLeft', 10, 130))]
  return [
    figure('Shift+arrow, a small selection: key → painted selection', small, { at: 16, of: 'p95' }),
    figure('… a selection of 10,000 × 22', large, { at: 16, of: 'p95' }),
  ]
}

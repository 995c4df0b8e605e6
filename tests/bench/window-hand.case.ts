import type { Page } from '@playwright/test'
import { launchApp } from '../e2e/launch.ts'
import { Frame } from '../e2e/pages/frame.ts'
import { Grid } from '../e2e/pages/grid.ts'
import { makeRegion, remove, temporaryFolder } from './data.ts'
import { figure, type Case, type Figure } from './figures.ts'
import { busyTimes, watchFrames } from './watching.ts'
import { untilPainted } from './window.ts'

const scrollBar = '.q-grid .ag-body-vertical-scroll-viewport'

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
    figure('… by dragging the scroll bar', await dragged(page), { at: 33, of: 'p95' }),
    ...(await selected(page, grid)),
    figure('the machine’s own part: the same key colours a dot on an empty page', await bare(page)),
  ]
  await app.close()
  remove(folder)
  return figures
}

/** A flick of a wheel: a notch of 100 px each 16 ms, 6,000 px a second, down and back. */
async function wheeled(page: Page, grid: Grid): Promise<readonly number[]> {
  await grid.cell(3, 'm1').hover()
  return framesOf(page, async () => {
    for (let turn = 0; turn < 240; turn += 1) {
      await page.mouse.wheel(0, turn % 80 < 60 ? 100 : -100)
      await page.waitForTimeout(16)
    }
  })
}

/** The bar is AG Grid's own element: the press goes to its thumb at the top and down its whole way. */
async function dragged(page: Page): Promise<readonly number[]> {
  const bar = await page.locator(scrollBar).boundingBox()
  if (!bar) throw new Error('the grid has a scroll bar')
  await page.locator(scrollBar).evaluate((element) => element.scrollTo(0, 0))
  const x = bar.x + bar.width / 2
  // Below the bar's own arrow.
  const y = bar.y + 15
  await page.mouse.move(x, y)
  await page.mouse.down()
  const frames = await framesOf(page, async () => {
    for (let step = 0; step < 150; step += 1) {
      const part = step < 75 ? step / 75 : (150 - step) / 75
      await page.mouse.move(x, y + part * (bar.height - 40))
      await page.waitForTimeout(16)
    }
  })
  await page.mouse.up()
  return frames
}

/** Times between frames while the grid is scrolled; a grid that stood still would flatter them. */
async function framesOf(page: Page, scroll: () => Promise<void>): Promise<readonly number[]> {
  const seen = await page.locator(scrollBar).evaluateHandle((element) => {
    const tops = new Set<number>()
    window.addEventListener('scroll', () => tops.add(element.scrollTop), true)
    return tops
  })
  const stop = await watchFrames(page)
  await scroll()
  const frames = await stop()
  if ((await seen.evaluate((tops) => tops.size)) < 50) throw new Error('the grid was not scrolled')
  return frames
}

async function selected(page: Page, grid: Grid): Promise<readonly Figure[]> {
  const keys = (key: string, times: number, pause: number): Promise<readonly number[]> =>
    busyTimes(page, () => pressed(page, key, times, pause))
  await page.keyboard.press('Escape')
  await page.locator(scrollBar).evaluate((bar) => bar.scrollTo(0, 0))
  await grid.cell(3, 'm1').click()
  const inSight = async (): Promise<readonly number[]> => [
    ...(await keys('Shift+ArrowDown', 12, 60)),
    ...(await keys('Shift+ArrowUp', 12, 60)),
    ...(await keys('Shift+ArrowRight', 6, 60)),
    ...(await keys('Shift+ArrowLeft', 6, 60)),
  ]
  const small = [...(await inSight()), ...(await inSight())]
  await keys('Shift+ArrowDown', 14, 60)
  const scrolling = await keys('Shift+ArrowDown', 60, 60)
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+Shift+End')
  await page.waitForTimeout(300)
  // Keys that come while the sums of 200,000 cells are made, and after.
  const large = [
    ...(await keys('Shift+ArrowUp', 12, 60)),
    ...(await keys('Shift+ArrowDown', 12, 60)),
    ...(await keys('Shift+ArrowUp', 12, 130)),
  ]
  const reach = { at: 16, of: 'p95' } as const
  return [
    figure('Shift+arrow, a selection of some cells: the window’s work for a key', small, reach),
    figure('… a selection of 10,000 × 22', large, reach),
    figure('… at the edge, where each key scrolls by a row', scrolling, reach),
  ]
}

async function pressed(page: Page, key: string, times: number, pause: number): Promise<void> {
  for (let run = 0; run < times; run += 1) {
    await page.keyboard.press(key)
    await page.waitForTimeout(pause)
  }
}

/** What a key costs before any of our work: the browser's own frame, on this machine. */
async function bare(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const dot = document.createElement('div')
    Object.assign(dot.style, { width: '20px', height: '20px' })
    document.body.replaceChildren(dot)
    let on = false
    document.addEventListener('keydown', () => {
      on = !on
      dot.style.background = on ? 'teal' : 'gray'
    })
  })
  await page.waitForTimeout(500)
  return busyTimes(page, () => pressed(page, 'Shift+ArrowDown', 60, 40))
}

import type { Page } from '@playwright/test'
import { launchApp } from '../e2e/launch.ts'
import { Grid } from '../e2e/pages/grid.ts'
import { makeRegion, remove, temporaryFolder } from './data.ts'
import { figure, type Case } from './figures.ts'
import { untilPainted } from './window.ts'

const edits = 60

/** A month typed in the grid of 700 channels: from the Enter that ends it to the frame that shows the plan's new total. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  await makeRegion(folder, 700)
  const { app, page } = await launchApp({ userData: folder })
  const grid = new Grid(page, '分解网格')
  await page.evaluate(untilPainted(15))
  const samples: number[] = []
  for (let run = -5; run < edits; run += 1) {
    const row = 1 + ((run + 5) % 8)
    await grid.cell(row, 'm1').click()
    await page.keyboard.type(String(1000 + run))
    await watchTotal(page)
    await page.keyboard.press('Enter')
    const ms = await page.evaluate(() => (window as unknown as { readonly totalDrawn: Promise<number> }).totalDrawn)
    if (run >= 0) samples.push(ms)
  }
  await app.close()
  remove(folder)
  return [figure('one edited month: key → durable → totals repainted', samples, { at: 50, of: 'p95' })]
}

/** The total is made from the answer of the commit, so its new figure comes after the disk had it. */
const watchTotal = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const total = () => document.querySelector('.q-grid [row-index="b-0"] [col-id="year"]')?.textContent
    const before = total()
    const totalDrawn = new Promise<number>((resolve) => {
      document.addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const look = (): void => {
            if (total() === before) {
              requestAnimationFrame(look)
              return
            }
            // This frame shows it: a message sent now arrives when it has been painted.
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => resolve(performance.now() - timeStamp))
            port1.start()
            port2.postMessage(null)
          }
          requestAnimationFrame(look)
        },
        { capture: true, once: true },
      )
    })
    Object.assign(window, { totalDrawn })
  })

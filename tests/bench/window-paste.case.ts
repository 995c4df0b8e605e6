import type { Page } from '@playwright/test'
import { launchApp } from '../e2e/launch.ts'
import { putOnClipboard } from '../e2e/pages/clipboard.ts'
import type { Grid } from '../e2e/pages/grid.ts'
import { Targets } from '../e2e/pages/targets.ts'
import { makeRegion, remove, temporaryFolder } from './data.ts'
import { figure, type Case, type Figure } from './figures.ts'
import { untilPainted } from './window.ts'

/** Blocks pasted in the working grid of 1,000 channels: they are large enough to be shown first, and Enter applies them. */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  await makeRegion(folder, 1000)
  const { app, page } = await launchApp({ userData: folder })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.evaluate(untilPainted(15))
  const targets = new Targets(page)
  const grid = targets.working
  await targets.groupBy('不分组')
  await targets.frame.choose('更多', '展开全部季度')
  const figures = [
    ...(await pasted(page, grid, 200, { painted: 80, durable: 150 })),
    ...(await pasted(page, grid, 1000, { painted: 150, durable: 400 })),
  ]
  await app.close()
  remove(folder)
  return figures
}

type Reach = { readonly painted: number; readonly durable: number }

async function pasted(page: Page, grid: Grid, rows: number, reach: Reach): Promise<readonly Figure[]> {
  const shown: number[] = []
  const painted: number[] = []
  const durable: number[] = []
  for (let run = -2; run < 12; run += 1) {
    // Quarters' subtotals stand between the months; they are computed and passed over.
    const row = Array.from({ length: 15 }, (_, month) => String(10 + (((run + 20) * 7 + month) % 90))).join('\t')
    await putOnClipboard(page, `${Array.from({ length: rows }, () => row).join('\n')}\n`)
    await grid.cell(0, 'm1').click()
    await page.waitForTimeout(2500)
    await watchPaste(page, String(10 + (((run + 20) * 7) % 90)))
    await page.keyboard.press('Control+V')
    await page.getByRole('dialog').waitFor()
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    const times = await page.evaluate(() => (window as unknown as { readonly pasted: Promise<Times> }).pasted)
    if (run < 0) continue
    shown.push(times.shown)
    painted.push(times.painted)
    durable.push(times.durable)
  }
  const what = `paste ${rows} × 12`
  return [
    figure(`${what}: Ctrl+V → its preview painted`, shown),
    figure(`${what}: Enter → painted`, painted, { at: reach.painted, of: 'p95' }),
    figure(`${what}: Enter → durable`, durable, { at: reach.durable, of: 'p95' }),
  ]
}

type Times = { readonly shown: number; readonly painted: number; readonly durable: number }

/** The check in the first cell is drawn from the answer of the commit: by then the disk has it. */
const watchPaste = (page: Page, value: string): Promise<void> =>
  page.evaluate((text) => {
    const cell = (): HTMLElement | null => document.querySelector('.q-grid [row-index="0"] [col-id="m1"]')
    const until = (done: () => boolean): Promise<number> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!done()) {
            requestAnimationFrame(look)
            return
          }
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(performance.now()))
          port1.start()
          port2.postMessage(null)
        }
        requestAnimationFrame(look)
      })
    const key = (name: string): Promise<number> =>
      new Promise((resolve) => {
        const listen = ({ key: pressed, timeStamp }: KeyboardEvent): void => {
          if (pressed.toLowerCase() !== name) return
          document.removeEventListener('keydown', listen, true)
          resolve(timeStamp)
        }
        document.addEventListener('keydown', listen, true)
      })
    const measured = async (): Promise<object> => {
      const pressed = await key('v')
      const shown = (await until(() => document.querySelector('[aria-modal=true]') !== null)) - pressed
      const entered = await key('enter')
      const [painted, durable] = await Promise.all([
        until(() => cell()?.querySelector('.q-face')?.textContent === `${text}.0`),
        until(() => cell()?.classList.contains('q-saved') === true),
      ])
      return { shown, painted: painted - entered, durable: durable - entered }
    }
    Object.assign(window, { pasted: measured() })
  }, value)

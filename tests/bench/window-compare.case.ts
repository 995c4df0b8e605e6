import type { Page } from '@playwright/test'
import { launchApp } from '../e2e/launch.ts'
import { makeRegion, openApp, remove, temporaryFolder } from './data.ts'
import { figure, type Case } from './figures.ts'

const sessions = 4
const runs = 5

/**
 * 计划对比 of two plans of 1,000 channels × 12 months: from the click on its tab to the frame that shows the differences;
 * first with the other plan unread, then again; and from the click that asks for differences only.
 */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  const { plan } = await makeRegion(folder, 1000)
  await startNext(folder, plan)
  const [first, again, only]: [number[], number[], number[]] = [[], [], []]
  for (let session = 0; session < sessions; session += 1) {
    const { app, page } = await launchApp({ userData: folder })
    await page.getByRole('tab', { name: '分解网格' }).waitFor()
    await page.locator('.q-grid [role=gridcell]').first().waitFor()
    await page.waitForTimeout(500)
    for (let run = 0; run < runs; run += 1) {
      const opened = await clickToDifferences(page, '计划对比')
      ;(run === 0 ? first : again).push(opened)
      if (run === runs - 1) break
      await page.getByRole('tab', { name: '分解网格' }).click()
      await page.waitForTimeout(300)
    }
    for (let run = 0; run < runs; run += 1) {
      const narrowed = await clickToDifferences(page, '只看差异')
      if (run % 2 === 0) only.push(narrowed)
    }
    await app.close()
  }
  remove(folder)
  return [
    figure('compare two plans of 1,000 × 12, click → paint, first of a session', first, { at: 200, of: 'median' }),
    figure('… and again', again, { at: 200, of: 'median' }),
    figure('… only differences', only, { at: 200, of: 'median' }),
  ]
}

/** Next year's plan, grown by 8 %, except the tenth of the channels that start as they were. */
async function startNext(folder: string, plan: string): Promise<void> {
  const app = openApp(folder)
  const { id } = await app.get('plans.create', { fiscalYear: 2028, firstMonth: 1, step: 100 })
  await app.get('starting.apply', {
    plan: id,
    source: { plan, what: 'targets' },
    measures: ['intake'],
    rules: [
      { scope: 'all', subject: null, growth: { kind: 'percent', hundredths: 800 } },
      { scope: 'person', subject: 'person-0', growth: { kind: 'percent', hundredths: 0 } },
      { scope: 'person', subject: 'person-1', growth: { kind: 'percent', hundredths: 0 } },
    ],
    mode: 'blanks',
    archived: false,
  })
  app.close()
}

/** A real click of the mouse; its time is that of the event in the page. */
async function clickToDifferences(page: Page, name: string): Promise<number> {
  const target = page.getByRole('tab', { name }).or(page.getByRole('button', { name }))
  await target.hover()
  await page.waitForTimeout(150)
  await page.evaluate(() => {
    const shown = (): string =>
      [...document.querySelectorAll('[aria-label="计划对比"] [role=row][row-index] [role=gridcell]')]
        .map((cell) => cell.textContent)
        .join()
    const before = shown()
    const drawn = new Promise<number>((resolve) => {
      document.addEventListener(
        'click',
        ({ timeStamp }) => {
          const look = (): void => {
            const now = shown()
            if (now === before || !/[+−]\d/.test(now)) {
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
    Object.assign(window, { drawn })
  })
  await target.click({ noWaitAfter: true })
  return page.evaluate(() => (window as unknown as { readonly drawn: Promise<number> }).drawn)
}

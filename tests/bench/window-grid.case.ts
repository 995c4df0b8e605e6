import type { Page } from '@playwright/test'
import { launchApp } from '../e2e/launch.ts'
import { makeRegion, remove, temporaryFolder } from './data.ts'
import { figure, type Case } from './figures.ts'
import { untilPainted } from './window.ts'

const readingMs = 3000

/** Opening the grid of 1,000 channels × 12 months: from the click on its subject to its painted rows. */
export const measure: Case = async () => {
  const [first, atOnce, again, measure]: [number[], number[], number[], number[]] = [[], [], [], []]
  const folder = temporaryFolder()
  await makeRegion(folder, 1000)
  for (let session = 0; session < 7; session += 1) {
    const { app, page } = await launchApp({ userData: folder })
    await page.evaluate(() => void (window.location.hash = '#/settings'))
    await page.reload()
    await page.getByRole('link', { name: '设置' }).waitFor()
    // Every other session somebody reads what the window shows before the click; then the grid's code has been warmed.
    const reads = session % 2 === 0
    if (reads) await page.waitForTimeout(readingMs)
    for (let run = 0; run < 4; run += 1) {
      const opened = await clickToPaint(page, `a[href$="/targets"]`)
      ;(run > 0 ? again : reads ? first : atOnce).push(opened)
      if (run === 3) break
      await page.evaluate(() => void (window.location.hash = '#/settings'))
      await page.waitForFunction(() => document.querySelector('.q-grid') === null)
      await page.waitForTimeout(200)
    }
    // The other measure has other rows: they are read, sent and drawn anew.
    measure.push(await clickToPaint(page, '[role=radio]:not([aria-checked=true])'))
    await app.close()
  }
  remove(folder)
  return [
    figure('open a grid of 1,000 × 12, click → paint, first of a session, 3 s after it began', first.slice(1), {
      at: 300,
      of: 'median',
    }),
    figure('… and at once, in the moment the window is there', atOnce),
    figure('… and again', again, { at: 300, of: 'median' }),
    figure('… of the other measure, read anew', measure),
  ]
}

/** The click is a real one of the mouse; its time is that of the event in the page. */
async function clickToPaint(page: Page, selector: string): Promise<number> {
  const target = page.locator(selector).first()
  await target.waitFor()
  await page.evaluate(
    () =>
      void document.addEventListener('click', () => Object.assign(window, { clickedAt: Date.now() }), {
        capture: true,
        once: true,
      }),
  )
  // Between the arrival of the pointer and the click nobody takes less.
  await target.hover()
  await page.waitForTimeout(150)
  await target.click({ noWaitAfter: true })
  const painted = (await page.evaluate(untilPainted(15))) as number
  return painted - (await page.evaluate(() => (window as unknown as { readonly clickedAt: number }).clickedAt))
}

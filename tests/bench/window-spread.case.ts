import type { Page } from '@playwright/test'
import { expect } from '@playwright/test'
import { launchApp } from '../e2e/launch.ts'
import { Grid } from '../e2e/pages/grid.ts'
import { makeRegion, remove, temporaryFolder } from './data.ts'
import { figure, type Case } from './figures.ts'
import { untilPainted } from './window.ts'

const spreads = 15

/**
 * A grand total over 1,000 channels × 12 months, typed in the window: from the Enter that ends it to the painted preview,
 * from the Enter that applies it to the frame that shows every total and the first channels anew (the answer comes after
 * the disk had it), and from Ctrl+Z to the frame that shows them as they were.
 */
export const measure: Case = async () => {
  const folder = temporaryFolder()
  await makeRegion(folder, 1_000)
  const { app, page } = await launchApp({ userData: folder })
  const grid = new Grid(page, '分解网格')
  await page.evaluate(untilPainted(15))
  const samples: Record<'preview' | 'applied' | 'undone', number[]> = { preview: [], applied: [], undone: [] }
  for (let run = -3; run < spreads; run += 1) {
    const before = await grid.text('b-0', 'year')
    await grid.cell('b-0', 'year').click()
    await page.keyboard.type(String(60_000 + run * 37))
    await watch(page, 'enter', { shows: '.spread .prev' })
    await page.keyboard.press('Enter')
    const preview = await measured(page)
    await expect(page.getByRole('button', { name: /^应用/ })).toBeFocused()
    await watch(page, 'enter', { leaves: before })
    await page.keyboard.press('Enter')
    const applied = await measured(page)
    await expect(page.getByRole('region', { name: '分摊预览' })).toBeHidden()
    await page.waitForTimeout(300)
    await watch(page, 'now', { comes: before })
    await page.keyboard.press('Control+Z')
    const undone = await measured(page)
    await page.waitForTimeout(300)
    if (run < 0) continue
    samples.preview.push(preview)
    samples.applied.push(applied)
    samples.undone.push(undone)
  }
  await app.close()
  remove(folder)
  return [
    figure('a grand total typed over 1,000 × 12: key → preview painted', samples.preview),
    figure('spread it: key → durable → painted', samples.applied, { at: 300, of: 'median' }),
    figure('undo of that: key → durable → painted', samples.undone, { at: 300, of: 'median' }),
  ]
}

type Until = { readonly shows: string } | { readonly leaves: string } | { readonly comes: string }

const measured = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { readonly spreadDrawn: Promise<number> }).spreadDrawn)

/**
 * Ends in the frame that shows something, or the total and the first channel's year other than they were, or the total as
 * it was. Begins at Enter; for Ctrl+Z, which the window's menu takes before the page hears it, when the watch is set, so
 * that the figure holds the way of the key as well.
 */
const watch = (page: Page, from: 'enter' | 'now', until: Until): Promise<void> =>
  page.evaluate(
    ([begins, end]) => {
      const text = (row: string): string =>
        document.querySelector(`.q-grid [row-index="${row}"] [col-id="year"]`)?.textContent?.trim() ?? ''
      const first = text('1')
      const reached = (): boolean => {
        if ('shows' in end) return document.querySelector(end.shows) !== null
        if ('comes' in end) return text('b-0').includes(end.comes) && text('1') !== first
        return document.querySelector('.spread') === null && !text('b-0').includes(end.leaves) && text('1') !== first
      }
      const spreadDrawn = new Promise<number>((resolve, reject) => {
        const look = (began: number): void => {
          if (!reached()) {
            if (performance.now() - began > 10_000) reject(new Error('no frame shows it'))
            else requestAnimationFrame(() => look(began))
            return
          }
          // This frame shows it: a message sent now arrives when it has been painted.
          const { port1, port2 } = new MessageChannel()
          port1.addEventListener('message', () => resolve(performance.now() - began))
          port1.start()
          port2.postMessage(null)
        }
        if (begins === 'now') {
          const began = performance.now()
          requestAnimationFrame(() => look(began))
          return
        }
        const hear = ({ key, timeStamp }: KeyboardEvent): void => {
          if (key !== 'Enter') return
          document.removeEventListener('keydown', hear, { capture: true })
          requestAnimationFrame(() => look(timeStamp))
        }
        document.addEventListener('keydown', hear, { capture: true })
      })
      Object.assign(window, { spreadDrawn })
    },
    [from, until] as const,
  )

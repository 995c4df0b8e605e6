import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { root } from '../../build/scripts/paths.ts'
import type { HelpTopic } from '../../src-renderer/help/help-sections.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'

// Makes the pictures of the help by doing what they show: QUDAO_PICTURES=1 npm run test:e2e -- help-pictures. What is shown
// is proven by the specs of each subject; so without that nothing runs here.

const writing = process.env['QUDAO_PICTURES'] === '1'
const folder = join(root, 'src-renderer/help/pictures')

test.skip(!writing, 'makes pictures; proves nothing')

let sample: SampleApp
test.beforeAll(async () => {
  sample = await startSample()
})
test.afterAll(() => sample.close())

const cell = (page: Page, row: number, column: string): Locator =>
  page.locator(`[role=row][row-index="${row}"] [role=gridcell][col-id="${column}"]`)
const open = async (page: Page, path: string): Promise<void> => {
  await page.evaluate((hash) => void (location.hash = hash), path)
  await page.waitForTimeout(600)
}

type Clip = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
const grid: Clip = { x: 64, y: 88, width: 760, height: 260 }
const tools: Clip = { x: 64, y: 0, width: 1302, height: 260 }
const panel: Clip = { x: 700, y: 40, width: 666, height: 420 }

const scenes: Readonly<Record<HelpTopic, { readonly clip: Clip; readonly act: (page: Page) => Promise<void> }>> = {
  select: {
    clip: { x: 64, y: 88, width: 760, height: 260 },
    act: async (page) => {
      await cell(page, 1, 'm1').click()
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Shift+ArrowDown')
    },
  },
  clipboard: {
    clip: grid,
    act: async (page) => {
      await cell(page, 5, 'm1').click()
      await page.keyboard.press('Control+C')
      await cell(page, 6, 'm2').click()
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Control+V')
    },
  },
  fill: {
    clip: grid,
    act: async (page) => {
      await cell(page, 8, 'm1').click()
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('Control+R')
    },
  },
  formulas: {
    clip: grid,
    act: async (page) => {
      await cell(page, 4, 'm1').click()
      await page.keyboard.type('+5%')
    },
  },
  spread: {
    clip: { x: 500, y: 88, width: 866, height: 560 },
    act: async (page) => {
      await page.keyboard.press('Escape')
      await cell(page, 0, 'year').click()
      await page.keyboard.type('2200')
      await page.keyboard.press('Enter')
    },
  },
  hold: {
    clip: grid,
    act: async (page) => {
      await page.keyboard.press('Escape')
      await cell(page, 4, 'm2').click()
      await page.keyboard.press('Control+L')
      await expect(cell(page, 4, 'm2')).toHaveClass(/q-held/)
    },
  },
  seasonality: { clip: { x: 64, y: 40, width: 1302, height: 480 }, act: (page) => open(page, '#/targets/season') },
  quotas: { clip: { x: 64, y: 40, width: 1302, height: 420 }, act: (page) => open(page, '#/targets/quotas') },
  life: {
    clip: { x: 64, y: 0, width: 1302, height: 120 },
    act: (page) => open(page, '#/targets'),
  },
  handover: { clip: tools, act: (page) => open(page, '#/channels') },
  history: {
    clip: { x: 64, y: 40, width: 1302, height: 520 },
    act: (page) => open(page, '#/targets/history'),
  },
  views: {
    clip: panel,
    act: async (page) => {
      await open(page, '#/targets')
      await page.keyboard.press('Control+K')
      await page.getByRole('combobox').fill('xj')
    },
  },
  numbers: {
    clip: { x: 500, y: 0, width: 866, height: 420 },
    act: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^(单位|Unit)/ }).click()
    },
  },
}

for (const language of ['zh', 'en'] as const) {
  test(`every topic of the help can be shown, ${language}`, async () => {
    test.setTimeout(180_000)
    const { page } = sample
    if (language === 'en') {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+K')
      await page.getByRole('combobox').fill('切换到英文')
      await page.keyboard.press('Enter')
      await page.getByRole('navigation', { name: 'Main navigation' }).waitFor()
    }
    await open(page, '#/targets')
    await cell(page, 1, 'm1').waitFor()
    for (const [topic, { clip, act }] of Object.entries(scenes)) {
      await act(page)
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(folder, `${topic}-${language}.png`), clip })
    }
  })
}

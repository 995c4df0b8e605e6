import { expect, type Locator, type Page } from '@playwright/test'
import type { HelpTopic } from '../../../src-renderer/help/help-sections.ts'
import { putOnClipboard } from './clipboard.ts'

/*
 * What each topic of the help shows, done by hand and keyboard in the sample's plan. A picture is at most 744 px wide, the
 * width of the help's text, so that it stands there pixel by pixel; the window is made narrower or lower where that
 * brings together what the text speaks of. Every step works in both languages.
 */

type Size = { readonly width: number; readonly height: number }
type Clip = Size & { readonly x: number; readonly y: number }
type Scene = {
  /** The window's size; 1366 × 768 by default. */
  readonly size?: Size
  readonly act: (page: Page) => Promise<void>
  /** What of the window is kept. */
  readonly clip: (page: Page) => Clip | Promise<Clip>
  /** Leaves the window as it was. */
  readonly after?: (page: Page) => Promise<void>
}

const widest = 744
const usual: Size = { width: 1366, height: 768 }
const low: Size = { width: 1366, height: 420 }

const cell = (page: Page, row: number, column: string): Locator =>
  page.locator(`[role=row][row-index="${row}"] [role=gridcell][col-id="${column}"]`)

async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), path)
  await page.waitForTimeout(700)
}

async function boxOf(of: Locator): Promise<Clip> {
  await of.waitFor()
  await of.page().waitForTimeout(400)
  const box = await of.boundingBox()
  if (!box) throw new Error('what is to be shown is not drawn')
  return box
}

/** The grid from its upper left on, so many rows of it. */
const grid =
  (rows: number): Scene['clip'] =>
  () => ({ x: 64, y: 88, width: 740, height: 57 + 28 * rows })
const dialog: Scene['clip'] = (page) => boxOf(page.locator('[aria-modal=true]'))
const escape = (page: Page): Promise<void> => page.keyboard.press('Escape')
/** The right of the window, with the panel, down to a height. */
const right = (height: number, width = widest): Clip => ({ x: usual.width - width, y: 88, width, height })

const firstQuarter = (page: Page): Locator => page.getByRole('button', { name: /^(一季度|Q1)$/ }).first()

async function choose(page: Page, menu: RegExp, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: menu }).click()
  await page.getByRole('menu').getByRole('menuitem', { name: item }).first().click()
}

export const helpScenes: Readonly<Record<HelpTopic, Scene>> = {
  select: {
    size: low,
    act: async (page) => {
      await cell(page, 1, 'm1').click()
      for (const key of ['Right', 'Right', 'Down', 'Down', 'Down']) await page.keyboard.press(`Shift+Arrow${key}`)
      await page.waitForTimeout(300)
    },
    clip: () => ({ x: 0, y: 88, width: widest, height: 332 }),
  },
  clipboard: {
    act: async (page) => {
      // Over a held month, and with a word that is no amount.
      await putOnClipboard(page, '25.0\t15.0\n30.0\t19.0\n32.0\t待定')
      await cell(page, 1, 'm1').click()
      await page.keyboard.press('Control+V')
    },
    clip: dialog,
    after: escape,
  },
  fill: {
    act: async (page) => {
      await cell(page, 7, 'm1').click()
      await page.keyboard.press('Shift+ArrowDown')
      const { x, y, width, height } = await boxOf(page.locator('.q-handle').last())
      await page.mouse.move(x + width / 2, y + height / 2)
      await page.mouse.down()
      const to = await boxOf(cell(page, 11, 'm1'))
      await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 })
    },
    clip: () => ({ x: 64, y: 312, width: 740, height: 200 }),
    after: async (page) => {
      const back = await boxOf(cell(page, 7, 'm1'))
      await page.mouse.move(back.x + back.width / 2, back.y + back.height / 2, { steps: 6 })
      await page.mouse.up()
    },
  },
  formulas: {
    act: async (page) => {
      await cell(page, 4, 'm1').click()
      await page.keyboard.type('1200/12')
    },
    clip: grid(7),
    after: escape,
  },
  spread: {
    act: async (page) => {
      await cell(page, 0, 'year').click()
      await page.keyboard.type('2200')
      await page.keyboard.press('Enter')
      await page.waitForTimeout(600)
    },
    clip: () => right(652),
    after: escape,
  },
  hold: {
    act: async (page) => {
      await cell(page, 4, 'm1').click()
      await page.keyboard.press('Shift+ArrowRight')
      await page.keyboard.press('Shift+ArrowDown')
      await page.keyboard.press('Control+L')
      await expect(cell(page, 4, 'm2')).toHaveClass(/q-held/)
      await cell(page, 7, 'm2').click()
      await page.waitForTimeout(2200) // the checks of what was just saved
    },
    clip: grid(8),
  },
  numbers: {
    act: (page) => page.getByRole('button', { name: /^(单位|Unit)/ }).click(),
    clip: () => ({ x: 500, y: 0, width: 610, height: 428 }),
    after: escape,
  },
  views: {
    act: async (page) => {
      await cell(page, 2, 'owner').click()
      await page.keyboard.press('Alt+ArrowDown')
    },
    clip: () => ({ x: 64, y: 88, width: 740, height: 500 }),
    after: escape,
  },
  handover: {
    act: async (page) => {
      await cell(page, 4, 'm2').click()
      await page.keyboard.press('Alt+H')
      const box = page.locator('[aria-modal=true]')
      await box.getByRole('combobox').nth(1).fill('王磊')
      await page.keyboard.press('Enter')
      await box.getByRole('textbox').last().fill('2027')
      await box.locator('select').last().selectOption({ index: 6 })
      await box.getByRole('table').waitFor()
    },
    clip: dialog,
    after: escape,
  },
  starting: {
    act: async (page) => {
      await choose(page, /^(更多|More)$/, /^(从往年开始|Start from another year)/)
      const box = page.locator('[aria-modal=true]')
      await box.getByRole('radio', { name: /^(覆盖已有数值|Overwrite)/ }).click()
      await box.getByRole('textbox').first().fill('8')
      await page.waitForTimeout(1000)
    },
    clip: async (page) => ({ ...(await dialog(page)), height: 470 }),
    after: escape,
  },
  life: {
    act: (page) => page.keyboard.press('Control+Shift+S'),
    clip: dialog,
    after: escape,
  },
  actuals: {
    size: low,
    act: (page) => open(page, '#/actuals'),
    clip: () => ({ x: 64, y: 0, width: 740, height: 392 }),
  },
  quotas: {
    size: { width: 1024, height: 520 },
    act: async (page) => {
      await open(page, '#/targets/quotas')
      await page.getByRole('radio', { name: /^(城市|Cities)$/ }).click()
      await firstQuarter(page).click()
    },
    clip: () => ({ x: 64, y: 88, width: 672, height: 404 }),
    after: (page) => firstQuarter(page).click(),
  },
  seasonality: {
    act: async (page) => {
      await open(page, '#/targets/season')
      await choose(page, /^(新建曲线|New profile)$/, /^(取自 2026财年 v1|From the .* targets of FY2026 v1)/)
      await page.waitForTimeout(800)
      await escape(page)
      // Made from the targets of another year: the festival lay otherwise then.
      await page.locator('.festival select').selectOption('2025')
    },
    clip: () => right(540),
  },
  history: {
    size: { width: 1024, height: 520 },
    act: async (page) => {
      await cell(page, 7, 'm1').click()
      await page.keyboard.type('8.5')
      await page.keyboard.press('Enter')
      await cell(page, 7, 'm1').click()
      await page.waitForTimeout(2200)
    },
    clip: () => ({ x: 280, y: 88, width: widest, height: 340 }),
  },
}

/** Does what a topic shows, and answers its picture as PNG. */
export async function pictureOf(page: Page, topic: HelpTopic): Promise<Buffer> {
  const { size = usual, act, clip, after } = helpScenes[topic]
  await escape(page)
  await page.setViewportSize(size)
  await open(page, '#/targets')
  await cell(page, 1, 'm1').waitFor()
  await act(page)
  await page.waitForTimeout(400)
  const picture = await page.screenshot({ clip: await clip(page) })
  await after?.(page)
  return picture
}

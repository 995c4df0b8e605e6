import type { Locator, Page } from '@playwright/test'
import { Frame } from './frame.ts'

/** 移交渠道: what goes to whom from when, with its preview. */
export class HandoverDialog {
  readonly page: Page
  readonly root: Locator
  readonly preview: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByRole('dialog', { name: '移交渠道' })
    this.preview = this.root.getByRole('region', { name: '移交预览' })
  }

  /** Opens it for what is selected, by its key. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Alt+H')
    await this.root.waitFor()
  }

  /** Fills it by keyboard, and waits for the preview. */
  async fill(what: string | RegExp, to: string, year: number, month: string): Promise<void> {
    const options = await this.root.getByLabel('移交什么').locator('option').allInnerTexts()
    const label = options.find((option) => (typeof what === 'string' ? option === what : what.test(option)))
    if (label === undefined) throw new Error(`none of ${options.join(', ')}`)
    await this.root.getByLabel('移交什么').selectOption({ label })
    await this.root.getByRole('combobox', { name: '交给' }).fill(to)
    await this.page.keyboard.press('Tab')
    await this.root.getByLabel('起始年份').fill(String(year))
    await this.root.getByLabel('起始月份').selectOption({ label: month })
    await this.preview.waitFor()
  }

  /** The preview's row of a plan: lines, months, held ones, amount. */
  async plan(name: string | RegExp): Promise<readonly string[]> {
    const row = this.preview.getByRole('row').filter({ hasText: name })
    return (await row.getByRole('cell').allInnerTexts()).slice(1).map((text) => text.trim())
  }

  async apply(): Promise<string> {
    await this.page.keyboard.press('Enter')
    await this.root.waitFor({ state: 'hidden' })
    return new Frame(this.page).told(/已把/)
  }
}

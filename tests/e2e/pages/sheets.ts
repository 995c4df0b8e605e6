import type { Locator, Page } from '@playwright/test'
import { Frame } from './frame.ts'

/** Printed documents. */
export class Sheets {
  readonly page: Page
  readonly frame: Frame
  readonly cities: Locator

  constructor(page: Page) {
    this.page = page
    this.frame = new Frame(page)
    this.cities = page.getByRole('region', { name: '选择城市' })
  }

  /** Waits until the preview's first pages are drawn, in either language. */
  async previewed(): Promise<void> {
    const frame = this.page.getByTitle(/^(打印预览|Print preview)$/)
    await frame.waitFor({ timeout: 60_000 })
    await frame.contentFrame().locator('table').first().waitFor({ timeout: 60_000 })
  }

  /** Saves the chosen document as PDF; answers what the window says about it. */
  async savePdf(): Promise<string> {
    await this.page.getByRole('button', { name: '存为 PDF' }).click()
    return this.frame.told(/PDF 已存好/)
  }
}

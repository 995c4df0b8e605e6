import type { Locator, Page } from '@playwright/test'
import { Frame } from './frame.ts'

/** 开始一年: the dialog that takes another plan over. */
export class StartDialog {
  readonly page: Page
  readonly root: Locator
  readonly preview: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByRole('dialog', { name: '开始一年' })
    this.preview = this.root.getByRole('region', { name: '预览' })
  }

  async open(): Promise<void> {
    await new Frame(this.page).choose('更多', '从往年开始…')
    await this.root.waitFor()
  }

  /** Adds a rule for a named city, person or channel, by the keyboard as one fills a row. */
  async addRule(
    scope: '城市' | '负责人' | '渠道' | '等级',
    name: string,
    value: string,
    kind: '%' | '万元' = '%',
  ): Promise<void> {
    await this.root.getByRole('button', { name: '加一条' }).click()
    const row = this.root.locator('.growth tbody tr').last()
    await row.getByLabel('范围').selectOption({ label: scope })
    await row.getByRole('combobox', { name: '对象' }).fill(name)
    await this.page.keyboard.press('Enter')
    await row.getByRole('textbox', { name: /^增长/ }).fill(value)
    await row.getByLabel(/^方式/).selectOption({ label: kind })
  }

  /** The preview's row of a city or of 合计: source, now, new. */
  async group(name: string): Promise<readonly string[]> {
    const row = this.preview.getByRole('table').filter({ hasText: '按城市' }).getByRole('row').filter({ hasText: name })
    const cells = await row.getByRole('cell').allInnerTexts()
    return cells.slice(1, 4).map((text) => text.trim())
  }

  async apply(): Promise<void> {
    await this.root.getByRole('button', { name: /^写入/ }).click()
    await this.root.waitFor({ state: 'hidden' })
  }
}

import type { Locator, Page } from '@playwright/test'
import { Frame } from './frame.ts'

/** The way to headquarters and back, by files. */
export class Exchange {
  readonly page: Page
  readonly frame: Frame
  readonly preview: Locator
  /** What a manager sees who has not joined headquarters yet. */
  readonly notJoined: Locator

  constructor(page: Page) {
    this.page = page
    this.frame = new Frame(page)
    this.notJoined = page.getByRole('button', { name: '打开邀请文件…' })
    this.preview = page.getByRole('complementary', { name: '待合并的文件' })
  }

  /** Headquarters writes an invitation for one manager. */
  async invite(name: string, region: string, before: () => Promise<void>): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: '邀请区域经理…' }).click()
    const dialog = this.page.getByRole('dialog', { name: '邀请区域经理' })
    await dialog.getByLabel('经理姓名').fill(name)
    await dialog.getByLabel('区域').fill(region)
    await before()
    await this.page.keyboard.press('Enter')
    await this.frame.told(/邀请文件已写好/)
  }

  /** The manager opens the invitation. */
  async join(): Promise<void> {
    await this.notJoined.click()
    await this.frame.told(/已加入/)
  }

  /** Writes all that headquarters has not got; answers what the window says about it. */
  async write(): Promise<string> {
    await this.page.getByRole('button', { name: '写出上报文件…' }).click()
    return this.frame.told(/已写出/)
  }

  /** Takes a file in and waits for its checks. */
  async receive(): Promise<void> {
    await this.page.getByRole('button', { name: '收文件…' }).click()
    await this.preview.waitFor({ timeout: 60_000 })
  }

  /** Merges the file that waits; answers what the window says about it. */
  async merge(): Promise<string> {
    await this.preview.getByRole('button', { name: /^合并/ }).click()
    return this.frame.told(/已合并/)
  }
}

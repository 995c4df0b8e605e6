import type { Page } from '@playwright/test'

/** The screen with the ways in. */
export class FirstRun {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Waits until the ways can be chosen. */
  async shown(): Promise<void> {
    await this.page.getByRole('button', { name: '区域经理' }).waitFor()
  }

  /** Opens the form of a new workspace and fills it in, all by keyboard; it is not made yet. */
  async fill(kind: 'manager' | 'headquarters', name: string, user: string): Promise<void> {
    await this.page.keyboard.press(kind === 'manager' ? '2' : '3')
    const first = this.page.getByLabel(kind === 'manager' ? '区域或团队名称' : '单位名称')
    await first.and(this.page.locator(':focus')).waitFor()
    await this.page.keyboard.type(name)
    await this.page.keyboard.press('Tab')
    await this.page.keyboard.type(user)
  }

  /** Makes the workspace and waits for the window's frame. */
  async create(): Promise<void> {
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('navigation', { name: '主导航' }).waitFor()
  }
}

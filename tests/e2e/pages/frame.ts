import { expect, type Locator, type Page } from '@playwright/test'

const subjects = ['渠道', '指标', '业绩', '服务', '人员', '同步', '打印', '设置'] as const
export type SubjectName = (typeof subjects)[number]

/** The frame around every subject: rail, context bar, notices, status line. */
export class Frame {
  readonly page: Page
  readonly status: Locator

  constructor(page: Page) {
    this.page = page
    this.status = page.getByRole('contentinfo', { name: '状态栏' })
  }

  /** Opens a subject by its key, Ctrl+1 to Ctrl+8. */
  async go(subject: SubjectName): Promise<void> {
    await this.page.keyboard.press(`Control+${subjects.indexOf(subject) + 1}`)
    await expect(this.page.getByRole('link', { name: subject })).toHaveAttribute('aria-current', 'page')
  }

  async tab(name: string | RegExp): Promise<void> {
    const tab = this.page.getByRole('tab', { name })
    await tab.click()
    await expect(tab).toHaveAttribute('aria-selected', 'true')
  }

  /** Chooses from a menu of the context bar or the tools. */
  async choose(menu: string | RegExp, item: string | RegExp): Promise<void> {
    // The undo button names the last act, which may be called as a menu is.
    await this.page.getByRole('button', { name: menu, exact: true }).click()
    const list = this.page.getByRole('menu')
    await list
      .getByRole('menuitem', { name: item, exact: true })
      .or(list.getByRole('menuitemradio', { name: item, exact: true }))
      .click()
  }

  /** A message over the status line. */
  notice(text: string | RegExp): Locator {
    return this.page.locator('.notice').filter({ hasText: text })
  }

  /** Waits for a message and answers its text. */
  async told(text: string | RegExp): Promise<string> {
    const notice = this.notice(text).last()
    await notice.waitFor({ timeout: 60_000 })
    return (await notice.innerText()).replaceAll(/\s+/g, ' ').trim()
  }

  /** Puts away every message, as one who has read them. */
  async putAwayNotices(): Promise<void> {
    const close = this.page.locator('.notice').getByRole('button', { name: /^(关闭|Close)$/ })
    while ((await close.count()) > 0)
      await close
        .first()
        .click({ timeout: 1000 })
        .catch(() => undefined) // some go by themselves
  }

  /** Finds a command by typing and runs it. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press('Control+K')
    await this.page.getByRole('combobox').fill(words)
    await this.page.keyboard.press('Enter')
  }

  /** When the last commit was durable, as the status line says; null before the first. */
  async savedAt(): Promise<number | null> {
    const text = await this.page.locator('[data-saved-at]').getAttribute('data-saved-at')
    return text === null || text === '' ? null : Number(text)
  }

  async failures(): Promise<readonly string[]> {
    return this.page.getByRole('alert').allInnerTexts()
  }
}

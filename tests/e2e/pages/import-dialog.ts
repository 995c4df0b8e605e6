import { expect, type Locator, type Page } from '@playwright/test'

/** What the second step of an import says will happen. */
export type SeenPreview = { readonly rows: string; readonly creates: string; readonly problems: string }

/** From a chosen file to a confirmed import: columns, preview, done. */
export class ImportDialog {
  readonly page: Page
  readonly root: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.getByRole('dialog')
  }

  /** What each column of the file was guessed to be: heading → field. */
  async mapping(): Promise<Readonly<Record<string, string>>> {
    await this.root.getByRole('row').nth(1).waitFor()
    return this.root.evaluate((dialog) =>
      Object.fromEntries(
        [...dialog.querySelectorAll('tbody tr')].map((row) => [
          row.querySelector('th')?.innerText ?? '',
          row.querySelector('select')?.selectedOptions[0]?.text ?? '',
        ]),
      ),
    )
  }

  async preview(): Promise<void> {
    await this.root.getByRole('button', { name: '核对' }).click()
    const step = this.root.getByRole('list', { name: '导入步骤' }).getByRole('listitem').filter({ hasText: '核对' })
    await expect(step).toHaveAttribute('aria-current', 'step')
  }

  /** A line of the preview's summary by its term. */
  fact(term: string): Locator {
    return this.root
      .locator('dl > div')
      .filter({ has: this.page.getByText(term, { exact: true }) })
      .locator('dd')
  }

  /** Writes it; answers what the dialog says was written. */
  async confirm(): Promise<string> {
    await this.root.getByRole('button', { name: '确认导入' }).click()
    await this.root.getByText('导入完成').waitFor({ timeout: 60_000 })
    return this.root.getByText(/写入了/).innerText()
  }

  async close(): Promise<void> {
    await this.root.getByRole('button', { name: '完成' }).click()
    await this.root.waitFor({ state: 'hidden' })
  }
}

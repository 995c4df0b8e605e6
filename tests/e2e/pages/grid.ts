import { expect, type Locator, type Page } from '@playwright/test'

/** A shown row: its cells' texts by column. */
export type ShownRow = { readonly index: string; readonly cells: Readonly<Record<string, string>> }

/** A grid, by role and column id. Rows are numbered as on the screen from 0; `b-0`, `b-1` are the ones at the foot. */
export class Grid {
  readonly page: Page
  readonly root: Locator

  constructor(page: Page, label: string) {
    this.page = page
    this.root = page.getByRole('grid', { name: label }).or(page.getByRole('treegrid', { name: label }))
  }

  cell(row: number | string, column: string): Locator {
    return this.root.locator(`[role=row][row-index="${row}"] [role=gridcell][col-id="${column}"]`)
  }

  async text(row: number | string, column: string): Promise<string> {
    return (await this.cell(row, column).innerText()).trim()
  }

  /** All rows that are drawn now: in a grid that fits the window, all there are. */
  async rows(): Promise<readonly ShownRow[]> {
    await this.root.locator('[role=gridcell]').first().waitFor()
    return this.root.evaluate((grid) => {
      const rows = new Map<string, Record<string, string>>()
      for (const cell of grid.querySelectorAll<HTMLElement>('[role=gridcell][col-id]')) {
        const index = cell.closest('[row-index]')?.getAttribute('row-index')
        const column = cell.getAttribute('col-id')
        if (index === null || index === undefined || column === null) continue
        const row = rows.get(index) ?? {}
        row[column] = cell.innerText.trim()
        rows.set(index, row)
      }
      const order = (index: string): number => (index.startsWith('b-') ? 1e9 : 0) + Number(index.replace(/\D+/g, ''))
      return [...rows].map(([index, cells]) => ({ index, cells })).sort((a, b) => order(a.index) - order(b.index))
    })
  }

  /** Opens a column's sort and filter by its head. */
  async openFilter(title: string): Promise<Locator> {
    const head = this.root.getByRole('columnheader').filter({ has: this.page.getByText(title, { exact: true }) })
    await head.hover()
    await head.getByRole('button', { name: `排序和筛选：${title}` }).click()
    return this.page.getByRole('dialog', { name: `排序和筛选：${title}` })
  }

  /** Leaves one value in a column's filter. */
  async filterTo(title: string, value: string | RegExp): Promise<void> {
    const popup = await this.openFilter(title)
    await popup.getByRole('button', { name: '全不选' }).click()
    await popup.getByRole('checkbox', { name: value }).check()
    await this.page.keyboard.press('Escape')
    await popup.waitFor({ state: 'hidden' })
  }

  /** Selects a cell with the mouse. */
  async select(row: number | string, column: string): Promise<void> {
    await this.cell(row, column).click()
    await expect(this.cell(row, column)).toBeFocused()
  }

  /** Types into a cell as one does in Excel: the first key replaces what stands there, Enter ends. */
  async type(row: number | string, column: string, text: string): Promise<void> {
    await this.select(row, column)
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('Enter')
  }
}

import { expect, type Locator, type Page } from '@playwright/test'
import type { Activity } from '../../../src-main/activities/activities.contract.ts'
import { ask } from './door.ts'
import { Grid } from './grid.ts'

/** The activity log with its quick entry. */
export class Activities {
  readonly page: Page
  readonly line: Locator
  readonly understood: Locator
  readonly log: Grid

  constructor(page: Page) {
    this.page = page
    this.line = page.getByRole('textbox', { name: '快速记录' })
    this.understood = page.locator('#quick-understood')
    this.log = new Grid(page, '工作记录')
  }

  /** Goes to the quick entry by its key and types. */
  async type(text: string): Promise<void> {
    await this.line.waitFor()
    await this.page.keyboard.press('Alt+Q')
    await expect(this.line).toBeFocused()
    await this.page.keyboard.type(text)
  }

  async record(): Promise<void> {
    await this.page.keyboard.press('Enter')
    await expect(this.line).toHaveValue('')
  }
}

/** The whole log, as it is stored. */
export const readLog = (page: Page): Promise<readonly Activity[]> =>
  ask(page, 'activities.list', { person: null, channel: null, city: null, kind: null, from: null, to: null })

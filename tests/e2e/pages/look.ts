import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** With QUDAO_LOOK naming a folder, keeps a picture of the window there, for the eye; else does nothing. */
export async function look(page: Page, name: string): Promise<void> {
  const folder = process.env['QUDAO_LOOK']
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) })
}

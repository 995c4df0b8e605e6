import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { launchApp } from '../launch.ts'
import { FileDialogs } from './file-dialogs.ts'
import { FirstRun } from './first-run.ts'
import { Frame } from './frame.ts'

export type SampleApp = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly frame: Frame
  readonly dialogs: FileDialogs
  /** A folder of this run's own, for files that a test writes or reads. */
  readonly folder: string
  readonly close: () => Promise<void>
}

/** The app with the sample workspace open, as one key on the first screen opens it. */
export async function startSample(): Promise<SampleApp> {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-e2e-'))
  const { app, page } = await launchApp({ userData: join(folder, 'data') })
  await page.setViewportSize({ width: 1366, height: 768 })
  await new FirstRun(page).shown()
  await page.keyboard.press('1')
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  return {
    app,
    page,
    frame: new Frame(page),
    dialogs: new FileDialogs(app, folder),
    folder,
    close: async () => {
      await app.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

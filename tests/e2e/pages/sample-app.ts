import type { ElectronApplication, Page } from '@playwright/test'
import { FileDialogs } from './file-dialogs.ts'
import { Frame } from './frame.ts'
import { borrowApp } from './standing-app.ts'

export type SampleApp = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly frame: Frame
  readonly dialogs: FileDialogs
  /** A folder of this test's own, for files that a test writes or reads. */
  readonly folder: string
  readonly close: () => Promise<void>
}

/** The app with the sample workspace open, as one key on the first screen opens it. */
export async function startSample(): Promise<SampleApp> {
  const { app, page, folder, giveBack } = await borrowApp()
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.keyboard.press('1')
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  return {
    app,
    page,
    frame: new Frame(page),
    dialogs: new FileDialogs(app, folder),
    folder,
    close: giveBack,
  }
}

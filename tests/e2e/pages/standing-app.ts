import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type ElectronApplication, type Page } from '@playwright/test'
import { launchApp, type LaunchedApp } from '../launch.ts'
import { ask } from './door.ts'
import { FirstRun } from './first-run.ts'

declare global {
  // The system's dialogs as they were before a test answered them, kept in the app's main process.
  var unanswered: object | undefined
}

export type Borrowed = LaunchedApp & {
  readonly folder: string
  readonly giveBack: () => Promise<void>
}

/** The app that waits for the next test: to start one takes longer than most tests. */
let waiting: (LaunchedApp & { readonly folder: string }) | undefined

/**
 * An app on its first screen, with nothing of an earlier test in it: no workspace, no preferences, nothing in the page's
 * storage or on the clipboard, no answered dialog. After a test that failed or closed it the next one gets a new process.
 */
export async function borrowApp(): Promise<Borrowed> {
  const kept = waiting
  waiting = undefined
  if (kept) await freshen(kept.app, kept.page, kept.folder)
  const given = kept ?? (await startNew())
  const gone = new Promise<void>((resolve) => given.app.once('close', () => resolve()))
  let isGone = false
  void gone.then(() => (isGone = true))
  await new FirstRun(given.page).shown()
  return {
    ...given,
    giveBack: async () => {
      const { status, expectedStatus } = test.info()
      if (!isGone && status === expectedStatus && waiting === undefined) {
        waiting = given
        return
      }
      if (!isGone) await given.app.close()
      rmSync(given.folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function startNew(): Promise<LaunchedApp & { readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-e2e-'))
  const { app, page } = await launchApp({ userData: join(folder, 'data') })
  await app.evaluate(({ dialog }) => {
    globalThis.unanswered = { ...dialog }
  })
  return { app, page, folder }
}

async function freshen(app: ElectronApplication, page: Page, folder: string): Promise<void> {
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null, media: null })
  await ask(page, 'workspace.close', {})
  await app.evaluate(({ clipboard, dialog, nativeTheme }) => {
    clipboard.clear()
    nativeTheme.themeSource = 'system'
    Object.assign(dialog, globalThis.unanswered)
  })
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  // The browser keeps its own profile while it runs; all else is the app's.
  const data = join(folder, 'data')
  for (const name of readdirSync(folder))
    if (name !== 'data') rmSync(join(folder, name), { recursive: true, force: true })
  for (const name of ['workspaces', 'preferences.json']) rmSync(join(data, name), { recursive: true, force: true })
  mkdirSync(data, { recursive: true })
  await page.reload()
}

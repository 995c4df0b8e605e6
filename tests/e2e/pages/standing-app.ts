import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@playwright/test'
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

type Started = LaunchedApp & { readonly folder: string; isGone: boolean }

/** The app that waits for the next test: to start one takes longer than most tests. */
let waiting: Started | undefined

/**
 * An app on its first screen, with nothing of an earlier test in it: no workspace, no preferences, nothing in the page's
 * storage, no answered dialog. After a test that failed or closed it the next one gets a new process.
 */
export async function borrowApp(): Promise<Borrowed> {
  const kept = waiting
  waiting = undefined
  const given = kept && (await freshen(kept)) ? kept : await startNew()
  await new FirstRun(given.page).shown()
  return {
    app: given.app,
    page: given.page,
    folder: given.folder,
    giveBack: async () => {
      const { status, expectedStatus } = test.info()
      if (!given.isGone && status === expectedStatus && waiting === undefined) {
        waiting = given
        return
      }
      if (!given.isGone) await given.app.close()
      rmSync(given.folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function startNew(): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-e2e-'))
  const { app, page } = await launchApp({ userData: join(folder, 'data') })
  await app.evaluate(({ dialog }) => {
    globalThis.unanswered = { ...dialog }
  })
  const started: Started = { app, page, folder, isGone: false }
  app.once('close', () => (started.isGone = true))
  return started
}

/** Answers false for an app that cannot be brought back to its first screen; it has been ended. */
async function freshen({ app, page, folder }: Started): Promise<boolean> {
  try {
    await page.emulateMedia({ colorScheme: null, reducedMotion: null, forcedColors: null, media: null })
    await ask(page, 'workspace.close', {})
    await app.evaluate(({ dialog, nativeTheme }) => {
      nativeTheme.themeSource = 'system'
      Object.assign(dialog, globalThis.unanswered)
    })
    await page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
      history.replaceState(null, '', location.pathname)
    })
    // The browser keeps its own profile while it runs; all else is the app's or the test's.
    const data = join(folder, 'data')
    const others = readdirSync(folder).filter((name) => name !== 'data')
    const kept = [...others.map((name) => join(folder, name)), join(data, 'workspaces'), join(data, 'preferences.json')]
    for (const path of kept) rmSync(path, { recursive: true, force: true })
    await page.reload()
    return true
  } catch {
    await app.close().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    return false
  }
}

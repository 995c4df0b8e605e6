import { setTimeout as delay } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { host, runtime, type Runtime } from '../../build/scripts/electron.ts'
import { root } from '../../build/scripts/paths.ts'

export interface LaunchOptions {
  /** Folder that holds the app's data: its own for each test, so that tests do not see each other. */
  readonly userData: string
  /** Arguments for the app, after its path. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Folder or main entry of the app; ours if left out. */
  readonly app?: string
  /** Electron where its binary is, else the host; specs of the host itself name it. */
  readonly on?: Runtime
}

export interface LaunchedApp {
  readonly app: ElectronApplication
  readonly page: Page
}

export const onHost = host

/** Starts the app and waits for its first window. The same for Electron and for the host. */
export async function launchApp(options: LaunchOptions): Promise<LaunchedApp> {
  const { userData, args = [], env = {}, app: path = root, on = runtime() } = options
  const app = await _electron.launch({
    // Without a path Playwright finds Electron itself, and holds its start back until it is attached.
    ...(on.kind === 'host' ? { executablePath: on.executable } : {}),
    args: [path, `--user-data-dir=${userData}`, '--lang=zh-CN', ...args],
    cwd: root,
    env: { ...inherited(), QUDAO_LOCALE: 'zh-CN', ...env },
    colorScheme: null, // light and dark are the app's own business
    chromiumSandbox: process.getuid?.() !== 0,
  })
  const close = app.close.bind(app)
  app.close = () => ended(app, close)
  const page = await app.firstWindow()
  // A window is empty at first, with Electron as with the host.
  await page.waitForURL(/^(app|https?):/)
  return { app, page }
}

/** Longer than any app here takes to end, in milliseconds. */
const patienceMs = 15_000

/** Closes the app. One that does not end is killed, and fails its test with what it said when it was asked to. */
async function ended(app: ElectronApplication, close: () => Promise<void>): Promise<void> {
  // Playwright asks for itself, but keeps what is thrown then. Nobody answers where the app has ended before.
  const asked = app.evaluate(({ app: electron }) => {
    try {
      electron.quit()
      return 'it was asked to'
    } catch (error) {
      return error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
  })
  const late = (text: string): Promise<string> => delay(patienceMs, text, { ref: false })
  const said = await Promise.race([asked.catch(() => 'it was gone'), late('it did not hear that it was asked')])
  const closed = close().then(() => 'ended')
  if ((await Promise.race([closed, late('late')])) === 'ended') return
  app.process().kill('SIGKILL')
  throw new Error(`the app did not end: ${said}`)
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

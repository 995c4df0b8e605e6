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
  const page = await app.firstWindow()
  // A window is empty at first, with Electron as with the host.
  await page.waitForURL(/^(app|https?):/)
  return { app, page }
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

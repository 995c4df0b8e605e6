import { closeBrowsers } from './browser.ts'
import { commandLine } from './command-line.ts'
import { takeInstanceLock, type SecondInstance } from './instance-lock.ts'
import { launch } from './launch.ts'
import { Paths } from './paths.ts'
import { Emulated, hostEvent } from './strict.ts'
import { openWindows } from './windows.ts'

/** Apart from the class, so that the app's own code cannot reach it. */
const lifecycle = { ready: false, quitting: false, whenReady: Promise.withResolvers<void>() }

const DEFAULT_LOCALE = Intl.DateTimeFormat().resolvedOptions().locale

/** Electron's `app`: the life of the process. */
class App extends Emulated {
  static override readonly label = 'app'
  static override readonly events = [
    'ready',
    'second-instance',
    'window-all-closed',
    'before-quit',
    'will-quit',
    'quit',
    'web-contents-created',
    'browser-window-created',
    'render-process-gone',
    'child-process-gone',
    'activate', // these two come from the dock of macOS, which this host is not in
    'open-file',
  ]

  readonly isPackaged = false
  readonly commandLine = commandLine
  name = launch.packageJson.productName ?? launch.packageJson.name ?? 'Electron'
  readonly #paths = new Paths(
    () => this.name,
    () => commandLine.getSwitchValue('user-data-dir'),
  )
  #hasLock = false

  getName(): string {
    return this.name
  }

  setName(name: string): void {
    this.name = name
  }

  getVersion(): string {
    return launch.packageJson.version ?? '0.0.0'
  }

  getAppPath(): string {
    return launch.appPath
  }

  getPath(name: string): string {
    return this.#paths.get(name)
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getLocale(): string {
    return process.env['QUDAO_LOCALE'] || commandLine.getSwitchValue('lang') || DEFAULT_LOCALE
  }

  getSystemLocale(): string {
    return this.getLocale()
  }

  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }

  isReady(): boolean {
    return lifecycle.ready
  }

  whenReady(): Promise<void> {
    return lifecycle.whenReady.promise
  }

  /** Every window of this host is sandboxed already. */
  enableSandbox(): void {}

  setAppUserModelId(_id: string): void {}

  focus(): void {
    openWindows().at(-1)?.focus()
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    const message: SecondInstance = { argv: process.argv, cwd: process.cwd(), data }
    this.#hasLock ||= takeInstanceLock(this.getPath('userData'), message, (second) => {
      this.emit('second-instance', hostEvent(), second.argv, second.cwd, second.data)
    })
    return this.#hasLock
  }

  /** Asks every window, in order; one that refuses to close keeps the app running. */
  quit(): void {
    if (lifecycle.quitting) return
    const before = hostEvent()
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    lifecycle.quitting = true
    const allClosed = openWindows().every((window) => window.close())
    const will = hostEvent()
    if (allClosed) this.emit('will-quit', will)
    if (!allClosed || will.defaultPrevented) lifecycle.quitting = false
    else this.exit(0)
  }

  exit(code = 0): void {
    lifecycle.quitting = true
    for (const window of openWindows()) window.destroy()
    this.emit('quit', hostEvent(), code)
    void closeBrowsers().finally(() => process.exit(code))
  }
}

export const app = new App()

/** Told by the launcher, or by Playwright once it is attached. */
export function becomeReady(): void {
  lifecycle.ready = true
  app.emit('ready', hostEvent(), {})
  lifecycle.whenReady.resolve()
}

/** As in Electron: without a listener the app ends with its last window. */
export function lastWindowClosed(): void {
  if (lifecycle.quitting) return
  if (!app.emit('window-all-closed')) app.quit()
}

/** The browser crashed or was killed: no window can come back. */
export function exitAfterLoss(): void {
  if (!lifecycle.quitting) app.exit(1)
}

import type { BrowserWindowConstructorOptions, Rectangle } from 'electron'
import { app, lastWindowClosed } from './app.ts'
import { debug, headless } from './launch.ts'
import { Page, type WindowState } from './page.ts'
import { Emulated, hostEvent, notEmulated } from './strict.ts'
import { WebContents } from './web-contents.ts'
import { checkWindowOptions, firstBounds, type Bounds } from './window-options.ts'
import { addWindow, focusedWindow, openWindows, removeWindow, setFocused } from './windows.ts'

/** A page that paints nothing is ready all the same. */
const PAINT_PATIENCE_MS = 500

/** Electron's `BrowserWindow`: an app window of the installed browser, or an unseen page. */
export class BrowserWindow extends Emulated {
  static override readonly label = 'BrowserWindow'
  static override readonly events = [
    'close',
    'closed',
    'ready-to-show',
    'focus',
    'blur',
    'show',
    'hide',
    'resize',
    'move',
    'maximize',
    'unmaximize',
    'minimize',
    'restore',
    'page-title-updated',
    'unresponsive',
    'responsive',
  ]

  readonly id: number
  readonly webContents: WebContents
  readonly #page: Page
  #bounds: Bounds
  #title: string
  #visible: boolean
  #state: WindowState = 'normal'
  #ready = false
  #destroyed = false
  /** Opened out of sight: the browser cannot bring such a page to the screen later. */
  #unseen = false

  static getAllWindows(): readonly BrowserWindow[] {
    return openWindows()
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focusedWindow() ?? null
  }

  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return openWindows().find((window) => window.webContents === contents) ?? null
  }

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    checkWindowOptions(options)
    this.#bounds = firstBounds(options)
    this.#title = options.title ?? app.name
    this.#visible = options.show !== false
    this.#page = new Page(options.webPreferences?.preload, {
      mayNavigate: (url, isMainFrame) => this.webContents.mayNavigate(url, isMainFrame),
      mayClose: () => this.#askToClose(),
    })
    this.webContents = new WebContents(this.#page, { open: () => this.#open(), close: () => this.close() })
    this.id = this.webContents.id
    addWindow(this, this.#page)
    this.#hearPage()
    app.emit('browser-window-created', hostEvent(), this)
    app.emit('web-contents-created', hostEvent(), this.webContents)
    if (this.#visible) this.#openAtOnce()
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    if (this.#unseen) {
      notEmulated(
        'show() of a window that loaded its page unseen (listen for ready-to-show before loading, or show first)',
      )
    }
    if (!this.#visible) {
      this.#visible = true
      this.#openAtOnce()
      this.emit('show')
    }
    this.focus()
  }

  hide(): void {
    this.#visible = false
    this.#setState('minimized') // as near as a browser window comes to being hidden
    this.emit('hide')
  }

  focus(): void {
    if (this.#page.isOpen) void this.#page.session.send('Page.bringToFront').catch((error: unknown) => debug(error))
    this.#focused()
  }

  /** Returns whether the window closed; the app may refuse by the event `close`. */
  close(): boolean {
    if (this.#destroyed) return true
    if (!this.#askToClose()) return false
    this.destroy()
    return true
  }

  destroy(): void {
    this.#page.close()
    this.#closed()
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isVisible(): boolean {
    return this.#visible
  }

  isFocused(): boolean {
    return focusedWindow() === this
  }

  isMinimized(): boolean {
    return this.#state === 'minimized'
  }

  isMaximized(): boolean {
    return this.#state === 'maximized'
  }

  minimize(): void {
    this.#setState('minimized')
  }

  maximize(): void {
    this.#setState('maximized')
  }

  unmaximize(): void {
    this.#setState('normal')
  }

  restore(): void {
    this.#setState('normal')
  }

  getBounds(): Rectangle {
    return { x: 0, y: 0, ...this.#bounds }
  }

  setBounds(bounds: Partial<Rectangle>): void {
    Object.assign(this.#bounds, bounds)
    if (this.#page.isOpen) void this.#page.place(this.#bounds).catch((error: unknown) => debug(error))
    this.emit('resize')
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height]
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }

  getTitle(): string {
    return this.#title
  }

  setTitle(title: string): void {
    this.#title = title
  }

  /** The page paints its own background; nothing shows through it. */
  setBackgroundColor(_color: string): void {}

  #hearPage(): void {
    const page = this.#page
    page.on('painted', () => this.#readyToShow())
    page.on('loaded', () => setTimeout(() => this.#readyToShow(), PAINT_PATIENCE_MS).unref())
    page.on('dom-ready', () => {
      if (!headless && this.listenerCount('close') > 0) page.post({ kind: 'guard' })
    })
    page.on('title', (title) => {
      const event = hostEvent()
      this.emit('page-title-updated', event, title, true)
      if (!event.defaultPrevented) this.#title = title
    })
    page.on('message', ({ kind }) => {
      if (kind === 'focused') this.#focused()
      else if (kind === 'resized') void this.#resized().catch((error: unknown) => debug(error))
    })
    page.on('gone', () => this.#closed())
  }

  #openAtOnce(): void {
    this.#open().catch((error: unknown) => {
      console.error(error)
      app.exit(1)
    })
  }

  /** A window that waits for `ready-to-show` will be shown; another one that is not shown yet stays unseen. */
  #open(): Promise<unknown> {
    this.#unseen ||= !this.#page.isOpen && !this.#visible && this.listenerCount('ready-to-show') === 0
    return this.#page.open(this.#bounds, this.#unseen)
  }

  #readyToShow(): void {
    if (this.#ready || this.#destroyed) return
    this.#ready = true
    this.emit('ready-to-show')
  }

  #focused(): void {
    setFocused(this)
    this.emit('focus')
  }

  #askToClose(): boolean {
    const event = hostEvent()
    this.emit('close', event)
    return !event.defaultPrevented
  }

  #closed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    const wasLast = removeWindow(this)
    this.emit('closed')
    if (wasLast) lastWindowClosed()
  }

  #setState(state: WindowState): void {
    const before = this.#state
    this.#state = state
    if (before === state) return
    if (this.#page.isOpen) void this.#page.setWindowState(state).catch((error: unknown) => debug(error))
    if (state !== 'normal') this.emit(state === 'maximized' ? 'maximize' : 'minimize')
    else this.emit(before === 'maximized' ? 'unmaximize' : 'restore')
  }

  async #resized(): Promise<void> {
    const now = await this.#page.findWindow()
    if (now && now.state !== 'minimized') this.#bounds = now.bounds
    if (now) this.#state = now.state
    this.emit('resize')
  }
}

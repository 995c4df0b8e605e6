import type { Rectangle } from 'electron'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { app, exitAfterLoss } from './app.ts'
import { startBrowser, type RunningBrowser } from './browser.ts'
import type { AttachedToTarget, Connection, Session } from './cdp.ts'
import { chromiumSwitches } from './command-line.ts'
import { RECEIVE } from './injection.ts'
import { isInstanceRunning } from './instance-lock.ts'
import { debug, headless, launch } from './launch.ts'
import type { FromPage, ToPage } from './messages.ts'
import { preparePage } from './page-setup.ts'
import { toAppUrl, toBrowserUrl } from './schemes.ts'
import { listenToTarget, openTarget, type Placement } from './targets.ts'
import { wire } from './wire.ts'

interface PageEvents {
  navigated: [url: string]
  'dom-ready': []
  loaded: []
  painted: []
  crashed: []
  gone: []
  title: [title: string]
  console: [level: string, text: string]
  message: [message: FromPage, reply: (answer: ToPage) => void]
  popup: [event: AttachedToTarget, url: string]
}

/** Questions that the page cannot go on without an answer to. */
export interface PageDecisions {
  mayNavigate(url: string, isMainFrame: boolean): boolean
  /** The user pressed the window's X. */
  mayClose(): boolean
}

export type WindowState = 'normal' | 'minimized' | 'maximized'

export class LoadError extends Error {
  readonly code: string
  readonly url: string

  constructor(code: string, url: string) {
    super(`${code} loading '${url}'`)
    this.code = code
    this.url = url
  }
}

/** Starts the browser of the app's windows, or gives it if it runs. */
export function ourBrowser(): Promise<RunningBrowser> {
  // Playwright counts every page that it sees, so under it none is there before the app opens it.
  const firstPage = !launch.gated
  return startBrowser({ ...settings('chromium'), switches: chromiumSwitches(), headless, firstPage }, exitAfterLoss)
}

/**
 * Starts it before the app asks, on what the command line says. An app that then names other folders or switches gets
 * another; where it runs already, the profile is its own and the app will only bring it to the front.
 */
export function startAhead(): void {
  if (!isInstanceRunning(app.getPath('userData'))) ourBrowser().catch((error: unknown) => debug('ahead:', error))
}

/** A window on screen cannot hide or print unseen: pages that are never shown have a headless browser of their own. */
function unseenBrowser(): Promise<RunningBrowser> {
  if (headless) return ourBrowser()
  return startBrowser({ ...settings('chromium-unseen'), switches: [], headless: true }, exitAfterLoss)
}

function settings(profile: string): { profile: string; locale: string } {
  return { profile: join(app.getPath('sessionData'), profile), locale: app.getLocale() }
}

/** One page of the browser and the conversation with it. */
export class Page extends EventEmitter<PageEvents> {
  readonly preload: string | undefined
  readonly decisions: PageDecisions
  targetId = ''
  url = ''
  title = ''
  isGone = false
  /** We navigate ourselves: nobody needs to be asked about the next document. */
  awaitsDocument = false
  /** The isolated world's context, while there is a document. */
  contextId: number | undefined
  popupUrl = ''
  #session: Session | undefined
  #connection: Connection | undefined
  #opening: Promise<Session> | undefined
  #prepared: Promise<void> | undefined
  #outbox: { readonly contextId: number; readonly text: string }[] = []

  constructor(preload: string | undefined, decisions: PageDecisions) {
    super()
    this.preload = preload
    this.decisions = decisions
  }

  /** Opens the page's target once, empty. */
  open(place: Placement, hidden: boolean): Promise<Session> {
    this.#opening ??= this.#open(place, hidden)
    return this.#opening
  }

  /** The conversation; opened before. */
  get session(): Session {
    if (!this.#session) throw new Error('chromium host: the window has not loaded anything yet')
    return this.#session
  }

  /** To the browser that the page lives in. */
  get connection(): Connection {
    if (!this.#connection) throw new Error('chromium host: the window has no page yet')
    return this.#connection
  }

  /** Resolves when both worlds are set up and the window has its size; no document may come before that. */
  get prepared(): Promise<void> {
    return this.#prepared ?? Promise.resolve()
  }

  get isOpen(): boolean {
    return this.#session !== undefined && !this.isGone
  }

  async #open(place: Placement, hidden: boolean): Promise<Session> {
    const browser = await (hidden ? unseenBrowser() : ourBrowser())
    this.#connection = browser.connection
    this.targetId = await openTarget(browser, place)
    listenToTarget(this.targetId, {
      onInfo: (info) => this.#retitle(info.title),
      onGone: () => this.#end(),
      onPopup: (event) => this.emit('popup', event, toAppUrl(this.popupUrl || event.targetInfo.url)),
    })
    const attached = await browser.connection.root.send('Target.attachToTarget', {
      targetId: this.targetId,
      flatten: true,
    })
    const session = browser.connection.session(attached.sessionId)
    this.#session = session
    // A document may be asked for meanwhile: it is held back until this is done (see `requests.ts`).
    this.#prepared = this.#prepare(session, browser.connection, place)
    this.#prepared.catch((error: unknown) => debug('prepare', error))
    return session
  }

  async #prepare(session: Session, connection: Connection, place: Placement): Promise<void> {
    const prepared = preparePage(this, session, connection)
    if (this.isGone) this.#closeTarget() // closed before it was there
    else await this.place(place)
    await prepared
  }

  /** Resolves when the document and all that it needs have loaded; rejects with a `LoadError`. */
  async navigate(url: string): Promise<void> {
    const { session } = this
    const address = toBrowserUrl(url)
    // Only what passes the network can be held back; other documents (`data:`) are there at once.
    if (!/^https?:/.test(address)) await this.prepared
    const load = Promise.withResolvers<void>()
    const loaded = new Set<string>()
    let expected: string | undefined
    const onLifecycle = (event: { name: string; frameId: string; loaderId: string }): void => {
      if (event.name !== 'load' || event.frameId !== this.targetId) return
      loaded.add(event.loaderId)
      if (event.loaderId === expected) load.resolve()
    }
    const onGone = (): void => load.reject(new LoadError('ERR_FAILED', url))
    session.on('Page.lifecycleEvent', onLifecycle)
    this.once('gone', onGone)
    this.awaitsDocument = true
    try {
      const { errorText, loaderId } = await session.send('Page.navigate', { url: address })
      this.awaitsDocument = false
      if (errorText) throw new LoadError(errorText.replace(/^net::/, ''), url)
      expected = loaderId
      // Within the same document there is nothing to load; a small page may have loaded before we learned its number.
      if (loaderId === undefined || loaded.has(loaderId)) load.resolve()
      await load.promise
    } finally {
      session.off('Page.lifecycleEvent', onLifecycle)
      this.off('gone', onGone)
      load.promise.catch(() => {})
    }
  }

  async reload(): Promise<void> {
    this.awaitsDocument = true
    await this.session.send('Page.reload', {})
  }

  async evaluate(expression: string, world: 'page' | 'preload', userGesture = false): Promise<unknown> {
    const answer = await this.session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
      ...(world === 'preload' && this.contextId !== undefined ? { contextId: this.contextId } : {}),
    })
    const { exceptionDetails, result } = answer
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  /**
   * Posts to the preload's world; a page that is loading or gone misses it, as in Electron. What is posted in one turn goes
   * in one letter: between two the page may draw a frame, and an answer would wait for the frame of its own events.
   */
  post(message: ToPage, contextId = this.contextId): void {
    if (contextId === undefined || !this.isOpen) return
    if (this.#outbox.length === 0) setImmediate(() => this.#sendPosts())
    this.#outbox.push({ contextId, text: wire.encode(message) })
  }

  #sendPosts(): void {
    const letters = Map.groupBy(this.#outbox, ({ contextId }) => contextId)
    this.#outbox = []
    for (const [contextId, posts] of letters) {
      if (!this.isOpen) return
      const expression = `${RECEIVE}(${posts.map(({ text }) => JSON.stringify(text)).join()})`
      this.session
        .send('Runtime.evaluate', { expression, contextId, silent: true })
        .catch((error: unknown) => debug(error))
    }
  }

  /** Moves and sizes the window. */
  async place(place: Placement): Promise<void> {
    const extra = headless ? await this.#unseenFrame() : { width: 0, height: 0 }
    await this.#setWindow({
      width: place.width + extra.width,
      height: place.height + extra.height,
      ...(place.x === undefined || place.y === undefined ? {} : { left: place.x, top: place.y }),
    })
  }

  /** A window that nobody sees has no state of its own. */
  async setWindowState(windowState: WindowState): Promise<void> {
    if (!headless) await this.#setWindow({ windowState })
  }

  /** Where the window is now and how it stands; the user may have changed both. */
  async findWindow(): Promise<{ bounds: Rectangle; state: WindowState } | undefined> {
    if (headless) return undefined
    const { bounds } = await this.connection.root.send('Browser.getWindowForTarget', { targetId: this.targetId })
    const { left: x = 0, top: y = 0, width = 0, height = 0, windowState = 'normal' } = bounds
    return { bounds: { x, y, width, height }, state: windowState === 'fullscreen' ? 'maximized' : windowState }
  }

  async #setWindow(bounds: {
    left?: number
    top?: number
    width?: number
    height?: number
    windowState?: WindowState
  }): Promise<void> {
    const { root } = this.connection
    const { windowId } = await root.send('Browser.getWindowForTarget', { targetId: this.targetId })
    await root.send('Browser.setWindowBounds', { windowId, bounds })
  }

  /** Headless windows keep room for a tab strip that nobody sees: the page gets it back. */
  async #unseenFrame(): Promise<{ width: number; height: number }> {
    const expression = '({ width: outerWidth - innerWidth, height: outerHeight - innerHeight })'
    const { result } = await this.session.send('Runtime.evaluate', { expression, returnByValue: true })
    return result.value as { width: number; height: number }
  }

  close(): void {
    if (this.isOpen) this.#closeTarget()
    this.#end()
  }

  #closeTarget(): void {
    const { root } = this.connection
    root.send('Target.closeTarget', { targetId: this.targetId }).catch((error: unknown) => debug(error))
  }

  #retitle(title: string): void {
    if (title === this.title || title === '' || /^(data:|about:|chromium-host)/.test(title)) return
    this.title = title
    this.emit('title', title)
  }

  #end(): void {
    if (this.isGone) return
    this.isGone = true
    this.contextId = undefined
    this.emit('gone')
  }
}

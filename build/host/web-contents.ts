import type { PrintToPDFOptions, WebContentsPrintOptions, WindowOpenHandlerResponse } from 'electron'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.ts'
import { applyPermissions } from './permissions.ts'
import type { AttachedToTarget } from './cdp.ts'
import { ipcMain } from './ipc-main.ts'
import { runAccelerator, acceleratorKeys } from './menu.ts'
import type { FromPage, ToPage } from './messages.ts'
import { imageOfPng, type NativeImage } from './native-image.ts'
import { LoadError, type Page } from './page.ts'
import { refusePopup } from './popups.ts'
import { pdfOptionsOf, printToPdf } from './printing.ts'
import { originOf, toAppUrl, toBrowserUrl } from './schemes.ts'
import { defaultSession } from './session.ts'
import { Emulated, hostEvent, notEmulated, strict } from './strict.ts'

export interface WebFrame {
  readonly url: string
  readonly origin: string
  readonly parent: null
  readonly top: WebFrame
}

type WindowOpenHandler = (details: {
  url: string
  frameName: string
  features: string
  disposition: string
}) => WindowOpenHandlerResponse

interface WebContentsOwner {
  /** Opens the window's page, if that has not happened yet. */
  readonly open: () => Promise<unknown>
  readonly close: () => void
}

let lastId = 0

/** Electron's `webContents`: what the app sees of a page. */
export class WebContents extends Emulated {
  static override readonly label = 'webContents'
  static override readonly events = [
    'will-navigate',
    'will-frame-navigate',
    'will-attach-webview', // never: this host has no webview
    'did-start-loading',
    'did-navigate',
    'did-finish-load',
    'did-fail-load',
    'dom-ready',
    'render-process-gone',
    'console-message',
    'page-title-updated',
    'destroyed',
  ]

  readonly id = ++lastId
  readonly session = defaultSession
  readonly mainFrame: WebFrame
  readonly #page: Page
  readonly #owner: WebContentsOwner
  #openHandler: WindowOpenHandler | undefined

  constructor(page: Page, owner: WebContentsOwner) {
    super()
    this.#page = page
    this.#owner = owner
    this.mainFrame = this.#describeFrame()
    page.on('navigated', (url) => this.emit('did-navigate', hostEvent(), url, 200, ''))
    page.on('dom-ready', () => this.#greet())
    page.on('loaded', () => this.emit('did-finish-load', hostEvent()))
    page.on('title', (title) => this.emit('page-title-updated', hostEvent(), title, true))
    page.on('crashed', () => this.#crashed())
    page.on('gone', () => this.emit('destroyed'))
    page.on('console', (level, message) => this.emit('console-message', hostEvent({ level, message })))
    page.on('message', (message, reply) => this.#receive(message, reply))
    page.on('popup', (event, url) => void this.#popup(event, url))
  }

  getURL(): string {
    return this.#page.url
  }

  isDestroyed(): boolean {
    return this.#page.isGone
  }

  send(channel: string, ...args: unknown[]): void {
    this.#page.post({ kind: 'event', channel, args })
  }

  async loadURL(url: string): Promise<void> {
    await this.#owner.open()
    await applyPermissions(this.#page.connection.root.send, this, toBrowserUrl(url))
    this.emit('did-start-loading')
    try {
      await this.#page.navigate(url)
    } catch (error) {
      if (error instanceof LoadError) this.emit('did-fail-load', hostEvent(), -2, error.code, url, true)
      throw error
    }
  }

  reload(): void {
    void this.#page.reload()
  }

  /** Playwright closes a page by this. */
  close(): void {
    this.#owner.close()
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    await this.#owner.open()
    return this.#page.evaluate(code, 'page', userGesture)
  }

  printToPDF(options: PrintToPDFOptions = {}): Promise<Buffer> {
    return printToPdf(this.#page.session, options)
  }

  /** There is no print dialog here: a PDF in the folder `printed` of the user data is the paper. */
  print(options: WebContentsPrintOptions = {}, answer: (success: boolean, reason: string) => void = () => {}): void {
    void this.#printToFile(options).then((failure) => answer(failure === '', failure))
  }

  /** Answers what went wrong, or nothing. */
  async #printToFile(options: WebContentsPrintOptions): Promise<string> {
    try {
      const pdf = await this.printToPDF(pdfOptionsOf(options))
      const folder = join(app.getPath('userData'), 'printed')
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, `${Date.now()}.pdf`), pdf)
      return ''
    } catch (error) {
      return String(error)
    }
  }

  async capturePage(): Promise<NativeImage> {
    const { data } = await this.#page.session.send('Page.captureScreenshot', { format: 'png' })
    return imageOfPng(Buffer.from(data, 'base64'))
  }

  /** `event.senderFrame` and `webContents.mainFrame` are one object, as in Electron. */
  #describeFrame(): WebFrame {
    const page = this.#page
    const frame: WebFrame = strict('WebFrameMain', {
      get url() {
        return page.url
      },
      get origin() {
        return originOf(page.url)
      },
      parent: null,
      get top(): WebFrame {
        return frame
      },
    })
    return frame
  }

  #greet(): void {
    this.#page.post({ kind: 'accelerators', keys: acceleratorKeys() })
    this.emit('dom-ready', hostEvent())
  }

  #crashed(): void {
    const details = { reason: 'crashed', exitCode: 1 }
    this.emit('render-process-gone', hostEvent(), details)
    app.emit('render-process-gone', hostEvent(), this, details)
  }

  #receive(message: FromPage, reply: (answer: ToPage) => void): void {
    if (message.kind === 'send') ipcMain.emit(message.channel, this.#ipcEvent(), ...message.args)
    else if (message.kind === 'invoke') void this.#invoke(message.id, message.channel, message.args, reply)
    else if (message.kind === 'accelerator') runAccelerator(message.keys)
    else if (message.kind === 'leaving') this.#leave(toAppUrl(message.url))
  }

  #leave(url: string): void {
    if (this.mayNavigate(url, true)) notEmulated(`navigation to ${url}`)
  }

  async #invoke(id: number, channel: string, args: readonly unknown[], reply: (answer: ToPage) => void): Promise<void> {
    const outcome = await ipcMain.answer(this.#ipcEvent(), channel, args)
    try {
      reply({ kind: 'reply', id, ...outcome })
    } catch (error) {
      reply({ kind: 'reply', id, ok: false, message: `Error invoking remote method '${channel}': ${String(error)}` })
    }
  }

  #ipcEvent(): object {
    const frame = this.mainFrame
    return strict('IpcMainEvent', { sender: this, senderFrame: frame, type: 'frame', processId: 1, frameId: 1 })
  }

  /** For the host: asks the app whether a frame may go to another document. */
  mayNavigate(url: string, isMainFrame: boolean): boolean {
    const event = hostEvent({ url, isMainFrame, isSameDocument: false })
    this.emit('will-frame-navigate', event)
    if (isMainFrame) this.emit('will-navigate', event, url)
    return !event.defaultPrevented
  }

  /** Refused or not, the popup must go: windows that a page opens by itself are not emulated. */
  async #popup(event: AttachedToTarget, url: string): Promise<void> {
    const details = { url, frameName: '', features: '', disposition: 'new-window' }
    const answer = this.#openHandler?.(details) ?? { action: 'allow' }
    await refusePopup(this.#page.connection, event)
    if (answer.action === 'allow') notEmulated(`window.open of ${url}, which the app allowed,`)
  }
}

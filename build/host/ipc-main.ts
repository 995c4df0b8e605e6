import { Emulated, notEmulated } from './strict.ts'

type Handler = (event: unknown, ...args: never[]) => unknown
type Listener = (event: unknown, ...args: never[]) => void

export type Outcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }

/** The channels are the app's own, so any event name is right here. */
class IpcMain extends Emulated {
  static override readonly label = 'ipcMain'
  readonly #handlers = new Map<string, Handler>()
  readonly #listeners = new Map<string, Listener[]>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.#handlers.set(channel, handler)
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  override on(channel: string | symbol, listener: Listener): this {
    const name = String(channel)
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener])
    return this
  }

  override once(): never {
    return notEmulated('ipcMain.once')
  }

  override emit(channel: string | symbol, ...args: unknown[]): boolean {
    const listeners = this.#listeners.get(String(channel)) ?? []
    for (const listener of listeners) (listener as (...all: unknown[]) => void)(...args)
    return listeners.length > 0
  }

  override removeListener(channel: string | symbol, listener: Listener): this {
    const name = String(channel)
    this.#listeners.set(
      name,
      (this.#listeners.get(name) ?? []).filter((known) => known !== listener),
    )
    return this
  }

  override off(channel: string | symbol, listener: Listener): this {
    return this.removeListener(channel, listener)
  }

  /** Never throws: what a handler throws crosses to the page as text, as in Electron. */
  async answer(event: unknown, channel: string, args: readonly unknown[]): Promise<Outcome> {
    const handler = this.#handlers.get(channel) as ((...all: unknown[]) => unknown) | undefined
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return { ok: true, value: await handler(event, ...args) }
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      return { ok: false, message: `Error invoking remote method '${channel}': ${String(error)}` }
    }
  }
}

export const ipcMain = new IpcMain()

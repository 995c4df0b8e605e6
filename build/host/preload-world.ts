import type { Bridge } from './bridge.ts'
import type { FromPage, ToPage } from './messages.ts'
import type { Wire } from './wire.ts'

export interface PreloadSettings {
  /** Name of the function by which this world posts to the main process. */
  readonly binding: string
  /** Name of the function by which the main process posts to this world. */
  readonly receive: string
  readonly preloadPath: string
  readonly process: {
    readonly platform: string
    readonly arch: string
    readonly versions: Record<string, string | undefined>
  }
}

type Fn = (...args: unknown[]) => unknown
export type PreloadBody = (require: Fn, module: { exports: unknown }, exports: unknown, process: unknown) => void

/**
 * The world of a sandboxed preload: `require('electron')` and `process` as Electron gives them there.
 *
 * Runs in the page as source text: it may use nothing from outside its own body.
 */
export function enterPreloadWorld(settings: PreloadSettings, wire: Wire, bridge: Bridge, preload: PreloadBody): void {
  const world = globalThis as unknown as Record<string, (text: string) => void>
  const post = (message: FromPage): void => world[settings.binding]?.(wire.encode(message))
  const listeners = new Map<string, Fn[]>()
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastId = 0
  let accelerators: readonly string[] = []

  const strict = <T extends object>(label: string, object: T): T =>
    new Proxy(object, {
      get: (target, key) => {
        if (key in target || typeof key === 'symbol' || key === 'then') return Reflect.get(target, key)
        throw new Error(`chromium host: ${label}.${key} is not emulated`)
      },
    })
  const add = (channel: string, listener: Fn): unknown => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }
  const remove = (channel: string, listener: Fn): unknown => {
    const left = [...(listeners.get(channel) ?? [])]
    const index = left.lastIndexOf(listener)
    if (index >= 0) left.splice(index, 1)
    listeners.set(channel, left)
    return ipcRenderer
  }
  const ipcRenderer = strict('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        post({ kind: 'invoke', id, channel, args })
        pending.set(id, { resolve, reject })
      }),
    send: (channel: string, ...args: unknown[]) => post({ kind: 'send', channel, args }),
    on: add,
    off: remove,
    removeListener: remove,
  })
  const getPathForFile = (file: unknown): string => {
    if (!(file instanceof File)) throw new TypeError('getPathForFile needs a File')
    const asked: { file: File; path?: string } = { file }
    // Only a pause is synchronous: while it lasts the main process asks the browser for the path and writes it into `asked`.
    // oxlint-disable-next-line no-debugger
    debugger
    if (asked.path === undefined) throw new Error('chromium host: webUtils.getPathForFile found no debugger')
    return asked.path
  }
  const electron = strict('electron (preload)', {
    ipcRenderer,
    contextBridge: strict('contextBridge', { exposeInMainWorld: bridge.expose }),
    webUtils: strict('webUtils', { getPathForFile }),
  })

  const receive = (message: ToPage): void => {
    if (message.kind === 'event') {
      const event = { sender: ipcRenderer, ports: [] }
      for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args)
    } else if (message.kind === 'reply') {
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if (message.ok) waiting?.resolve(message.value)
      else waiting?.reject(new Error(message.message))
    } else if (message.kind === 'accelerators') accelerators = message.keys
    else window.addEventListener('beforeunload', guard)
  }
  const receiveAll = (...texts: readonly string[]): void => {
    for (const text of texts) {
      try {
        receive(wire.decode(text) as ToPage)
      } catch (error) {
        // What a listener throws is its own affair; the next message arrives all the same.
        reportError(error)
      }
    }
  }
  Object.defineProperty(globalThis, settings.receive, { value: receiveAll })

  // Loading another page asks `beforeunload` too; only the window's X comes without a navigation before it.
  let navigating = false
  const guard = (event: BeforeUnloadEvent): void => {
    if (!navigating) event.preventDefault()
    navigating = false
  }
  const navigation = (globalThis as unknown as { navigation?: EventTarget }).navigation
  navigation?.addEventListener('navigate', (event) => {
    const { destination, cancelable } = event as Event & { destination: { url: string; sameDocument: boolean } }
    if (destination.sameDocument) return
    if (/^https?:/.test(destination.url) || !cancelable) navigating = true
    else {
      event.preventDefault()
      post({ kind: 'leaving', url: destination.url })
    }
  })

  const keysOf = (event: KeyboardEvent): string => {
    const modifiers = [
      event.ctrlKey && 'Ctrl',
      event.altKey && 'Alt',
      event.shiftKey && 'Shift',
      event.metaKey && 'Meta',
    ]
    return [...modifiers.filter(Boolean), event.key.length === 1 ? event.key.toUpperCase() : event.key].join('+')
  }
  window.addEventListener('keydown', (event) => {
    const keys = keysOf(event)
    if (event.defaultPrevented || event.isComposing || !accelerators.includes(keys)) return
    event.preventDefault()
    post({ kind: 'accelerator', keys })
  })
  window.addEventListener('resize', () => post({ kind: 'resized' }))
  window.addEventListener('focus', () => post({ kind: 'focused' }))

  const module = { exports: {} }
  const processOfPreload = strict('process (preload)', {
    ...settings.process,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    isMainFrame: true,
  })
  const require: Fn = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${String(name)}`)
  }
  try {
    preload(require, module, module.exports, processOfPreload)
  } catch (error) {
    console.error(`Unable to load preload script: ${settings.preloadPath}`)
    console.error(error)
  }
}

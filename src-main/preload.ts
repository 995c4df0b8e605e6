import { contextBridge, ipcRenderer } from 'electron'

// The page gets two functions and nothing of Electron. Channel names stand in shell/door.ts too: a sandboxed preload is
// one file and imports nothing of ours at run time.

export type Bridge = {
  readonly invoke: (call: string, input: unknown) => Promise<unknown>
  /** Listens to one event; answers the function that stops listening. */
  readonly on: (event: string, listener: (payload: unknown) => void) => () => void
}

const bridge: Bridge = {
  invoke: (call, input) => ipcRenderer.invoke('qudao:call', call, input),
  on: (event, listener) => {
    const heard = (_event: unknown, name: unknown, payload: unknown): void => {
      if (name === event) listener(payload)
    }
    ipcRenderer.on('qudao:event', heard)
    return () => void ipcRenderer.removeListener('qudao:event', heard)
  },
}

contextBridge.exposeInMainWorld('qudao', bridge)

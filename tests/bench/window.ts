import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { runtime } from '../../build/scripts/electron.ts'
import { root } from '../../build/scripts/paths.ts'

/** A started app, looked at through its page's debugger alone: nothing holds its start back, as a test's launch does. */
export type StartedApp = {
  /** When its process was started, in ms since 1970. */
  readonly startedAt: number
  /** The value of an expression (a promise is awaited) in the page. */
  readonly evaluate: <T>(expression: string) => Promise<T>
  readonly close: () => Promise<void>
}

const patienceMs = 60_000

export async function startWindow(userData: string): Promise<StartedApp> {
  const args = ['--remote-debugging-port=0', root, `--user-data-dir=${userData}`, '--lang=zh-CN']
  if (process.getuid?.() === 0) args.unshift('--no-sandbox')
  const startedAt = Date.now()
  const child = spawn(runtime().executable, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, QUDAO_LOCALE: 'zh-CN', QUDAO_HEADLESS: '1' },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(line)?.[1]
      if (found) resolve(found)
    })
    void ended.then(() => reject(new Error('the app ended before it had a window')))
  })
  const page = await findPage(port).catch((error: unknown) => {
    child.kill('SIGTERM')
    throw error
  })
  const socket = new WebSocket(page)
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true })
    socket.addEventListener('error', reject, { once: true })
  })
  let last = 0
  const evaluate = <T>(expression: string): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++last
      const hear = ({ data }: MessageEvent): void => {
        const answer = JSON.parse(String(data)) as Answer
        if (answer.id !== id) return
        socket.removeEventListener('message', hear)
        if (answer.error || answer.result?.exceptionDetails) reject(new Error(String(data)))
        else resolve(answer.result?.result.value as T)
      }
      socket.addEventListener('message', hear)
      const params = { expression, awaitPromise: true, returnByValue: true }
      socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }))
    })
  return {
    startedAt,
    evaluate,
    close: async () => {
      socket.close()
      child.kill('SIGTERM')
      await ended
    },
  }
}

type Answer = {
  readonly id?: number
  readonly error?: unknown
  readonly result?: { readonly exceptionDetails?: unknown; readonly result: { readonly value?: unknown } }
}

async function findPage(port: string): Promise<string> {
  for (const began = Date.now(); Date.now() - began < patienceMs; await delay(10)) {
    const targets = await fetch(`http://127.0.0.1:${port}/json/list`).then(
      async (response) =>
        (await response.json()) as readonly {
          readonly type: string
          readonly url: string
          readonly webSocketDebuggerUrl: string
        }[],
      () => [],
    )
    // The host serves the app's own scheme under an https name that no network knows.
    const page = targets.find(({ type, url }) => type === 'page' && /^(app|https):/.test(url))
    if (page) return page.webSocketDebuggerUrl
  }
  throw new Error('no window came')
}

/**
 * Source of a function for the page: waits until so many rows of a grid hold a figure, then for two frames, since the
 * first only begins to paint them. Answers the time in ms since 1970.
 */
export const untilPainted = (rows: number): string => `new Promise((resolve) => {
  const look = () => {
    const cells = document.querySelectorAll('.q-grid [role=row][row-index] [role=gridcell]')
    const filled = new Set()
    for (const cell of cells) if (/\\d/.test(cell.textContent)) filled.add(cell.closest('[row-index]').getAttribute('row-index'))
    if (filled.size < ${rows}) requestAnimationFrame(look)
    else requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())))
  }
  look()
})`

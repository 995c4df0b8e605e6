import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { launchApp } from './launch.ts'

// The Electron security checklist on the real main entry, by what a hostile page would try. What only the sources can
// show (options, fuses, no openExternal) stands in tests/unit/shell.test.ts.

type Bridge = {
  readonly invoke: (
    call: unknown,
    input: unknown,
  ) => Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>
}
/** The page as a hostile script sees it: whatever it likes may be sent. */
type Hostile = { readonly qudao: Bridge; ran?: boolean }

let app: ElectronApplication
let page: Page
let userData: string

test.beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'qudao-shell-'))
  ;({ app, page } = await launchApp({ userData }))
  await page.waitForLoadState('load')
})
test.afterAll(async () => {
  await app.close()
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
})

test('the page is served under our own protocol, not from a file', async () => {
  const [url] = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
  )
  expect(url).toMatch(/^app:\/\/qudao\//)
})

test('the policy is a header: scripts from ourselves only, no eval, no inline script, no connection elsewhere', async () => {
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy') ?? '')
  const parts = new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]))
  expect(parts.get('default-src')).toBe("'none'")
  expect(parts.get('script-src')).toBe("'self'")
  expect(parts.get('connect-src')).toBe("'self'")
  expect(parts.get('style-src')).toMatch(/^'self' 'nonce-[\w+/=]{20,}'$/)
  expect(policy).not.toContain('unsafe')
})

test('each load of the page has a nonce of its own', async () => {
  const nonces = await page.evaluate(async () => {
    const once = async () =>
      /nonce-([\w+/=]+)/.exec((await fetch('/')).headers.get('content-security-policy') ?? '')?.[1]
    return [await once(), await once()]
  })
  expect(nonces[0]).not.toBe(nonces[1])
})

test('eval, an inline script and a script from elsewhere do not run', async () => {
  // In a task of its own: what the test driver evaluates is exempt from the policy.
  const refused = await page.evaluate(
    () =>
      new Promise((resolve) =>
        setTimeout(() => {
          try {
            resolve(String(Reflect.construct(Function, ['return 1'])()))
          } catch (error) {
            resolve((error as Error).name)
          }
        }),
      ),
  )
  expect(refused).toBe('EvalError')
  const ran = await page.evaluate(async () => {
    const inline = document.createElement('script')
    inline.textContent = 'window.ran = true'
    const remote = document.createElement('script')
    remote.src = 'https://example.com/x.js'
    document.head.append(inline, remote)
    await new Promise((resolve) => setTimeout(resolve, 300))
    return (window as unknown as Hostile).ran ?? false
  })
  expect(ran).toBe(false)
})

test('the page has neither Node nor Electron, and the bridge is two frozen functions', async () => {
  const seen = await page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys(window.qudao).toSorted(),
    frozen: Object.isFrozen(window.qudao),
  }))
  expect(seen).toEqual({ node: [], bridge: ['invoke', 'on'], frozen: true })
})

test('the door takes declared calls with fitting input only', async () => {
  const codes = await page.evaluate(async () => {
    const bridge = (
      window as unknown as {
        readonly qudao: { invoke: (call: unknown, input: unknown) => Promise<{ error?: { code: string } }> }
      }
    ).qudao
    const code = async (call: unknown, input: unknown) => (await bridge.invoke(call, input)).error?.code
    return [
      await code('fs.readFile', {}),
      await code('__proto__', {}),
      await code({}, {}),
      await code('workspace.open', { id: 5 }),
      await code('workspace.create', null),
    ]
  })
  expect(codes).toEqual(Array.from({ length: 5 }, () => 'invalid-input'))
})

test('a call from a frame inside the page is refused', async () => {
  const reached = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.src = '/'
    document.body.append(frame)
    await new Promise((resolve) => setTimeout(resolve, 500))
    try {
      const bridge = (frame.contentWindow as unknown as Partial<Hostile> | null)?.qudao
      return bridge ? (await bridge.invoke('workspace.list', {})).ok : false
    } catch (error) {
      // The page may not be framed at all, so the frame holds an error page of another origin.
      return (error as Error).name !== 'SecurityError'
    } finally {
      frame.remove()
    }
  })
  expect(reached).toBe(false)
})

test('the page cannot navigate away and cannot open windows', async () => {
  const before = page.url()
  await page.evaluate(() => {
    location.href = 'https://example.com/'
  })
  await page.waitForTimeout(400)
  expect(page.url()).toBe(before)
  const opened = await page.evaluate(async () => {
    const popup = window.open('https://example.com/')
    await new Promise((resolve) => setTimeout(resolve, 300))
    return popup !== null && !popup.closed
  })
  expect(opened).toBe(false)
  expect(app.windows()).toHaveLength(1)
})

test('a webview is an unknown element', async () => {
  expect(
    await page.evaluate(
      () =>
        document.createElement('webview') instanceof HTMLUnknownElement ||
        !('loadURL' in document.createElement('webview')),
    ),
  ).toBe(true)
})

test('nothing reaches the network', async () => {
  const reached = await page.evaluate(async () => {
    const attempts: Record<string, Promise<boolean>> = {
      fetch: fetch('https://example.com/').then(
        () => true,
        () => false,
      ),
      beacon: Promise.resolve(navigator.sendBeacon('https://example.com/', 'x')).then(() => false),
      image: new Promise((resolve) => {
        const image = new Image()
        image.addEventListener('load', () => resolve(true))
        image.addEventListener('error', () => resolve(false))
        image.src = 'https://example.com/x.png'
      }),
      socket: new Promise((resolve) => {
        try {
          const socket = new WebSocket('wss://example.com/')
          socket.addEventListener('open', () => resolve(true))
          socket.addEventListener('error', () => resolve(false))
        } catch {
          resolve(false)
        }
      }),
    }
    const answers = await Promise.all(
      Object.entries(attempts).map(async ([name, attempt]) => [name, await attempt] as const),
    )
    return answers.filter(([, answer]) => answer).map(([name]) => name)
  })
  expect(reached).toEqual([])
})

test('every permission is denied', async () => {
  const answers = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    camera: await navigator.mediaDevices?.getUserMedia({ video: true }).then(
      () => 'granted',
      (error: Error) => error.name,
    ),
    place: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      ),
    ),
  }))
  expect(answers.notification).not.toBe('granted')
  expect(answers.camera).not.toBe('granted')
  expect(answers.place).toBe('denied')
})

test('paths outside the page’s folder do not exist', async () => {
  const statuses = await page.evaluate(async () => {
    const paths = [
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/..%2fmain/main.js',
      '/etc/passwd',
      '/index.html%00.js',
      '/document/999',
    ]
    return Promise.all(paths.map(async (path) => (await fetch(path).catch(() => ({ status: 404 }))).status))
  })
  expect(statuses).toEqual(statuses.map(() => 404))
})

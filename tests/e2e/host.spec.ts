import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { launchApp, onHost } from './launch.ts'

// The Chromium host itself, shown by a small app of its own.

const FIXTURE = resolve(import.meta.dirname, 'host/fixture')

interface Fixture {
  echo(value: unknown): Promise<unknown>
  who(): Promise<unknown>
  fail(): Promise<unknown>
  sendFunction(): Promise<unknown>
  ask(): Promise<string[]>
  double(value: number): number
  pathOf(file: File): string
  requireFs(): unknown
}
declare global {
  interface Window {
    fixture: Fixture
    news: unknown[][]
    stopNews: () => void
  }
  // What the fixture's main process keeps for the specs.
  var seen: { navigations: string[]; opened: string[]; requests: string[]; second: string[][]; menu: number }
  var wanted: { blockNetwork: boolean; refuseClose: boolean }
  var printBig: () => Promise<Buffer>
}

let app: ElectronApplication
let page: Page
let userData: string

const start = async (): Promise<void> => {
  ;({ app, page } = await launchApp({ userData, app: FIXTURE, on: onHost }))
}

test.beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'qudao host '))
  await start()
})

test.afterEach(async () => {
  await app.close()
  rmSync(userData, { recursive: true, force: true, maxRetries: 5 })
})

test('the page sees what the preload exposes and nothing else of it or of the host', async () => {
  const found = await page.evaluate(() => ({
    leaked: 'leakedFromPreload' in window,
    node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
    frozen: Object.isFrozen(window.fixture),
    double: window.fixture.double(21),
  }))
  expect(found).toEqual({ leaked: false, node: [], frozen: true, double: 42 })
  const added = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const bare = Object.getOwnPropertyNames(frame.contentWindow)
    frame.remove()
    return Object.getOwnPropertyNames(window).filter((name) => !bare.includes(name) && !/^\d+$/.test(name))
  })
  expect(added.toSorted()).toEqual(['fixture', 'loadedAt', 'news', 'stopNews'])
})

test('a sandboxed preload cannot require a module of Node', async () => {
  await expect(page.evaluate(() => window.fixture.requireFs())).rejects.toThrow('module not found: fs')
})

test('the app knows its caller by the address it was loaded from', async () => {
  expect(await page.evaluate(() => window.fixture.who())).toEqual({
    url: 'app://qudao/',
    origin: 'app://qudao',
    isMain: true,
  })
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
    'app://qudao/',
  )
})

test('values cross to the main process and back by the rules of structured clone', async () => {
  const back = await page.evaluate(async () => {
    const sent = {
      date: new Date(5),
      map: new Map([['a', 1]]),
      missing: undefined,
      nan: NaN,
      big: 10n,
      bytes: new Uint8Array([1, 2, 255]),
      hanzi: '𠮷渠道',
    }
    const got = (await window.fixture.echo(sent)) as typeof sent
    return [
      got.date instanceof Date && got.date.getTime(),
      got.map instanceof Map && got.map.get('a'),
      'missing' in got && got.missing === undefined,
      Number.isNaN(got.nan),
      String(got.big),
      got.bytes instanceof Uint8Array && got.bytes[2],
      got.hanzi,
    ]
  })
  expect(back).toEqual([5, 1, true, true, '10', 255, '𠮷渠道'])
})

test('a function does not cross to the main process', async () => {
  await expect(page.evaluate(() => window.fixture.sendFunction())).rejects.toThrow('An object could not be cloned')
})

test('what a handler throws reaches the page as text', async () => {
  const message = "Error invoking remote method 'fail': RangeError: 目标不能为负"
  expect(await page.evaluate(() => window.fixture.fail().catch((error: Error) => error.message))).toBe(message)
})

test('the main process sends events until the page stops listening', async () => {
  const send = (value: number): Promise<void> =>
    app.evaluate(
      ({ BrowserWindow }, sent) => BrowserWindow.getAllWindows()[0]?.webContents.send('news', sent, new Date(7)),
      value,
    )
  await send(1)
  await expect(page.locator('#news')).toHaveText('[1,"1970-01-01T00:00:00.007Z"]')
  await page.evaluate(() => window.stopNews())
  await send(2)
  await page.evaluate(() => window.fixture.echo('after'))
  expect(await page.evaluate(() => window.news.length)).toBe(1)
})

test('the policy that the app sends is obeyed: an inline script does not run', async () => {
  expect(await page.evaluate(() => 'inlineScriptRan' in window)).toBe(false)
})

test('the app can refuse to leave its page, whatever the address', async () => {
  const loadedAt = await page.evaluate(() => Reflect.get(window, 'loadedAt') as number)
  const addresses = ['https://example.invalid/x', 'about:blank', 'mailto:a@example.invalid', '/other']
  for (const address of addresses) {
    await page.evaluate((url) => void (location.href = url), address)
    const last = address.startsWith('/') ? 'app://qudao/other' : address
    await expect.poll(() => app.evaluate(() => globalThis.seen.navigations.at(-1))).toBe(last)
    expect(await page.evaluate(() => Reflect.get(window, 'loadedAt') as number)).toBe(loadedAt)
  }
  await page.click('#away')
  await expect.poll(() => app.evaluate(() => globalThis.seen.navigations.at(-1))).toBe('https://example.invalid/away')
  expect(await page.evaluate(() => Reflect.get(window, 'loadedAt') as number)).toBe(loadedAt)
})

test('windows that the page opens are denied', async () => {
  await page.evaluate(() => void window.open('https://example.invalid/opened'))
  await page.click('#popup')
  const wanted = ['https://example.invalid/opened', 'https://example.invalid/popup']
  await expect.poll(() => app.evaluate(() => globalThis.seen.opened)).toEqual(wanted)
  await expect.poll(() => app.windows().length).toBe(1)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('permissions are those that the app grants', async () => {
  const states = await page.evaluate(async () => {
    const { state } = await navigator.permissions.query({ name: 'geolocation' })
    return [Notification.permission, state]
  })
  expect(states).toEqual(['granted', 'denied'])
})

test.describe('the network', () => {
  let server: Server
  let hits: string[]
  let address: string

  test.beforeEach(async () => {
    hits = []
    server = createServer((request, response) => {
      hits.push(request.url ?? '')
      response.setHeader('access-control-allow-origin', '*')
      response.end('from the network')
    })
    server.on('upgrade', (request, socket) => {
      hits.push(request.url ?? '')
      socket.destroy()
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  test.afterEach(() => {
    server.closeAllConnections()
    server.close()
  })

  const ask = (): Promise<string> =>
    page.evaluate((at) => fetch(`http://${at}/asked`).then((response) => response.text(), String), address)

  test('is reached only while the app does not cancel the request', async () => {
    expect(await ask()).toContain('Failed to fetch')
    expect(hits).toEqual([])
    await app.evaluate(() => void (globalThis.wanted.blockNetwork = false))
    expect(await ask()).toBe('from the network')
    expect(hits).toEqual(['/asked'])
  })

  test('is never reached by a socket', async () => {
    await app.evaluate(() => void (globalThis.wanted.blockNetwork = false))
    const trySocket = (at: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${at}/socket`)
        socket.addEventListener('error', () => resolve('refused'))
        socket.addEventListener('open', () => resolve('open'))
      })
    expect(await page.evaluate(trySocket, address)).toBe('refused')
    expect(hits).toEqual([])
    expect(await ask()).toBe('from the network') // the server itself can be reached
  })
})

test('requests to the app carry their method and body', async () => {
  const answer = await page.evaluate(
    async () => (await fetch('/echo', { method: 'POST', body: '你好' })).json() as unknown,
  )
  expect(answer).toEqual({ method: 'POST', body: '你好', url: 'app://qudao/echo' })
})

test('a hidden window prints three hundred pages', async () => {
  const pdf = Buffer.from(await app.evaluate(async () => (await globalThis.printBig()).toString('base64')), 'base64')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1')).toContain('/Count 300')
})

test('print leaves a PDF where tests can look', async () => {
  const printed = await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        BrowserWindow.getAllWindows()[0]?.webContents.print({ silent: true }, (success) => resolve(success))
      }),
  )
  expect(printed).toBe(true)
  const [name = ''] = readdirSync(join(userData, 'printed'))
  expect(
    readFileSync(join(userData, 'printed', name))
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
})

test('a test answers dialogs in the place of the user', async () => {
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['进货.xlsx'] })
  })
  expect(await page.evaluate(() => window.fixture.ask())).toEqual(['进货.xlsx'])
})

test('a dialog that a test forgot to answer fails instead of waiting for ever', async () => {
  const ask = app.evaluate(({ dialog }) => dialog.showMessageBox({ message: '继续？' }))
  await expect(ask).rejects.toThrow('stub the method through app.evaluate')
})

test('a chosen file has a path', async () => {
  const path = join(userData, '回执.qudao')
  writeFileSync(path, 'x')
  await page.setInputFiles('#file', path)
  const found = await page.evaluate(() => {
    const file = document.querySelector<HTMLInputElement>('#file')?.files?.[0]
    return file && window.fixture.pathOf(file)
  })
  expect(found).toBe(path)
})

test('light and dark reach the page', async () => {
  const isDark = (): Promise<boolean> => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
  expect(await isDark()).toBe(false)
  await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'dark'))
  expect(await isDark()).toBe(true)
})

test('a shortcut of the menu runs its item, and so does a test', async () => {
  const runs = (): Promise<number> => app.evaluate(() => globalThis.seen.menu)
  // The page learns the menu's shortcuts a moment after it is there; a person is never quicker.
  await expect(async () => {
    await page.keyboard.press('Control+i')
    expect(await runs()).toBeGreaterThan(0)
  }).toPass({ timeout: 10_000 })
  const before = await runs()
  await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('import')?.click())
  await expect.poll(runs).toBe(before + 1)
})

test('a secret comes back from safe storage, and does not lie open', async () => {
  const [open, back] = await app.evaluate(({ safeStorage }) => {
    const encrypted = safeStorage.encryptString('密码123')
    return [encrypted.includes('密码'), safeStorage.decryptString(encrypted)]
  })
  expect([open, back]).toEqual([false, '密码123'])
})

test('a second start hands its arguments to the first and goes', async () => {
  const second = spawn(onHost.executable, [FIXTURE, `--user-data-dir=${userData}`, '下发.qudao'], { stdio: 'ignore' })
  const [code] = (await once(second, 'exit')) as [number]
  expect(code).toBe(0)
  await expect.poll(() => app.evaluate(() => globalThis.seen.second.flat())).toContain('下发.qudao')
})

test('a killed app can be started again at once, and the page keeps what it stored', async () => {
  await page.evaluate(() => localStorage.setItem('kept', '是'))
  await page.waitForTimeout(1000) // the browser writes its storage some moments later
  const gone = once(app.process(), 'exit')
  app.process().kill('SIGKILL')
  await gone
  await start()
  expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('是')
})

test('a window may refuse to close', async () => {
  const close = (): Promise<number> =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close()
      return BrowserWindow.getAllWindows().length
    })
  await app.evaluate(() => void (globalThis.wanted.refuseClose = true))
  expect(await close()).toBe(1)
  await app.evaluate(() => void (globalThis.wanted.refuseClose = false))
})

test('what is not emulated throws instead of doing nothing', async () => {
  const failures = await app.evaluate(({ app: electronApp, BrowserWindow, Tray, clipboard, session }) => {
    const [window] = BrowserWindow.getAllWindows()
    const attempts: (() => unknown)[] = [
      () => electronApp.getGPUInfo('basic'),
      () => window?.setProgressBar(0.5),
      () => window?.webContents.openDevTools(),
      () => session.defaultSession.clearCache(),
      () => new Tray('icon.png'),
      () => clipboard.readText(),
      () => new BrowserWindow({ frame: false }),
      () => new BrowserWindow({ webPreferences: { nodeIntegration: true } }),
      () => electronApp.on('gpu-info-update', () => {}),
    ]
    return attempts.map((attempt) => {
      try {
        attempt()
        return 'nothing happened'
      } catch (error) {
        return String(error)
      }
    })
  })
  for (const failure of failures) expect(failure).toMatch(/^Error: chromium host: .* is not emulated$/)
})

import { usualForm } from '../../src-main/shared/money.ts'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { fakeBridge } from './fake-bridge.ts'
import { buildRenderer, serve } from './serve.ts'

/*
 * Pictures of the window with a made-up main process: `node tests/harness/look.ts [name …]` writes out/look/*.png. For the
 * eye while building; the end-to-end specs prove the real thing.
 */
const out = resolve(import.meta.dirname, '../../out/look')
const noWorkspace = { 'workspace.status': { workspace: null, savedAt: null, unsent: 0 } }
const headquarters = {
  id: 'hq',
  kind: 'headquarters',
  name: '康和健康集团',
  user: '何静',
  sample: false,
  folder: '/home/hejing/.config/Qudao/workspaces/hq',
}

type Scene = {
  readonly hash?: string
  readonly given?: Readonly<Record<string, unknown>>
  readonly act?: (page: Page) => Promise<void>
}
const scenes: Readonly<Record<string, Scene>> = {
  'first-run': { given: { ...noWorkspace, 'workspace.list': [] } },
  'first-run-again': { given: noWorkspace, act: (page) => page.keyboard.press('2') },
  channels: { hash: '#/channels' },
  targets: { hash: '#/targets' },
  'no-plan': { hash: '#/targets', given: { 'plans.list': [] } },
  settings: { hash: '#/settings' },
  people: { hash: '#/people' },
  'people-new': { hash: '#/people', act: (page) => page.locator('[data-region=bar] .btn.primary').click() },
  'people-cell': { hash: '#/people', act: (page) => page.locator('[col-id=title].ag-cell').first().click() },
  cities: { hash: '#/people', act: (page) => page.getByRole('tab').nth(3).click() },
  exchange: { hash: '#/exchange' },
  'exchange-read': {
    hash: '#/exchange',
    given: { 'workspace.status': { workspace: headquarters, savedAt: Date.now(), unsent: 3 } },
    act: (page) => page.locator('[data-region=bar] .btn.primary').click(),
  },
  'exchange-files': { hash: '#/exchange', act: (page) => page.getByRole('tab').nth(1).click() },
  'not-joined': {
    hash: '#/exchange',
    given: { 'exchange.status': { joined: false, organisation: null, fingerprint: null, partners: [], files: [] } },
  },
  failed: { hash: '#/exchange', given: { 'exchange.status': { failure: 'file-unreadable' } } },
  palette: { hash: '#/settings', act: (page) => page.keyboard.press('Control+K') },
  keyboard: { hash: '#/settings', act: (page) => page.keyboard.press('F1') },
  'new-plan': {
    hash: '#/targets',
    given: { 'plans.list': [] },
    act: (page) => page.locator('[data-region=bar] .btn.quiet').first().click(),
  },
  invite: {
    hash: '#/exchange',
    given: { 'workspace.status': { workspace: headquarters, savedAt: null, unsent: 0 } },
    act: (page) => page.locator('[data-region=bar] .part .btn').first().click(),
  },
  menu: { hash: '#/settings', act: (page) => page.locator('.main-pick').click() },
  notices: {
    hash: '#/settings',
    given: { 'workspace.backUp': { failure: 'disk-full' } },
    act: async (page) => {
      await page.locator('.settings .btn.primary').click()
      await page.keyboard.press('Control+Z')
      await page.evaluate(() => {
        const { tell } = window as unknown as { readonly tell: (event: string, payload: unknown) => void }
        tell('task', { id: 't', kind: 'sheets-print', state: 'running', done: 62, total: 100, facts: {} })
      })
      await page.waitForTimeout(500)
    },
  },
}
const sizes = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

const wanted = process.argv.slice(2)
const built = join(out, 'renderer')
mkdirSync(out, { recursive: true })
await buildRenderer(built)
const { url, server } = await serve(built)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
for (const [name, scene] of Object.entries(scenes)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  for (const language of process.env.LANGUAGE_ONLY ? [process.env.LANGUAGE_ONLY] : ['zh-CN', 'en']) {
    for (const theme of process.env.THEME_ONLY ? [process.env.THEME_ONLY] : ['light', 'dark']) {
      for (const size of process.env.WIDE ? sizes : sizes.slice(0, 1)) {
        const page = await browser.newPage({ viewport: size })
        page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()))
        page.on('pageerror', (error) => console.log(name, error.message))
        await page.addInitScript(fakeBridge, {
          ...scene.given,
          'preferences.read': { language, theme, unit: 'wan', amounts: usualForm, version: '0.1.0' },
        })
        await page.goto(url + (scene.hash ?? ''))
        await page.waitForTimeout(400)
        await scene.act?.(page)
        await page.waitForTimeout(600)
        await page.screenshot({ path: join(out, `${name}-${language}-${theme}-${size.width}.png`) })
        await page.close()
      }
    }
  }
}
await browser.close()
server.close()

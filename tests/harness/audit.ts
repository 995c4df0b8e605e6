import { usualForm } from '../../src-main/shared/money.ts'
import { join, resolve } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium } from '@playwright/test'
import { fakeBridge } from './fake-bridge.ts'
import { buildRenderer, serve } from './serve.ts'

/* Accessibility of the window with a made-up main process: prints what axe objects to, by screen and theme. */
const built = join(resolve(import.meta.dirname, '../../out/look'), 'renderer')
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
for (const theme of ['light', 'dark']) {
  for (const hash of ['', '#/settings', '#/exchange', '#/people', '#/targets']) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, bypassCSP: true })
    const page = await context.newPage()
    const closed = { 'workspace.status': { workspace: null, savedAt: null, unsent: 0 } }
    await page.addInitScript(fakeBridge, {
      ...(hash === '' ? closed : {}),
      'preferences.read': { language: 'zh-CN', theme, unit: 'wan', amounts: usualForm, version: '0.1.0' },
    })
    await page.goto(url + hash)
    await page.waitForTimeout(1200)
    const { violations } = await new AxeBuilder({ page }).analyze()
    for (const { id, impact, nodes } of violations) {
      console.log(
        theme,
        hash || 'first-run',
        impact,
        id,
        nodes.slice(0, 4).map((node) => `${node.target.join(' ')} :: ${node.failureSummary?.split('\n')[1] ?? ''}`),
      )
    }
    await context.close()
  }
}
await browser.close()
server.close()

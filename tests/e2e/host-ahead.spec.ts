import { expect, test } from '@playwright/test'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { onHost } from './launch.ts'

// Under test the host waits for Playwright; here it starts as for a user, with its browser ahead of the app.

const FIXTURE = resolve(import.meta.dirname, 'host/ahead')

let userData: string
test.beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'qudao-ahead-'))
})
test.afterEach(() => rmSync(userData, { recursive: true, force: true, maxRetries: 5 }))

const run = async (...args: readonly string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(onHost.executable, [FIXTURE, `--user-data-dir=${userData}`, ...args], {
    env: { ...process.env, QUDAO_HEADLESS: '1' },
  })
  return stdout.trim()
}

test('an app finds the browser that was started ahead', async () => {
  expect(await run()).toContain('Chrome')
  expect(readdirSync(userData)).toContain('chromium')
})

test('an app that adds a switch after that gets a browser with the switch', async () => {
  expect(await run('--late-switch')).toBe('late')
})

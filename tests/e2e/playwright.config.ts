import { defineConfig } from '@playwright/test'
import { resolve } from 'node:path'

const results = resolve(import.meta.dirname, '../../test-results')

export default defineConfig({
  testDir: '.',
  outputDir: resolve(results, 'e2e'),
  workers: 1, // windows of one machine share its focus
  timeout: 60_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['QUDAO_PLAYWRIGHT_REPORT'] ?? resolve(results, 'playwright.json') }],
  ],
  use: { trace: 'off' },
})

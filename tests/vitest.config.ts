import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const report = process.env['QUDAO_VITEST_REPORT']

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: ['tests/{unit,property,integration,architecture,faults}/**/*.test.ts'],
    environment: 'node',
    pool: 'forks', // native modules and killed processes stay in a process of their own
    testTimeout: 20_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})

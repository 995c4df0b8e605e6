import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { ramDisk } from './ram-disk.ts'

const report = process.env['QUDAO_VITEST_REPORT']
const ram = ramDisk()

/** The folders of one kind of test: what they may share, and where their databases lie. */
const kind = (name: string, folders: string, given: object) => ({
  extends: true as const,
  test: { name, include: [`tests/${folders}/**/*.test.ts`], ...given },
})

export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    environment: 'node',
    pool: 'forks', // native modules and killed processes stay in a process of their own
    maxWorkers: Math.max(2, availableParallelism() - 1), // the usual number leaves the second of two cores idle
    testTimeout: 20_000,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      // These keep nothing between tests but what they make themselves: the files that run in one process load the app once.
      kind('quick', '{unit,architecture}', { isolate: false }),
      kind('whole', '{property,integration}', {
        isolate: false,
        // What they test is not whether a flush reached the disk: that is for the fault tests, on the real one.
        env: ram === undefined ? {} : { TMPDIR: ram },
      }),
      kind('faults', 'faults', { isolate: true }),
    ],
  },
})

// npm test: every stage runs, whatever happened before it; the last line counts them all.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { ensureBrowser } from './browser.ts'
import { build } from './build.ts'
import { closingLine, countsOf, none, oneFailure, playwrightCounts, sum, vitestCounts, type Counts } from './counts.ts'
import { inRoot, root } from './paths.ts'
import { say } from './say.ts'

function runTests<Report>(
  script: string,
  args: readonly string[],
  reportVariable: string,
  read: (report: Report) => Counts,
): Counts {
  const report = inRoot('test-results', `${reportVariable.toLowerCase()}.json`)
  mkdirSync(dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const env = { ...process.env, [reportVariable]: report }
  const { status } = spawnSync(process.execPath, [inRoot(script), ...args], { cwd: root, stdio: 'inherit', env })
  return countsOf(report, status ?? 1, read)
}

const browser = ensureBrowser()

const vitest = runTests(
  'node_modules/vitest/vitest.mjs',
  ['run', '--config', 'tests/vitest.config.ts'],
  'QUDAO_VITEST_REPORT',
  vitestCounts,
)

const built = build()
if (!built) say('构建失败，界面测试无法运行。', 'The build failed: the tests of the window cannot run.')

const playwright = built
  ? runTests(
      'node_modules/@playwright/test/cli.js',
      ['test', '--config', 'tests/e2e/playwright.config.ts'],
      'QUDAO_PLAYWRIGHT_REPORT',
      playwrightCounts,
    )
  : oneFailure

const total = sum([browser === undefined ? oneFailure : none, vitest, playwright])
console.log(closingLine(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

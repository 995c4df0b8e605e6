// npm run test:long: the property tests with 10,000 cases and the fault tests with all their kills; takes half an hour.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { closingLine, countsOf, vitestCounts } from './counts.ts'
import { inRoot, root } from './paths.ts'

const report = inRoot('test-results', 'qudao_long_report.json')
mkdirSync(inRoot('test-results'), { recursive: true })
rmSync(report, { force: true })

const { status } = spawnSync(
  process.execPath,
  [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    'tests/vitest.config.ts',
    'tests/property',
    'tests/faults',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      QUDAO_PROPERTY_CASES: '10000',
      ...process.env,
      QUDAO_LONG: '1',
      QUDAO_VITEST_REPORT: report,
    },
  },
)
const total = countsOf(report, status ?? 1, vitestCounts)
console.log(closingLine(total))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

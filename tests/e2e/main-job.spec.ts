import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { sum, year2024, yuanShown } from './main-job/facts.ts'
import { Job } from './main-job/job.ts'
import { pagesOf, rowsUnder, sheetOf, sheetTotals, sumFormulas, textOf } from './main-job/papers.ts'
import { mainJob } from './main-job/steps.ts'

// The main job from an empty workspace to headquarters' totals, as `npm run demo` shows it; then its papers are read by
// other means than the app's.

test.describe.configure({ mode: 'serial', timeout: 180_000 })

let folder: string
let job: Job

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qudao-main-job-'))
  job = new Job(join(folder, 'job'), { pictured: false })
})
test.afterEach(async () => {
  const info = test.info()
  if (info.status === info.expectedStatus) return
  for (const picture of await job.pictureOfFailure(info.outputDir)) await info.attach('window', { path: picture })
})
test.afterAll(async () => {
  await job.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

for (const step of mainJob) {
  test(step.name, async () => {
    await step.run(job)
  })
}

/** Table A's last row on the manager's screen: Q1 to Q4 and the year, in whole yuan. */
const shownTotal = (): readonly (number | null)[] => job.known('tableA').at(-1)!.slice(1).map(yuanShown)

test('the PDF has as many pages as the window says, one or more for each of 468 cities', () => {
  const pages = pagesOf(job.known('pdf'))
  expect(pages).toBe(job.known('pdfPages'))
  expect(pages).toBeGreaterThanOrEqual(468)
})

test('the PDF’s Chinese text can be selected, and its sheets add up to the plan', () => {
  const pages = textOf(job.known('pdf'))
  test.skip(pages === null, 'no pdftotext on this machine')
  expect(pages).toHaveLength(job.known('pdfPages'))
  expect(pages!.every((page) => page.includes('城市指标单') && page.includes('页'))).toBe(true)
  const totals = sheetTotals(pages!)
  expect(totals.size).toBe(468 + 1) // and one of lines without a city
  expect(sum([...totals.values()])).toBe(shownTotal().at(-1))
})

test('the workbook’s table A equals the screen’s, by live sums', async () => {
  const sheet = await sheetOf(job.known('workbook'), 'A ')
  const rows = rowsUnder(sheet, '负责人').map((row) => row.slice(0, 6))
  expect(rows).toEqual(job.known('tableA').map(([name, ...amounts]) => [name, ...amounts.map(yuanShown)]))
  expect(sumFormulas(sheet)).toBeGreaterThanOrEqual(year2024.owners + 5)
})

test('the workbook’s 701 channels and four lines of new customers add up to the same year, month by month', async () => {
  const sheet = await sheetOf(job.known('workbook'), '指标明细 预收款')
  const rows = rowsUnder(sheet, '渠道编号')
  const lines = rows.slice(
    0,
    rows.findIndex(([first]) => first === '合计'),
  )
  const total = rows[lines.length]!
  expect(lines).toHaveLength(701 + 4)
  const amountAt = (row: readonly unknown[], column: number): number => Number(row[column] ?? 0)
  for (let column = 4; column < total.length; column++) {
    expect(sum(lines.map((line) => amountAt(line, column)))).toBe(amountAt(total, column))
  }
  expect(amountAt(total, total.length - 1)).toBe(shownTotal().at(-1))
  expect(sumFormulas(sheet)).toBeGreaterThanOrEqual(lines.length * 5)
})

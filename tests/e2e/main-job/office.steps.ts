import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { expect } from '@playwright/test'
import { Activities, readLog } from '../pages/activities.ts'
import { Sheets } from '../pages/sheets.ts'
import { Targets } from '../pages/targets.ts'
import type { Job, Said, Step } from './job.ts'
import { readGrid } from './targets.steps.ts'

async function recordActivity(job: Job): Promise<Said> {
  const { page, frame } = job.station('manager')
  const activities = new Activities(page)
  await frame.go('服务')
  await activities.type('今天 拜访 Next-Door 谈妥三季度备货 5星')
  for (const read of ['拜访', 'Next-Door Bike Store', '谈妥三季度备货'])
    await expect(activities.understood).toContainText(read)
  await job.picture('manager', 'quick-entry')
  await activities.record()
  await frame.told(/已记下/)
  await expect(activities.log.root).toContainText('Next-Door Bike Store')
  const all = await readLog(page)
  expect(all).toHaveLength(1)
  expect(all[0]).toMatchObject({ kind: 'visit', status: 'done', result: '谈妥三季度备货', satisfaction: 5 })
  await job.picture('manager', 'activities')
  return { chinese: '用一行字记下一次拜访，五星', english: 'A visit is recorded by one typed line, with five stars' }
}

const pagesSaid = (text: string): readonly [documents: number, pages: number] => {
  const [documents, pages] = [...text.matchAll(/[\d,]+/g)].map(([digits]) => Number(digits.replaceAll(',', '')))
  return [documents ?? 0, pages ?? 0]
}

async function printSheets(job: Job): Promise<Said> {
  const { page, frame, dialogs } = job.station('manager')
  const sheets = new Sheets(page)
  await frame.go('打印')
  await expect(sheets.cities).toContainText('全部 468 个城市')
  await sheets.previewed()
  await job.picture('manager', 'sheets')
  let said = ''
  const path = await dialogs.save(async () => {
    said = await sheets.savePdf()
  })
  const [documents, pages] = pagesSaid(said)
  // Four owners have quotas but no channel: their 新增客户 lines without a city stand on a sheet of their own.
  const places = new Set((await readGrid(job, 'manager')).lines.map(({ city }) => city))
  expect(places.size).toBe(468 + 1)
  expect(documents).toBe(places.size)
  expect(pages).toBeGreaterThanOrEqual(documents)
  expect(readFileSync(path).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  job.measured.pdf = path
  job.measured.pdfPages = pages
  await job.picture('manager', 'sheets-saved')
  return {
    chinese: `468 个城市的指标单（另有 1 份未定城市）存为一个 PDF，共 ${pages} 页（${basename(path)}）`,
    english: `The sheets of 468 cities, and one of lines without a city, are saved as one PDF of ${pages} pages`,
  }
}

async function exportWorkbook(job: Job): Promise<Said> {
  const { page, frame, dialogs } = job.station('manager')
  const targets = new Targets(page)
  await frame.go('指标')
  await targets.openWorkingGrid()
  const path = await dialogs.save(async () => {
    await page.getByRole('button', { name: '导出 Excel' }).click()
    await frame.told(/已导出/)
  })
  expect(existsSync(path)).toBe(true)
  job.measured.workbook = path
  await job.picture('manager', 'workbook-exported')
  return {
    chinese: `导出 Excel 工作簿（${basename(path)}，${Math.ceil(statSync(path).size / 1024)} KB）`,
    english: `The workbook is exported (${Math.ceil(statSync(path).size / 1024)} KB)`,
  }
}

export const officeSteps: readonly Step[] = [
  { name: 'a visit is recorded by quick entry', run: recordActivity },
  { name: 'the sheets of all 468 cities are saved as one PDF', run: printSheets },
  { name: 'the workbook of the plan is exported', run: exportWorkbook },
]

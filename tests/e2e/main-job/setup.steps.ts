import { expect } from '@playwright/test'
import { ask } from '../pages/door.ts'
import { FirstRun } from '../pages/first-run.ts'
import { ImportDialog } from '../pages/import-dialog.ts'
import { Targets } from '../pages/targets.ts'
import { files, quotasOf, year2024 } from './facts.ts'
import type { Job, Said, Step } from './job.ts'

const count = (number: number): string => number.toLocaleString('en-US')

/** The figure in a text such as `写入了 5,904 处更改`. */
const figureIn = (text: string): number => Number(/[\d,]+/.exec(text)?.[0].replaceAll(',', ''))

async function makeWorkspace(job: Job): Promise<Said> {
  const { page } = await job.start('manager')
  const first = new FirstRun(page)
  await first.shown()
  await job.picture('manager', 'first-run')
  await first.fill('manager', '北美大区', '张伟')
  await job.picture('manager', 'new-workspace')
  await first.create()
  expect((await ask(page, 'workspace.status', {})).workspace).toMatchObject({
    kind: 'manager',
    name: '北美大区',
    user: '张伟',
  })
  return { chinese: '新建区域经理的工作区“北美大区 · 张伟”', english: 'A regional manager makes an empty workspace' }
}

async function importChannels(job: Job): Promise<Said> {
  const { page, frame, dialogs } = job.station('manager')
  await frame.go('渠道')
  await dialogs.open(files.channels)
  await page.getByRole('button', { name: '导入渠道' }).click()
  const dialog = new ImportDialog(page)
  expect(await dialog.mapping()).toEqual({
    channel_code: '渠道编号',
    channel_name: '渠道名称',
    city: '城市',
    state_province: '省份',
    country: '国家',
    territory: '区域',
    owner_login: '负责人',
  })
  await job.picture('manager', 'import-columns')
  await dialog.preview()
  await expect(dialog.fact('文件')).toHaveText('701 行数据')
  await expect(dialog.fact('新建')).toContainText('渠道 701 家')
  await expect(dialog.fact('新建')).toContainText('人员 13 位')
  await expect(dialog.fact('新建')).toContainText('城市 468 个')
  expect(await ask(page, 'channels.list', { archived: true })).toHaveLength(0) // nothing is written before it is confirmed
  await job.picture('manager', 'import-preview')
  const changed = figureIn(await dialog.confirm())
  await dialog.close()
  await expect(page.getByRole('tab', { name: /^在用渠道/ })).toContainText('701')
  await expect(page.getByRole('grid', { name: '渠道' })).toHaveAttribute('aria-rowcount', '702') // the heading counts
  expect(await ask(page, 'channels.list', { archived: false })).toHaveLength(701)
  expect((await ask(page, 'people.list', {})).cities).toHaveLength(468)
  await job.picture('manager', 'channels')
  return {
    chinese: `导入 701 家渠道、468 个城市、13 位负责人，写入 ${count(changed)} 处更改`,
    english: `701 channels in 468 cities come in with their 13 owners: ${count(changed)} changes`,
  }
}

async function importQuotas(job: Job): Promise<Said> {
  const { page, frame, dialogs } = job.station('manager')
  const targets = new Targets(page)
  const dialog = new ImportDialog(page)
  await frame.go('指标')
  await dialogs.open(files.quotas)
  for (const year of [2023, 2024]) {
    await targets.fillNewPlan(year)
    if (year === 2023) await job.picture('manager', 'new-plan')
    await targets.createPlan(year)
    await frame.choose('导入', '导入下达指标…')
    expect(await dialog.mapping()).toEqual({ owner_login: '负责人', quota_date: '日期', quota_usd: '金额' })
    await dialog.preview()
    await expect(dialog.fact('新建')).toContainText(`下达指标 ${quotasOf(year).size} 条`)
    if (year === 2024) await job.picture('manager', 'import-quotas')
    await dialog.confirm()
    await dialog.close()
  }
  expect((await ask(page, 'people.list', {})).people).toHaveLength(year2024.owners)
  return {
    chinese: '建立 2023、2024 两个财年的计划，导入两年的下达指标（14 人、17 人）',
    english: 'Plans of 2023 and 2024 are made and the quotas of both come in (14 and 17 owners)',
  }
}

export const setupSteps: readonly Step[] = [
  { name: 'a regional manager makes an empty workspace by keyboard', run: makeWorkspace },
  { name: '701 channels come in, once their preview has been looked at and confirmed', run: importChannels },
  { name: 'plans of 2023 and 2024 are made, and the quotas of both years come in', run: importQuotas },
]

import { expect, test } from '@playwright/test'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { putOnClipboard } from './pages/clipboard.ts'
import { ask } from './pages/door.ts'
import { PlanLife, TwoWorkspaces } from './pages/plan-life.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

test.setTimeout(120_000)

let sample: SampleApp
let targets: Targets
let life: PlanLife

test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  life = new PlanLife(sample.page)
  await targets.working.cell('b-0', 'year').waitFor()
})
test.afterEach(() => sample.close())

const stored = (version = 1): Promise<TargetGrid> =>
  ask(sample.page, 'targets.grid', { plan: `plan-2027-${version}`, measure: 'intake' })

test('a submitted plan takes nothing from typing, pasting, filling, clearing, holding or a total and says why, until it is recalled', async () => {
  const { page } = sample
  const { working } = targets
  const before = await stored()
  const refusal = page.getByRole('alert')

  await life.openSubmit()
  await expect(life.submitDialog).toContainText('自报 14,485.0 万元')
  await page.keyboard.press('Escape')
  await life.stands(1, '草稿')
  await life.submit()
  await life.stands(1, '已提交')

  await working.select(1, 'm1')
  await page.keyboard.type('7')
  await expect(refusal.filter({ hasText: '已提交' })).toBeVisible()
  await expect(working.cell(1, 'm1').getByRole('textbox')).toHaveCount(0)
  await working.select('b-0', 'year')
  await page.keyboard.type('9')
  await expect(working.cell('b-0', 'year').getByRole('textbox')).toHaveCount(0)

  await putOnClipboard(page, '1\t2\r\n3\t4\r\n')
  await working.select(1, 'm1')
  await page.keyboard.press('Control+V')
  await expect(refusal.filter({ hasText: '4 格未写入' })).toContainText('已提交')
  for (const keys of ['Control+R', 'Delete']) {
    await working.select(1, 'm1')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press(keys)
    await expect(refusal.filter({ hasText: keys === 'Delete' ? '2 格未写入' : '1 格未写入' })).toContainText('已提交')
  }
  await expect(page.getByRole('button', { name: '锁定', exact: true })).toBeDisabled()
  await page.keyboard.press('Control+L')
  expect((await stored()).lines).toEqual(before.lines)

  await life.recall()
  await life.stands(1, '草稿')
  await working.type(1, 'm1', '7')
  await expect.poll(async () => (await stored()).lines[0]?.months[0]).toBe(7_000_000)

  // Submitting is an act like any other as long as nobody has answered: one undo takes it back.
  await life.submit()
  await life.stands(1, '已提交')
  await working.select(1, 'm1')
  await page.keyboard.press('Control+Z')
  await life.stands(1, '草稿')
  await page.keyboard.press('Control+Y')
  await life.stands(1, '已提交')
})

test('headquarters returns a plan with a note and approves it mended; its revision asks a reason for every changed month', async () => {
  const { page, frame } = sample
  const { working } = targets
  const two = new TwoWorkspaces(page, sample.dialogs)
  const [manager, organisation] = ['华东大区', '康和健康集团']
  await two.join(manager, organisation)
  await frame.go('指标')
  await life.submit()
  await two.carry(organisation)

  await frame.go('指标')
  await life.stands(1, '已提交 1')
  await life.judge('退回', /张伟/, '苏州太低，请再核对')
  await two.carry(manager)
  await frame.go('指标')
  await life.stands(1, '退回')
  await expect(page.getByRole('note')).toHaveText('退回：苏州太低，请再核对')
  await working.type(1, 'm1', '120')
  await life.submit()
  await two.carry(organisation)
  await frame.go('指标')
  await life.judge('批准', /张伟/, '')
  await life.stands(1, '批准 1')
  await two.carry(manager)

  await frame.go('指标')
  await life.stands(1, '批准')
  await working.select(1, 'm1')
  await page.keyboard.type('7')
  await expect(page.getByRole('alert').filter({ hasText: '批准' })).toBeVisible()
  expect((await stored()).lines[0]?.months[0]).toBe(120_000_000)
  await page.keyboard.press('Control+Z')
  await frame.told(/已锁定，不能撤销/)
  await life.stands(1, '批准')
  await frame.putAwayNotices()

  await life.bar.getByRole('button', { name: '新建修订版' }).click()
  await life.stands(2, '草稿')
  await frame.putAwayNotices()
  await life.bar.getByRole('button', { name: /^计划版本 计划 v2/ }).click()
  await expect(page.getByRole('menuitemradio', { name: /v2/ })).toContainText('修订自 v1')
  await page.keyboard.press('Escape')

  // A changed month without a reason is marked, told by the panel, and keeps the revision from being submitted.
  const cell = working.cell(1, 'm1')
  await working.type(1, 'm1', '130')
  await expect(cell.getByRole('img', { name: '基线 120.0，差额 +10.0。还没有写原因' })).toBeVisible()
  await working.select(3, 'm1')
  await life.openSubmit()
  await expect(life.submitDialog).toContainText('没有写原因的 1 格')
  await expect(life.submitDialog.getByRole('button', { name: '提交计划' })).toBeDisabled()
  await life.submitDialog.getByRole('button', { name: '去看' }).click()
  await expect(cell).toBeFocused()
  await expect(life.revision).toContainText('120.0')
  await expect(life.revision).toContainText('+10.0')
  await life.revision.getByRole('textbox').fill('新签大客户')
  await page.keyboard.press('Enter')
  await expect(cell.getByRole('img', { name: '基线 120.0，差额 +10.0。原因：新签大客户' })).toBeVisible()

  // One reason for all that follows: typed, filled, and spread.
  await life.revision.getByRole('checkbox').check()
  await working.type(2, 'm2', '50')
  await expect(working.cell(2, 'm2').getByRole('img', { name: /原因：新签大客户$/ })).toBeVisible()
  await working.type('b-0', 'year', '15000')
  await targets.preview()
  await targets.apply()
  await life.openSubmit()
  await expect(life.submitDialog).toContainText(/与基线不同 \d+ 格，都写了原因/)
  await page.keyboard.press('Enter')
  await frame.told(/计划已提交/)
  await life.stands(2, '已提交')
  expect((await stored(1)).lines[0]?.months[0]).toBe(120_000_000)
})

import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchApp } from './launch.ts'
import { Grid } from './pages/grid.ts'
import { look } from './pages/look.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

// The life of a cell, a row and the plan, and the ways back, by mouse and keyboard on the sample.

let sample: SampleApp
let targets: Targets
test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  await sample.frame.go('指标')
  await targets.openWorkingGrid()
})
test.afterEach(() => sample.close())

/** Types three amounts into the first line's first month; answers the row's number on the screen. */
async function typeThree(): Promise<string> {
  const { working } = targets
  const row = (await working.rows()).find(({ cells }) => cells['grade'] !== '' && cells['m1'] !== undefined)
  if (!row) throw new Error('the sample shows no line')
  for (const amount of ['11', '22', '33']) {
    // oxlint-disable-next-line no-await-in-loop -- one after another, as a person types
    await working.type(row.index, 'm1', amount)
    // oxlint-disable-next-line no-await-in-loop
    await expect(working.cell(row.index, 'm1')).toHaveText(`${amount}.0`)
  }
  await working.select(row.index, 'm1')
  return row.index
}

test('an earlier value of a cell comes back by one press, and an undo takes that back', async () => {
  const row = await typeThree()
  const { working, panel } = targets
  await look(sample.page, 'history-cell')
  await panel.getByRole('button', { name: '恢复此值 11.0' }).click()
  await expect(working.cell(row, 'm1')).toHaveText('11.0')
  await sample.frame.told(/已恢复为 11.0/)
  await sample.page.keyboard.press('Control+Z')
  await expect(working.cell(row, 'm1')).toHaveText('33.0')
})

test('a line goes back to before an act, with a preview first', async () => {
  const row = await typeThree()
  const { working, panel } = targets
  await panel.getByRole('radio', { name: '整行' }).click()
  const acts = panel.getByRole('listitem')
  await expect(acts.first()).toContainText('33.0')
  await look(sample.page, 'history-row')
  await acts.nth(1).getByRole('button', { name: '本行回到此前' }).click()
  await expect(panel.getByRole('region', { name: '恢复预览' })).toContainText('11.0')
  await panel.getByRole('button', { name: '恢复 1 处' }).click()
  await expect(working.cell(row, 'm1')).toHaveText('11.0')
})

test('the plan’s history opens by its key, tells what each act changed, narrows, and leads back', async () => {
  const row = await typeThree()
  const { page, frame } = sample
  await page.keyboard.press('Control+Shift+H')
  const acts = new Grid(page, '操作记录')
  await expect(acts.cell(0, 'act')).toHaveText('输入')
  await expect(acts.cell(0, 'at')).toBeFocused()
  const changed = new Grid(page, '改动的内容')
  await expect(changed.cell(0, 'new')).toHaveText('33.0')
  await expect(changed.cell(0, 'old')).toHaveText('22.0')
  await expect(changed.cell(0, 'field')).toHaveText('1月')
  await look(page, 'history-plan')

  // Two acts further back, by keyboard alone: what stood before the second amount.
  await page.keyboard.press('ArrowDown')
  await expect(changed.cell(0, 'new')).toHaveText('22.0')
  await page.keyboard.press('Alt+B')
  const preview = page.getByRole('region', { name: '恢复预览' })
  await expect(preview).toContainText('33.0 → 11.0')
  await look(page, 'history-rewind')
  await preview.getByRole('button', { name: '恢复 1 处' }).click()
  await frame.told(/已恢复 1 处/)
  await expect(acts.cell(0, 'act')).toHaveText('恢复到以前，1 处')

  await page.getByRole('button', { name: '操作', exact: true }).click()
  await page.getByRole('option', { name: '输入', exact: true }).click()
  await expect(acts.cell(0, 'act')).toHaveText('输入')
  await page.getByRole('button', { name: '清除筛选', exact: true }).click()
  await expect(acts.cell(0, 'act')).toHaveText('恢复到以前，1 处')

  await targets.openWorkingGrid()
  await expect(targets.working.cell(row, 'm1')).toHaveText('11.0')
})

test('undo and redo go on across a restart', async () => {
  const row = await typeThree()
  await sample.page.keyboard.press('Control+Z')
  await expect(targets.working.cell(row, 'm1')).toHaveText('22.0')
  await sample.app.close()

  const { app, page } = await launchApp({ userData: join(sample.folder, 'data') })
  const later = new Targets(page)
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
  await later.working.cell(row, 'm1').waitFor()
  await page.keyboard.press('Control+Y')
  await expect(later.working.cell(row, 'm1')).toHaveText('33.0')
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await expect(later.working.cell(row, 'm1')).toHaveText('11.0')
  await app.close()
})

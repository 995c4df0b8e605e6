import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { putOnClipboard } from './pages/clipboard.ts'
import { ask } from './pages/door.ts'
import { ImportDialog } from './pages/import-dialog.ts'
import { look } from './pages/look.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

// Workbooks as managers keep them, made with LibreOffice Calc: tests/fixtures/workbooks/README.md.
const fixtures = 'tests/fixtures/workbooks'
let sample: SampleApp
let targets: Targets

test.beforeAll(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  await targets.working.cell('b-0', 'year').waitFor()
  await targets.fillNewPlan(2028)
  await targets.createPlan(2028)
  await targets.openWorkingGrid()
})
test.afterAll(() => sample.close())

const whole = 3118.45 - (280 - 273.9)
const lines = async () => (await ask(sample.page, 'targets.grid', { plan: 'plan-2028-1', measure: 'intake' })).lines
const sum = async (): Promise<number> =>
  (await lines()).flatMap(({ months }) => months).reduce<number>((all, amount) => all + (amount ?? 0), 0)
const monthsOf = async (name: string) => {
  const channels = await ask(sample.page, 'channels.list', { archived: false })
  const id = channels.find((channel) => channel.name === name)?.id
  return (await lines()).find(({ channel }) => channel === id)?.months
}
const undo = async (): Promise<void> => {
  await targets.working.select(1, 'm1')
  await sample.page.keyboard.press('Control+Z')
  await expect.poll(sum).toBe(0)
}

test('a workbook with merged heads, 万元 in the title and subtotals is imported: unit shown, sums left out and checked', async () => {
  const { page, dialogs, frame } = sample
  await dialogs.open(join(process.cwd(), fixtures, 'months-in-chinese.xlsx'))
  await frame.choose('导入', '导入指标…')
  const dialog = new ImportDialog(page)
  expect(await dialog.mapping()).toMatchObject({
    城市: '城市',
    渠道名称: '渠道名称',
    '1月': '1月',
    一季度小计: '一季度',
    说明: '不导入',
  })
  await expect(dialog.root.getByLabel('标题行')).toHaveValue('4')
  await expect(dialog.root.getByLabel('金额单位')).toHaveValue('wan')
  await expect(dialog.root).toContainText('据“华东大区 2027 年预收款指标分解表（单位：万元）”')
  await look(page, 'workbook-mapping')
  await dialog.preview()
  await expect(dialog.fact('新建')).toHaveText('指标行 10 条')
  await expect(dialog.fact('金额合计')).toContainText('3,112.4')
  const remarks = dialog.root.locator('.import-problems li')
  await expect(remarks.filter({ hasText: '第 14 行 F 3月' })).toContainText('与各行之和')
  await expect(remarks.filter({ hasText: '第 11 行 J 6月' })).toContainText('短横')
  await expect(remarks.filter({ hasText: '这一行是合计，不导入' })).toHaveCount(4)
  await look(page, 'workbook-preview')
  await dialog.confirm()
  await dialog.close()
  expect(await sum()).toBe(Math.round(whole * 1_000_000))
  expect((await monthsOf('申和医药连锁'))?.slice(0, 2)).toEqual([44_500_000, null])
  expect((await monthsOf('申和医药连锁'))?.[7]).toBe(0)
  await expect(targets.working.cell('b-0', 'year')).toContainText('3,112.4')
  await look(page, 'workbook-imported')
  await undo()
})

test('the same table copied in Calc and pasted into the grid is matched by its names, and arrives the same', async () => {
  const { page } = sample
  const html = /<table[^]*?<\/table>/u.exec(readFileSync(join(fixtures, 'clipboard/months-in-chinese.html'), 'utf8'))
  await putOnClipboard(page, readFileSync(join(fixtures, 'clipboard/months-in-chinese.tsv'), 'utf8'), html?.[0])
  // Where the cursor stands does not matter: the names decide.
  await targets.working.select(3, 'm2')
  await page.keyboard.press('Control+V')
  const dialog = new ImportDialog(page)
  await dialog.root.waitFor()
  await expect(dialog.root).toContainText('剪贴板')
  await expect(dialog.root.getByLabel('金额单位')).toHaveValue('wan')
  await dialog.preview()
  await look(page, 'workbook-pasted')
  await dialog.confirm()
  await dialog.close()
  expect(await sum()).toBe(Math.round(whole * 1_000_000))
  expect((await monthsOf('沪康健康科技'))?.[0]).toBe(49_250_000)
  expect((await monthsOf('浦江颐年服务'))?.slice(3, 6)).toEqual([null, null, null])
  expect(await monthsOf('鄞州体检中心')).toEqual(Array.from({ length: 12 }, () => null))
  await undo()
})

test('numbers alone go where the cursor stands; over subtotals of the grid they are skipped and counted', async () => {
  const { page, frame } = sample
  await frame.command('展开全部季度')
  const rows = readFileSync(join(fixtures, 'clipboard/months-in-chinese.tsv'), 'utf8').split('\n').slice(4, 7)
  const block = rows.map((row) => row.split('\t').slice(3, 19).join('\t')).join('\r\n')
  await putOnClipboard(page, block)
  await targets.working.select(1, 'm1')
  await page.keyboard.press('Control+V')
  await expect.poll(async () => (await monthsOf('沪康健康科技'))?.[0]).toBe(49_300_000)
  expect((await monthsOf('申和医药连锁'))?.slice(0, 4)).toEqual([44_500_000, null, 49_200_000, 49_800_000])
  await look(page, 'workbook-numbers')
  expect((await monthsOf('浦江颐年服务'))?.slice(2, 7)).toEqual([28_700_000, null, null, null, 27_400_000])
  await undo()
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { shownInWan } from './pages/amounts.ts'
import { ask } from './pages/door.ts'
import { Grid } from './pages/grid.ts'
import { ImportDialog } from './pages/import-dialog.ts'
import { look } from './pages/look.ts'
import { StartDialog } from './pages/starting.ts'
import { Targets } from './pages/targets.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'

let sample: SampleApp
let grid: Grid

test.beforeAll(async () => {
  sample = await startSample()
  grid = new Grid(sample.page, '业绩')
})
test.afterAll(() => sample.close())
test.beforeEach(async () => {
  await sample.frame.go('业绩')
  await grid.cell('b-0', 'amount').waitFor()
})

const all = { from: '1980-01-01', to: '2100-12-31', measure: null }
const documents = async () => (await ask(sample.page, 'actuals.list', all)).document
const kind = (name: string) => sample.page.getByRole('radiogroup', { name: '类型' }).getByRole('radio', { name })
const total = (row: string) => grid.cell(row, 'amount')

test('last year’s records stand with a sum for each kind, and are narrowed by kind, channel and person', async () => {
  const { page } = sample
  await expect(page.getByRole('button', { name: /^年度 2026财年/ })).toBeVisible()
  await expect(grid.cell('b-0', 'measure')).toHaveText('到款')
  await expect(grid.cell('b-1', 'measure')).toHaveText('销售收入')
  const list = await ask(page, 'actuals.list', { ...all, measure: 'receipt' })
  const receipts = list.amount.reduce<number>((sum, fen) => sum + (fen ?? 0), 0)
  const shown = Number((await total('b-0').innerText()).replaceAll(',', ''))
  expect(Math.abs(shown - receipts / 1_000_000)).toBeLessThan(0.06)
  await look(page, 'actuals')

  await kind('销售收入').click()
  await expect(grid.cell('b-0', 'measure')).toHaveText('销售收入')
  await page.getByRole('button', { name: '负责人', exact: true }).click()
  await page.keyboard.type('吴婷')
  await page.keyboard.press('Enter')
  await expect(grid.cell(0, 'person')).toHaveText('吴婷')
  await expect(grid.cell('b-0', 'channel')).toHaveText(/^\d+ 条$/)
  await page.getByRole('button', { name: '取消筛选：负责人' }).click()
  await kind('全部').click()
})

test('an amount is recorded by keyboard alone, refused where its document stands already, and edited in place', async () => {
  const { page, frame } = sample
  const before = (await documents()).length
  await page.keyboard.press('Alt+N')
  const panel = page.getByRole('complementary', { name: '录入业绩' })
  await panel.waitFor()
  await expect(panel.getByRole('combobox', { name: /^类型/ })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.type('沪康')
  await page.keyboard.press('Enter')
  await panel.getByRole('textbox', { name: /^日期/ }).fill('2026-11-18')
  await panel.getByRole('textbox', { name: /^金额/ }).fill('12.5')
  await panel.getByRole('textbox', { name: /^单号/ }).fill('SK-T1')
  await look(page, 'actuals-new')
  await page.keyboard.press('Control+Enter')
  await expect(panel).toBeHidden()
  await expect.poll(async () => (await documents()).includes('SK-T1')).toBe(true)
  expect(await documents()).toHaveLength(before + 1)
  await expect(grid.root.locator('[col-id=amount].q-active, [col-id=amount]:focus')).toHaveText('12.5')

  // The same slip again.
  await page.keyboard.press('Alt+N')
  await panel.getByRole('textbox', { name: /^日期/ }).fill('2026-11-18')
  await panel.getByRole('textbox', { name: /^金额/ }).fill('12.5')
  await panel.getByRole('textbox', { name: /^单号/ }).fill('SK-T1')
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('alert')).toContainText('已经记过这家渠道的同类业绩')
  await page.keyboard.press('Escape')
  expect(await documents()).toHaveLength(before + 1)

  // Typed over, removed, and brought back by undo.
  await page.keyboard.type('-3')
  await page.keyboard.press('Enter')
  const amountOf = async (): Promise<number | null | undefined> => {
    const list = await ask(page, 'actuals.list', all)
    return list.amount[list.document.indexOf('SK-T1')]
  }
  await expect.poll(amountOf).toBe(-3_000_000)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Control+-')
  await frame.told('已删除 1 条业绩')
  await page.keyboard.press('Control+Z')
  await expect.poll(amountOf).toBe(-3_000_000)
})

const csv = '到款单号,到款日期,渠道编号,到款金额\nSK-901,2026-11-02,SH-001,50000\nSK-902,2026-11-03,XX-999,1\n'

test('a file is mapped and checked; an unknown channel is told by its row, and twice the same file is counted once', async () => {
  const { page, dialogs, folder } = sample
  const importing = async (content: string): Promise<ImportDialog> => {
    const file = join(folder, '到款明细.csv')
    writeFileSync(file, content)
    await dialogs.open(file)
    await page.getByRole('button', { name: '导入', exact: true }).click()
    const dialog = new ImportDialog(page)
    await dialog.root.waitFor()
    return dialog
  }
  const bad = await importing(csv)
  expect(await bad.mapping()).toEqual({ 到款单号: '单号', 到款日期: '日期', 渠道编号: '渠道编号', 到款金额: '金额' })
  await expect(bad.root.getByLabel('业绩类型')).toHaveValue('receipt')
  await look(page, 'actuals-mapping')
  await bad.preview()
  await expect(bad.root.locator('.import-problems li')).toContainText(['第 3 行 C 渠道编号'])
  await expect(bad.root.getByRole('button', { name: '确认导入' })).toBeDisabled()
  await bad.root.getByRole('button', { name: '取消' }).click()

  const good = await importing(csv.replace('XX-999', 'SH-002'))
  await good.preview()
  await expect(good.fact('新建')).toHaveText('业绩 2 条')
  await good.confirm()
  await good.close()
  const count = (await documents()).length
  const again = await importing(csv.replace('XX-999', 'SH-002'))
  await again.preview()
  await expect(again.fact('不变')).toHaveText('2 条')
  await expect(again.root.getByRole('button', { name: '没有需要导入的更改' })).toBeDisabled()
  await again.root.getByRole('button', { name: '取消' }).click()
  expect(await documents()).toHaveLength(count)
})

test('a new year starts from last year’s actuals, and a season is made from them', async () => {
  const { page, frame } = sample
  const targets = new Targets(page)
  await frame.go('指标')
  await targets.openWorkingGrid()
  await targets.fillNewPlan(2028)
  await targets.createPlan(2028)
  await targets.openWorkingGrid()
  const dialog = new StartDialog(page)
  await dialog.open()
  await dialog.root.getByLabel('来源').selectOption({ label: '2026财年的业绩' })
  await expect(dialog.root).toContainText('没有记录的月份不填')
  await dialog.root.getByRole('textbox', { name: '增长 全部' }).fill('10')
  const list = await ask(page, 'actuals.list', { ...all, measure: 'receipt' })
  const receipts = list.amount.reduce<number>((sum, fen) => sum + (fen ?? 0), 0)
  const wanted = Math.round((receipts * 1.1) / 100_000) * 100_000
  const wan = shownInWan(wanted)
  await expect.poll(async () => (await dialog.group('合计')).at(-1)).toBe(wan)
  await look(page, 'actuals-starting')
  await dialog.apply()
  await expect(targets.working.cell('b-0', 'year')).toHaveText(wan)
  await frame.tab('季节曲线')
  await frame.choose('新建曲线', /^取自 2026财年的预收款\/订单业绩/)
  await frame.told('已建立曲线“2026财年预收款/订单业绩”')
  await look(page, 'actuals-season')
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ask } from './pages/door.ts'
import { Grid } from './pages/grid.ts'
import { ImportDialog } from './pages/import-dialog.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'

let sample: SampleApp

test.beforeAll(async () => {
  sample = await startSample()
})
test.afterAll(() => sample.close())

const open = async (name: string, content: string | Uint8Array): Promise<ImportDialog> => {
  const file = join(sample.folder, name)
  writeFileSync(file, content)
  await sample.dialogs.open(file)
  await sample.frame.go('渠道')
  await sample.page.getByRole('button', { name: '导入', exact: true }).click()
  const dialog = new ImportDialog(sample.page)
  await dialog.root.waitFor()
  return dialog
}
const codes = async () => (await ask(sample.page, 'channels.list', { archived: true })).map(({ code }) => code)

// 渠道编号,渠道名称 / X-1,新渠道 in GBK.
const gbk = Uint8Array.from([
  0xc7, 0xfe, 0xb5, 0xc0, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc7, 0xfe, 0xb5, 0xc0, 0xc3, 0xfb, 0xb3, 0xc6, 0x0d, 0x0a,
  0x58, 0x2d, 0x31, 0x2c, 0xd0, 0xc2, 0xc7, 0xfe, 0xb5, 0xc0, 0x0d, 0x0a,
])

test('columns are guessed from Chinese headings of a GBK file, and shown with samples', async () => {
  const dialog = await open('gbk.csv', gbk)
  expect(await dialog.mapping()).toEqual({ 渠道编号: '渠道编号', 渠道名称: '渠道名称' })
  await expect(dialog.root.getByLabel('文字编码')).toHaveValue('gb18030')
  await expect(dialog.root.getByRole('cell', { name: '新渠道' })).toBeVisible()
  await sample.page.keyboard.press('Escape')
  await expect(dialog.root).toBeHidden()
})

test('problems are told by row and column with what to do, and nothing can be written', async () => {
  const before = await codes()
  const dialog = await open(
    'bad.csv',
    [
      '渠道编号,渠道名称,城市,省份,负责人,等级,签约日期',
      'X-1,新渠道一,昆山,江苏,李静,A,2027-02-30',
      'X-1,新渠道二,昆山,江苏,李静,Z,',
      'X-3,,昆山,江苏,李静,A,',
    ].join('\n'),
  )
  await dialog.preview()
  const problems = dialog.root.locator('.import-problems li')
  await expect(problems.filter({ hasText: '第 2 行 G 签约日期' })).toContainText('2027-02-30')
  await expect(problems.filter({ hasText: '第 3 行 F 等级' })).toContainText('Z')
  await expect(problems.filter({ hasText: '第 3 行 A 渠道编号' })).toContainText('与第 2 行')
  await expect(problems.filter({ hasText: '第 4 行 B 渠道名称' })).toContainText('请补上这一格')
  await expect(dialog.root.getByRole('button', { name: '确认导入' })).toBeDisabled()
  await dialog.root.getByRole('button', { name: '取消' }).click()
  expect(await codes()).toEqual(before)
})

test('what will change is shown old → new; an import is one undo', async () => {
  const { page } = sample
  const dialog = await open('good.csv', '渠道编号,渠道名称,等级\nHF-001,庐州健康管理,D\nX-9,新渠道九,B\n')
  await dialog.preview()
  await expect(dialog.fact('新建')).toHaveText('渠道 1 家')
  const change = dialog.root.getByRole('row').filter({ hasText: 'HF-001' })
  await expect(change).toContainText('等级')
  await expect(change).toContainText('D')
  await dialog.confirm()
  await expect(dialog.root).toContainText('Ctrl+Z')
  await dialog.close()
  expect(await codes()).toContain('X-9')
  await new Grid(page, '渠道').select(0, 'name')
  await page.keyboard.press('Control+Z')
  await expect.poll(codes).not.toContain('X-9')
})

test('a column can be given to another field or left out', async () => {
  const dialog = await open('columns.csv', 'Kode,Bezeichnung\nX-5,新渠道五\n')
  await dialog.root.getByRole('combobox', { name: /^Kode/ }).selectOption({ label: '渠道编号' })
  await dialog.root.getByRole('combobox', { name: /^Bezeichnung/ }).selectOption({ label: '渠道编号' })
  await expect(dialog.root.getByRole('alert')).toContainText('渠道编号')
  await dialog.root.getByRole('combobox', { name: /^Bezeichnung/ }).selectOption({ label: '渠道名称' })
  await expect(dialog.root.getByRole('alert')).toBeHidden()
  await dialog.preview()
  await expect(dialog.fact('新建')).toHaveText('渠道 1 家')
  await dialog.root.getByRole('button', { name: '返回修改' }).click()
  await expect(dialog.root.getByRole('combobox', { name: /^Kode/ })).toHaveValue('code')
  await dialog.root.getByRole('button', { name: '取消' }).click()
})

test('a file that is no table is refused in words', async () => {
  const file = join(sample.folder, 'picture.xlsx')
  writeFileSync(file, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 4]))
  await sample.dialogs.open(file)
  await sample.page.getByRole('button', { name: '导入', exact: true }).click()
  await sample.frame.told('不是 CSV 或 XLSX')
  await expect(sample.page.getByRole('dialog')).toBeHidden()
})

import { expect, test } from '@playwright/test'
import { ask } from './pages/door.ts'
import { Grid } from './pages/grid.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'

let sample: SampleApp
let grid: Grid

test.beforeAll(async () => {
  sample = await startSample()
})
test.afterAll(() => sample.close())
test.beforeEach(async () => {
  const { page, frame } = sample
  await frame.go('渠道')
  grid = new Grid(page, '渠道')
  // Each test begins with all rows in sight and the first selected.
  await page.getByRole('textbox', { name: '查找渠道、城市、负责人' }).fill('')
  await grid.root.getByRole('gridcell').first().waitFor()
  await page.keyboard.press('Control+F')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Home')
  await grid.cell(0, 'name').waitFor()
})

const channels = () => ask(sample.page, 'channels.list', { archived: true })
const channel = async (code: string) => (await channels()).find((one) => one.code === code)
/** Searches for a channel and answers the row that shows it. */
const rowOf = async (code: string): Promise<string> => {
  await sample.page.keyboard.press('Control+F')
  await sample.page.keyboard.type(code)
  const shown = async () => (await grid.rows()).find(({ cells }) => cells['code'] === code)?.index
  await expect.poll(shown).toBe('0')
  return '0'
}

test('every field of a channel stands in the grid, with names for cities, people and choices', async () => {
  const [first] = await grid.rows()
  expect(first?.cells).toMatchObject({
    city: '合肥',
    province: '安徽省',
    owner: '周强',
    status: '合作中',
    type: '代理商',
  })
  await expect(grid.root.getByRole('columnheader', { name: '第一联系人' })).toBeVisible()
})

test('a typed grade is durable, tells who changed it, and Ctrl+Z takes it back', async () => {
  const { page } = sample
  const row = await rowOf('HZ-002')
  await grid.type(row, 'grade', 'c')
  await expect.poll(async () => (await channel('HZ-002'))?.grade).toBe('C')
  await grid.select(row, 'grade')
  const panel = page.getByRole('complementary', { name: '渠道详情' })
  // The cell's own history comes first, then the channel's.
  await expect(panel.getByRole('listitem').filter({ hasText: '输入' }).first()).toContainText('张伟')
  await page.keyboard.press('Control+Z')
  await expect(grid.cell(row, 'grade')).toHaveText('A')
  expect((await channel('HZ-002'))?.grade).toBe('A')
})

test('a word that is no choice is refused at its cell and nothing is written', async () => {
  const row = await rowOf('HZ-003')
  await grid.type(row, 'signedOn', '2027-02-30')
  await expect(grid.cell(row, 'signedOn')).toHaveClass(/q-refused/)
  expect((await channel('HZ-003'))?.signedOn).not.toContain('02-30')
})

test('the search finds by any column, and a column can be filtered by its values', async () => {
  const { page } = sample
  // The test before has scrolled to the last columns, and a column out of sight is not drawn.
  await grid.root.hover()
  await page.mouse.wheel(-3000, 0)
  await page.keyboard.press('Control+F')
  await page.keyboard.type('宁波')
  await expect.poll(async () => (await grid.rows()).map(({ cells }) => cells['city'])).toEqual(Array(6).fill('宁波'))
  await page.keyboard.press('Escape')
  await expect.poll(async () => new Set((await grid.rows()).map(({ cells }) => cells['city'])).size).toBeGreaterThan(1)
  const head = grid.root.getByRole('columnheader', { name: '等级' })
  await head.hover()
  await head.getByRole('button').click()
  await page.getByRole('dialog', { name: /等级/ }).getByLabel(/^A/).uncheck()
  await expect.poll(async () => (await grid.rows()).every(({ cells }) => cells['grade'] !== 'A')).toBe(true)
  await page.getByRole('button', { name: '清除筛选' }).click()
  await page.keyboard.press('Escape')
})

test('many rows are set at once, and one undo takes all of it back', async () => {
  const { page } = sample
  await page.keyboard.press('Control+F')
  await page.keyboard.type('NB-')
  await expect.poll(() => grid.text(0, 'code')).toBe('NB-001')
  await grid.select(0, 'class')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Alt+B')
  const dialog = page.getByRole('dialog', { name: '批量修改 3 家渠道' })
  await dialog.getByLabel('改哪一项').selectOption({ label: '负责人' })
  await page.keyboard.press('Tab')
  await page.keyboard.type('李静')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  const owners = async () => (await grid.rows()).slice(0, 3).map(({ cells }) => cells['owner'])
  await expect.poll(owners).toEqual(['李静', '李静', '李静'])
  await sample.frame.notice('已修改 3 家渠道').getByRole('button', { name: '撤销' }).click()
  await expect.poll(owners).toEqual(['陈晨', '陈晨', '陈晨'])
})

test('a block from the clipboard is written as one act, choices by their names', async () => {
  const { page } = sample
  await page.keyboard.press('Control+F')
  await page.keyboard.type('NJ-')
  await expect.poll(() => grid.text(0, 'code')).toBe('NJ-001')
  await grid.select(0, 'grade')
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', 'C\t洽谈\r\nD\t线索\r\n')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect
    .poll(async () => [(await channel('NJ-001'))?.status, (await channel('NJ-002'))?.grade])
    .toEqual(['negotiating', 'D'])
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await channel('NJ-001'))?.status).toBe('active')
  expect((await channel('NJ-002'))?.grade).not.toBe('D')
})

test('a new channel is made by keyboard alone; a code that is taken is told beside its field and nothing typed is lost', async () => {
  const { page } = sample
  await page.keyboard.press('Alt+N')
  const form = page.getByRole('complementary', { name: '新建渠道' })
  await expect(form.getByLabel('名称')).toBeFocused()
  await page.keyboard.type('昆山康健')
  await page.keyboard.press('Tab')
  await page.keyboard.type('HF-001')
  await page.keyboard.press('Tab')
  await page.keyboard.type('昆山')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toContainText('HF-001')
  await expect(form.getByLabel('城市')).toHaveValue('昆山')
  await form.getByLabel('编号').fill('KS-001')
  await page.keyboard.press('Enter')
  await expect(form).toBeHidden()
  expect(await channel('KS-001')).toMatchObject({ name: '昆山康健', city: 'cn-320583' })
})

test('a contact becomes the first contact and stands in the grid', async () => {
  const { page } = sample
  const row = await rowOf('HF-001')
  await grid.select(row, 'firstContact')
  const panel = page.getByRole('complementary', { name: '渠道详情' })
  await panel.getByRole('button', { name: '添加' }).click()
  await page.keyboard.type('王建明')
  await panel.getByRole('checkbox', { name: '第一联系人' }).check()
  await panel.getByRole('textbox', { name: '电话' }).fill('139 0000 0000')
  await page.keyboard.press('Enter')
  await expect(grid.cell(row, 'firstContact')).toHaveText('王建明')
  await expect(panel.getByRole('button', { name: '王建明' })).toContainText('第一联系人')
})

test('a channel that is archived leaves the grid, is kept, and comes back', async () => {
  const { page, frame } = sample
  const row = await rowOf('HF-005')
  await grid.select(row, 'name')
  await page.getByRole('button', { name: '归档', exact: true }).click()
  await frame.told('已归档 1 家渠道')
  await expect.poll(async () => (await channel('HF-005'))?.archived).toBe(true)
  await frame.tab(/已归档/)
  await grid.select(0, 'name')
  expect(await grid.text(0, 'code')).toBe('HF-005')
  await page.getByRole('button', { name: '取消归档' }).click()
  await expect(page.getByRole('heading', { name: '没有归档的渠道' })).toBeVisible()
  expect((await channel('HF-005'))?.archived).toBe(false)
  await frame.tab(/在用渠道/)
})

import { expect, test } from '@playwright/test'
import { localDay } from '../../src-main/shared/day.ts'
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
  await sample.frame.go('服务')
  grid = new Grid(sample.page, '工作记录')
  await grid.cell(0, 'status').waitFor()
})

const all = { person: null, channel: null, city: null, kind: null, from: null, to: null }
const activities = () => ask(sample.page, 'activities.list', all)
const quick = () => sample.page.getByRole('textbox', { name: '快速记录' })
const understood = () => sample.page.locator('#quick-understood')

test('what was done is noted as it is spoken, and the line shows what it understood before Enter', async () => {
  const { page } = sample
  await page.keyboard.press('Alt+Q')
  await page.keyboard.type('今天 拜访 沪康 谈三季度备货，王总同意首批 60 万 5星')
  await expect(understood()).toContainText('类型 拜访')
  await expect(understood()).toContainText('沪康健康科技 · 上海')
  await expect(understood()).toContainText('负责人 张伟')
  await expect(understood().getByRole('img', { name: '5 星' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(quick()).toHaveValue('')
  await expect
    .poll(async () => (await activities()).find(({ result }) => result?.startsWith('谈三季度')))
    .toMatchObject({
      kind: 'visit',
      status: 'done',
      doneOn: localDay(Date.now()),
      satisfaction: 5,
      result: '谈三季度备货，王总同意首批 60 万',
    })
  await expect
    .poll(async () => (await grid.rows()).some(({ cells }) => cells['text'] === '谈三季度备货，王总同意首批 60 万'))
    .toBe(true)
})

test('a line without a kind is not recorded, and says what is missing', async () => {
  const before = (await activities()).length
  await quick().fill('沪康 谈备货')
  await expect(understood()).toContainText('还缺类型')
  await quick().press('Enter')
  await expect(quick()).toHaveValue('沪康 谈备货')
  expect(await activities()).toHaveLength(before)
  await quick().fill('')
})

test('a name that fits several channels is asked for, not guessed', async () => {
  const { page, frame } = sample
  await frame.go('渠道')
  await new Grid(page, '渠道').cell(0, 'name').waitFor()
  await page.keyboard.press('Alt+N')
  await page.getByRole('textbox', { name: '名称' }).fill('钱塘二店')
  await page.keyboard.press('Enter')
  await frame.told('已建立渠道“钱塘二店”')
  await frame.go('服务')
  await quick().fill('明天 电话 钱塘')
  await expect(understood()).toContainText('有 2 家渠道符合')
  await understood().getByRole('button', { name: '钱塘二店' }).click()
  await expect(understood()).toContainText('渠道 钱塘二店')
  await quick().press('Enter')
  await expect(quick()).toHaveValue('')
  const { id } = (await ask(page, 'channels.list', { archived: false })).find(({ name }) => name === '钱塘二店') ?? {
    id: '',
  }
  expect(await ask(page, 'activities.list', { ...all, channel: id })).toMatchObject([
    { kind: 'phoneCall', status: 'planned' },
  ])
})

test('every field is set alone in the form, by keyboard', async () => {
  const { page } = sample
  await page.keyboard.press('Alt+N')
  const form = page.getByRole('complementary', { name: '新任务' })
  await expect(form.getByRole('combobox', { name: '类型' })).toBeFocused()
  for (const text of ['会议支持', '颐和堂', '王磊', '市场']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type('2030-01-02')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('4')
  await page.keyboard.press('Tab')
  await page.keyboard.type('明年的大会')
  await page.keyboard.press('Control+Enter')
  await expect(form).toBeHidden()
  expect((await activities()).find(({ note }) => note === '明年的大会')).toMatchObject({
    kind: 'meetingSupport',
    status: 'planned',
    dueOn: '2030-01-02',
    doneOn: null,
    satisfaction: 4,
  })
})

test('late work stands first; marking it done in the panel moves it out of the late ones', async () => {
  const { page } = sample
  expect(await grid.text(0, 'status')).toBe('逾期')
  const late = Number((await grid.text(0, 'dueOn')).replace(/\D/g, ''))
  await grid.select(1, 'kind')
  await expect(grid.cell(1, 'status')).toHaveText(/^逾 \d+ 天$/)
  await page.getByRole('complementary', { name: '任务详情' }).getByRole('button', { name: '标记完成' }).click()
  await expect(grid.cell(0, 'dueOn')).toHaveText(`${late - 1} 项`)
  await page.keyboard.press('Control+Z')
  await expect(grid.cell(0, 'dueOn')).toHaveText(`${late} 项`)
})

test('the log is narrowed by person, kind, channel, city, team and time, and cleared', async () => {
  const { page, frame } = sample
  const pick = async (title: string, text: string) => {
    await page.getByRole('button', { name: title, exact: true }).click()
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
  await pick('负责人', '钱进')
  await expect
    .poll(async () => new Set((await grid.rows()).map(({ cells }) => cells['person']).filter((name) => name)))
    .toEqual(new Set(['钱进']))
  await page.getByRole('button', { name: '清除筛选', exact: true }).click()
  await pick('城市', '杭州')
  await expect
    .poll(async () => new Set((await grid.rows()).map(({ cells }) => cells['city']).filter((name) => name)))
    .toEqual(new Set(['杭州']))
  await page.getByRole('radio', { name: '市场企划部' }).click()
  await frame.choose(/^时间/, '本月')
  await page.getByRole('button', { name: '清除筛选', exact: true }).click()
  await expect(page.getByRole('button', { name: '清除筛选', exact: true })).toBeHidden()
})

test('a day typed into the grid makes it done, and stars are typed as a figure', async () => {
  const { page } = sample
  const [, first] = await grid.rows()
  const row = first?.index ?? '1'
  await grid.type(row, 'satisfaction', '3')
  await expect
    .poll(async () => (await grid.rows()).find(({ index }) => index === row)?.cells['satisfaction'])
    .toBe('★★★☆☆')
  await page.keyboard.press('Control+Z')
  await expect(grid.cell(row, 'satisfaction')).toHaveText('')
})

import { expect, test } from '@playwright/test'
import type { TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { pastedIntoField, putOnClipboard } from './pages/clipboard.ts'
import { shownInWan } from './pages/amounts.ts'
import { ask } from './pages/door.ts'
import { startSample, type SampleApp } from './pages/sample-app.ts'
import { Targets } from './pages/targets.ts'

let sample: SampleApp
let targets: Targets

test.beforeEach(async () => {
  sample = await startSample()
  targets = new Targets(sample.page)
  await targets.working.cell('b-0', 'year').waitFor()
})
test.afterEach(() => sample.close())

/** The plan on the screen as it is stored, to the fen. */
async function stored(measure: 'intake' | 'revenue' = 'intake'): Promise<TargetGrid> {
  const [plan] = (await ask(sample.page, 'plans.list', {})).toSorted((a, b) => b.fiscalYear - a.fiscalYear)
  if (!plan) throw new Error('the sample has a plan')
  return ask(sample.page, 'targets.grid', { plan: plan.id, measure })
}

const sum = (amounts: readonly (number | null)[]): number => amounts.reduce<number>((all, one) => all + (one ?? 0), 0)
const lineAt = async (row: number): Promise<TargetGrid['lines'][number]> => {
  const { lines } = await stored()
  const line = lines[row - 1]
  if (!line) throw new Error(`no line in row ${row}`)
  return line
}

test('a typed month is durable before it says saved, moves all totals, and Ctrl+Z takes it back', async () => {
  const { page, frame } = sample
  const { working } = targets
  const before = await stored()
  const old = await working.text(1, 'm2')
  await working.type(1, 'm2', '99.55')
  await expect(working.cell(2, 'm2')).toBeFocused()
  await expect(working.cell(1, 'm2')).toHaveClass(/\bq-checked\b/)
  await expect(working.cell(1, 'm2')).toHaveCSS('background-image', /M20 6 9 17l-5-5/)
  const after = await stored()
  expect(after.lines[0]?.months[1]).toBe(99_550_000)
  const difference = 99_550_000 - (before.lines[0]?.months[1] ?? 0)
  expect(sum(after.lines.flatMap(({ months }) => months))).toBe(
    sum(before.lines.flatMap(({ months }) => months)) + difference,
  )
  await expect(working.cell('b-0', 'm2')).toHaveText(
    shownInWan(sum(after.lines.map(({ months }) => months[1] ?? null))),
  )
  await working.select(1, 'm2')
  await expect(targets.panel.getByRole('listitem').first()).toContainText('输入')
  expect(await frame.savedAt()).not.toBeNull()
  await page.keyboard.press('Control+Z')
  await expect(working.cell(1, 'm2')).toHaveText(old)
  expect((await stored()).lines).toEqual(before.lines)
})

test('a typed year is previewed month by month; Esc drops it, Enter spreads it to the fen, held months stay', async () => {
  const { page } = sample
  const { working } = targets
  const before = await lineAt(2)
  expect(before.held).not.toBe(0)
  const shown = await working.text(2, 'year')
  await working.type(2, 'year', '420.0001')
  const rows = await targets.preview()
  expect(rows).toHaveLength(13)
  expect(rows.filter((row) => row[3]?.includes('锁定'))).toHaveLength(
    before.held.toString(2).replaceAll('0', '').length,
  )
  expect(rows.at(-1)?.slice(0, 3)).toEqual(['全年', shown, '420.0'])
  await page.keyboard.press('Escape')
  await expect(working.cell(2, 'year')).toHaveText(shown)
  expect(await lineAt(2)).toEqual(before)

  await working.type(2, 'year', '420.0001')
  await targets.preview()
  await targets.apply()
  await expect(working.cell(2, 'year')).toHaveText('420.0')
  const after = await lineAt(2)
  expect(sum(after.months)).toBe(420_000_100)
  for (const [index, amount] of before.months.entries()) {
    if ((before.held >> index) & 1) expect(after.months[index]).toBe(amount)
  }
})

test('a city’s quarter spreads over all its channels and leaves the other cities alone', async () => {
  const { working } = targets
  const before = await stored()
  const city = before.lines[0]?.city
  await working.type(0, 'q2', '600')
  await targets.preview()
  await targets.apply()
  await expect(working.cell(0, 'q2')).toHaveText('600.0')
  const after = await stored()
  const quarter = (grid: TargetGrid, here: boolean): number =>
    sum(grid.lines.filter((line) => (line.city === city) === here).flatMap(({ months }) => months.slice(3, 6)))
  expect(quarter(after, true)).toBe(600_000_000)
  expect(quarter(after, false)).toBe(quarter(before, false))
  expect(after.lines.map(({ months }) => months.toSpliced(3, 3))).toEqual(
    before.lines.map(({ months }) => months.toSpliced(3, 3)),
  )
})

test('the grand total spreads over every line; a total below what is held is refused with its reason', async () => {
  const { page } = sample
  const { working } = targets
  const before = await stored()
  await working.type('b-0', 'year', '0.01')
  const refusal = page.getByRole('region', { name: '分摊预览' }).getByRole('alert')
  await expect(refusal).toContainText('锁定的月份合计')
  await expect(page.getByRole('button', { name: /^应用/ })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  expect((await stored()).lines).toEqual(before.lines)
  await working.type('b-0', 'year', '1.5亿')
  await targets.preview()
  await targets.apply()
  await expect(working.cell('b-0', 'year')).toHaveText('15,000.0')
  expect(sum((await stored()).lines.flatMap(({ months }) => months))).toBe(15_000_000_000)
})

test('a held cell says why it cannot be typed in, stays while a block is pasted over it, and takes text once released', async () => {
  const { page } = sample
  const { working } = targets
  const before = await stored()
  await working.select(5, 'm1')
  await targets.toggleHold(working.cell(5, 'm1'))
  await page.keyboard.type('7')
  await expect(page.getByRole('alert').filter({ hasText: '已锁定' })).toBeVisible()
  await putOnClipboard(page, '1\t2\r\n3\t4\r\n')
  await working.select(4, 'm1')
  await page.keyboard.press('Control+V')
  await expect(working.cell(5, 'm2')).toHaveText('4.0')
  await expect(working.cell(5, 'm1').getByRole('img', { name: '未写入' })).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: '1 格未写入' })).toBeVisible()
  const pasted = await stored()
  expect(pasted.lines[3]?.months.slice(0, 2)).toEqual([1_000_000, 2_000_000])
  expect(pasted.lines[4]?.months.slice(0, 2)).toEqual([before.lines[4]?.months[0], 4_000_000])
  await working.select(5, 'm1')
  await page.keyboard.press('Control+L')
  await expect(working.cell(5, 'm1')).not.toHaveClass(/\bq-held\b/)
  await working.type(5, 'm1', '3')
  await expect.poll(async () => (await stored()).lines[4]?.months[0]).toBe(3_000_000)
  // Typing, release, paste: three acts, so three undos, and the whole block is gone with the last.
  const line = async (index: number) => (await stored()).lines[index]
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await line(4))?.months[0]).toBe(before.lines[4]?.months[0])
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await line(4))?.held).toBe((before.lines[4]?.held ?? 0) | 1)
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await line(3))?.months).toEqual(before.lines[3]?.months)
  expect((await line(4))?.months).toEqual(before.lines[4]?.months)
})

test('blocks go out and come in as in Excel: copied exactly, repeated over a selection, group rows passed over', async () => {
  const { page } = sample
  const { working } = targets
  await working.type(1, 'm1', '12.3456')
  await working.select(1, 'm1')
  await page.keyboard.press('Control+C')
  expect(await pastedIntoField(page)).toBe('12.3456')
  await working.select(0, 'm2')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+V')
  await expect(page.getByRole('status').filter({ hasText: '跳过 1 个只读单元格' })).toBeVisible()
  await expect
    .poll(async () => (await stored()).lines.slice(0, 2).map(({ months }) => months[1]))
    .toEqual([12_345_600, 12_345_600])
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await stored()).lines.slice(0, 2).map(({ months }) => months[1])).toEqual([null, null])
  await expect(working.cell(1, 'm2')).toHaveText('')
})

test('the keyboard reaches everything: ranges, edges, fill down, sums in the status line', async () => {
  const { page, frame } = sample
  const { working } = targets
  await working.select(1, 'm1')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(frame.status).toContainText('选区 3 行 × 2 列')
  const { lines } = await stored()
  const chosen = sum(lines.slice(0, 3).flatMap(({ months }) => months.slice(0, 2)))
  await expect(frame.status).toContainText(`合计 ${shownInWan(chosen)}`)
  await page.keyboard.press('Escape')
  await working.select(3, 'm3')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+D')
  await expect.poll(async () => (await stored()).lines[3]?.months[2]).toBe(lines[2]?.months[2])
  await page.keyboard.press('Control+End')
  await expect(working.root.locator('[role=gridcell]:focus')).toHaveAttribute('col-id', 'variance')
  await page.keyboard.press('Control+Home')
  await expect(working.cell(0, 'name')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(working.cell(1, 'name')).toContainText('南京')
})

test('an input method that starts on a cell loses none of its letters', async () => {
  const { page } = sample
  const { working } = targets
  await working.select(1, 'm1')
  const device = await page.context().newCDPSession(page)
  await device.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Process',
    code: 'KeyS',
  })
  await device.send('Input.imeSetComposition', { text: 'wan', selectionStart: 3, selectionEnd: 3 })
  await device.send('Input.insertText', { text: '８.５万' })
  await expect(working.cell(1, 'm1').getByRole('textbox')).toHaveValue('８.５万')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await lineAt(1)).months[0]).toBe(8_500_000)
})

test('tables A, B and C show the same facts, and a total typed in table A spreads over all the owner’s lines', async () => {
  const { page, frame } = sample
  const { working, tableA } = targets
  const year = await working.text('b-0', 'year')
  await targets.openTableA('自报')
  await expect(tableA.cell('b-0', 'year')).toHaveText(year)
  const name = await tableA.text(1, 'name')
  await tableA.type(1, 'q1', '1000')
  await targets.preview()
  await targets.apply()
  await expect(tableA.cell(1, 'q1')).toHaveText('1,000.0')
  const { lines } = await stored()
  const { people } = await ask(page, 'people.list', {})
  const owner = people.find((person) => person.name === name)?.id
  expect(sum(lines.filter((line) => line.owner === owner).flatMap(({ months }) => months.slice(0, 3)))).toBe(
    1_000_000_000,
  )
  const total = await tableA.text('b-0', 'year')
  for (const tab of [/^表B/, /^表C/]) {
    await frame.tab(tab)
    await expect(page.locator('[role=row][row-index="b-0"] [role=gridcell][col-id=year]')).toHaveText(total)
  }
})

test('a quota typed beside a city changes its variance and nothing else', async () => {
  const { page } = sample
  const { working } = targets
  const before = await stored()
  await working.type(0, 'quota', '2139.6')
  await expect
    .poll(async () => (await stored()).quotas.find(({ subject }) => subject === before.lines[0]?.city)?.amounts)
    .toEqual([2_139_600_000])
  const own = sum(before.lines.filter(({ city }) => city === before.lines[0]?.city).flatMap(({ months }) => months))
  const difference = own - 2_139_600_000
  await expect(working.cell(0, 'variance')).toHaveText(
    difference === 0 ? '0.0' : `${difference > 0 ? '+' : '−'}${shownInWan(Math.abs(difference))}`,
  )
  expect((await stored()).lines).toEqual(before.lines)
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await stored()).quotas).toEqual(before.quotas)
})

test('a 新增客户 line is added for an owner in a city and can be typed in at once', async () => {
  const { page } = sample
  const { working } = targets
  const before = await stored()
  await working.select(1, 'm1')
  await page.getByRole('button', { name: '新增客户', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '添加新增客户行' })
  const { people } = await ask(page, 'people.list', {})
  const [first] = before.lines
  const free = people.find(
    ({ id }) => !before.lines.some((line) => line.channel === null && line.owner === id && line.city === first?.city),
  )
  if (!free) throw new Error('somebody has no such line yet')
  await dialog.getByRole('combobox', { name: '负责人' }).fill(free.name)
  await page.keyboard.press('Enter')
  await dialog.getByRole('button', { name: '添加' }).click()
  await expect(working.root.locator('[role=gridcell]:focus')).toHaveAttribute('col-id', 'm1')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect
    .poll(
      async () =>
        (await stored()).lines.find(
          (line) => line.channel === null && line.owner === free.id && line.city === first?.city,
        )?.months[0],
    )
    .toBe(5_000_000)
})

test('quarters open and close, groups fold, the unit changes, and what does not fit is never cut', async () => {
  const { page, frame } = sample
  const { working } = targets
  await page.getByRole('button', { name: '二季度' }).click()
  await expect(working.cell(1, 'm5')).toBeVisible()
  await page.getByRole('button', { name: '一季度' }).click()
  await expect(working.cell(1, 'm1')).toHaveCount(0)
  await frame.choose(/^单位/, '元')
  const [first] = (await stored()).lines
  await expect(working.cell(1, 'm5')).toHaveText(
    ((first?.months[4] ?? 0) / 100).toLocaleString('en-US', { maximumFractionDigits: 0 }),
  )
  const cut = await working.root.locator('[role=gridcell]', { hasText: '###' }).count()
  expect(cut).toBe(0)
  await targets.groupBy('按负责人')
  await expect(working.root.getByRole('columnheader', { name: '负责人 / 渠道' })).toBeVisible()
})

test('without a plan the screen offers to make one', async () => {
  const { page, frame } = sample
  await ask(page, 'workspace.create', { kind: 'manager', name: '空区', user: '李静' })
  await frame.go('指标')
  await expect(page.getByRole('heading', { name: '还没有计划' })).toBeVisible()
  await page.getByRole('button', { name: '新建计划', exact: true }).click()
  await expect(page.getByRole('dialog', { name: '新建计划' })).toBeVisible()
})

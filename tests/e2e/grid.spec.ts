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

async function lines(): Promise<TargetGrid['lines']> {
  const [plan] = (await ask(sample.page, 'plans.list', {})).toSorted((a, b) => b.fiscalYear - a.fiscalYear)
  if (!plan) throw new Error('the sample has a plan')
  return (await ask(sample.page, 'targets.grid', { plan: plan.id, measure: 'intake' })).lines
}

/** A month of the line that stands in a row of the screen; row 0 is the first city. */
const month = async (row: number, index: number): Promise<number | null | undefined> =>
  (await lines())[row - 1]?.months[index - 1]

const selected = () => targets.working.root.locator('[role=gridcell].q-in')

test('several ranges are selected by Ctrl with mouse, by heads and by Shift+F8, and are summed once', async () => {
  const { page, frame } = sample
  const { working } = targets
  await working.cell(1, 'm1').click()
  await working.cell(2, 'm1').click({ modifiers: ['Shift'] })
  await working.cell(1, 'm3').click({ modifiers: ['Control'] })
  await expect(selected()).toHaveCount(3)
  await expect(frame.status).toContainText('2 处选区，共 3 格')
  const before = await lines()
  const chosen = [before[0]?.months[0], before[1]?.months[0], before[0]?.months[2]].map((one) => one ?? 0)
  const sum = chosen.reduce((all, one) => all + one, 0)
  await expect(frame.status).toContainText(`合计 ${shownInWan(sum)}`)
  await expect(frame.status).toContainText(`最小 ${shownInWan(Math.min(...chosen))}`)
  await expect(frame.status).toContainText(`最大 ${shownInWan(Math.max(...chosen))}`)
  await expect(frame.status).toContainText('计数 3')
  // Ctrl on a selected cell takes it away again.
  await working.cell(2, 'm1').click({ modifiers: ['Control'] })
  await expect(selected()).toHaveCount(2)
  // Tab goes through all ranges and round.
  await expect(working.cell(1, 'm3')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(working.cell(1, 'm1')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(working.cell(1, 'm3')).toBeFocused()
  // By keyboard alone.
  await page.keyboard.press('Escape')
  await expect(selected()).toHaveCount(1)
  await page.keyboard.press('Shift+F8')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(frame.status).toContainText('2 处选区，共 3 格')
})

test('rows and columns are selected by their heads: drag, Shift, Ctrl', async () => {
  const { page, frame } = sample
  const { working } = targets
  const head = (id: string) => working.root.locator(`.ag-header-cell[col-id="${id}"]`)
  const rowHead = (row: number) => working.cell(row, 'q-rowno')
  await head('m1').click()
  await head('m3').click({ modifiers: ['Shift'] })
  await expect(working.cell(3, 'm2')).toHaveClass(/\bq-in\b/)
  await expect(working.cell('b-0', 'm2')).not.toHaveClass(/\bq-in\b/)
  await head('year').click({ modifiers: ['Control'] })
  await expect(working.cell(3, 'year')).toHaveClass(/\bq-in\b/)
  await expect(working.cell(3, 'q1')).not.toHaveClass(/\bq-in\b/)
  await rowHead(1).hover()
  await page.mouse.down()
  await rowHead(3).hover()
  await page.mouse.up()
  await rowHead(5).click({ modifiers: ['Control'] })
  await expect(working.cell(2, 'year')).toHaveClass(/\bq-in\b/)
  await expect(working.cell(4, 'year')).not.toHaveClass(/\bq-in\b/)
  await expect(working.cell(5, 'name')).toHaveClass(/\bq-in\b/)
  await expect(frame.status).toContainText('2 处选区')
})

test('the keyboard selects as in Excel', async () => {
  const { page, frame } = sample
  const { working } = targets
  await working.select(2, 'm2')
  await page.keyboard.press('Shift+Space')
  await expect(working.cell(2, 'name')).toHaveClass(/\bq-in\b/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Space')
  await expect(working.cell(5, 'm2')).toHaveClass(/\bq-in\b/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect(working.cell(2, 'm3')).toHaveClass(/\bq-in\b/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+End')
  await expect(frame.status).toContainText('选区')
  // Ctrl+Home leads to the very first cell, with Shift over all between.
  await working.select(2, 'm2')
  await page.keyboard.press('Control+Shift+Home')
  await expect(working.cell(0, 'name')).toHaveClass(/\bq-in\b/)
  await expect(working.cell(2, 'm2')).toHaveClass(/\bq-in\b/)
  await expect(working.cell(3, 'm1')).not.toHaveClass(/\bq-in\b/)
  await page.keyboard.press('Control+A')
  await expect(frame.status).toContainText(/选区 \d\d+ 行/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  await expect(selected()).toHaveCount(1)
  await page.keyboard.press('PageDown')
  await page.keyboard.press('Shift+PageUp')
  await expect(frame.status).toContainText('列')
  // Typing replaces, F2 mends, Esc leaves all as it was.
  await working.select(1, 'm1')
  const old = await working.text(1, 'm1')
  await page.keyboard.type('9')
  await expect(working.cell(1, 'm1').getByRole('textbox')).toHaveValue('9')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F2')
  await expect(working.cell(1, 'm1').getByRole('textbox')).not.toHaveValue('9')
  await page.keyboard.press('Escape')
  await expect(working.cell(1, 'm1')).toHaveText(old)
})

test('ranges that make a rectangle are copied together; others are refused in words', async () => {
  const { page } = sample
  const { working } = targets
  const [first] = await lines()
  const text = (index: number): string => String((first?.months[index - 1] ?? 0) / 1_000_000)
  await working.cell(1, 'm1').click()
  await working.cell(1, 'm3').click({ modifiers: ['Control'] })
  await page.keyboard.press('Control+C')
  expect(await pastedIntoField(page)).toBe(`${text(1)} ${text(3)}`.replace(' ', '\t'))
  await working.cell(1, 'm1').click()
  await working.cell(2, 'm3').click({ modifiers: ['Control'] })
  await page.keyboard.press('Control+C')
  await expect(page.getByRole('alert').filter({ hasText: '拼不成一个矩形' })).toBeVisible()
})

test('a table of LibreOffice is pasted by its exact numbers, merged cells stay apart', async () => {
  const { page } = sample
  const { working } = targets
  const html = `<table><tr><td sdval="12.3456" sdnum="2052;0;0.0">12.3</td><td colspan=2 sdval="7">7</td></tr></table>`
  await putOnClipboard(page, '12.3\t7\t\n', html)
  await working.select(1, 'm1')
  await page.keyboard.press('Control+V')
  await expect.poll(() => month(1, 1)).toBe(12_345_600)
  expect(await month(1, 2)).toBe(7_000_000)
  expect(await month(1, 3)).toBeNull()
})

test('a paste with texts that mean nothing is shown first; Enter writes the rest as one act', async () => {
  const { page } = sample
  const { working } = targets
  const before = await lines()
  await putOnClipboard(page, '1.2万\tN/A\r\n3\t4\r\n')
  await working.select(3, 'm1')
  await page.keyboard.press('Control+V')
  const dialog = page.getByRole('dialog', { name: '粘贴预览' })
  await expect(dialog.getByRole('row')).toHaveCount(2)
  await expect(dialog.getByRole('row').last()).toContainText('N/A')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(await lines()).toEqual(before)
  await expect(working.cell(3, 'm1')).toBeFocused()
  await page.keyboard.press('Control+V')
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(() => month(3, 1)).toBe(1_200_000)
  expect([await month(3, 2), await month(4, 1), await month(4, 2)]).toEqual([
    before[2]?.months[1],
    3_000_000,
    4_000_000,
  ])
  await page.keyboard.press('Control+Z')
  await expect.poll(lines).toEqual(before)
})

test('the handle copies one amount, goes on with two, and a double click follows the column beside', async () => {
  const { page } = sample
  const { working } = targets
  const drag = async (row: number, column: string, options: { readonly ctrl?: boolean } = {}): Promise<void> => {
    await working.root.locator('.q-handle').hover()
    await page.mouse.down()
    await working.cell(row, column).hover()
    if (options.ctrl) await page.keyboard.down('Control')
    await page.mouse.up()
    if (options.ctrl) await page.keyboard.up('Control')
  }
  await working.type(3, 'm1', '10')
  await working.select(3, 'm1')
  await drag(3, 'm3')
  await expect.poll(() => month(3, 3)).toBe(10_000_000)
  await working.type(3, 'm2', '12')
  await working.cell(3, 'm1').click()
  await working.cell(3, 'm2').click({ modifiers: ['Shift'] })
  await drag(3, 'm3')
  await expect.poll(() => month(3, 3)).toBe(14_000_000)
  await working.select(3, 'm1')
  await drag(4, 'm1', { ctrl: true })
  await expect.poll(() => month(4, 1)).toBe(11_000_000)
  // One undo takes the fill back. Two amounts are copied where Ctrl is held, not gone on with.
  await page.keyboard.press('Control+Z')
  await expect.poll(() => month(4, 1)).not.toBe(11_000_000)
  await working.cell(3, 'm1').click()
  await working.cell(3, 'm2').click({ modifiers: ['Shift'] })
  await drag(3, 'm3', { ctrl: true })
  await expect.poll(() => month(3, 3)).toBe(10_000_000)
  await page.keyboard.press('Control+Z')
  await expect.poll(() => month(3, 3)).toBe(14_000_000)
  await working.select(3, 'm2')
  await working.root.locator('.q-handle').dblclick()
  await expect.poll(() => month(4, 2)).toBe(12_000_000)
  await expect(working.cell(3, 'm2').getByRole('textbox')).toHaveCount(0)
})

test('an input method composes from its first key on a focused cell, with no key before it', async () => {
  const { page } = sample
  const { working } = targets
  await working.select(3, 'm1')
  const before = await month(3, 1)
  const device = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    device.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await compose('b')
  await compose('ba')
  const field = working.cell(3, 'm1').getByRole('textbox')
  await expect(field).toHaveValue('ba')
  await compose('ba wan')
  await device.send('Input.insertText', { text: '8万' })
  await expect(field).toHaveValue('8万')
  await expect(field).toBeFocused()
  // The next word is composed in the field itself, and Esc gives the old amount back.
  await compose('yuan')
  await device.send('Input.insertText', { text: '元' })
  await expect(field).toHaveValue('8万元')
  await page.keyboard.press('Escape')
  expect(await month(3, 1)).toBe(before)
  await compose('ba')
  await device.send('Input.insertText', { text: '8万' })
  await expect(field).toHaveValue('8万')
  await page.keyboard.press('Enter')
  await expect.poll(() => month(3, 1)).toBe(8_000_000)
  // A composition that is given up leaves the cell as it was.
  await working.select(4, 'm1')
  const old = await working.text(4, 'm1')
  await compose('ba')
  await compose('')
  await expect(working.cell(4, 'm1').getByRole('textbox')).toHaveCount(0)
  await expect(working.cell(4, 'm1')).toHaveText(old)
  await expect(working.cell(4, 'm1')).toBeFocused()
})

test('while the thumb is dragged a tip says which row it stands at, and the rows are there when it rests', async () => {
  const { page } = sample
  const { root } = targets.working
  const box = await page.locator('.q-grid .ag-body-vertical-scroll-viewport').boundingBox()
  if (!box) throw new Error('the grid has a scroll bar')
  const x = box.x + box.width / 2
  const tip = page.locator('.q-tip')
  await page.mouse.move(x, box.y + 30)
  await page.mouse.down()
  await page.mouse.move(x, box.y + box.height - 40, { steps: 12 })
  await expect(tip).toBeVisible()
  const said = await tip.textContent()
  await page.mouse.up()
  await expect(tip).toHaveCount(0)
  // The row that the tip named is drawn, at the upper edge of the rows.
  const [, number, name] = /^(\d+) {2}(.+)$/.exec(said ?? '') ?? []
  const row = root.locator(`[role=row][row-index="${Number(number) - 1}"]`)
  await expect(row.locator('[col-id="name"]')).toHaveText(name ?? '')
  const top = (await row.boundingBox())?.y ?? 0
  expect(Math.abs(top - box.y)).toBeLessThan(2 * 28)
})

import { expect } from '@playwright/test'
import { Targets } from '../pages/targets.ts'
import { sum, year2024, yuan, yuanShown } from './facts.ts'
import type { Job, Said, Step } from './job.ts'
import { readGrid } from './targets.steps.ts'

/** What is typed: months of the first owner's first two channels, and his new year. In whole yuan. */
const typed = [
  { row: 1, column: 'm1', amount: 12_345 },
  { row: 1, column: 'm2', amount: 6_700 },
  { row: 2, column: 'm3', amount: 0 },
] as const
const growth = 65_000

const ownerRow = 0

const heldMonths = (bits: number): number => bits.toString(2).replaceAll('0', '').length

async function editAndHold(job: Job): Promise<Said> {
  const { page, frame } = job.station('manager')
  const targets = new Targets(page)
  const { working } = targets
  await targets.openWorkingGrid()
  await targets.groupBy('按负责人')
  await expect(working.cell(ownerRow, 'name')).toContainText('家')
  const before = yuanShown(await working.text(ownerRow, 'year')) ?? 0

  let expected = before
  for (const { row, column, amount } of typed) {
    const old = yuanShown(await working.text(row, column)) ?? 0
    await working.type(row, column, String(amount))
    expected += amount - old
    await expect(working.cell(row, column)).toHaveText(yuan(amount))
    await expect(working.cell(ownerRow, 'year')).toHaveText(yuan(expected))
  }
  const held = typed.map(({ row, column }) => working.cell(row, column))
  for (const cell of held) {
    await cell.click()
    await targets.toggleHold(cell)
  }
  // A held cell takes no typing and says why.
  await working.select(1, 'm1')
  await page.keyboard.type('9')
  await expect(page.getByText('这一格已锁定', { exact: false }).first()).toBeVisible()
  await expect(held[0]!).toHaveText(yuan(typed[0].amount))
  await page.keyboard.press('Escape')
  await job.picture('manager', 'held-cells')

  // The owner's year is typed over; the rest of his months take the difference.
  const total = before + growth
  await working.type(ownerRow, 'year', String(total))
  const preview = await targets.preview()
  expect(preview.at(-1)?.slice(1)).toEqual([yuan(expected), yuan(total), `+${yuan(total - expected)}`])
  await job.picture('manager', 'spread-preview')
  await targets.apply()
  await expect(working.cell(ownerRow, 'year')).toHaveText(yuan(total))
  await expect(working.cell(ownerRow, 'variance')).toHaveText(`+${yuan(growth)}`)
  for (const [index, { amount }] of typed.entries()) await expect(held[index]!).toHaveText(yuan(amount))
  await expect(working.cell('b-0', 'year')).toHaveText(yuan(year2024.year + growth))
  await job.picture('manager', 'spread-applied')
  const { lines } = await readGrid(job, 'manager')
  expect(sum(lines.flatMap(({ months }) => months))).toBe((year2024.year + growth) * 100)
  expect(sum(lines.map((line) => heldMonths(line.held)))).toBe(typed.length)
  expect(await frame.failures()).toEqual([])
  return {
    chinese: `键入 3 格并锁定，把一位负责人的全年改为 ${yuan(total)} 元：先预览再应用，锁定的格不动`,
    english: `Three months are typed and held; an owner’s year is retyped to ${yuan(total)}, and the held months stay`,
  }
}

async function undoAndRedo(job: Job): Promise<Said> {
  const { page } = job.station('manager')
  const { working } = new Targets(page)
  const year = working.cell('b-0', 'year')
  const acts = 1 + 2 * typed.length // a retyped total, cells typed and cells held
  const after = await readGrid(job, 'manager')
  for (let act = 0; act < acts; act++) await page.keyboard.press('Control+Z')
  await expect(year).toHaveText(yuan(year2024.year))
  await expect(working.cell(1, 'm1')).not.toHaveClass(/\bq-held\b/)
  expect((await readGrid(job, 'manager')).lines).toEqual(job.known('spread').lines)
  for (let act = 0; act < acts; act++) await page.keyboard.press('Control+Y')
  await expect(year).toHaveText(yuan(year2024.year + growth))
  for (const { row, column, amount } of typed) {
    await expect(working.cell(row, column)).toHaveText(yuan(amount))
    await expect(working.cell(row, column)).toHaveClass(/\bq-held\b/)
  }
  expect((await readGrid(job, 'manager')).lines).toEqual(after.lines)
  return {
    chinese: `Ctrl+Z 撤销 ${acts} 步，回到刚分解时的每一分；Ctrl+Y 全部重做`,
    english: `Ctrl+Z takes back ${acts} acts, to the fen as the spread left it; Ctrl+Y does them all again`,
  }
}

export const editSteps: readonly Step[] = [
  { name: 'cells are typed and held, and a retyped total leaves the held ones alone', run: editAndHold },
  { name: 'undo takes the acts back one by one, and redo does them again', run: undoAndRedo },
]

import { expect } from '@playwright/test'
import type { TargetGrid } from '../../../src-main/targets/targets.contract.ts'
import { ask } from '../pages/door.ts'
import type { ShownRow } from '../pages/grid.ts'
import { Targets } from '../pages/targets.ts'
import { quotasOf, sum, year2024, yuan } from './facts.ts'
import type { Job, Said, Step } from './job.ts'

const quarterColumns = ['q1', 'q2', 'q3', 'q4'] as const

/** The plan of 2024 with its lines and quotas, to the fen. */
export async function readGrid(job: Job, who: 'manager' | 'headquarters'): Promise<TargetGrid> {
  const { page } = job.station(who)
  const plan = (await ask(page, 'plans.list', {})).find(({ fiscalYear }) => fiscalYear === 2024)
  if (!plan) throw new Error(`${who} has no plan of 2024`)
  return ask(page, 'targets.grid', { plan: plan.id, measure: 'intake' })
}

const totalRow = (rows: readonly ShownRow[]): ShownRow => {
  const total = rows.find(({ index }) => index === 'b-0')
  if (!total) throw new Error('the table has no total row')
  return total
}

/** Table A's rows of owners, and its total. */
export async function readTableA(
  targets: Targets,
): Promise<{ readonly owners: readonly ShownRow[]; readonly total: ShownRow }> {
  const rows = await targets.tableA.rows()
  return { owners: rows.filter(({ index }) => !index.startsWith('b-')), total: totalRow(rows) }
}

async function showQuotas(job: Job): Promise<Said> {
  const { page, frame } = job.station('manager')
  const targets = new Targets(page)
  await frame.choose(/^单位/, '元')
  await targets.openTableA('下达')
  const { owners, total } = await readTableA(targets)
  expect(quarterColumns.map((column) => total.cells[column])).toEqual(year2024.quarters.map(yuan))
  expect(total.cells['year']).toBe(yuan(year2024.year))
  const shown = new Map(
    owners.map(({ cells }) => [cells['name'], [...quarterColumns, 'year' as const].map((column) => cells[column])]),
  )
  const expected = new Map(
    [...quotasOf(2024)].map(([owner, quarters]) => [owner, [...quarters, sum(quarters)].map(yuan)]),
  )
  expect(shown.size).toBe(year2024.owners)
  expect(shown).toEqual(expected)
  await job.picture('manager', 'table-a-quotas')
  return {
    chinese: `表A（下达）：17 人，各季 ${year2024.quarters.map(yuan).join('、')}，全年 ${yuan(year2024.year)} 元`,
    english: `Table A shows the quotas of 17 owners: ${year2024.quarters.map(yuan).join(', ')}; year ${yuan(year2024.year)}`,
  }
}

async function spreadQuotas(job: Job): Promise<Said> {
  const { page, frame } = job.station('manager')
  const targets = new Targets(page)
  await targets.openWorkingGrid()
  await targets.takeSeasonality('2023财年 v1')
  const dialog = await targets.openSpreadQuotas()
  await expect(dialog).toContainText('17 人')
  await expect(dialog).toContainText(`${yuan(year2024.year)} 元`)
  await expect(dialog).toContainText('已设置')
  await job.picture('manager', 'spread-quotas')
  await dialog.getByRole('button', { name: '分解', exact: true }).click()
  const said = await frame.told(/已分解/)
  await expect(targets.working.cell('b-0', 'year')).toHaveText(yuan(year2024.year))
  await expect(targets.working.cell('b-0', 'variance')).toHaveText('0')
  await job.picture('manager', 'working-grid')

  // To the fen: every owner's months add up to his quota.
  const grid = await readGrid(job, 'manager')
  const { lines, quotas } = grid
  job.measured.spread = grid
  const ofOwner = (owner: string | null): number =>
    sum(lines.filter((line) => line.owner === owner).flatMap(({ months }) => months))
  expect(quotas.map(({ subject }) => ofOwner(subject))).toEqual(quotas.map(({ amounts }) => sum(amounts)))
  expect(sum(lines.flatMap(({ months }) => months))).toBe(year2024.year * 100)

  await targets.openTableA('自报')
  const { owners, total } = await readTableA(targets)
  expect(total.cells['year']).toBe(yuan(year2024.year))
  const years = new Map(owners.map(({ cells }) => [cells['name'], cells['year']]))
  expect(years).toEqual(new Map([...quotasOf(2024)].map(([owner, quarters]) => [owner, yuan(sum(quarters))])))
  await job.picture('manager', 'table-a-own')
  return {
    chinese: `按 2023 年的季节分布把每人的全年分解到渠道和月份：${said}，合计分毫不差`,
    english: 'Each owner’s year is spread over his channels and months by the seasonality of 2023, with no fen lost',
  }
}

export const targetSteps: readonly Step[] = [
  { name: 'table A shows the quotas of 2024 by quarter for their 17 owners', run: showQuotas },
  {
    name: 'each owner’s year is spread over his channels and months by the seasonality of 2023, with no fen lost',
    run: spreadQuotas,
  },
]

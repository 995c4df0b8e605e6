import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportSubject } from '../../src-main/workbooks/workbooks.contract.ts'
import { startApp, type TestApp } from './app-harness.ts'

const yuan = 100
const fixture = (name: string): string => resolve('tests/fixtures/adventureworks', name)

let manager: TestApp
let headquarters: TestApp
beforeAll(() => {
  manager = startApp()
  headquarters = startApp()
})
afterAll(() => {
  manager.close()
  headquarters.close()
})

async function bringIn(app: TestApp, subject: ImportSubject, file: string, plan: string | null): Promise<number> {
  app.ports.answers.push(fixture(file))
  const read = await app.get('imports.choose', { subject })
  const job = {
    id: read.id,
    subject: read.subject,
    sheet: read.sheet,
    headingRow: read.headingRow,
    mapping: [...read.mapping],
    unit: read.unit,
    plan,
    measure: plan === null ? null : ('intake' as const),
    createMissing: true,
  }
  const preview = await app.get('imports.preview', job)
  expect(preview.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  await app.get('imports.apply', job)
  return preview.rows
}

const sumOf = (months: readonly (number | null)[]): number =>
  months.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)

describe('a regional manager’s year on the AdventureWorks files', () => {
  test('701 channels in 468 places and the quotas of two years come in', async () => {
    await manager.get('workspace.create', { kind: 'manager', name: '北美', user: '张伟' })
    expect(await bringIn(manager, 'channels', 'channels.csv', null)).toBe(701)
    expect((await manager.get('channels.list', { archived: false })).length).toBe(701)
    expect((await manager.get('people.list', {})).cities.length).toBe(468)
    for (const fiscalYear of [2023, 2024]) {
      const plan = await manager.get('plans.create', { fiscalYear, firstMonth: 1, step: 100 })
      await bringIn(manager, 'quotas', 'quotas.csv', plan.id)
    }
  })

  test('the quotas of 2024 add up by quarter for their 17 owners', async () => {
    const plan = (await manager.get('plans.list', {})).find(({ fiscalYear }) => fiscalYear === 2024)!
    const { quotas } = await manager.get('targets.grid', { plan: plan.id, measure: 'intake' })
    const people = quotas.filter(({ level }) => level === 'person')
    expect(people.length).toBe(17)
    expect(people.every(({ grain }) => grain === 'quarter')).toBe(true)
    const quarters = [0, 1, 2, 3].map((quarter) =>
      people.reduce((sum, { amounts }) => sum + (amounts[quarter] ?? 0), 0),
    )
    expect(quarters).toEqual([8_039_000, 13_733_000, 11_097_000, 8_051_000].map((amount) => amount * yuan))
  })

  test('each owner’s year is spread over his channels and months with no fen lost', async () => {
    const plans = await manager.get('plans.list', {})
    const [now, before] = [2024, 2023].map((year) => plans.find(({ fiscalYear }) => fiscalYear === year)!.id) as [
      string,
      string,
    ]
    const plan = await manager.get('plans.seasonalityFrom', { id: now, from: before, measure: 'intake' })
    expect(plan.seasonality).toHaveLength(12)
    await manager.get('targets.spreadQuotas', { plan: now, measure: 'intake', owners: null })
    const { lines, quotas } = await manager.get('targets.grid', { plan: now, measure: 'intake' })
    expect(lines.reduce((sum, line) => sum + sumOf(line.months), 0)).toBe(40_920_000 * yuan)
    for (const quota of quotas) {
      const own = lines
        .filter(({ owner }) => owner === quota.subject)
        .reduce((sum, line) => sum + sumOf(line.months), 0)
      expect(own).toBe(sumOf(quota.amounts))
    }
  })

  test('a retyped total leaves held cells alone, and undo takes it back', async () => {
    const plan = (await manager.get('plans.list', {})).find(({ fiscalYear }) => fiscalYear === 2024)!.id
    const where = { plan, measure: 'intake' as const }
    const grid = await manager.get('targets.grid', where)
    const line = grid.lines.find(({ months, channel }) => channel !== null && sumOf(months) > 0)!
    const key = { owner: line.owner, channel: line.channel, city: line.city }
    await manager.get('targets.write', { ...where, act: 'type', lines: [key], cells: [[0, 1, 1_234_500]] })
    await manager.get('targets.hold', { ...where, held: true, lines: [key], cells: [[0, 1]] })
    const written = await manager.get('targets.spread', {
      ...where,
      lines: [key],
      period: { kind: 'year' },
      total: 99_999_900,
    })
    expect(sumOf(written.lines[0]!.months)).toBe(99_999_900)
    expect(written.lines[0]!.months[0]).toBe(1_234_500)
    await manager.get('history.undo', {})
    const after = await manager.get('targets.grid', where)
    expect(sumOf(after.lines.find(({ id }) => id === line.id)!.months)).toBe(
      sumOf(line.months) - (line.months[0] ?? 0) + 1_234_500,
    )
  })

  test('the sync file reaches headquarters, whose totals equal the manager’s to the fen', async () => {
    await headquarters.get('workspace.create', { kind: 'headquarters', name: '总部', user: '何静' })
    const invitation = join(manager.folder, '邀请.qudao-invite')
    headquarters.ports.answers.push(invitation)
    await headquarters.get('exchange.invite', { name: '张伟', region: '北美' })
    manager.ports.answers.push(invitation)
    const status = await manager.get('exchange.join', {})
    const file = join(manager.folder, '北美-张伟-0001.qudao')
    manager.ports.answers.push(file)
    const written = await manager.get('exchange.write', { partner: status.partners[0]!.workspace })
    headquarters.ports.answers.push(file)
    const preview = await headquarters.get('exchange.read', {})
    expect(preview).toMatchObject({ changes: written.changes, fresh: written.changes, joins: true })
    expect((await headquarters.get('exchange.apply', { id: preview.id })).changes).toBe(written.changes)

    const plan = (await manager.get('plans.list', {})).find(({ fiscalYear }) => fiscalYear === 2024)!.id
    const own = await manager.get('targets.grid', { plan, measure: 'intake' })
    const theirs = await headquarters.get('targets.grid', { plan, measure: 'intake' })
    expect(theirs).toEqual(own)
    expect((await headquarters.get('channels.list', { archived: false })).length).toBe(701)
  }, 60_000)

  test('the same file again changes nothing', async () => {
    headquarters.ports.answers.push(join(manager.folder, '北美-张伟-0001.qudao'))
    const again = await headquarters.ask('exchange.read', {})
    if (again.ok) expect(again.value.fresh).toBe(0)
    else expect(again.error.code).toBe('bundle-already-applied')
  })

  test('the workbook of the plan is written', async () => {
    const plan = (await manager.get('plans.list', {})).find(({ fiscalYear }) => fiscalYear === 2024)!.id
    const path = join(manager.folder, '指标.xlsx')
    manager.ports.answers.push(path)
    expect(await manager.get('workbook.export', { plan, unit: 'wan', language: 'zh-CN' })).toEqual({ path })
  }, 60_000)
})

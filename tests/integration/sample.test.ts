import { readFileSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { makeSample, sampleText } from '../../build/scripts/sample/sample.ts'
import { fillFromSample, readSample, sampleFacts } from '../../src-main/workspaces/sample.ts'
import { readActuals, readMonthlyActuals } from '../../src-main/actuals/actuals.store.ts'
import { planIdFor } from '../../src-main/plans/plans.store.ts'
import { readMonthSums } from '../../src-main/targets/targets.store.ts'
import { createChannelsService } from '../../src-main/channels/channels.service.ts'
import { valueOf } from '../../src-main/shared/result.ts'
import { createTargetsService } from '../../src-main/targets/targets.service.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace | undefined
afterEach(() => workspace?.close())

test('the sample that ships is the one that its script makes', () => {
  expect(readFileSync('resources/sample.json', 'utf8')).toBe(sampleText(makeSample()))
})

test('the first screen tells what the sample holds', () => {
  const facts = sampleFacts(readSample('resources'))
  expect(facts).toMatchObject({ name: '华东大区', cities: 9, channels: 60, people: 8 })
  expect(facts.intakeFen).toBeGreaterThan(5_000 * 1_000_000)
  expect(facts.revenueFen).toBeGreaterThan(facts.intakeFen)
})

test('every row passes the ledger’s checks, and the grid adds up to what the first screen says', async () => {
  workspace = openTestWorkspace()
  const content = readSample('resources')
  fillFromSample(workspace.open.ledger, content)
  const targets = createTargetsService(workspace.context)
  const grid = valueOf(await targets['targets.grid']({ plan: content.plan, measure: 'intake' }))
  const sum = grid.lines.flatMap((line) => line.months).reduce<number>((all, amount) => all + (amount ?? 0), 0)
  expect(sum).toBe(sampleFacts(content).intakeFen)
  expect(grid.lines.some((line) => line.held > 0)).toBe(true)
  expect(grid.lines.some((line) => line.months.includes(null))).toBe(true)
  expect(grid.lines.some((line) => line.months.includes(0))).toBe(true)
  expect(grid.lines.filter((line) => line.channel === null).length).toBe(7)
  expect(grid.quotas.length).toBeGreaterThan(10)
  const channels = valueOf(await createChannelsService(workspace.context)['channels.list']({ archived: false }))
  expect(new Set(channels.map(({ name }) => name)).size).toBe(60)
})

test('last year’s actuals agree with its story: eleven months near the targets, December still to come', () => {
  workspace = openTestWorkspace()
  fillFromSample(workspace.open.ledger, readSample('resources'))
  const { sqlite } = workspace.open
  for (const measure of ['intake', 'revenue'] as const) {
    const actual = readMonthlyActuals(sqlite, { fiscalYear: 2026, firstMonth: 1, measure })
    const target = readMonthSums(sqlite, planIdFor(2026, 1), measure).map(Number)
    expect(actual.slice(0, 10).every((fen, at) => fen !== null && Math.abs(fen / (target[at] ?? 1) - 1) < 0.25)).toBe(
      true,
    )
    expect(actual[11]).toBe(null)
  }
  const facts = readActuals(sqlite, { from: '2026-01-01', to: '2026-12-31', measure: null })
  expect(new Set(facts.id).size).toBe(facts.id.length)
  expect(facts.amount.some((fen) => fen !== null && fen < 0)).toBe(true)
  expect(facts.occurredOn.every((day) => day !== null && day <= '2026-11-20')).toBe(true)
  // Who left in October had made what her channels brought in.
  expect(facts.person).toContain('p-wuting')
})

test('the sample itself is not an act that its user can undo', () => {
  workspace = openTestWorkspace()
  fillFromSample(workspace.open.ledger, readSample('resources'))
  expect(workspace.open.ledger.undoState()).toEqual({ undo: null, redo: null })
  workspace.open.ledger.commit('type', {}, [{ entity: 'person', id: 'p-lijing', field: 'phone', value: '1' }])
  expect(workspace.open.ledger.undo().changed).toBe(1)
})

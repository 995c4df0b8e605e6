import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallName, InputFor } from '../../src-main/contracts.ts'
import { startApp, type TestApp } from './app-harness.ts'
import { chooseJanuary, makeOneLine, type OneLine } from './one-line.fixture.ts'

/*
 * Rule 5 on the paths of this device, through the door of the whole application. Files stand in `locks.test.ts`, an undo
 * under somebody else's hold in `targets.writing.test.ts`.
 */

let app: TestApp
let where: OneLine['where']
let owner: OneLine['owner']
let lines: OneLine['lines']
beforeEach(async () => {
  app = startApp()
  await app.get('workspace.create', { kind: 'manager', name: '华东大区', user: '张伟' })
  ;({ owner, where, lines } = await makeOneLine(app))
  await app.get('people.create', { entity: 'person', fields: { name: '王磊' } })
  await write('type', 100)
})
afterEach(() => app.close())

const write = (act: 'type' | 'paste' | 'fill' | 'reckon' | 'clear', amount: number | null) =>
  app.ask('targets.write', { ...where, act, lines, cells: [[0, 1, amount]] })
const hold = (held: boolean) => app.ask('targets.hold', { ...where, held, lines, cells: [[0, 1]] })
const january = async () => {
  const { lines: all } = await app.get('targets.grid', where)
  return all.map(({ months }) => months[0]).filter((amount) => amount !== null)
}
const codeOf = async <Name extends CallName>(name: Name, input: InputFor<Name>) => {
  const result = await app.ask(name, input)
  return result.ok ? 'ok' : result.error.code
}
const spread = () => ({ ...where, lines, period: { kind: 'year' as const }, total: 120_000 })
const quota = () => ({ ...where, level: 'person' as const, subject: owner, grain: 'year' as const, amounts: [1_000] })

const difference = () => ({
  plan: where.plan,
  measure: where.measure,
  level: 'person' as const,
  subjects: null,
  period: { kind: 'year' as const },
})
/** Over this plan from another one of 77 元 in January, which is made for it. */
async function start(): Promise<string> {
  const other = await app.get('plans.create', { fiscalYear: 2026, firstMonth: 1, step: 100 })
  await app.get('targets.write', { ...where, plan: other.id, act: 'type', lines, cells: [[0, 1, 7_700]] })
  return codeOf('starting.apply', {
    plan: where.plan,
    source: { plan: other.id, what: 'targets' },
    measures: ['intake'],
    rules: [],
    mode: 'overwrite',
    archived: false,
  })
}
/** Brings the month's first value back, after another stood there. */
async function revert(first: string): Promise<string> {
  const { lines: all } = await app.get('targets.grid', where)
  const of = { entity: 'targetLine', id: all.find(({ channel }) => channel !== null)?.id ?? '', field: 'm01' }
  return codeOf('history.revert', { of, batch: first })
}
const firstBatch = async (): Promise<string> => (await app.get('history.batches', { limit: 1 }))[0]?.batch ?? ''

/** Imports 9 元 for January as a CSV would; answers the code, or the kinds of errors that the preview found. */
const importJanuary = async (): Promise<string> => codeOf('imports.apply', await chooseJanuary(app, where))

describe('a submitted plan refuses', () => {
  beforeEach(async () => {
    await app.get('targets.setQuota', quota())
    await app.get('plans.submit', { plan: where.plan })
  })

  it.each(['type', 'paste', 'fill', 'reckon', 'clear'] as const)('to %s', async (act) => {
    expect(await write(act, act === 'clear' ? null : 5)).toMatchObject({ ok: false, error: { code: 'plan-locked' } })
  })
  it('an import', async () => expect(await importJanuary()).toBe('import-has-errors'))
  it('a spread', async () => expect(await codeOf('targets.spread', spread())).toBe('plan-locked'))
  it('a spread of quotas', async () =>
    expect(await codeOf('targets.spreadQuotas', { ...where, owners: null })).toBe('plan-locked'))
  it('a spread of differences', async () =>
    expect(await codeOf('quotas.spreadDifference', difference())).toBe('plan-locked'))
  it('a start from another plan', async () => expect(await start()).toBe('plan-locked'))
  it('a quota', async () =>
    expect(await codeOf('targets.setQuota', { ...quota(), amounts: [2_000] })).toBe('plan-locked'))
  it('a line of new customers', async () =>
    expect(await codeOf('targets.addNewCustomers', { ...where, owner, city: null })).toBe('plan-locked'))
  it('a hold and a release', async () =>
    expect([await hold(true), await hold(false)]).toMatchObject([
      { error: { code: 'plan-locked' } },
      { error: { code: 'plan-locked' } },
    ]))
  it('another step or seasonality', async () => {
    expect(await codeOf('plans.edit', { id: where.plan, step: 10_000 })).toBe('plan-locked')
    expect(await codeOf('plans.edit', { id: where.plan, seasonality: Array<number>(12).fill(1) })).toBe('plan-locked')
  })
  it('all of them, and keeps what it holds', async () => {
    await write('type', 5)
    await app.ask('targets.spread', spread())
    await importJanuary()
    expect(await january()).toEqual([100])
  })
  it('a handover, which leaves it as it is', async () => {
    const { people } = await app.get('people.list', {})
    const to = people.find(({ name }) => name === '王磊')!.id
    const done = await app.get('handover.apply', { scope: { kind: 'owner', owner }, to, year: 2027, month: 1 })
    expect(done.plans).toMatchObject([{ locked: true }])
  })
})

describe('the way back through the history', () => {
  it('brings no former value into a submitted plan or a held month', async () => {
    const first = await firstBatch()
    await write('type', 200)
    await hold(true)
    expect(await revert(first)).toBe('cell-held')
    await hold(false)
    await app.get('plans.submit', { plan: where.plan })
    expect(await revert(first)).toBe('plan-locked')
    expect(await january()).toEqual([200])
  })
  it('takes no submitted plan back to a moment, and leaves a held month as it is', async () => {
    const first = await firstBatch()
    await write('type', 200)
    const second = await firstBatch()
    const back = { plan: where.plan, line: null, to: { before: second } }
    await hold(true)
    await app.get('history.rewind', back)
    expect(await january()).toEqual([200])
    await app.get('plans.submit', { plan: where.plan })
    expect(await codeOf('history.rewind', { ...back, to: { before: first } })).toBe('plan-locked')
    expect(await january()).toEqual([200])
  })
})

describe('undo and redo', () => {
  it('take back a submission before anything under it, and bring it back', async () => {
    await app.get('plans.submit', { plan: where.plan })
    await app.get('history.undo', {})
    expect((await app.get('plans.list', {}))[0]?.status).toBe('draft')
    expect(await january()).toEqual([100])
    await app.get('history.redo', {})
    expect((await app.get('plans.list', {}))[0]?.status).toBe('submitted')
  })
})

describe('a held month refuses', () => {
  it.each(['type', 'paste', 'fill', 'reckon', 'clear'] as const)('to %s', async (act) => {
    await hold(true)
    expect(await write(act, act === 'clear' ? null : 5)).toMatchObject({ ok: false, error: { code: 'cell-held' } })
    expect(await january()).toEqual([100])
  })
  it('an import', async () => {
    await hold(true)
    expect(await importJanuary()).toBe('import-has-errors')
    expect(await january()).toEqual([100])
  })
  it('its part of a spread of differences, of quotas and of a start, and keeps its amount', async () => {
    await app.get('targets.setQuota', { ...quota(), amounts: [120_000] })
    await hold(true)
    await app.get('quotas.spreadDifference', difference())
    expect(await january()).toEqual([100])
    await app.get('targets.spreadQuotas', { ...where, owners: null })
    expect(await january()).toEqual([100])
    expect(await start()).toBe('ok')
    expect(await january()).toEqual([100])
  })
  it('its part of a spread, and keeps its amount', async () => {
    await hold(true)
    await app.get('targets.spread', spread())
    expect(await january()).toEqual([100])
  })
})

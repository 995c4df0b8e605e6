import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from './app-harness.ts'
import { chooseJanuary, makeOneLine, type OneLine } from './one-line.fixture.ts'

/*
 * In a revision each changed month says why: whichever act changes it takes one reason for all that it changes, in the same
 * act, so that an undo takes back both. One test for each path.
 */

const reason = '新签大客户'
let app: TestApp
let first: string
let where: OneLine['where']
let owner: OneLine['owner']
let lines: OneLine['lines']
beforeEach(async () => {
  app = startApp()
  await app.get('workspace.create', { kind: 'headquarters', name: '康和', user: '何静' })
  ;({ owner, where, lines } = await makeOneLine(app))
  first = where.plan
  await app.get('targets.write', { ...where, act: 'type', lines, cells: [[0, 1, 1_000]] })
  await app.get('targets.setQuota', {
    ...where,
    level: 'person',
    subject: owner,
    grain: 'year',
    amounts: [2_000],
  })
  await app.get('plans.approve', { plan: first, scope: '', remark: '' })
  where = { plan: (await app.get('plans.revise', { plan: first })).id, measure: 'intake' }
})
afterEach(() => app.close())

const line = async () => {
  const { lines: all } = await app.get('targets.grid', where)
  const one = all.find(({ channel }) => channel === lines[0]?.channel)
  if (!one) throw new Error('no line')
  return one
}
const check = async () => {
  const { changed, unexplained } = await app.get('plans.check', { plan: where.plan })
  return { changed, unexplained }
}
const whole = { kind: 'year' as const }

async function importJanuary(): Promise<void> {
  await app.get('imports.apply', { ...(await chooseJanuary(app, where)), reason })
}

/** Copies the approved plan over the revision, 10 % more. */
const start = (why?: string) =>
  app.get('starting.apply', {
    plan: where.plan,
    source: { plan: first, what: 'targets' },
    measures: ['intake'],
    rules: [{ scope: 'all', subject: null, growth: { kind: 'percent', hundredths: 1_000 } }],
    mode: 'overwrite',
    archived: false,
    ...(why === undefined ? {} : { reason: why }),
  })

const paths: Readonly<Record<string, () => Promise<unknown>>> = {
  typing: () => app.get('targets.write', { ...where, act: 'type', lines, cells: [[0, 1, 5]], reason }),
  pasting: () => app.get('targets.write', { ...where, act: 'paste', lines, cells: [[0, 1, 5]], reason }),
  filling: () => app.get('targets.write', { ...where, act: 'fill', lines, cells: [[0, 2, 5]], reason }),
  clearing: () => app.get('targets.write', { ...where, act: 'clear', lines, cells: [[0, 1, null]], reason }),
  'a formula over a selection': () =>
    app.get('targets.write', { ...where, act: 'reckon', lines, cells: [[0, 1, 5]], reason }),
  'an import': importJanuary,
  'a typed total': () => app.get('targets.spread', { ...where, lines, period: whole, total: 24_000, reason }),
  'a spread of quotas': () => app.get('targets.spreadQuotas', { ...where, owners: null, reason }),
  'a spread of differences': () =>
    app.get('quotas.spreadDifference', { ...where, level: 'person', subjects: null, period: whole, reason }),
  'starting from another plan': () => start(reason),
}

describe('in a revision', () => {
  it.each(Object.keys(paths))('%s gives its one reason to every month that it changes', async (path) => {
    await paths[path]?.()
    const { changed, unexplained } = await check()
    expect(changed).toBeGreaterThan(0)
    expect(unexplained).toBe(0)
    const { months, baseline, reasons } = await line()
    for (const [index, amount] of months.entries()) {
      expect(reasons?.[index] ?? null).toBe(amount === (baseline?.[index] ?? null) ? null : reason)
    }
  })

  it.each(Object.keys(paths))(
    'one undo of %s takes back amounts and reasons, and a redo brings back both',
    async (path) => {
      const before = await line()
      await paths[path]?.()
      const after = await line()
      await app.get('history.undo', {})
      const undone = await line()
      expect(undone.months).toEqual(before.months)
      expect((undone.reasons ?? []).filter((one) => one !== null)).toEqual([])
      await app.get('history.redo', {})
      expect(await line()).toEqual(after)
    },
  )

  it('a former value that is brought back takes a reason', async () => {
    await app.get('targets.write', { ...where, act: 'type', lines, cells: [[0, 1, 5]] })
    await app.get('targets.write', { ...where, act: 'type', lines, cells: [[0, 1, 6]] })
    const of = { entity: 'targetLine', id: (await line()).id, field: 'm01' }
    const five = (await app.get('history.field', of)).find((step) => step.new === 5)
    await app.get('history.revert', { of, batch: five?.batch ?? '', reason })
    expect((await line()).months[0]).toBe(5)
    expect((await line()).reasons?.[0]).toBe(reason)
  })

  it('an act without a reason is done, and its months are told before the plan is submitted', async () => {
    await start()
    expect(await check()).toEqual({ changed: 1, unexplained: 1 })
    expect(await app.ask('plans.submit', { plan: where.plan })).toMatchObject({
      error: { code: 'plan-reasons-missing' },
    })
  })
})

describe('in a plan without a baseline', () => {
  it('a reason is not kept, for there is nothing to differ from', async () => {
    const plan = await app.get('plans.create', { fiscalYear: 2028, firstMonth: 1, step: 100 })
    where = { plan: plan.id, measure: 'intake' }
    await start(reason)
    expect((await line()).months[0]).toBe(1_100)
    expect((await line()).reasons).toBeUndefined()
  })
})

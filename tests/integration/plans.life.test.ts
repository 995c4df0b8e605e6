import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { startApp, type TestApp } from './app-harness.ts'

let app: TestApp
afterEach(() => app.close())

/** A workspace of this kind with one channel and the plan of 2027. */
async function begin(kind: 'manager' | 'headquarters'): Promise<Plan> {
  app = startApp()
  await app.get('workspace.create', { kind, name: '华东大区', user: '张伟' })
  const { id: owner } = await app.get('people.create', { entity: 'person', fields: { name: '李静' } })
  await app.get('channels.create', { fields: { name: '沪康', owner } })
  return app.get('plans.create', { fiscalYear: 2027, firstMonth: 1, step: 100 })
}

const codeOf = async (asked: Promise<{ readonly ok: boolean; readonly error?: { readonly code: string } }>) => {
  const result = await asked
  return result.ok ? 'ok' : result.error?.code
}

const lineOf = async (plan: string) => {
  const { lines } = await app.get('targets.grid', { plan, measure: 'intake' })
  const [line] = lines
  if (!line) throw new Error('no line')
  return line
}

const type = async (plan: string, month: number, amount: number | null) => {
  const { owner, channel, city } = await lineOf(plan)
  return app.ask('targets.write', {
    plan,
    measure: 'intake',
    act: 'type',
    lines: [{ owner, channel, city }],
    cells: [[0, month, amount]],
  })
}

describe('the life of a plan in a manager’s hands', () => {
  let plan: Plan
  beforeEach(async () => {
    plan = await begin('manager')
  })

  it('goes from draft to submitted, and back by a recall', async () => {
    expect((await app.get('plans.submit', { plan: plan.id })).status).toBe('submitted')
    expect(await codeOf(app.ask('plans.submit', { plan: plan.id }))).toBe('plan-status')
    expect((await app.get('plans.recall', { plan: plan.id })).status).toBe('draft')
    expect(await codeOf(app.ask('plans.recall', { plan: plan.id }))).toBe('plan-status')
  })

  it('is read-only while it is submitted, and takes amounts again when it is recalled', async () => {
    await app.get('plans.submit', { plan: plan.id })
    expect(await codeOf(type(plan.id, 1, 100))).toBe('plan-locked')
    await app.get('plans.recall', { plan: plan.id })
    expect(await codeOf(type(plan.id, 1, 100))).toBe('ok')
  })

  it('is neither approved nor returned here: that is for headquarters', async () => {
    await app.get('plans.submit', { plan: plan.id })
    const [state] = await app.get('plans.states', { plan: plan.id })
    expect(state).toMatchObject({ own: true, status: 'submitted', name: '张伟' })
    const of = { plan: plan.id, scope: state!.scope, remark: 'x' }
    expect(await codeOf(app.ask('plans.approve', of))).toBe('plan-headquarters')
    expect(await codeOf(app.ask('plans.return', of))).toBe('plan-headquarters')
  })

  it('is told before it is submitted what stands empty, blank and unallocated', async () => {
    await type(plan.id, 1, 1_000)
    const { owner } = await lineOf(plan.id)
    await app.get('targets.setQuota', {
      plan: plan.id,
      measure: 'intake',
      level: 'person',
      subject: owner!,
      grain: 'year',
      amounts: [5_000],
    })
    const { measures, changed, unexplained } = await app.get('plans.check', { plan: plan.id })
    expect(measures).toEqual([
      {
        measure: 'intake',
        own: 1_000,
        quota: 5_000,
        difference: -4_000,
        lines: 1,
        empty: 0,
        emptyNames: [],
        blanks: 11,
      },
      {
        measure: 'revenue',
        own: null,
        quota: null,
        difference: null,
        lines: 1,
        empty: 1,
        emptyNames: ['沪康'],
        blanks: 0,
      },
    ])
    expect({ changed, unexplained }).toEqual({ changed: 0, unexplained: 0 })
  })

  it('can be taken back with an undo as long as nobody has answered', async () => {
    await app.get('plans.submit', { plan: plan.id })
    await app.get('history.undo', {})
    expect((await app.get('plans.list', {}))[0]?.status).toBe('draft')
  })

  it('has no revision before it is approved', async () => {
    expect(await codeOf(app.ask('plans.revise', { plan: plan.id }))).toBe('plan-status')
  })
})

describe('the life of headquarters’ own plan', () => {
  it('is approved for good: no undo, no recall, no edit', async () => {
    const plan = await begin('headquarters')
    await type(plan.id, 1, 1_000)
    await app.get('plans.submit', { plan: plan.id })
    const [state] = await app.get('plans.states', { plan: plan.id })
    const states = await app.get('plans.approve', { plan: plan.id, scope: state!.scope, remark: '同意' })
    expect(states).toMatchObject([{ status: 'approved', remark: '同意' }])
    expect(await codeOf(app.ask('history.undo', {}))).toBe('plan-locked')
    expect(await codeOf(app.ask('plans.recall', { plan: plan.id }))).toBe('plan-status')
    expect(await codeOf(app.ask('plans.edit', { id: plan.id, step: 10_000 }))).toBe('plan-locked')
    expect(await codeOf(type(plan.id, 1, 2_000))).toBe('plan-locked')
  })

  it('goes on in a revision that copies it, holds and quotas too, and refers to it', async () => {
    const plan = await begin('headquarters')
    await type(plan.id, 1, 1_000)
    const { owner, channel, city } = await lineOf(plan.id)
    const where = { plan: plan.id, measure: 'intake' } as const
    await app.get('targets.hold', { ...where, held: true, lines: [{ owner, channel, city }], cells: [[0, 1]] })
    await app.get('targets.setQuota', { ...where, level: 'person', subject: owner!, grain: 'year', amounts: [9_000] })
    await app.get('plans.submit', { plan: plan.id })
    const [state] = await app.get('plans.states', { plan: plan.id })
    await app.get('plans.approve', { plan: plan.id, scope: state!.scope, remark: '' })

    const revision = await app.get('plans.revise', { plan: plan.id })
    expect(revision).toMatchObject({ version: 2, baseline: plan.id, status: 'draft' })
    const grid = await app.get('targets.grid', { plan: revision.id, measure: 'intake' })
    expect(grid.lines[0]).toMatchObject({ months: [1_000, ...Array<null>(11).fill(null)], held: 1 })
    expect(grid.lines[0]?.baseline).toEqual(grid.lines[0]?.months)
    expect(grid.quotas).toMatchObject([{ subject: owner, amounts: [9_000] }])
    expect(await codeOf(type(revision.id, 2, 500))).toBe('ok')
    expect((await lineOf(plan.id)).months[1]).toBeNull()
  })

  it('is not submitted again before every changed month of the revision says why', async () => {
    const first = await begin('headquarters')
    await type(first.id, 1, 1_000)
    await app.get('plans.approve', { plan: first.id, scope: '', remark: '' })
    const revision = await app.get('plans.revise', { plan: first.id })

    const { owner, channel, city } = await lineOf(revision.id)
    const where = { plan: revision.id, measure: 'intake' } as const
    const lines = [{ owner, channel, city }]
    await type(revision.id, 1, 1_200)
    await app.get('targets.write', { ...where, act: 'type', lines, cells: [[0, 2, 300]], reason: '新开门店' })
    const check = await app.get('plans.check', { plan: revision.id })
    expect(check).toMatchObject({ changed: 2, unexplained: 1 })
    expect(check.first).toMatchObject([{ name: '沪康', month: 1, before: 1_000, after: 1_200 }])
    expect(await codeOf(app.ask('plans.submit', { plan: revision.id }))).toBe('plan-reasons-missing')

    await app.get('targets.explain', { ...where, lines, cells: [[0, 1]], reason: '去年基数低' })
    expect((await lineOf(revision.id)).reasons?.slice(0, 3)).toEqual(['去年基数低', '新开门店', null])
    const steps = await app.get('history.field', {
      entity: 'targetLine',
      id: (await lineOf(revision.id)).id,
      field: 'r01',
    })
    expect(steps).toMatchObject([{ act: 'explain', new: '去年基数低' }])
    expect((await app.get('plans.submit', { plan: revision.id })).status).toBe('submitted')
  })
})

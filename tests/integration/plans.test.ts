import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusal } from './refusal.ts'
import { done, openTargetsWorkspace, type TargetsWorkspace } from './targets.fixture.ts'

let workspace: TargetsWorkspace
beforeEach(() => {
  workspace = openTargetsWorkspace()
})
afterEach(() => workspace.close())

const create = (fiscalYear: number, firstMonth = 1) =>
  done(workspace.plans['plans.create']({ fiscalYear, firstMonth, step: 10_000 }))

describe('a plan', () => {
  it('begins as the first draft of its fiscal year, even and without a note', async () => {
    expect(await create(2027, 4)).toEqual({
      id: 'plan-2027-1',
      fiscalYear: 2027,
      version: 1,
      firstMonth: 4,
      status: 'draft',
      step: 10_000,
      seasonality: null,
      profile: null,
      baseline: null,
      note: null,
    })
  })

  it('stands in the list with the newest year first', async () => {
    await create(2025)
    await create(2027)
    await create(2026)
    const plans = await done(workspace.plans['plans.list']({}))
    expect(plans.map(({ fiscalYear }) => fiscalYear)).toEqual([2027, 2026, 2025])
  })

  it('is made once a year', async () => {
    await create(2027)
    expect(
      await refusal(() => workspace.plans['plans.create']({ fiscalYear: 2027, firstMonth: 1, step: 100 })),
    ).toEqual({
      code: 'plan-exists',
      facts: { fiscalYear: 2027 },
    })
    expect(await done(workspace.plans['plans.list']({}))).toHaveLength(1)
  })

  it('tells the window what changed', async () => {
    await create(2027)
    expect(workspace.told.at(-1)).toMatchObject({ name: 'changed', event: { entities: ['plan'] } })
  })

  it('changes its step, its note and its seasonality, and keeps what was not named', async () => {
    const { id } = await create(2027)
    const seasonality = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    await done(workspace.plans['plans.edit']({ id, step: 1_000_000, note: '初稿' }))
    await done(workspace.plans['plans.edit']({ id, seasonality }))
    const [plan] = await done(workspace.plans['plans.list']({}))
    expect(plan).toMatchObject({ step: 1_000_000, note: '初稿', seasonality })
    const even = await done(workspace.plans['plans.edit']({ id, seasonality: null, note: null }))
    expect(even).toMatchObject({ step: 1_000_000, note: null, seasonality: null })
  })

  it('refuses a seasonality of zeros', async () => {
    const { id } = await create(2027)
    expect(
      (await refusal(() => workspace.plans['plans.edit']({ id, seasonality: Array<number>(12).fill(0) }))).code,
    ).toBe('field-invalid')
  })

  it.each(['submitted', 'approved', 'sealed by a newer app'])('refuses every edit while it is %s', async (status) => {
    const { id } = await create(2027)
    const from = await create(2026)
    workspace.put('plan', { [id]: { status } })
    const edit = () => workspace.plans['plans.edit']({ id, note: 'x' })
    const season = () => workspace.plans['plans.seasonalityFrom']({ id, from: from.id, measure: 'intake' })
    expect((await refusal(edit)).code).toBe('plan-locked')
    expect((await refusal(season)).code).toBe('plan-locked')
  })

  it('may be edited again when it was returned', async () => {
    const { id } = await create(2027)
    workspace.put('plan', { [id]: { status: 'returned' } })
    expect(await done(workspace.plans['plans.edit']({ id, note: 'x' }))).toMatchObject({
      note: 'x',
      status: 'returned',
    })
  })

  it('that is not there is told so', async () => {
    expect(await refusal(() => workspace.plans['plans.edit']({ id: 'none', note: 'x' }))).toEqual({
      code: 'not-found',
      facts: { entity: 'plan', id: 'none' },
    })
  })

  it('comes and goes with undo and redo', async () => {
    await create(2027)
    workspace.open.ledger.undo()
    expect(await done(workspace.plans['plans.list']({}))).toEqual([])
    workspace.open.ledger.redo()
    expect(await done(workspace.plans['plans.list']({}))).toHaveLength(1)
  })
})

describe('the seasonality of another plan', () => {
  const months = (amounts: readonly (number | null)[]): Record<string, number | null> =>
    Object.fromEntries(amounts.map((amount, index) => [`m${String(index + 1).padStart(2, '0')}`, amount]))

  it('is that of its targets where there are any', async () => {
    const last = await create(2026)
    const { id } = await create(2027)
    workspace.put('targetLine', {
      a: { plan: last.id, measure: 'intake', owner: 'li', channel: 'c', ...months([100, 200, null, 300]) },
      b: { plan: last.id, measure: 'intake', owner: 'li', channel: 'd', ...months([100]) },
      other: { plan: last.id, measure: 'revenue', owner: 'li', channel: 'd', ...months([900]) },
    })
    workspace.put('quota', { q: { plan: last.id, measure: 'intake', level: 'person', subject: 'li', year: 1_000_000 } })
    const plan = await done(workspace.plans['plans.seasonalityFrom']({ id, from: last.id, measure: 'intake' }))
    expect(plan.seasonality).toEqual([2, 2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('is that of its quotas otherwise, counted at one level only, even within their quarters', async () => {
    const last = await create(2026)
    const { id } = await create(2027)
    workspace.put('quota', {
      a: { plan: last.id, measure: 'intake', level: 'person', subject: 'li', q1: 100, q2: 200 },
      b: { plan: last.id, measure: 'intake', level: 'person', subject: 'wang', q1: 100, q4: 400 },
      region: { plan: last.id, measure: 'intake', level: 'region', subject: 'east', q3: 9_999_999 },
    })
    const plan = await done(workspace.plans['plans.seasonalityFrom']({ id, from: last.id, measure: 'intake' }))
    expect(plan.seasonality).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0, 2, 2, 2])
  })

  it('follows the calendar when the fiscal years begin in different months', async () => {
    const last = await create(2026, 4)
    const { id } = await create(2027, 1)
    workspace.put('targetLine', { a: { plan: last.id, measure: 'intake', owner: 'li', channel: 'c', ...months([7]) } })
    const plan = await done(workspace.plans['plans.seasonalityFrom']({ id, from: last.id, measure: 'intake' }))
    expect(plan.seasonality).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])
  })

  it('cannot be taken from a plan without amounts', async () => {
    const last = await create(2026)
    const { id } = await create(2027)
    expect(
      (await refusal(() => workspace.plans['plans.seasonalityFrom']({ id, from: last.id, measure: 'intake' }))).code,
    ).toBe('plan-empty')
  })
})

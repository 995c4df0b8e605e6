import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createActualsService } from '../../src-main/actuals/actuals.service.ts'
import { createSeasonalityService } from '../../src-main/seasonality/seasonality.service.ts'
import type { Making } from '../../src-main/seasonality/seasonality.contract.ts'
import { createChannelsService } from '../../src-main/channels/channels.service.ts'
import { refusal } from './refusal.ts'
import { c1, c2, c3, done, openSmallRegion, keyOf } from './targets.fixture.ts'

type Region = Awaited<ReturnType<typeof openSmallRegion>>
let region: Region
let seasonality: ReturnType<typeof createSeasonalityService>
beforeEach(async () => {
  region = await openSmallRegion()
  seasonality = createSeasonalityService(region.context)
})
afterEach(() => region.close())

const creating = (name: string, making: Making, plan = region.plan) =>
  seasonality['seasonality.create']({ name, plan, making })
const create = (...parts: Parameters<typeof creating>) => done(creating(...parts))
const profiles = () => done(seasonality['seasonality.profiles']({}))
const profile = async (id: string) => {
  const found = (await profiles()).find((one) => one.id === id)
  if (!found) throw new Error(`no profile ${id}`)
  return found
}
const weighing = (id: string, weights: readonly number[]) =>
  seasonality['seasonality.edit']({
    act: 'type',
    edits: weights.map((value, at) => ({ id, field: 'weight', month: at + 1, value: value * 10_000 })),
  })
const weigh = (...parts: Parameters<typeof weighing>) => done(weighing(...parts))
const following = (id: string | null) => seasonality['seasonality.follow']({ plan: region.plan, profile: id })
const follow = (id: string | null) => done(following(id))
const where = () => ({ plan: region.plan, measure: 'intake' as const })
const spread = (
  lines: (typeof c1)[],
  total: number,
  period: { kind: 'year' } | { kind: 'quarter'; quarter: number } = { kind: 'year' },
) => done(region.targets['targets.spread']({ ...where(), lines, total, period }))
const undo = () => region.open.ledger.undo()

const summer = [1, 1, 1, 2, 2, 2, 2, 2, 2, 1, 1, 1]
const winter = [3, 3, 3, 1, 1, 1, 1, 1, 1, 3, 3, 3]

describe('a profile from last year’s actuals', () => {
  it('follows what came in; a month without a record counts as the mean, one with returns as nothing', async () => {
    const actuals = createActualsService(region.context)
    const record = (month: number, amount: number) =>
      done(
        actuals['actuals.create']({
          fields: {
            measure: 'revenue',
            channel: c1.channel,
            occurredOn: `2026-${String(month).padStart(2, '0')}-15`,
            amount,
          },
        }),
      )
    for (let month = 1; month <= 11; month += 1) await record(month, month === 2 ? -500 : 1000)
    const { id } = await create('实绩', { kind: 'actuals', fiscalYear: 2026, measure: 'revenue', channel: null })
    const made = await profile(id)
    expect(made.source).toEqual({ kind: 'actuals', fiscalYear: 2026, measure: 'revenue', channel: null })
    const weights = made.weights
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(1_000_000)
    expect(weights[1]).toBe(0)
    // The mean of ten thousands and a nothing.
    expect((weights[11] ?? 0) / (weights[0] ?? 1)).toBeCloseTo(10 / 11, 2)
    expect(
      await refusal(() => creating('更早', { kind: 'actuals', fiscalYear: 2025, measure: 'revenue', channel: null })),
    ).toMatchObject({ code: 'actuals-none', facts: { fiscalYear: 2025 } })
  })
})

describe('a profile', () => {
  it('is made even, by hand, by 4-4-5 and by working days, with a name of its own', async () => {
    await create('平均', { kind: 'even' })
    const weeks = await create('财务周', { kind: 'pattern', pattern: '4-4-5' })
    const days = await create('工作日', { kind: 'working-days' })
    expect((await profiles()).map(({ name }) => name)).toEqual(['财务周', '工作日', '平均'])
    expect((await profile(weeks.id)).weights.slice(0, 4)).toEqual([40_000, 40_000, 50_000, 40_000])
    const made = await profile(days.id)
    expect(made).toMatchObject({ source: { kind: 'working-days', fiscalYear: 2027 }, year: 2027 })
    expect(made.weights.slice(0, 2)).toEqual([200_000, 160_000])
    expect(await refusal(() => creating('平均', { kind: 'hand' }))).toMatchObject({
      code: 'name-taken',
      facts: { entity: 'profile', field: 'name', value: '平均' },
    })
    expect((await refusal(() => creating('  ', { kind: 'even' }))).facts).toMatchObject({ reason: 'required' })
  })

  it('is made from last year’s targets, of all or of one channel, turned to the calendar', async () => {
    const last = await done(region.plans['plans.create']({ fiscalYear: 2026, firstMonth: 4, step: 100 }))
    await done(
      region.targets['targets.write']({
        plan: last.id,
        measure: 'intake',
        act: 'type',
        lines: [c1, c3],
        cells: [
          [0, 1, 100],
          [1, 10, 300],
        ],
      }),
    )
    const all = await create('去年', { kind: 'targets', from: last.id, measure: 'intake', channel: null })
    // The first month of that year is April, the tenth January.
    const { weights, year, source } = await profile(all.id)
    expect([weights[3], weights[0]]).toEqual([250_000, 750_000])
    expect({ year, source }).toEqual({
      year: 2027,
      source: { kind: 'targets', fiscalYear: 2026, measure: 'intake', channel: null },
    })
    const one = await create('沪康', { kind: 'targets', from: last.id, measure: 'intake', channel: 'c1' })
    expect((await profile(one.id)).weights[3]).toBe(1_000_000)
    const none = () => creating('无', { kind: 'targets', from: last.id, measure: 'revenue', channel: null })
    expect((await refusal(none)).code).toBe('plan-empty')
  })

  it('is typed into month by month as one act, which one undo takes back', async () => {
    const { id } = await create('旺季', { kind: 'even' })
    const before = (await profile(id)).weights
    await weigh(id, summer)
    expect((await profile(id)).weights).toEqual(summer.map((one) => one * 10_000))
    expect((await profile(id)).source).toEqual({ kind: 'hand' })
    undo()
    expect((await profile(id)).weights).toEqual(before)
    expect((await profile(id)).source).toEqual({ kind: 'even' })
    expect((await refusal(() => weighing(id, Array<number>(12).fill(0)))).facts).toMatchObject({
      field: 'weights',
      reason: 'range',
    })
  })

  it('moves weight between January and February as the festival moves, and has nothing to move a second time', async () => {
    const { id } = await create('去年', { kind: 'hand' })
    await done(seasonality['seasonality.edit']({ act: 'edit', edits: [{ id, field: 'year', value: 2025 }] }))
    await weigh(id, [81, 72, ...Array<number>(10).fill(100)])
    await done(seasonality['seasonality.shiftFestival']({ id, plan: region.plan }))
    const { weights, year } = await profile(id)
    // 2025: 27 open days in January at 3, 24 in February at 3; 2027: 31 and 20.
    expect([weights[0], weights[1], weights[2], year]).toEqual([930_000, 600_000, 1_000_000, 2027])
    expect((await refusal(() => seasonality['seasonality.shiftFestival']({ id, plan: region.plan }))).code).toBe(
      'seasonality-settled',
    )
  })
})

describe('a plan that follows a profile', () => {
  it('spreads a blank year by it instead of its own weights, and by those again once it follows none', async () => {
    await done(region.plans['plans.edit']({ id: region.plan, seasonality: winter }))
    const { id } = await create('旺季', { kind: 'hand' })
    await weigh(id, summer)
    await follow(id)
    expect((await spread([c1], 1_800)).lines[0]?.months).toEqual(summer.map((one) => one * 100))
    undo()
    await follow(null)
    expect((await spread([c1], 2_400)).lines[0]?.months).toEqual(winter.map((one) => one * 100))
  })

  it('reads it by the calendar where its own year begins in July', async () => {
    const plan = await done(region.plans['plans.create']({ fiscalYear: 2028, firstMonth: 7, step: 100 }))
    const { id } = await create('一月', { kind: 'hand' })
    await weigh(id, [5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    await done(seasonality['seasonality.follow']({ plan: plan.id, profile: id }))
    const written = await done(
      region.targets['targets.spread']({
        plan: plan.id,
        measure: 'intake',
        lines: [c1],
        total: 700,
        period: { kind: 'year' },
      }),
    )
    expect(written.lines[0]?.months[6]).toBe(700)
  })

  it('falls back to even when the profile is taken out, and follows it again when that is undone', async () => {
    const { id } = await create('旺季', { kind: 'hand' })
    await weigh(id, summer)
    await follow(id)
    await done(seasonality['seasonality.remove']({ id }))
    const preview = () =>
      done(region.targets['targets.previewSpread']({ ...where(), lines: [c1], total: 1_200, period: { kind: 'year' } }))
    expect(await preview()).toMatchObject({ basis: 'even', profiles: [] })
    undo()
    expect(await preview()).toMatchObject({ basis: 'seasonality', profiles: [{ name: '旺季', lines: 1 }] })
  })

  it('refuses another profile while it is submitted or approved', async () => {
    const { id } = await create('旺季', { kind: 'even' })
    for (const status of ['submitted', 'approved']) {
      region.put('plan', { [region.plan]: { status } })
      // oxlint-disable-next-line no-await-in-loop
      expect((await refusal(() => following(id))).code).toBe('plan-locked')
    }
  })

  it('of old data, with weights of its own alone, goes on spreading by them', async () => {
    region.put('plan', { [region.plan]: { seasonality: JSON.stringify(winter) } })
    expect((await spread([c1], 2_400)).lines[0]?.months).toEqual(winter.map((one) => one * 100))
  })
})

describe('a channel with a profile of its own', () => {
  const channels = () => createChannelsService(region.context)
  const giving = (channel: string, id: string | null) =>
    channels()['channels.edit']({ act: 'type', edits: [{ id: channel, field: 'profile', value: id }] })
  const give = (channel: string, id: string | null) => done(giving(channel, id))

  it('follows it, the others follow the plan, and each line’s year weighs alike', async () => {
    const warm = await create('夏旺', { kind: 'hand' })
    await weigh(warm.id, summer)
    const cold = await create('冬旺', { kind: 'hand' })
    await weigh(cold.id, winter)
    await follow(warm.id)
    await give('c2', cold.id)
    const typed = { ...where(), lines: [c1, c2], total: 3_600, period: { kind: 'year' } as const }
    const preview = await done(region.targets['targets.previewSpread'](typed))
    expect(preview.profiles).toEqual([
      { name: '夏旺', lines: 1 },
      { name: '冬旺', lines: 1 },
    ])
    const written = await spread([c1, c2], 3_600)
    expect(written.lines.map(({ months }) => months)).toEqual([
      summer.map((one) => one * 100),
      // 24 parts of 1800 at steps of 元: 225 is 2.25 元 and rounds, the sums stay exact.
      written.lines[1]?.months,
    ])
    expect(written.lines[1]?.months.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(1_800)
    expect((await profile(cold.id)).channels).toBe(1)
  })

  it('takes more of a quarter in which its profile has more of the year', async () => {
    const cold = await create('冬旺', { kind: 'hand' })
    await weigh(cold.id, winter)
    await give('c2', cold.id)
    // A winter quarter is 9 of 24 parts of its year, an even one 6 of 24.
    const written = await spread([c1, c2], 15_000, { kind: 'quarter', quarter: 1 })
    expect(written.lines.map(({ months }) => months.slice(0, 3))).toEqual([
      [2_000, 2_000, 2_000],
      [3_000, 3_000, 3_000],
    ])
  })

  it('is not followed by the owner’s new-customers line', async () => {
    const cold = await create('冬旺', { kind: 'hand' })
    await weigh(cold.id, winter)
    await give('c1', cold.id)
    const written = await spread([keyOf('li', null, 'sh')], 1_200)
    expect(written.lines[0]?.months).toEqual(Array(12).fill(100))
  })

  it('refuses a profile that is not there', async () => {
    expect((await refusal(() => giving('c1', 'nowhere'))).code).toBe('reference-missing')
  })
})

describe('the table of holidays', () => {
  const holidays = () => done(seasonality['seasonality.holidays']({}))
  const day = async (date: string) => (await holidays()).days.find((one) => one.date === date)
  const editing = (...edits: Parameters<(typeof seasonality)['seasonality.editHolidays']>[0]['edits']) =>
    seasonality['seasonality.editHolidays']({ act: 'type', edits })
  const edit = (...edits: Parameters<typeof editing>) => done(editing(...edits))

  it('shows what ships with the app, and says which days are only computed', async () => {
    expect(await day('2026-02-17')).toEqual({ date: '2026-02-17', name: '春节', kind: 'off', origin: 'announced' })
    expect(await day('2026-02-28')).toMatchObject({ kind: 'work' })
    expect(await day('2027-02-06')).toMatchObject({ kind: 'off', origin: 'provisional' })
  })

  it('takes the user’s days, counts by them, and an undo brings back what shipped', async () => {
    const january = async () =>
      (await profile((await create(`日${Math.random()}`, { kind: 'working-days' })).id)).weights[0]
    expect(await january()).toBe(200_000)
    await edit(
      { date: '2027-01-04', name: '公司成立日', kind: 'off' },
      { date: '2027-01-09', name: '补班', kind: 'work' },
      { date: '2027-01-05', name: '盘点', kind: 'off' },
    )
    expect(await day('2027-01-04')).toEqual({ date: '2027-01-04', name: '公司成立日', kind: 'off', origin: 'own' })
    expect(await january()).toBe(190_000)
    await edit({ date: '2027-01-01', kind: 'plain' })
    expect(await january()).toBe(200_000)
    await edit({ date: '2027-01-01', kind: null })
    expect(await day('2027-01-01')).toMatchObject({ kind: 'off', origin: 'provisional' })
  })

  it('refuses a day that the calendar does not have, and a day without a name', async () => {
    expect((await refusal(() => editing({ date: '2027-02-30', name: '无', kind: 'off' }))).facts).toMatchObject({
      field: 'date',
    })
    expect((await refusal(() => editing({ date: '2027-03-08', kind: 'off' }))).facts).toMatchObject({ field: 'name' })
  })
})

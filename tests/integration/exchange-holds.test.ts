import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPlansService } from '../../src-main/plans/plans.service.ts'
import { createSeasonalityService } from '../../src-main/seasonality/seasonality.service.ts'
import type { Edit } from '../../src-main/ledger/ledger.ts'
import { createTargetsService } from '../../src-main/targets/targets.service.ts'
import { openPair, type Pair, type Side } from './exchange-pair.ts'
import { refusal } from './refusal.ts'
import { c1, done } from './targets.fixture.ts'

let pair: Pair
beforeAll(async () => {
  let clock = Date.UTC(2027, 2, 5, 8)
  pair = await openPair(() => (clock += 1000))
}, 60_000)
afterAll(() => pair.close())

const make = (
  { workspace }: Side,
  entity: Edit['entity'],
  id: string,
  fields: Readonly<Record<string, string>>,
): void => {
  const edits = Object.entries({ live: 1, ...fields }).map(([field, value]): Edit => ({ entity, id, field, value }))
  workspace.open.ledger.commit('create', {}, edits)
}

test('held cells and profiles travel: the receiver sees them held, refuses to type there, and spreads around and by them', async () => {
  const { manager, headquarters, at } = pair
  make(manager, 'person', 'li', { name: '李静' })
  make(manager, 'channel', 'c1', { name: '沪康', owner: 'li' })
  const plans = createPlansService(manager.workspace.context)
  const targets = createTargetsService(manager.workspace.context)
  const seasonality = createSeasonalityService(manager.workspace.context)
  const { id: plan } = await done(plans['plans.create']({ fiscalYear: 2027, firstMonth: 1, step: 100 }))
  const where = { plan, measure: 'intake' as const, lines: [c1] }
  const made = await done(
    seasonality['seasonality.create']({ name: '财务周', plan, making: { kind: 'pattern', pattern: '4-4-5' } }),
  )
  await done(seasonality['seasonality.follow']({ plan, profile: made.id }))
  await done(targets['targets.write']({ ...where, act: 'type', cells: [[0, 1, 500]] }))
  await done(targets['targets.hold']({ ...where, held: true, cells: [[0, 1]] }))

  await manager.write(at('holds.qudao'), headquarters)
  await headquarters.take(at('holds.qudao'))

  const there = createTargetsService(headquarters.workspace.context)
  const { lines } = await done(there['targets.grid']({ plan, measure: 'intake' }))
  expect(lines[0]).toMatchObject({ held: 1, months: [500, ...Array(11).fill(null)] })
  expect((await refusal(() => there['targets.write']({ ...where, act: 'type', cells: [[0, 1, 9]] }))).code).toBe(
    'cell-held',
  )
  const typed = { ...where, period: { kind: 'quarter', quarter: 1 } as const, total: 500 + 900 }
  expect(await done(there['targets.previewSpread'](typed))).toMatchObject({
    held: 1,
    basis: 'seasonality',
    profiles: [{ name: '财务周', lines: 1 }],
    lines: [{ before: [500, null, null], after: [500, 400, 500] }],
  })
})

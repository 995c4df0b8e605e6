import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StartInput } from '../../src-main/starting/starting.contract.ts'
import { startApp, type TestApp } from './app-harness.ts'

let app: TestApp
let last: string
let next: string
type Ids = { readonly li: string; readonly c1: string; readonly c2: string; readonly c3: string; readonly sh: string }
let ids: Ids

/** Last year's plan, which begins in January, with three channels; this year's begins in April. */
beforeEach(async () => {
  app = startApp()
  await app.get('workspace.create', { kind: 'manager', name: '华东', user: '张伟' })
  last = (await app.get('plans.create', { fiscalYear: 2026, firstMonth: 1, step: 100 })).id
  next = (await app.get('plans.create', { fiscalYear: 2027, firstMonth: 4, step: 10_000 })).id
  const person = async (name: string) => (await app.get('people.create', { entity: 'person', fields: { name } })).id
  const city = async (name: string, code: string) =>
    (await app.get('people.create', { entity: 'city', fields: { name, code, province: name } })).id
  const [li, wang, sh, hz] = [
    await person('李静'),
    await person('王磊'),
    await city('上海市', '310100'),
    await city('杭州市', '330100'),
  ]
  const channel = async (code: string, owner: string, place: string, grade: string) =>
    (await app.get('channels.create', { fields: { code, name: code, owner, city: place, grade } })).id
  const [c1, c2, c3] = [
    await channel('A1', li, sh, 'A'),
    await channel('B1', li, sh, 'B'),
    await channel('C1', wang, hz, 'B'),
  ]
  ids = { li, c1, c2, c3, sh }
  const cells = [0, 1, 2].flatMap((line) =>
    Array.from({ length: 12 }, (_, month): [number, number, number] => [
      line,
      month + 1,
      (line + 1) * 100_000 * (month + 1),
    ]),
  )
  const lines = [
    { owner: li, channel: c1, city: null },
    { owner: li, channel: c2, city: null },
    { owner: wang, channel: c3, city: null },
  ]
  await app.get('targets.write', { plan: last, measure: 'intake', act: 'type', lines, cells })
})
afterEach(() => app.close())

const input = (more: Partial<StartInput> = {}): StartInput => ({
  plan: next,
  source: { plan: last, what: 'targets' },
  measures: ['intake'],
  rules: [],
  mode: 'blanks',
  archived: false,
  ...more,
})
const percent = (hundredths: number) => ({ kind: 'percent' as const, hundredths })
const lineOf = async (channel: string) => {
  const { lines } = await app.get('targets.grid', { plan: next, measure: 'intake' })
  const line = lines.find((one) => one.channel === channel)
  if (!line) throw new Error('no line')
  return line
}
const total = (months: readonly (number | null)[]): number => months.reduce<number>((all, one) => all + (one ?? 0), 0)

test('a plan is taken over month by month of the calendar, as one act that one undo takes back', async () => {
  const [preview] = await app.get('starting.preview', input())
  expect(preview).toMatchObject({ cells: 36, lines: 3, skippedHeld: 0, skippedWritten: 0, before: null })
  const { batch, changed } = await app.get('starting.apply', input())
  expect([batch === null, changed]).toEqual([false, 36])
  // April, the first month here, was the fourth there.
  expect((await lineOf(ids.c1)).months).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map((month) => month * 100_000))
  const [entry] = await app.get('history.batches', { limit: 1 })
  expect(entry).toMatchObject({ act: 'copy', facts: { from: 2026, cells: 36 } })
  await app.get('history.undo', {})
  expect((await lineOf(ids.c1)).months).toEqual(Array.from({ length: 12 }, () => null))
})

test("every rule's lines grow to their exact total, the most specific rule winning", async () => {
  const rules = [
    { scope: 'all' as const, subject: null, growth: percent(333) },
    { scope: 'grade' as const, subject: 'B', growth: percent(1000) },
    { scope: 'channel' as const, subject: ids.c3, growth: { kind: 'amount' as const, fen: 1_234_500 } },
  ]
  const [preview] = await app.get('starting.preview', input({ rules }))
  expect(preview?.rules).toEqual([
    { rule: 0, lines: 1, source: 7_800_000, grown: 8_060_000 },
    { rule: 1, lines: 1, source: 15_600_000, grown: 17_160_000 },
    { rule: 2, lines: 1, source: 23_400_000, grown: 24_634_500 },
  ])
  await app.get('starting.apply', input({ rules }))
  expect(await Promise.all([ids.c1, ids.c2, ids.c3].map(async (id) => total((await lineOf(id)).months)))).toEqual([
    8_060_000, 17_160_000, 24_634_500,
  ])
})

test('blanks alone are filled: amounts, zeros and held cells stay, and each is told', async () => {
  const lines = [{ owner: ids.li, channel: ids.c1, city: null }]
  const where = { plan: next, measure: 'intake' as const, lines }
  await app.get('targets.write', {
    ...where,
    act: 'type',
    cells: [
      [0, 1, 0],
      [0, 2, 777_700],
    ],
  })
  await app.get('targets.hold', { ...where, held: true, cells: [[0, 3]] })
  const [preview] = await app.get('starting.preview', input())
  expect(preview).toMatchObject({ cells: 33, skippedWritten: 2, skippedHeld: 1 })
  await app.get('starting.apply', input())
  expect((await lineOf(ids.c1)).months.slice(0, 4)).toEqual([0, 777_700, null, 700_000])
  await app.get('starting.apply', input({ mode: 'overwrite' }))
  expect((await lineOf(ids.c1)).months.slice(0, 4)).toEqual([400_000, 500_000, null, 700_000])
})

test('an archived channel is left out and told, unless it is asked for', async () => {
  await app.get('channels.archive', { ids: [ids.c3], archived: true })
  const [preview] = await app.get('starting.preview', input())
  expect(preview?.leftOut).toEqual([{ reason: 'archived', count: 1, fen: 23_400_000 }])
  expect(preview?.cells).toBe(24)
  expect((await app.get('starting.preview', input({ archived: true })))[0]).toMatchObject({ cells: 36, leftOut: [] })
})

test('quotas start quotas, grown together by level; who has one here keeps it', async () => {
  const quota = (plan: string, subject: string, amount: number) =>
    app.get('targets.setQuota', { plan, measure: 'intake', level: 'city', subject, grain: 'year', amounts: [amount] })
  await quota(last, ids.sh, 1_000_000)
  const source = { plan: last, what: 'quotas' as const }
  const rules = [{ scope: 'all' as const, subject: null, growth: percent(500) }]
  const { changed } = await app.get('starting.apply', input({ source, rules }))
  expect(changed).toBe(1)
  const quotas = async () => (await app.get('targets.grid', { plan: next, measure: 'intake' })).quotas
  expect((await quotas()).map(({ amounts }) => amounts)).toEqual([[1_050_000]])
  await quota(next, ids.sh, 5)
  expect((await app.get('starting.preview', input({ source, rules })))[0]).toMatchObject({
    cells: 0,
    skippedWritten: 1,
  })
})

test('an empty source, a locked plan and a total below zero are refused with nothing written', async () => {
  const before = (await app.get('history.batches', { limit: 500 })).length
  const refused = async (more: Partial<StartInput>) => {
    const result = await app.ask('starting.apply', input(more))
    return result.ok ? 'ok' : result.error
  }
  expect(await refused({ measures: ['revenue'] })).toMatchObject({ code: 'plan-empty' })
  const tooMuch = [{ scope: 'channel' as const, subject: ids.c1, growth: { kind: 'amount' as const, fen: -7_800_001 } }]
  expect(await refused({ rules: tooMuch })).toMatchObject({ code: 'amount-negative', facts: { totalFen: -1, rule: 1 } })
  expect(await refused({ plan: 'plan-1999-1' })).toMatchObject({ code: 'not-found' })
  expect((await app.get('history.batches', { limit: 500 })).length).toBe(before)
})

test('a year starts from what last year brought in: receipts, months without a record blank, returns as nothing', async () => {
  const record = (channel: string, measure: string, occurredOn: string, amount: number) =>
    app.get('actuals.create', { fields: { channel, measure, occurredOn, amount } })
  await record(ids.c1, 'receipt', '2026-04-30', 120_000)
  await record(ids.c1, 'receipt', '2026-04-02', 80_000)
  await record(ids.c1, 'order', '2026-05-02', 999_999)
  await record(ids.c2, 'order', '2026-06-02', 50_000)
  await record(ids.c3, 'receipt', '2026-07-02', -30_000)
  const source = { what: 'actuals' as const, fiscalYear: 2026 }
  const [preview] = await app.get(
    'starting.preview',
    input({ source, rules: [{ scope: 'all', subject: null, growth: percent(1000) }] }),
  )
  expect(preview).toMatchObject({ cells: 3, lines: 3, negative: 1, source: 250_000, after: 280_000 })
  await app.get('starting.apply', input({ source }))
  // This plan begins in April.
  expect((await lineOf(ids.c1)).months).toEqual([200_000, ...Array.from({ length: 11 }, () => null)])
  expect((await lineOf(ids.c2)).months.slice(0, 4)).toEqual([null, null, 50_000, null])
  expect((await lineOf(ids.c3)).months.slice(2, 5)).toEqual([null, 0, null])
  const [entry] = await app.get('history.batches', { limit: 1 })
  expect(entry).toMatchObject({ act: 'copy', facts: { from: 2026, what: 'actuals' } })
  const none = await app.ask('starting.preview', input({ source: { ...source, fiscalYear: 2025 } }))
  expect(none).toMatchObject({ ok: false, error: { code: 'actuals-none', facts: { fiscalYear: 2025 } } })
})

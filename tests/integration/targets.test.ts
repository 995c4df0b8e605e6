import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guardLocks } from '../../src-main/history/guard.ts'
import { createLedger } from '../../src-main/ledger/open.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import { refusal } from './refusal.ts'
import { done, keyOf, openSmallRegion } from './targets.fixture.ts'

let region: Awaited<ReturnType<typeof openSmallRegion>>
beforeEach(async () => {
  region = await openSmallRegion()
})
afterEach(() => region.close())

const where = () => ({ plan: region.plan, measure: 'intake' as const })
const grid = () => done(region.targets['targets.grid'](where()))
const line = async (owner: string | null, channel: string | null, city: string | null = null) => {
  const id = targetLineId(region.plan, 'intake', keyOf(owner, channel, city))
  const found = (await grid()).lines.find((one) => one.id === id)
  if (!found) throw new Error(`no line ${owner} ${channel} ${city}`)
  return found
}
type Cell = [number, number, number | null]
const writing = (keys: readonly ReturnType<typeof keyOf>[], cells: readonly Cell[], act: 'type' | 'paste' | 'fill' | 'clear' = 'type') =>
  region.targets['targets.write']({ ...where(), act, lines: [...keys], cells: [...cells] })
const write = (...parts: Parameters<typeof writing>) => done(writing(...parts))
const holding = (held: boolean, keys: readonly ReturnType<typeof keyOf>[], cells: readonly [number, number][]) =>
  region.targets['targets.hold']({ ...where(), held, lines: [...keys], cells: cells.map(([index, month]) => [index, month]) })
const spreading = (keys: readonly ReturnType<typeof keyOf>[], total: number, period: Parameters<(typeof region.targets)['targets.spread']>[0]['period'] = { kind: 'year' }) =>
  region.targets['targets.spread']({ ...where(), lines: [...keys], total, period })
const lock = (status = 'approved') => region.put('plan', { [region.plan]: { status } })
const [c1, c2, c3] = [keyOf('li', 'c1'), keyOf('li', 'c2'), keyOf('wang', 'c3')]
const batches = () => region.open.ledger.batches(500).length

describe('the grid', () => {
  it('offers a blank line for every channel before anything is written', async () => {
    const { lines, quotas, plan, measure } = await grid()
    expect(lines.map(({ channel, owner, city }) => [channel, owner, city])).toEqual([
      ['c1', 'li', 'sh'], ['c2', 'li', 'sh'], ['c3', 'wang', 'hz'],
    ])
    expect(lines.every(({ months, held }) => held === 0 && months.every((amount) => amount === null))).toBe(true)
    expect([quotas, plan.id, measure]).toEqual([[], region.plan, 'intake'])
    expect(region.open.sqlite.prepare('SELECT count(*) FROM targetLine').pluck().get()).toBe(0)
  })

  it('keeps the two measures and the plans apart', async () => {
    await write([c1], [[0, 1, 500]])
    const revenue = await done(region.targets['targets.grid']({ plan: region.plan, measure: 'revenue' }))
    expect(revenue.lines[0]?.months[0]).toBeNull()
    const next = await done(region.plans['plans.create']({ fiscalYear: 2028, firstMonth: 1, step: 100 }))
    expect((await done(region.targets['targets.grid']({ plan: next.id, measure: 'intake' }))).lines[0]?.months[0]).toBeNull()
  })

  it('moves to the new owner and keeps the former owner’s amounts in sight', async () => {
    await write([c1], [[0, 1, 500]])
    region.put('channel', { c1: { owner: 'wang' } })
    expect((await line('wang', 'c1')).months[0]).toBeNull()
    expect((await line('li', 'c1')).months[0]).toBe(500)
  })

  it('of an unknown plan is told so', async () => {
    expect((await refusal(() => region.targets['targets.grid']({ plan: 'none', measure: 'intake' }))).code).toBe('not-found')
  })
})

describe('typing in a month', () => {
  it('saves the amount, answers the line as it stands, and tells the window', async () => {
    const written = await write([c1], [[0, 3, 4_060]])
    expect(written).toMatchObject({ changed: 1, lines: [{ channel: 'c1', city: 'sh', held: 0 }] })
    expect(written.lines).toEqual([await line('li', 'c1')])
    expect(region.told.at(-1)).toEqual({ name: 'changed', event: { batch: written.batch, entities: ['targetLine'], unsent: 0 } })
  })

  it('keeps a decided zero and a blank apart', async () => {
    await write([c1], [[0, 1, 0], [0, 2, 7]])
    await write([c1], [[0, 2, null]], 'clear')
    expect((await line('li', 'c1')).months.slice(0, 3)).toEqual([0, null, null])
  })

  it('makes no line for a blank over a blank', async () => {
    const before = batches()
    expect(await write([c1], [[0, 1, null]], 'clear')).toMatchObject({ batch: null, changed: 0 })
    expect(batches()).toBe(before)
  })

  it('writes a whole paste as one act that one undo takes back', async () => {
    const cells: Cell[] = [0, 1, 2].flatMap((row) => Array.from({ length: 12 }, (_, month): Cell => [row, month + 1, row * 100 + month]))
    const before = batches()
    expect(await write([c1, c2, c3], cells, 'paste')).toMatchObject({ changed: 36 })
    expect(batches()).toBe(before + 1)
    region.open.ledger.undo()
    expect((await grid()).lines.every(({ months }) => months.every((amount) => amount === null))).toBe(true)
    region.open.ledger.redo()
    expect((await line('wang', 'c3')).months[11]).toBe(211)
  })

  it('takes the later of two writes of one cell, even where one line is named twice', async () => {
    await write([c1, { ...c1, city: 'sh' }], [[0, 1, 5], [1, 1, 6], [0, 2, 7]])
    expect((await line('li', 'c1')).months.slice(0, 2)).toEqual([6, 7])
  })

  it('meets the same line that another device wrote', () => {
    expect(targetLineId('plan-2027-1', 'intake', { owner: 'li', channel: 'c1', city: 'sh' })).toBe(
      targetLineId('plan-2027-1', 'intake', { owner: 'li', channel: 'c1', city: null }),
    )
    const others = [keyOf('wang', 'c1'), keyOf('li', 'c2'), keyOf('li', null), keyOf('li', null, 'sh'), keyOf(null, 'c1')]
    const ids = [c1, ...others].flatMap((key) => [targetLineId('p', 'intake', key), targetLineId('p', 'revenue', key), targetLineId('q', 'intake', key)])
    expect(new Set(ids).size).toBe(18)
  })

  it.each<[string, Cell[], string]>([
    ['a negative amount', [[0, 1, 5], [0, 2, -1]], 'amount-negative'],
    ['an amount beyond the range', [[0, 1, 5], [0, 2, 10_000_000_000_001]], 'amount-out-of-range'],
    ['a part of a fen', [[0, 1, 5], [0, 2, 0.5]], 'amount-out-of-range'],
    ['a line that is not in the list', [[0, 1, 5], [1, 2, 5]], 'invalid-input'],
  ])('refuses %s, and nothing of the write is kept', async (_, cells, code) => {
    expect((await refusal(() => writing([c1], cells))).code).toBe(code)
    expect((await line('li', 'c1')).months[0]).toBeNull()
  })

  it('names the channel of an amount that is refused', async () => {
    const { facts } = await refusal(() => writing([c1, c2], [[1, 4, -100]]))
    expect(facts).toMatchObject({ channel: '申和', value: '−1.00' })
  })

  it.each([
    ['channel', keyOf('li', 'nobody')],
    ['person', keyOf('nobody', 'c1')],
    ['city', keyOf('li', null, 'nowhere')],
    ['person', keyOf(null, null, 'sh')],
  ])('refuses a line whose %s is not there', async (entity, key) => {
    expect(await refusal(() => writing([key], [[0, 1, 5]]))).toMatchObject({ code: 'reference-missing', facts: { entity } })
  })

  it('refuses amounts whose sum could not be added exactly any more', async () => {
    const channels = Object.fromEntries(Array.from({ length: 63 }, (_, index) => [`big${index}`, { name: `大${index}`, owner: 'li' }]))
    region.put('channel', channels)
    const keys = Object.keys(channels).map((id) => keyOf('li', id))
    const all = (rows: number): Cell[] =>
      Array.from({ length: rows * 12 }, (_, index): Cell => [Math.floor(index / 12), (index % 12) + 1, 10_000_000_000_000])
    await write(keys, all(62), 'paste')
    const failure = await refusal(() => writing(keys, all(63), 'paste'))
    expect(failure).toMatchObject({ code: 'amount-out-of-range' })
  })
})

describe('held cells', () => {
  it('stay through a reload and refuse every write that touches one, whole', async () => {
    await write([c1], [[0, 1, 100], [0, 2, 200], [0, 3, 300]])
    await done(holding(true, [c1, c2], [[0, 2], [0, 3], [1, 12]]))
    expect([(await line('li', 'c1')).held, (await line('li', 'c2')).held]).toEqual([0b110, 0b1000_0000_0000])
    const failure = await refusal(() => writing([c1, c2], [[0, 1, 1], [0, 2, 1], [1, 12, 1]], 'paste'))
    expect(failure).toEqual({ code: 'cell-held', facts: { count: 2, channel: '沪康', month: 2 } })
    expect((await line('li', 'c1')).months.slice(0, 3)).toEqual([100, 200, 300])
  })

  it('refuse even the value that they hold, as a paste over them shows', async () => {
    await write([c1], [[0, 1, 100]])
    await done(holding(true, [c1], [[0, 1]]))
    expect((await refusal(() => writing([c1], [[0, 1, 100]], 'paste'))).code).toBe('cell-held')
  })

  it('name the calendar month where the year begins in April', async () => {
    region.put('plan', { [region.plan]: { firstMonth: 4 } })
    await done(holding(true, [c1], [[0, 10]]))
    expect((await refusal(() => writing([c1], [[0, 10, 1]]))).facts).toMatchObject({ month: 1 })
  })

  it('keep a blank blank and count what they changed', async () => {
    expect(await done(holding(true, [c1], [[0, 1], [0, 1], [0, 2]]))).toMatchObject({ changed: 2, lines: [{ held: 3 }] })
    expect(await done(holding(true, [c1], [[0, 1]]))).toMatchObject({ batch: null, changed: 0, lines: [{ held: 3 }] })
    expect((await refusal(() => writing([c1], [[0, 1, null]], 'clear'))).code).toBe('cell-held')
  })

  it('may be written once they are released', async () => {
    await done(holding(true, [c1], [[0, 1], [0, 2]]))
    expect(await done(holding(false, [c1], [[0, 1]]))).toMatchObject({ changed: 1, lines: [{ held: 2 }] })
    await write([c1], [[0, 1, 5]])
    expect((await line('li', 'c1')).months[0]).toBe(5)
  })

  it('are released and held again by undo and redo', async () => {
    await done(holding(true, [c1], [[0, 1]]))
    region.open.ledger.undo()
    expect((await line('li', 'c1')).held).toBe(0)
    region.open.ledger.redo()
    expect((await line('li', 'c1')).held).toBe(1)
  })

  it('do not move when an act from before the hold is undone', async () => {
    await write([c1], [[0, 1, 5]])
    const { open, context } = region
    const { id } = await line('li', 'c1')
    const change = { seq: 1, entity: 'targetLine', id, field: 'h01', value: 1, base: null }
    open.ledger.apply([{ id: context.ports.newId(), device: 'headquarters', hlc: 4096, author: '总部', act: 'hold', facts: {}, undoes: null, changes: [change] }])
    const guarded = createLedger(open.sqlite, {
      device: open.ledger.device, author: '张伟', now: Date.now, newId: context.ports.newId, guard: (edits) => guardLocks(open.sqlite, edits),
    })
    expect((await refusal(() => ({ ok: true, value: guarded.undo() }))).code).toBe('cell-held')
    expect(await line('li', 'c1')).toMatchObject({ held: 1, months: [5, ...Array<null>(11).fill(null)] })
  })
})

describe('typing over a total', () => {
  it('spreads a blank year by the plan’s seasonality, alike over the lines, and the sum is exact', async () => {
    await done(region.plans['plans.edit']({ id: region.plan, seasonality: [1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2] }))
    const written = await done(spreading([c1, c2], 3_600_000))
    expect(written).toMatchObject({ changed: 24 })
    expect(written.lines.map(({ months }) => months)).toEqual([0, 1].map(() => [1, 1, 1, 2, 2, 2, 1, 1, 1, 2, 2, 2].map((part) => part * 100_000)))
  })

  it('spreads a quarter in proportion to what its months hold and leaves the other months alone', async () => {
    await write([c1], [[0, 3, 999], [0, 4, 1_000], [0, 6, 3_000], [0, 7, 999]])
    await done(spreading([c1], 8_000, { kind: 'quarter', quarter: 2 }))
    expect((await line('li', 'c1')).months.slice(2, 7)).toEqual([999, 2_000, null, 6_000, 999])
  })

  it('spreads one month of a city over its lines', async () => {
    await write([c1, c2], [[0, 1, 100], [1, 1, 300]])
    await done(spreading([c1, c2], 1_200, { kind: 'month', month: 1 }))
    expect([(await line('li', 'c1')).months[0], (await line('li', 'c2')).months[0]]).toEqual([300, 900])
  })

  it('moves no held cell', async () => {
    await write([c1], [[0, 1, 500], [0, 2, 100], [0, 3, 100]])
    await done(holding(true, [c1], [[0, 1]]))
    await done(spreading([c1], 1_500))
    expect((await line('li', 'c1')).months.slice(0, 3)).toEqual([500, 500, 500])
  })

  it('shows beforehand exactly what it will do, and writes nothing then', async () => {
    await write([c1, c2], [[0, 1, 500], [0, 2, 100], [1, 3, 101]])
    await done(holding(true, [c1], [[0, 1]]))
    const count = batches()
    const typed = { ...where(), lines: [c1, c2], period: { kind: 'quarter', quarter: 1 } as const, total: 10_007 }
    const preview = await done(region.targets['targets.previewSpread'](typed))
    expect(batches()).toBe(count)
    expect(preview).toMatchObject({ before: 701, after: 10_007, held: 1, basis: 'current' })
    await done(region.targets['targets.spread'](typed))
    const now = await grid()
    for (const { line: id, month, after } of preview.cells) {
      expect(now.lines.find((one) => one.id === id)?.months[month - 1]).toBe(after)
    }
    expect(preview.cells).toHaveLength(6)
    expect(preview.cells.reduce((sum, { after }) => sum + (after ?? 0), 0)).toBe(10_007)
  })

  it('changes nothing when the total that is there is typed again', async () => {
    await write([c1], [[0, 1, 12_345], [0, 2, 1]])
    expect(await done(spreading([c1], 12_346))).toMatchObject({ batch: null, changed: 0 })
  })

  it('counts a line once however often it is named', async () => {
    await done(spreading([c1, c1], 1_200))
    expect((await line('li', 'c1')).months).toEqual(Array(12).fill(100))
  })

  it.each<[string, number, string]>([
    ['held cells exceed it', 400, 'spread-held-exceeds'],
    ['it is negative', -1, 'amount-negative'],
    ['it is beyond the range', 10_000_000_000_001, 'amount-out-of-range'],
  ])('is refused and nothing changes when %s', async (_, total, code) => {
    await write([c1], [[0, 1, 500], [0, 2, 100]])
    await done(holding(true, [c1], [[0, 1]]))
    const count = batches()
    expect((await refusal(() => spreading([c1], total))).code).toBe(code)
    expect((await refusal(() => region.targets['targets.previewSpread']({ ...where(), lines: [c1], total, period: { kind: 'year' } }))).code).toBe(code)
    expect(batches()).toBe(count)
  })

  it('is refused when every cell is held', async () => {
    await done(holding(true, [c1], [[0, 1], [0, 2], [0, 3]]))
    expect((await refusal(() => spreading([c1], 5, { kind: 'quarter', quarter: 1 }))).code).toBe('spread-all-held')
  })
})

describe('quotas', () => {
  const set = (level: 'person' | 'city' | 'department' | 'region', subject: string, grain: 'year' | 'quarter' | 'month', amounts: (number | null)[]) =>
    region.targets['targets.setQuota']({ ...where(), level, subject, grain, amounts })

  it('stand in the grid at the grain they were given', async () => {
    const year = await done(set('region', 'east', 'year', [1_000]))
    const quarter = await done(set('person', 'li', 'quarter', [1, null, 0, 4]))
    expect((await grid()).quotas.toSorted((a, b) => (a.level < b.level ? -1 : 1))).toEqual([quarter, year])
    expect(quarter).toMatchObject({ level: 'person', subject: 'li', grain: 'quarter', amounts: [1, null, 0, 4] })
  })

  it('replace what was given at another grain, and undo brings it back', async () => {
    await done(set('person', 'li', 'month', Array<number>(12).fill(5)))
    await done(set('person', 'li', 'year', [100]))
    expect((await grid()).quotas).toMatchObject([{ grain: 'year', amounts: [100] }])
    region.open.ledger.undo()
    expect((await grid()).quotas).toMatchObject([{ grain: 'month', amounts: Array(12).fill(5) }])
  })

  it('that are all blank are none', async () => {
    await done(set('person', 'li', 'year', [100]))
    await done(set('person', 'li', 'year', [null]))
    expect((await grid()).quotas).toEqual([])
  })

  it.each<[string, () => Promise<unknown>, string]>([
    ['too few amounts', async () => valueOfRefusal(set('person', 'li', 'quarter', [1, 2])), 'quota-invalid'],
    ['a negative amount', async () => valueOfRefusal(set('person', 'li', 'year', [-1])), 'amount-negative'],
    ['an amount beyond the range', async () => valueOfRefusal(set('person', 'li', 'year', [1e14])), 'amount-out-of-range'],
    ['a person who is not there', async () => valueOfRefusal(set('person', 'nobody', 'year', [1])), 'reference-missing'],
    ['a person where a city is named', async () => valueOfRefusal(set('city', 'li', 'year', [1])), 'reference-missing'],
  ])('with %s are refused', async (_, work, code) => {
    expect((await refusal(async () => ({ ok: true, value: await work() }))).code).toBe(code)
    expect((await grid()).quotas).toEqual([])
  })
  const valueOfRefusal = (result: ReturnType<typeof set>) => done(result)

  it('are spread over the owners’ lines; an owner without a line gets one for new customers, and no fen is lost', async () => {
    await done(region.plans['plans.edit']({ id: region.plan, seasonality: [5, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] }))
    await done(set('person', 'li', 'quarter', [100_001, 200_002, 300_003, 400_004]))
    await done(set('person', 'zhao', 'year', [777_777]))
    await done(set('city', 'hz', 'year', [5]))
    await write([c2], [[0, 5, 1]])
    const count = batches()
    const written = await done(region.targets['targets.spreadQuotas']({ ...where(), owners: null }))
    expect(batches()).toBe(count + 1)
    const sum = (months: readonly (number | null)[]) => months.reduce<number>((all, amount) => all + (amount ?? 0), 0)
    // Li's only amount takes all of his quota; Zhao has no line and gets one without a city.
    expect((await line('li', 'c2')).months[4]).toBe(1_000_010)
    const fresh = await line('zhao', null)
    expect(sum(fresh.months)).toBe(777_777)
    expect(fresh).toMatchObject({ channel: null, city: null })
    expect((await line('wang', 'c3')).months[0]).toBeNull()
    expect(written.changed).toBe(13)
  })

  it('of chosen owners only are spread when owners are named', async () => {
    await done(set('person', 'li', 'year', [2_400]))
    await done(set('person', 'wang', 'year', [1_200]))
    await done(region.targets['targets.spreadQuotas']({ ...where(), owners: ['wang'] }))
    expect([(await line('li', 'c1')).months[0], (await line('wang', 'c3')).months[0]]).toEqual([null, 100])
  })

  it('that do not fit above held cells are refused by the owner’s name, and nobody’s are spread', async () => {
    await done(set('person', 'li', 'year', [2_400]))
    await done(set('person', 'wang', 'year', [1_200]))
    await write([c3], [[0, 1, 5_000]])
    await done(holding(true, [c3], [[0, 1]]))
    const failure = await refusal(() => region.targets['targets.spreadQuotas']({ ...where(), owners: null }))
    expect(failure).toEqual({ code: 'spread-held-exceeds', facts: { heldFen: 5_000, totalFen: 1_200, owner: '王磊' } })
    expect((await line('li', 'c1')).months[0]).toBeNull()
  })

  it('cannot be spread where nobody has one', async () => {
    expect((await refusal(() => region.targets['targets.spreadQuotas']({ ...where(), owners: null }))).code).toBe('quota-invalid')
  })
})

describe('a line for new customers', () => {
  it('is added once to a city and can be written like any other', async () => {
    const add = () => done(region.targets['targets.addNewCustomers']({ ...where(), owner: 'li', city: 'sh' }))
    expect(await add()).toMatchObject({ changed: 1, lines: [{ owner: 'li', channel: null, city: 'sh' }] })
    expect(await add()).toMatchObject({ batch: null, changed: 0 })
    await write([keyOf('li', null, 'sh')], [[0, 3, 17]])
    expect((await line('li', null, 'sh')).months[2]).toBe(17)
    expect((await grid()).lines.map(({ channel }) => channel)).toEqual(['c1', 'c2', null, 'c3'])
  })

  it('goes away again by undo and comes back by adding it once more', async () => {
    const add = () => done(region.targets['targets.addNewCustomers']({ ...where(), owner: 'li', city: null }))
    await add()
    region.open.ledger.undo()
    expect((await grid()).lines).toHaveLength(3)
    expect(await add()).toMatchObject({ changed: 1 })
    expect((await grid()).lines.at(-1)).toMatchObject({ owner: 'li', channel: null, city: null })
  })

  it('of someone who is not there is refused', async () => {
    expect((await refusal(() => region.targets['targets.addNewCustomers']({ ...where(), owner: 'nobody', city: null }))).code).toBe('reference-missing')
  })
})

describe('a locked plan', () => {
  it.each(['submitted', 'approved'])('that is %s refuses every way in, and nothing changes', async (status) => {
    await write([c1], [[0, 1, 500]])
    await done(region.targets['targets.setQuota']({ ...where(), level: 'person', subject: 'li', grain: 'year', amounts: [5] }))
    lock(status)
    const count = batches()
    const year = { kind: 'year' } as const
    const ways = [
      () => writing([c1], [[0, 1, 1]]),
      () => writing([c1], [[0, 1, 1]], 'paste'),
      () => writing([c1], [[0, 1, 1]], 'fill'),
      () => writing([c1], [[0, 1, null]], 'clear'),
      () => spreading([c1], 1_000),
      () => region.targets['targets.previewSpread']({ ...where(), lines: [c1], total: 5, period: year }),
      () => region.targets['targets.spreadQuotas']({ ...where(), owners: null }),
      () => holding(true, [c1], [[0, 1]]),
      () => holding(false, [c1], [[0, 1]]),
      () => region.targets['targets.addNewCustomers']({ ...where(), owner: 'li', city: 'sh' }),
      () => region.targets['targets.setQuota']({ ...where(), level: 'person', subject: 'li', grain: 'year', amounts: [6] }),
    ]
    for (const way of ways) expect(await refusal(way)).toEqual({ code: 'plan-locked', facts: { status, fiscalYear: 2027 } })
    expect(batches()).toBe(count)
  })

  it('that was returned may be written again', async () => {
    lock('returned')
    expect(await write([c1], [[0, 1, 1]])).toMatchObject({ changed: 1 })
  })
})

import { describe, expect, it } from 'vitest'
import { guardLocks } from '../../src-main/history/guard.ts'
import { createLedger } from '../../src-main/ledger/open.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import { refusal } from './refusal.ts'
import { c1, c2, c3, done, eachInSmallRegion, keyOf, type CellWrite } from './targets.fixture.ts'

const { batches, grid, holding, line, region, write, writing } = eachInSmallRegion()

describe('typing in a month', () => {
  it('saves the amount, answers the line as it stands, and tells the window', async () => {
    const written = await write([c1], [[0, 3, 4_060]])
    expect(written).toMatchObject({ changed: 1, lines: [{ channel: 'c1', city: 'sh', held: 0 }] })
    expect(written.lines).toEqual([await line('li', 'c1')])
    expect(region().told.at(-1)).toEqual({
      name: 'changed',
      event: { batch: written.batch, entities: ['targetLine'], unsent: 0 },
    })
  })

  it('keeps a decided zero and a blank apart', async () => {
    await write(
      [c1],
      [
        [0, 1, 0],
        [0, 2, 7],
      ],
    )
    await write([c1], [[0, 2, null]], 'clear')
    expect((await line('li', 'c1')).months.slice(0, 3)).toEqual([0, null, null])
  })

  it('makes no line for a blank over a blank', async () => {
    const before = batches()
    expect(await write([c1], [[0, 1, null]], 'clear')).toMatchObject({ batch: null, changed: 0 })
    expect(batches()).toBe(before)
  })

  it('writes a whole paste as one act that one undo takes back', async () => {
    const cells: CellWrite[] = [0, 1, 2].flatMap((row) =>
      Array.from({ length: 12 }, (_, month): CellWrite => [row, month + 1, row * 100 + month]),
    )
    const before = batches()
    expect(await write([c1, c2, c3], cells, 'paste')).toMatchObject({ changed: 36 })
    expect(batches()).toBe(before + 1)
    region().open.ledger.undo()
    expect((await grid()).lines.every(({ months }) => months.every((amount) => amount === null))).toBe(true)
    region().open.ledger.redo()
    expect((await line('wang', 'c3')).months[11]).toBe(211)
  })

  it('takes the later of two writes of one cell, even where one line is named twice', async () => {
    await write(
      [c1, { ...c1, city: 'sh' }],
      [
        [0, 1, 5],
        [1, 1, 6],
        [0, 2, 7],
      ],
    )
    expect((await line('li', 'c1')).months.slice(0, 2)).toEqual([6, 7])
  })

  it('meets the same line that another device wrote', () => {
    expect(targetLineId('plan-2027-1', 'intake', { owner: 'li', channel: 'c1', city: 'sh' })).toBe(
      targetLineId('plan-2027-1', 'intake', { owner: 'li', channel: 'c1', city: null }),
    )
    const others = [
      keyOf('wang', 'c1'),
      keyOf('li', 'c2'),
      keyOf('li', null),
      keyOf('li', null, 'sh'),
      keyOf(null, 'c1'),
    ]
    const ids = [c1, ...others].flatMap((key) => [
      targetLineId('p', 'intake', key),
      targetLineId('p', 'revenue', key),
      targetLineId('q', 'intake', key),
    ])
    expect(new Set(ids).size).toBe(18)
  })

  it.each<[string, CellWrite[], string]>([
    [
      'a negative amount',
      [
        [0, 1, 5],
        [0, 2, -1],
      ],
      'amount-negative',
    ],
    [
      'an amount beyond the range',
      [
        [0, 1, 5],
        [0, 2, 10_000_000_000_001],
      ],
      'amount-out-of-range',
    ],
    [
      'a part of a fen',
      [
        [0, 1, 5],
        [0, 2, 0.5],
      ],
      'amount-out-of-range',
    ],
    [
      'a line that is not in the list',
      [
        [0, 1, 5],
        [1, 2, 5],
      ],
      'invalid-input',
    ],
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
    expect(await refusal(() => writing([key], [[0, 1, 5]]))).toMatchObject({
      code: 'reference-missing',
      facts: { entity },
    })
  })

  it('refuses amounts whose sum could not be added exactly any more', async () => {
    const channels = Object.fromEntries(
      Array.from({ length: 63 }, (_, index) => [`big${index}`, { name: `大${index}`, owner: 'li' }]),
    )
    region().put('channel', channels)
    const keys = Object.keys(channels).map((id) => keyOf('li', id))
    const all = (rows: number): CellWrite[] =>
      Array.from({ length: rows * 12 }, (_, index): CellWrite => [
        Math.floor(index / 12),
        (index % 12) + 1,
        10_000_000_000_000,
      ])
    await write(keys, all(62), 'paste')
    const failure = await refusal(() => writing(keys, all(63), 'paste'))
    expect(failure).toMatchObject({ code: 'amount-out-of-range' })
  })
})

describe('held cells', () => {
  it('stay through a reload and refuse every write that touches one, whole', async () => {
    await write(
      [c1],
      [
        [0, 1, 100],
        [0, 2, 200],
        [0, 3, 300],
      ],
    )
    await done(
      holding(
        true,
        [c1, c2],
        [
          [0, 2],
          [0, 3],
          [1, 12],
        ],
      ),
    )
    expect([(await line('li', 'c1')).held, (await line('li', 'c2')).held]).toEqual([0b110, 0b1000_0000_0000])
    const failure = await refusal(() =>
      writing(
        [c1, c2],
        [
          [0, 1, 1],
          [0, 2, 1],
          [1, 12, 1],
        ],
        'paste',
      ),
    )
    expect(failure).toEqual({ code: 'cell-held', facts: { count: 2, channel: '沪康', month: 2 } })
    expect((await line('li', 'c1')).months.slice(0, 3)).toEqual([100, 200, 300])
  })

  it('refuse even the value that they hold, as a paste over them shows', async () => {
    await write([c1], [[0, 1, 100]])
    await done(holding(true, [c1], [[0, 1]]))
    expect((await refusal(() => writing([c1], [[0, 1, 100]], 'paste'))).code).toBe('cell-held')
  })

  it('name the calendar month where the year begins in April', async () => {
    region().put('plan', { [region().plan]: { firstMonth: 4 } })
    await done(holding(true, [c1], [[0, 10]]))
    expect((await refusal(() => writing([c1], [[0, 10, 1]]))).facts).toMatchObject({ month: 1 })
  })

  it('keep a blank blank and count what they changed', async () => {
    expect(
      await done(
        holding(
          true,
          [c1],
          [
            [0, 1],
            [0, 1],
            [0, 2],
          ],
        ),
      ),
    ).toMatchObject({ changed: 2, lines: [{ held: 3 }] })
    expect(await done(holding(true, [c1], [[0, 1]]))).toMatchObject({ batch: null, changed: 0, lines: [{ held: 3 }] })
    expect((await refusal(() => writing([c1], [[0, 1, null]], 'clear'))).code).toBe('cell-held')
  })

  it('may be written once they are released', async () => {
    await done(
      holding(
        true,
        [c1],
        [
          [0, 1],
          [0, 2],
        ],
      ),
    )
    expect(await done(holding(false, [c1], [[0, 1]]))).toMatchObject({ changed: 1, lines: [{ held: 2 }] })
    await write([c1], [[0, 1, 5]])
    expect((await line('li', 'c1')).months[0]).toBe(5)
  })

  it('are released and held again by undo and redo', async () => {
    await done(holding(true, [c1], [[0, 1]]))
    region().open.ledger.undo()
    expect((await line('li', 'c1')).held).toBe(0)
    region().open.ledger.redo()
    expect((await line('li', 'c1')).held).toBe(1)
  })

  it('do not move when an act from before the hold is undone', async () => {
    await write([c1], [[0, 1, 5]])
    const { open, context } = region()
    const { id } = await line('li', 'c1')
    const change = { seq: 1, entity: 'targetLine', id, field: 'h01', value: 1, base: null }
    open.ledger.apply([
      {
        id: context.ports.newId(),
        device: 'headquarters',
        hlc: 4096,
        author: '总部',
        act: 'hold',
        facts: {},
        undoes: null,
        changes: [change],
      },
    ])
    const guarded = createLedger(open.sqlite, {
      device: open.ledger.device,
      author: '张伟',
      now: Date.now,
      newId: context.ports.newId,
      guard: (edits) => guardLocks(open.sqlite, edits),
    })
    expect((await refusal(() => ({ ok: true, value: guarded.undo() }))).code).toBe('cell-held')
    expect(await line('li', 'c1')).toMatchObject({ held: 1, months: [5, ...Array<null>(11).fill(null)] })
  })
})

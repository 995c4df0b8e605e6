import { describe, expect, test } from 'vitest'
import { createHistoryService } from '../../src-main/history/history.service.ts'
import type { HistoryCursor, HistoryFilterInput, RewindInput } from '../../src-main/history/history.contract.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import { refusal } from './refusal.ts'
import { c1, c2, c3, done, eachInSmallRegion, keyOf } from './targets.fixture.ts'

const { region, write, holding, spreading, line, lock, where, setQuota } = eachInSmallRegion()
const history = () => createHistoryService(region().context)
const all: HistoryFilterInput = { author: null, acts: null, from: null, to: null }
const idOf = (key = c1): string => targetLineId(region().plan, 'intake', key)
const rowOf = (id = idOf(), filter = all, size = 100, before: HistoryCursor = null) =>
  done(history()['history.row']({ entity: 'targetLine', id, filter, before, size }))
const actsOf = (filter = all, size = 100) =>
  done(history()['history.acts']({ plan: region().plan, filter, before: null, size }))
const to = (place: RewindInput['to'], key: string | null = null): RewindInput => ({
  plan: region().plan,
  line: key,
  to: place,
})
const batchOf = async (index: number): Promise<string> => (await actsOf()).items[index]?.batch ?? ''

describe('the history of a row', () => {
  test('tells every field of a line, newest first, with old, new, who, which act and when', async () => {
    await write([c1], [[0, 1, 100_00]])
    await write([c1], [[0, 2, 200_00]], 'paste')
    await holding(true, [c1], [[0, 1]])
    const { items, names } = await rowOf()
    expect(
      items.slice(0, 2).map(({ entry, field, old, new: now }) => [entry.act, entry.author, field, old, now]),
    ).toEqual([
      ['hold', '张伟', 'h01', null, 1],
      ['paste', '张伟', 'm02', null, 200_00],
    ])
    expect(names[idOf()]).toMatchObject({ name: '沪康', city: '上海市', owner: '李静', measure: 'intake' })
  })

  test('comes in pages that join without a gap and without a double', async () => {
    for (let step = 1; step <= 25; step += 1) await write([c1], [[0, 1, step * 100]])
    const whole = (await rowOf(idOf(), all, 500)).items
    const pages: unknown[] = []
    let before: HistoryCursor = null
    do {
      const page: Awaited<ReturnType<typeof rowOf>> = await rowOf(idOf(), all, 7, before)
      pages.push(...page.items)
      before = page.next
    } while (before)
    expect(pages).toEqual(whole)
    expect(whole.length).toBeGreaterThan(25)
  })
})

describe('the history of a plan', () => {
  test('holds the acts on the plan and no others, and can be narrowed by act, person and time', async () => {
    await write(
      [c1, c2],
      [
        [0, 1, 100_00],
        [1, 1, 100_00],
      ],
      'paste',
    )
    region().put('channel', { c1: { note: '新' } })
    await spreading([c1], 2400_00)
    expect((await actsOf()).items.map(({ act }) => act)).toEqual(['spread', 'paste', 'create'])
    expect((await actsOf({ ...all, acts: ['paste'] })).items.map(({ act }) => act)).toEqual(['paste'])
    expect((await actsOf({ ...all, author: '王五' })).items).toEqual([])
    expect((await actsOf({ ...all, to: Date.now() - 3_600_000 })).items).toEqual([])
    expect((await actsOf({ ...all, from: Date.now() - 3_600_000 })).items).toHaveLength(3)
    const everything = await done(history()['history.acts']({ plan: null, filter: all, before: null, size: 100 }))
    expect(everything.items.length).toBeGreaterThan(3)
  })

  test('opens an act to its changed cells, with old and new and the names of their rows', async () => {
    await write([c1], [[0, 1, 100_00]])
    await write(
      [c1, c3],
      [
        [0, 1, 300_00],
        [1, 2, null],
        [1, 3, 5_00],
      ],
      'paste',
    )
    const opened = await done(history()['history.act']({ batch: await batchOf(0) }))
    const amounts = opened.cells.filter(({ field }) => field.startsWith('m0'))
    expect(amounts.map(({ id, field, old, new: now }) => [opened.names[id]?.name, field, old, now])).toEqual([
      ['沪康', 'm01', 100_00, 300_00],
      ['颐和堂', 'm03', null, 5_00],
    ])
  })

  test('survives a rebuild from the log', async () => {
    await write([c1], [[0, 1, 100_00]])
    await setQuota('person', 'li', 'year', [5000_00])
    const before = await actsOf()
    region().open.ledger.rebuild()
    expect(await actsOf()).toEqual(before)
  })
})

describe('back to a value', () => {
  test('one press brings it back, as a new act that an undo takes back', async () => {
    await write([c1], [[0, 1, 100_00]])
    const first = await batchOf(0)
    await write([c1], [[0, 1, 200_00]])
    await done(history()['history.revert']({ of: { entity: 'targetLine', id: idOf(), field: 'm01' }, batch: first }))
    expect((await line('li', 'c1')).months[0]).toBe(100_00)
    expect((await actsOf()).items[0]?.act).toBe('revert')
    region().open.ledger.undo()
    expect((await line('li', 'c1')).months[0]).toBe(200_00)
  })

  test('is refused for a held month and for a locked plan, and nothing changes', async () => {
    await write([c1], [[0, 1, 100_00]])
    const first = await batchOf(0)
    await write([c1], [[0, 1, 200_00]])
    await holding(true, [c1], [[0, 1]])
    const back = () =>
      history()['history.revert']({ of: { entity: 'targetLine', id: idOf(), field: 'm01' }, batch: first })
    expect(await refusal(back)).toMatchObject({ code: 'cell-held' })
    await holding(false, [c1], [[0, 1]])
    lock('submitted')
    expect(await refusal(back)).toMatchObject({ code: 'plan-locked' })
    expect((await line('li', 'c1')).months[0]).toBe(200_00)
  })
})

describe('back to a moment', () => {
  test('the whole plan stands as before an act; held months stay and are told; one undo takes it back', async () => {
    await write(
      [c1, c2, c3],
      [
        [0, 1, 100_00],
        [1, 1, 200_00],
        [2, 1, 300_00],
      ],
      'paste',
    )
    await setQuota('person', 'li', 'year', [5000_00])
    await write(
      [c1, c2, c3],
      [
        [0, 1, 1_00],
        [1, 1, 2_00],
        [2, 1, null],
      ],
      'paste',
    )
    const paste = await batchOf(0)
    await setQuota('person', 'li', 'year', [6000_00])
    await holding(true, [c2], [[0, 1]])
    const preview = await done(history()['history.previewRewind'](to({ before: paste })))
    expect(preview).toMatchObject({ changed: 3, rows: 3, held: 1, before: 1_00, after: 400_00 })
    const batches = (await actsOf()).items.length
    expect(await done(history()['history.rewind'](to({ before: paste })))).toMatchObject({ changed: 3, held: 1 })
    const months = async () =>
      Promise.all([line('li', 'c1'), line('li', 'c2'), line('wang', 'c3')]).then((lines) =>
        lines.map((one) => one.months[0]),
      )
    expect(await months()).toEqual([100_00, 2_00, 300_00])
    expect((await line('li', 'c2')).held).toBe(1)
    expect((await actsOf()).items.length).toBe(batches + 1)
    const quota = async () => (await done(region().targets['targets.grid'](where()))).quotas[0]?.amounts
    expect(await quota()).toEqual([5000_00])
    region().open.ledger.undo()
    expect(await months()).toEqual([1_00, 2_00, null])
    expect(await quota()).toEqual([6000_00])
  })

  test('a single line goes back alone', async () => {
    await write(
      [c1, c2],
      [
        [0, 1, 100_00],
        [1, 1, 100_00],
      ],
    )
    await write(
      [c1, c2],
      [
        [0, 1, 1_00],
        [1, 1, 1_00],
      ],
    )
    await done(history()['history.rewind'](to({ before: await batchOf(0) }, idOf(c1))))
    expect([(await line('li', 'c1')).months[0], (await line('li', 'c2')).months[0]]).toEqual([100_00, 1_00])
  })

  test('a line that had not been made yet is left blank, and one whose making was undone comes back', async () => {
    await write([c1], [[0, 1, 100_00]])
    const made = await batchOf(0)
    region().open.ledger.undo()
    const undone = await batchOf(0)
    await done(history()['history.rewind'](to({ before: undone })))
    expect((await line('li', 'c1')).months[0]).toBe(100_00)
    await done(history()['history.rewind'](to({ before: made })))
    expect((await line('li', 'c1')).months.every((amount) => amount === null)).toBe(true)
  })

  test('holds of then come back with their amounts', async () => {
    await write([c1], [[0, 1, 100_00]])
    await holding(true, [c1], [[0, 1]])
    await holding(false, [c1], [[0, 1]])
    const released = await batchOf(0)
    await write([c1], [[0, 1, 200_00]])
    await done(history()['history.rewind'](to({ before: released })))
    expect(await line('li', 'c1')).toMatchObject({ held: 1 })
    expect((await line('li', 'c1')).months[0]).toBe(100_00)
  })

  test('a locked plan refuses the preview and the act', async () => {
    await write([c1], [[0, 1, 100_00]])
    const act = await batchOf(0)
    lock('approved')
    expect(await refusal(() => history()['history.previewRewind'](to({ before: act })))).toMatchObject({
      code: 'plan-locked',
    })
    expect(await refusal(() => history()['history.rewind'](to({ before: act })))).toMatchObject({ code: 'plan-locked' })
  })

  test('by the clock: what was written after that millisecond goes, what was written in it stays', async () => {
    await write([keyOf('wang', null, 'hz')], [[0, 4, 70_00]])
    const at = (await actsOf()).items[0]?.at ?? 0
    while (Date.now() <= at) await new Promise((resolve) => setTimeout(resolve, 1))
    await write([keyOf('wang', null, 'hz')], [[0, 4, 80_00]])
    await done(history()['history.rewind'](to({ at })))
    expect((await line('wang', null, 'hz')).months[3]).toBe(70_00)
  })
})

import { afterEach, describe, expect, test } from 'vitest'
import { createHistoryService } from '../../src-main/history/history.service.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { openPair, type Pair, type Side } from './exchange-pair.ts'
import { c1, eachInSmallRegion } from './targets.fixture.ts'

describe('undo without limit', () => {
  const { region, write, line } = eachInSmallRegion()

  test('four hundred steps go back, outlive a restart, come again, and end where they began', async () => {
    const steps = 400
    for (let step = 1; step <= steps; step += 1) await write([c1], [[0, (step % 12) + 1, step * 100]])
    const end = (await line('li', 'c1')).months
    const { open } = region()
    for (let step = 0; step < steps / 2; step += 1) open.ledger.undo()
    const middle = (await line('li', 'c1')).months

    const again = connect(open.databaseFile)
    expect((await line('li', 'c1')).months).toEqual(middle)
    for (let step = 0; step < steps / 2; step += 1) again.ledger.undo()
    expect((await line('li', 'c1')).months.every((amount) => amount === null)).toBe(true)
    again.close()

    const later = connect(open.databaseFile)
    for (let step = 0; step < steps; step += 1) later.ledger.redo()
    expect((await line('li', 'c1')).months).toEqual(end)
    expect(later.ledger.undoState().redo).toBeNull()
    later.close()
  })
})

describe('undo and files from others', () => {
  let pair: Pair | undefined
  afterEach(() => pair?.close())
  const amounts = (side: Side, row: string): unknown =>
    side.workspace.open.sqlite.prepare('SELECT m01, m02, m03 FROM targetLine WHERE id = ?').raw().get(row)

  test('after a file was received, undo takes back one’s own acts alone; what others changed since stays', async () => {
    pair = await openPair()
    const { manager, headquarters, at } = pair
    manager.type('line', 1, 100)
    manager.type('line', 2, 200)
    await manager.write(at('a.qudao'), headquarters)
    await headquarters.take(at('a.qudao'))
    headquarters.type('line', 2, 999)
    headquarters.type('line', 3, 300)
    await headquarters.write(at('b.qudao'), manager)
    await manager.take(at('b.qudao'))
    expect(amounts(manager, 'line')).toEqual([100, 999, 300])

    const { ledger } = manager.workspace.open
    // The newest of its own acts was overwritten by headquarters: it is passed over, not undone.
    expect(() => ledger.undo()).toThrow('undo-blocked')
    expect(amounts(manager, 'line')).toEqual([100, 999, 300])
    ledger.undo()
    expect(amounts(manager, 'line')).toEqual([null, 999, 300])
    expect(ledger.undoState().undo).toBeNull()
  })

  test('a received act names the file it came in, and an act of one’s own names none', async () => {
    pair = await openPair()
    const { manager, headquarters, at } = pair
    manager.type('line', 1, 100)
    await manager.write(at('华东上报.qudao'), headquarters)
    await headquarters.take(at('华东上报.qudao'))
    const filter = { author: null, acts: null, from: null, to: null }
    const sources = async (side: Side) => {
      const page = await createHistoryService(side.workspace.context)['history.acts']({
        plan: null,
        filter,
        before: null,
        size: 10,
      })
      return page.ok ? page.value.items.map(({ source }) => source.bundle) : []
    }
    expect(await sources(headquarters)).toEqual([{ name: '华东上报.qudao', number: 1, from: '张伟' }])
    expect(await sources(manager)).toEqual([null])
  })

  test('months that arrive before their line’s plan are told in the plan’s history once it is known', async () => {
    pair = await openPair()
    const { open } = pair.manager.workspace
    const of = (seq: number, field: string, value: string | number) => ({
      seq,
      entity: 'targetLine',
      id: 'far',
      field,
      value,
      base: null,
    })
    const batch = (id: string, hlc: number, changes: ReturnType<typeof of>[]) => ({
      id,
      device: 'far-device',
      hlc,
      author: '李静',
      act: 'type' as const,
      facts: {},
      undoes: null,
      changes,
    })
    open.ledger.apply([batch('later', 2000, [of(3, 'm01', 500)])])
    expect(open.ledger.history.acts('plan-x', noFilter, null, 10).items).toEqual([])
    open.ledger.apply([batch('earlier', 1000, [of(1, 'live', 1), of(2, 'plan', 'plan-x')])])
    const told = () => open.ledger.history.acts('plan-x', noFilter, null, 10).items.map((entry) => entry.batch)
    expect(told()).toEqual(['later', 'earlier'])
    open.ledger.rebuild()
    expect(told()).toEqual(['later', 'earlier'])
  })
})

const noFilter = { author: null, acts: null, from: null, to: null }

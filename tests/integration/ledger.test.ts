import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../../src-main/ledger/connect.ts'
import type { Edit, Ledger } from '../../src-main/ledger/ledger.ts'
import { Refusal } from '../../src-main/shared/result.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

let workspace: TestWorkspace
let ledger: Ledger
beforeEach(() => {
  workspace = openTestWorkspace()
  ledger = workspace.open.ledger
})
afterEach(() => workspace.close())

const month = (field: string, value: number | null, id = 'line'): Edit => ({ entity: 'targetLine', id, field, value })
const amount = (field = 'm01'): unknown =>
  (
    workspace.open.sqlite.prepare(`SELECT ${field} AS v FROM targetLine WHERE id = 'line'`).get() as
      | { v: unknown }
      | undefined
  )?.v
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'nothing was refused'
  } catch (error) {
    return error instanceof Refusal ? error.failure.code : String(error)
  }
}

describe('committing', () => {
  test('a batch stands in the log and in the table, and one field that holds the value already is passed over', () => {
    expect(ledger.commit('paste', { cells: 2 }, [month('m01', 100), month('m02', 0)])).toMatchObject({
      changed: 2,
      entities: ['targetLine'],
    })
    expect(ledger.commit('type', {}, [month('m01', 100)])).toEqual({ batch: null, changed: 0, entities: [] })
    expect([amount('m01'), amount('m02'), amount('m03')]).toEqual([100, 0, null])
  })

  test('blank and zero are different values', () => {
    ledger.commit('type', {}, [month('m01', 0)])
    expect(amount()).toBe(0)
    ledger.commit('clear', {}, [month('m01', null)])
    expect(amount()).toBeNull()
  })

  test('an unknown field, a fraction of a fen and a text in an amount are refused and nothing is written', () => {
    expect(codeOf(() => ledger.commit('type', {}, [month('m01', 1), month('m13', 1)]))).toBe('field-unknown')
    expect(codeOf(() => ledger.commit('type', {}, [month('m01', 0.5)]))).toBe('field-invalid')
    expect(codeOf(() => ledger.commit('type', {}, [{ ...month('m01', 1), value: '1' }]))).toBe('field-invalid')
    expect(codeOf(() => ledger.commit('type', {}, [{ ...month('m01', 1), entity: 'sqlite_schema' as 'plan' }]))).toBe(
      'field-unknown',
    )
    expect(amount()).toBeUndefined()
    expect(ledger.batches(10)).toEqual([])
  })

  test('a failure inside a larger transaction leaves no trace, and later commits still work', () => {
    expect(() =>
      ledger.transaction(() => {
        ledger.commit('type', {}, [month('m01', 5, 'fresh-row')])
        throw new Error('later step failed')
      }),
    ).toThrow('later step failed')
    ledger.commit('type', {}, [month('m01', 7, 'fresh-row')])
    const rows = workspace.open.sqlite.prepare("SELECT m01 FROM targetLine WHERE id = 'fresh-row'").all()
    expect(rows).toEqual([{ m01: 7 }])
    ledger.rebuild()
    expect(workspace.open.sqlite.prepare("SELECT m01 FROM targetLine WHERE id = 'fresh-row'").all()).toEqual(rows)
  })
})

describe('undo and redo', () => {
  test('a paste of many cells is one undo, and redo brings it back', () => {
    ledger.commit('type', {}, [month('m01', 1)])
    ledger.commit(
      'paste',
      { cells: 12 },
      Array.from({ length: 12 }, (_, at) => month(`m${String(at + 1).padStart(2, '0')}`, 500)),
    )
    const full = ledger.contentHash()
    expect(ledger.undo()).toMatchObject({ changed: 12, skipped: 0, batch: { act: 'paste' } })
    expect([amount('m01'), amount('m12')]).toEqual([1, null])
    expect(ledger.redo()).toMatchObject({ changed: 12, batch: { act: 'paste' } })
    expect(ledger.contentHash()).toBe(full)
  })

  test('it goes back without limit, and also after a restart', () => {
    for (let value = 1; value <= 30; value += 1) ledger.commit('type', {}, [month('m01', value)])
    ledger.undo()
    const again = connect(workspace.open.databaseFile)
    for (let left = 28; left >= 1; left -= 1) {
      again.ledger.undo()
      expect(amount()).toBe(left)
    }
    again.ledger.undo()
    expect(amount()).toBeNull()
    expect(codeOf(() => again.ledger.undo())).toBe('nothing-to-undo')
    for (let value = 1; value <= 30; value += 1) again.ledger.redo()
    expect(amount()).toBe(30)
    expect(codeOf(() => again.ledger.redo())).toBe('nothing-to-redo')
    again.close()
  })

  test('a new act ends what could be redone', () => {
    ledger.commit('type', {}, [month('m01', 1)])
    ledger.undo()
    ledger.commit('type', {}, [month('m02', 2)])
    expect(ledger.undoState().redo).toBeNull()
    expect(codeOf(() => ledger.redo())).toBe('nothing-to-redo')
  })

  test('an undo leaves alone what another device changed since, and says how much', () => {
    ledger.commit('type', {}, [month('m01', 1), month('m02', 2)])
    const other = openTestWorkspace({ user: '李静' })
    other.open.ledger.apply(ledger.read([{ device: ledger.device, from: 1, to: 2 }]))
    other.open.ledger.commit('type', {}, [month('m01', 9)])
    ledger.apply(other.open.ledger.read([{ device: other.open.ledger.device, from: 1, to: 1 }]))
    expect(ledger.undo()).toMatchObject({ changed: 1, skipped: 1 })
    expect([amount('m01'), amount('m02')]).toEqual([9, null])
    other.close()
  })
})

describe('undoing what another device has written into', () => {
  test('the row stays, so that the other’s amount does not vanish with it', () => {
    ledger.commit('type', {}, [
      { entity: 'targetLine', id: 'line', field: 'live', value: 1 },
      { entity: 'targetLine', id: 'line', field: 'plan', value: 'p' },
      month('m01', 1),
    ])
    const other = openTestWorkspace({ user: '李静' })
    other.open.ledger.apply(ledger.read([{ device: ledger.device, from: 1, to: 3 }]))
    other.open.ledger.commit('type', {}, [month('m02', 9)])
    ledger.apply(other.open.ledger.read([{ device: other.open.ledger.device, from: 1, to: 1 }]))
    expect(ledger.undo()).toMatchObject({ changed: 1, skipped: 2 })
    expect([amount('live'), amount('plan'), amount('m01'), amount('m02')]).toEqual([1, 'p', null, 9])
    other.close()
  })
})

describe('history', () => {
  test('a cell tells who changed it from what to what, by which act, newest first', () => {
    ledger.commit('import', { file: '指标.xlsx' }, [month('m01', 100)])
    ledger.commit('type', {}, [month('m01', 250)])
    ledger.undo()
    expect(ledger.fieldHistory({ entity: 'targetLine', id: 'line', field: 'm01' })).toMatchObject([
      { act: 'undo', old: 250, new: 100, author: '张伟' },
      { act: 'type', old: 100, new: 250 },
      { act: 'import', old: null, new: 100, facts: { file: '指标.xlsx' } },
    ])
  })

  test('two devices that did not know of each other end with the same winner, and the loser stays visible', () => {
    const other = openTestWorkspace({ user: '李静' })
    ledger.commit('type', {}, [month('m01', 1)])
    other.open.ledger.commit('type', {}, [month('m01', 2)])
    const here = [...ledger.read([{ device: ledger.device, from: 1, to: 1 }])]
    const there = [...other.open.ledger.read([{ device: other.open.ledger.device, from: 1, to: 1 }])]
    expect(ledger.apply(there)).toMatchObject({ fresh: 1, conflicts: 1 })
    expect(other.open.ledger.apply(here)).toMatchObject({ fresh: 1, conflicts: 1 })
    expect(other.open.ledger.contentHash()).toBe(ledger.contentHash())
    const told = ledger.fieldHistory({ entity: 'targetLine', id: 'line', field: 'm01' })
    expect(told.map((entry) => entry.new).toSorted()).toEqual([1, 2])
    other.close()
  })
})

describe('applying', () => {
  test('the same changes twice change nothing the second time', () => {
    const other = openTestWorkspace({ user: '李静' })
    other.open.ledger.commit('type', {}, [month('m01', 2), month('m02', 3)])
    const batches = [...other.open.ledger.read([{ device: other.open.ledger.device, from: 1, to: 2 }])]
    expect(ledger.apply(batches)).toMatchObject({ fresh: 2, known: 0 })
    const hash = ledger.contentHash()
    expect(ledger.apply(batches)).toMatchObject({ fresh: 0, known: 2 })
    expect(ledger.contentHash()).toBe(hash)
    other.close()
  })

  test('fields of a newer app are kept and wait, the rest is applied', () => {
    const applied = ledger.apply([
      {
        id: 'b',
        device: 'newer',
        hlc: 4096,
        author: '何静',
        act: 'type',
        facts: {},
        undoes: null,
        changes: [
          { seq: 1, entity: 'channel', id: 'c', field: 'name', value: '一', base: null },
          { seq: 2, entity: 'channel', id: 'c', field: 'mood', value: '好', base: null },
          { seq: 3, entity: 'weather', id: 'w', field: 'rain', value: 1, base: null },
        ],
      },
    ])
    expect(applied).toMatchObject({ fresh: 3, waiting: 2, entities: ['channel'] })
    expect([...ledger.read([{ device: 'newer', from: 1, to: 3 }])][0]?.changes).toHaveLength(3)
  })

  test('a stamp from a far future is refused and nothing of its file is taken', () => {
    const ahead = (Date.now() + 3 * 86_400_000 - Date.UTC(2020, 0, 1)) * 4096
    const code = codeOf(() =>
      ledger.apply([
        {
          id: 'b',
          device: 'fast',
          hlc: ahead,
          author: '快',
          act: 'type',
          facts: {},
          undoes: null,
          changes: [{ seq: 1, entity: 'channel', id: 'c', field: 'name', value: '一', base: null }],
        },
      ]),
    )
    expect(code).toBe('bundle-clock-ahead')
    expect(ledger.heads().get('fast') ?? 0).toBe(0)
  })

  test('one device’s number in two different acts is a cloned computer: refused, and the first stays', () => {
    const change = (id: string, value: string) =>
      ({
        id,
        device: 'x',
        hlc: 4096,
        author: 'x',
        act: 'type',
        facts: {},
        undoes: null,
        changes: [{ seq: 1, entity: 'channel', id: 'c', field: 'name', value, base: null }],
      }) as const
    ledger.apply([change('one', '甲')])
    const before = ledger.contentHash()
    expect(codeOf(() => ledger.apply([change('two', '乙')]))).toBe('bundle-cloned')
    expect(ledger.contentHash()).toBe(before)
    expect(ledger.apply([change('one', '甲')])).toMatchObject({ fresh: 0, known: 1 })
  })

  test('an act that changed its device or its time is refused', () => {
    const act = (device: string, hlc: number, seq: number) =>
      ({
        id: 'act',
        device,
        hlc,
        author: 'x',
        act: 'type',
        facts: {},
        undoes: null,
        changes: [{ seq, entity: 'channel', id: 'c', field: 'name', value: 'v', base: null }],
      }) as const
    ledger.apply([act('x', 4096, 1)])
    expect(codeOf(() => ledger.apply([act('y', 4096, 1)]))).toBe('bundle-damaged')
    expect(codeOf(() => ledger.apply([act('x', 8192, 2)]))).toBe('bundle-damaged')
  })

  test('a check that fails after the last change rolls everything back', () => {
    const other = openTestWorkspace({ user: '李静' })
    other.open.ledger.commit('type', {}, [month('m01', 2)])
    const batches = [...other.open.ledger.read([{ device: other.open.ledger.device, from: 1, to: 1 }])]
    const before = ledger.contentHash()
    expect(
      codeOf(() =>
        ledger.apply(batches, () => {
          throw new Refusal('bundle-damaged')
        }),
      ),
    ).toBe('bundle-damaged')
    expect(ledger.contentHash()).toBe(before)
    expect(ledger.apply(batches)).toMatchObject({ fresh: 1 })
    other.close()
  })

  test('heads stop before a gap and move on when it is filled', () => {
    const change = (seq: number) =>
      ({
        id: `b${seq}`,
        device: 'x',
        hlc: 4096 * seq,
        author: 'x',
        act: 'type',
        facts: {},
        undoes: null,
        changes: [{ seq, entity: 'channel', id: 'c', field: 'name', value: `v${seq}`, base: null }],
      }) as const
    ledger.apply([change(1), change(3)])
    expect(ledger.heads().get('x')).toBe(1)
    ledger.apply([change(2)])
    expect(ledger.heads().get('x')).toBe(3)
  })
})

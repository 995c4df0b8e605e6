import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { guardLocks } from '../../src-main/history/guard.ts'
import type { Edit } from '../../src-main/ledger/ledger.ts'
import { planStateId } from '../../src-main/plans/plan-states.store.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import { openPair, type Pair, type Side } from './exchange-pair.ts'
import { openSide } from './exchange-pair.ts'

/*
 * Rule 5 on the path that comes from outside: what a received file would do to held months and to submitted or approved
 * plans. The paths of this device stand in `locks.paths.test.ts`.
 */

const plan = 'plan-2027-1'
const key = { owner: 'li', channel: 'c1', city: null }
const line = targetLineId(plan, 'intake', key)

let clock: number
let pair: Pair
let number = 0
beforeEach(async () => {
  clock = Date.UTC(2026, 10, 1)
  pair = await openPair(() => clock)
  number = 0
})
afterEach(() => pair.close())

const put = (side: Side, entity: Edit['entity'], id: string, fields: Record<string, Edit['value']>): void => {
  clock += 1_000
  const edits = Object.entries(fields).map(([field, value]): Edit => ({ entity, id, field, value }))
  side.workspace.open.ledger.commit('type', {}, edits)
}

/** A manager's small plan with one line and its January. */
const begin = (side: Side): void => {
  put(side, 'plan', plan, { live: 1, fiscalYear: 2027, version: 1, firstMonth: 1, status: 'draft', step: 100 })
  put(side, 'person', 'li', { live: 1, name: '李静' })
  put(side, 'channel', 'c1', { live: 1, name: '沪康', owner: 'li' })
  put(side, 'targetLine', line, { live: 1, plan, measure: 'intake', owner: 'li', channel: 'c1', m01: 100 })
}

const state = (side: Side, owner: Side, fields: Record<string, Edit['value']>): void =>
  put(side, 'planState', planStateId(plan, owner.id), fields)
const submit = (side: Side): void =>
  state(side, side, { live: 1, plan, scope: side.id, name: '张伟', status: 'submitted' })

const send = async (from: Side, to: Side) => {
  number += 1
  clock += 1_000
  const path = pair.at(`file-${number}.qudao`)
  await from.write(path, to)
  return path
}
const carry = async (from: Side, to: Side) => to.take(await send(from, to))

const month = (side: Side, name = 'm01'): unknown =>
  side.workspace.open.sqlite.prepare<[string], unknown>(`SELECT ${name} FROM targetLine WHERE id = ?`).pluck().get(line)
const asides = async (side: Side) => {
  const answer = await side.service['exchange.aside']({})
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.changes
}
const settle = async (side: Side, ids: string[], accept: boolean) => {
  const answer = await side.service['exchange.settle']({ ids, accept })
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

describe('a received file', () => {
  it('does not alter a month that is held here: the change is set aside, the rest is applied', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    await carry(manager, headquarters)
    put(headquarters, 'targetLine', line, { h01: 1 })
    put(manager, 'targetLine', line, { m01: 900, m02: 200 })
    const path = await send(manager, headquarters)

    const preview = await headquarters.read(path)
    expect(preview.aside).toBe(1)
    expect(preview.asides).toMatchObject([
      { reason: 'held', author: '张伟', name: '沪康', owner: '李静', month: 1, value: 900, current: 100 },
    ])
    expect(month(headquarters, 'm02'), 'a look changes nothing').toBeNull()
    expect(await asides(headquarters)).toEqual([])

    const answer = await headquarters.service['exchange.apply']({ id: preview.id })
    expect(answer).toMatchObject({ ok: true, value: { changes: 1, aside: 1 } })
    expect([month(headquarters), month(headquarters, 'm02')]).toEqual([100, 200])
    expect(await asides(headquarters)).toMatchObject([{ reason: 'held', file: 'file-2.qudao', from: '张伟' }])
  })

  it('brings what was written before the hold, for its writer could not know of it', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    await carry(manager, headquarters)
    put(manager, 'targetLine', line, { m01: 900 })
    put(headquarters, 'targetLine', line, { h01: 1 })
    expect(await carry(manager, headquarters)).toMatchObject({ changes: 1, aside: 0 })
    expect(month(headquarters)).toBe(900)
  })

  it('brings an amount together with the hold that its writer put on it, in whatever order they come', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    put(manager, 'targetLine', line, { m01: 700 })
    put(manager, 'targetLine', line, { h01: 1 })
    put(manager, 'targetLine', line, { h01: 0, m01: 800 })
    put(manager, 'targetLine', line, { h01: 1 })
    expect(await carry(manager, headquarters)).toMatchObject({ aside: 0 })
    expect([month(headquarters), month(headquarters, 'h01')]).toEqual([800, 1])
  })

  it('brings what the act that released a hold made possible', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    put(manager, 'targetLine', line, { h01: 1 })
    await carry(manager, headquarters)
    put(manager, 'targetLine', line, { h01: 0 })
    put(manager, 'targetLine', line, { m01: 300 })
    expect(await carry(manager, headquarters)).toMatchObject({ aside: 0 })
    expect(month(headquarters)).toBe(300)
  })

  it('does not alter months or quotas of a plan after its submission', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    submit(manager)
    await carry(manager, headquarters)
    // Written past the app's own guard.
    put(manager, 'targetLine', line, { m01: 5_000 })
    put(manager, 'quota', 'q', { live: 1, plan, measure: 'intake', level: 'person', subject: 'li', year: 1_000 })
    expect(await carry(manager, headquarters)).toMatchObject({ changes: 0, aside: 7 })
    expect(month(headquarters)).toBe(100)
    expect((await asides(headquarters)).every(({ reason }) => reason === 'submitted')).toBe(true)
  })

  it('brings everything that its sender wrote before he submitted, though the submission came first', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    await carry(manager, headquarters)
    put(manager, 'targetLine', line, { m01: 2_000 })
    submit(manager)
    expect(await carry(manager, headquarters)).toMatchObject({ aside: 0 })
    expect(month(headquarters)).toBe(2_000)
  })

  it('recalls, mends and submits anew in one file', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    submit(manager)
    await carry(manager, headquarters)
    state(manager, manager, { status: 'draft' })
    put(manager, 'targetLine', line, { m01: 3_000 })
    submit(manager)
    expect(await carry(manager, headquarters)).toMatchObject({ aside: 0 })
    expect(month(headquarters)).toBe(3_000)
  })

  it('does not alter an approved plan, not even by what was written before the approval', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    submit(manager)
    await carry(manager, headquarters)
    // A recall and an edit that headquarters has not seen when it approves.
    state(manager, manager, { status: 'draft' })
    put(manager, 'targetLine', line, { m01: 4_000 })
    state(headquarters, manager, { status: 'approved', approved: 1 })
    expect(await carry(manager, headquarters)).toMatchObject({ aside: 1 })
    expect(month(headquarters)).toBe(100)
    expect(await asides(headquarters)).toMatchObject([{ reason: 'approved', value: 4_000, current: 100 }])
  })

  it('carries the approval back, where it stands against a recall that was made later without knowing of it', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    submit(manager)
    await carry(manager, headquarters)
    state(headquarters, manager, { status: 'approved', approved: 1 })
    state(manager, manager, { status: 'draft' })
    await carry(headquarters, manager)
    const edit: Edit = { entity: 'targetLine', id: line, field: 'm01', value: 1 }
    expect(() => guardLocks(manager.workspace.open.sqlite, [edit])).toThrow('plan-locked')
    await carry(manager, headquarters)
    expect(() => guardLocks(headquarters.workspace.open.sqlite, [edit])).toThrow('plan-locked')
  })

  it('binds one manager’s plan and not another’s, though both work on the same plan', async () => {
    const { manager, headquarters } = pair
    const other = openSide('manager', '王磊', () => clock)
    try {
      await headquarters.invite(pair.at('other.qudao-invite'), '王磊')
      await other.join(pair.at('other.qudao-invite'))
      begin(manager)
      submit(manager)
      await carry(manager, headquarters)
      const theirs = targetLineId(plan, 'intake', { owner: 'zhao', channel: 'c9', city: null })
      put(other, 'targetLine', theirs, { live: 1, plan, measure: 'intake', owner: 'zhao', channel: 'c9', m01: 1 })
      expect(await carry(other, headquarters)).toMatchObject({ aside: 0 })
      const edit = (id: string): Edit => ({ entity: 'targetLine', id, field: 'm01', value: 7 })
      const { sqlite } = headquarters.workspace.open
      expect(() => guardLocks(sqlite, [edit(theirs)])).not.toThrow()
      expect(() => guardLocks(sqlite, [edit(line)])).toThrow('plan-locked')
    } finally {
      other.workspace.close()
    }
  })

  it('cannot approve its own sender’s plan, nor say anything of another’s', async () => {
    const { manager, headquarters } = pair
    begin(manager)
    submit(manager)
    state(manager, manager, { approved: 1 })
    state(manager, headquarters, { live: 1, plan, scope: headquarters.id, status: 'submitted' })
    await carry(manager, headquarters)
    const waiting = await asides(headquarters)
    expect(new Set(waiting.map(({ reason }) => reason))).toEqual(new Set(['not-yours']))
    const { sqlite } = headquarters.workspace.open
    expect(sqlite.prepare('SELECT scope, status, approved FROM planState').all()).toEqual([
      { scope: manager.id, status: 'submitted', approved: null },
    ])
  })
})

describe('a change that was set aside', () => {
  const setOneAside = async () => {
    const { manager, headquarters } = pair
    begin(manager)
    await carry(manager, headquarters)
    put(headquarters, 'targetLine', line, { h01: 1 })
    put(manager, 'targetLine', line, { m01: 900 })
    await carry(manager, headquarters)
    const [waiting] = await asides(headquarters)
    return waiting!.id
  }

  it('is not taken in while the lock stands', async () => {
    const id = await setOneAside()
    expect(await settle(pair.headquarters, [id], true)).toEqual({ settled: 0, locked: 1 })
    expect(month(pair.headquarters)).toBe(100)
    expect(await asides(pair.headquarters)).toHaveLength(1)
  })

  it('is taken in once the lock is released, and then both sides hold the same', async () => {
    const { manager, headquarters } = pair
    const id = await setOneAside()
    put(headquarters, 'targetLine', line, { h01: 0 })
    expect(await settle(headquarters, [id], true)).toEqual({ settled: 1, locked: 0 })
    expect(month(headquarters)).toBe(900)
    expect(await asides(headquarters)).toEqual([])
    await carry(headquarters, manager)
    expect(headquarters.hash()).toBe(manager.hash())
  })

  it('stands although something later was written here in the meantime', async () => {
    const { headquarters } = pair
    const id = await setOneAside()
    put(headquarters, 'targetLine', line, { h01: 0, m01: 150 })
    await settle(headquarters, [id], true)
    expect(month(headquarters)).toBe(900)
  })

  it('stays away for good where it was left, also when its file is read again', async () => {
    const { headquarters } = pair
    const id = await setOneAside()
    expect(await settle(headquarters, [id], false)).toEqual({ settled: 1, locked: 0 })
    expect(await asides(headquarters)).toEqual([])
    put(headquarters, 'targetLine', line, { h01: 0 })
    await headquarters.take(pair.at('file-2.qudao'))
    expect(month(headquarters)).toBe(100)
  })

  it('does not keep the sender’s later changes out', async () => {
    const { manager, headquarters } = pair
    await setOneAside()
    put(manager, 'targetLine', line, { m02: 50 })
    expect(await carry(manager, headquarters)).toMatchObject({ aside: 0 })
    expect(month(headquarters, 'm02')).toBe(50)
  })
})

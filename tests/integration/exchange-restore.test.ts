import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp, type Application } from '../../src-main/app.ts'
import type { CallName, InputFor, OutputFor } from '../../src-main/contracts.ts'
import { valueOf, type Result } from '../../src-main/shared/result.ts'
import { refusal } from './refusal.ts'
import { testPorts } from './workspace.ts'

let folder: string
const machines: Application[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qudao-restore-'))
})
afterEach(() => {
  for (const app of machines.splice(0)) app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The whole application on a machine of its own; `path` is what the dialog answers. */
function machine(name: string) {
  const ports = testPorts(join(folder, name))
  const app = createApp(ports, { tell: () => {}, applyPreferences: () => {} })
  machines.push(app)
  const ask = async <Name extends CallName>(call: Name, input: InputFor<Name>, path?: string) => {
    if (path !== undefined) ports.answers.push(join(folder, path))
    return (await app.invoke(call, input)) as Result<OutputFor<Name>>
  }
  return {
    ask,
    get: async <Name extends CallName>(call: Name, input: InputFor<Name>, path?: string): Promise<OutputFor<Name>> =>
      valueOf(await ask(call, input, path)),
  }
}
type Machine = ReturnType<typeof machine>

const addChannel = (on: Machine, name: string) => on.get('channels.create', { fields: { name } })
const channels = async (on: Machine): Promise<unknown> => on.get('channels.list', { archived: true })
const take = async (on: Machine, path: string) => {
  const preview = await on.get('exchange.read', {}, path)
  return { preview, applied: await on.get('exchange.apply', { id: preview.id }) }
}
const writeTo = async (on: Machine, to: string, path: string) => on.get('exchange.write', { partner: to }, path)

describe('a manager whose laptop was lost', () => {
  test('opens his backup elsewhere, is invited again, and brings what headquarters never got', async () => {
    const headquarters = machine('headquarters')
    const { id: hq } = await headquarters.get('workspace.create', { kind: 'headquarters', name: '总部', user: '何静' })
    const first = machine('first')
    await first.get('workspace.create', { kind: 'manager', name: '华东', user: '张伟' })
    const person = { name: '张伟', region: '华东大区' }
    await headquarters.get('exchange.invite', person, 'first.qudao-invite')
    await first.get('exchange.join', {}, 'first.qudao-invite')
    await addChannel(first, '甲')
    await writeTo(first, hq, 'first.qudao')
    const { preview: joined } = await take(headquarters, 'first.qudao')
    const known = (await headquarters.get('exchange.status', {})).partners.find(
      (one) => one.fingerprint === joined.fingerprint,
    )!
    await writeTo(headquarters, known.workspace, 'first-answer.qudao')
    await take(first, 'first-answer.qudao')
    await addChannel(first, '乙')
    await first.get('workspace.backUp', {}, 'backup.qudao-backup')
    await addChannel(first, '丙：只在丢失的电脑上')

    const second = machine('second')
    await second.get('workspace.restore', {}, 'backup.qudao-backup')
    // The restored copy is another device with keys of its own: nobody knows it yet.
    expect(await second.get('exchange.status', {})).toMatchObject({ joined: false })
    expect((await refusal(() => second.ask('exchange.write', { partner: hq }))).code).toBe('exchange-not-joined')
    await headquarters.get('exchange.invite', person, 'second.qudao-invite')
    await second.get('exchange.join', {}, 'second.qudao-invite')
    await addChannel(second, '丁')
    expect(await writeTo(second, hq, 'second.qudao')).toMatchObject({ number: 1 })
    const { preview } = await take(headquarters, 'second.qudao')
    expect(preview).toMatchObject({ joins: true, from: '张伟', missing: [] })
    expect(await channels(headquarters)).toEqual(await channels(second))

    // What headquarters has of the old device it has from another workspace: it is sent once more, and acknowledged.
    const { partners } = await headquarters.get('exchange.status', {})
    const restored = partners.find(({ fingerprint }) => fingerprint === preview.fingerprint)!
    await writeTo(headquarters, restored.workspace, 'answer.qudao')
    expect((await take(second, 'answer.qudao')).preview.missing).toEqual([])
    await writeTo(second, hq, 'third.qudao')
    await take(headquarters, 'third.qudao')
    await writeTo(headquarters, restored.workspace, 'answer-2.qudao')
    await take(second, 'answer-2.qudao')
    expect((await second.get('workspace.status', {})).unsent).toBe(0)
  }, 60_000)

  test('another person with the same backup cannot speak for the lost device', async () => {
    const headquarters = machine('headquarters')
    const { id: hq } = await headquarters.get('workspace.create', { kind: 'headquarters', name: '总部', user: '何静' })
    const first = machine('first')
    await first.get('workspace.create', { kind: 'manager', name: '华东', user: '张伟' })
    await headquarters.get('exchange.invite', { name: '张伟', region: '华东大区' }, 'first.qudao-invite')
    await first.get('exchange.join', {}, 'first.qudao-invite')
    await addChannel(first, '甲')
    await writeTo(first, hq, 'first.qudao')
    await take(headquarters, 'first.qudao')
    await first.get('workspace.backUp', {}, 'backup.qudao-backup')

    const other = machine('other')
    await other.get('workspace.restore', {}, 'backup.qudao-backup')
    await headquarters.get('exchange.invite', { name: '李娜', region: '华南大区' }, 'other.qudao-invite')
    await other.get('exchange.join', {}, 'other.qudao-invite')
    await writeTo(other, hq, 'other.qudao')
    const before = await channels(headquarters)
    expect(await refusal(() => headquarters.ask('exchange.read', {}, 'other.qudao'))).toMatchObject({
      code: 'bundle-bad-signature',
      facts: { reason: 'foreign-device' },
    })
    expect(await channels(headquarters)).toEqual(before)
  }, 60_000)
})

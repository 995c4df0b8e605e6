import { copyFileSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CallName, InputFor } from '../../src-main/contracts.ts'
import { startApp, type TestApp } from '../integration/app-harness.ts'
import { noSmallDisk, openSmallDisk, skipNote, type SmallDisk } from './small-disk.ts'

// Root may write where permissions say no, so the medium itself is made read-only.

let disk: SmallDisk
let app: TestApp
const on = (name: string): string => join(disk.path, name)
const resultOf = async <Name extends CallName>(name: Name, input: InputFor<Name>, path: string): Promise<string> => {
  app.ports.answers.push(path)
  const result = await app.ask(name, input)
  return result.ok ? 'ok' : result.error.code
}

beforeEach(() => {
  if (noSmallDisk !== null) return
  disk = openSmallDisk(8)
  app = startApp()
})
afterEach(() => {
  if (noSmallDisk !== null) return
  disk.setReadOnly(false)
  app.close()
  disk.close()
})

/** A manager who has joined headquarters; his invitation and his first file lie on the small disk. */
async function sendToHeadquarters(): Promise<TestApp> {
  const headquarters = startApp()
  await headquarters.get('workspace.create', { kind: 'headquarters', name: '总部', user: '何静' })
  headquarters.ports.answers.push(on('邀请.qudao-invite'))
  await headquarters.get('exchange.invite', { name: '张伟', region: '华东' })
  app.ports.answers.push(on('邀请.qudao-invite'))
  const partner = (await app.get('exchange.join', {})).partners[0]!.workspace
  app.ports.answers.push(on('华东.qudao'))
  await app.get('exchange.write', { partner })
  return headquarters
}

describe.skipIf(noSmallDisk !== null)(`a read-only medium${skipNote}`, () => {
  test('takes no export, says so, and the app goes on', async () => {
    await app.get('workspace.openSample', {})
    const headquarters = await sendToHeadquarters()
    const partner = (await app.get('exchange.status', {})).partners[0]!.workspace
    const plan = (await app.get('plans.list', {}))[0]!.id
    await app.get('people.create', { entity: 'department', fields: { name: '新部门' } })
    const files = disk.files()
    disk.setReadOnly(true)
    expect(await resultOf('exchange.write', { partner }, on('二.qudao'))).toBe('folder-read-only')
    expect(await resultOf('workbook.export', { plan, unit: 'wan', language: 'zh-CN' }, on('二.xlsx'))).toBe(
      'folder-read-only',
    )
    expect(await resultOf('workspace.backUp', {}, on('二.qudao-backup'))).toBe('folder-read-only')
    expect(await resultOf('workspace.backUp', {}, on('folder/二.qudao-backup'))).toBe('folder-read-only')
    disk.setReadOnly(false)
    expect(disk.files()).toEqual(files)
    expect(await resultOf('exchange.write', { partner }, on('二.qudao'))).toBe('ok')
    headquarters.close()
  }, 60_000)

  test('is read from: a table, a sync file, an invitation and a backup come in', async () => {
    await app.get('workspace.openSample', {})
    const headquarters = await sendToHeadquarters()
    expect(await resultOf('workspace.backUp', {}, on('备份.qudao-backup'))).toBe('ok')
    copyFileSync(resolve('tests/fixtures/adventureworks/channels.csv'), on('channels.csv'))
    disk.setReadOnly(true)

    await app.get('workspace.create', { kind: 'manager', name: '北美', user: '张伟' })
    app.ports.answers.push(on('channels.csv'))
    const { id, subject, sheet, headingRow, mapping, unit } = await app.get('imports.choose', { subject: 'channels' })
    const where = { plan: null, measure: null, createMissing: true }
    await app.get('imports.apply', { id, subject, sheet, headingRow, mapping: [...mapping], unit, ...where })
    expect((await app.get('channels.list', { archived: false })).length).toBe(701)
    expect(await resultOf('exchange.join', {}, on('邀请.qudao-invite'))).toBe('ok')
    expect(await resultOf('workspace.restore', {}, on('备份.qudao-backup'))).toBe('ok')

    headquarters.ports.answers.push(on('华东.qudao'))
    const preview = await headquarters.get('exchange.read', {})
    expect((await headquarters.get('exchange.apply', { id: preview.id })).changes).toBe(preview.changes)
    headquarters.close()
  }, 60_000)

  test('holds no workspace that could be worked in: it is refused and not a byte of it differs', async () => {
    app.app.close()
    app = startApp(on('data'))
    const { folder, id } = await app.get('workspace.create', { kind: 'manager', name: '华东', user: '张伟' })
    app.app.close()
    const before = readFileSync(join(folder, 'qudao.db'))
    disk.setReadOnly(true)
    app = startApp(on('data'))
    app.app.resume()
    expect(await app.get('workspace.status', {})).toMatchObject({
      workspace: null,
      problem: { code: 'folder-read-only' },
    })
    expect(await resultOf('workspace.open', { id }, '')).toBe('folder-read-only')
    expect(await resultOf('workspace.create', { kind: 'manager', name: '华南', user: '李静' }, '')).toBe(
      'folder-read-only',
    )
    expect(await resultOf('preferences.write', { theme: 'dark' }, '')).toBe('folder-read-only')
    expect(readFileSync(join(folder, 'qudao.db')).equals(before)).toBe(true)
    app.app.close()
    disk.setReadOnly(false)
    expect(await resultOf('workspace.open', { id }, '')).toBe('ok')
  }, 60_000)
})

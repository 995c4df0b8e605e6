import { readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyBackup } from '../../src-main/database/backup.ts'
import { identify } from '../../src-main/database/create.ts'
import { migrate } from '../../src-main/database/migrate.ts'
import { migrations } from '../../src-main/database/migrations/list.ts'
import { openSqlite } from '../../src-main/database/open.ts'
import type { CallName, InputFor } from '../../src-main/contracts.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { startApp, type TestApp } from '../integration/app-harness.ts'
import { brokenPromises } from './log-check.ts'
import { noSmallDisk, openSmallDisk, skipNote, type SmallDisk } from './small-disk.ts'

let disk: SmallDisk
let app: TestApp
let plan: string
let line: { readonly owner: string | null; readonly channel: string | null; readonly city: string | null }

/** How many KB are left at each try: nothing, room for a first page, room for the beginning of the work. */
const left = [0, 4, 20, 64]

async function openSampleOn(folder: string): Promise<void> {
  app = startApp(folder)
  await app.get('workspace.openSample', {})
  plan = (await app.get('plans.list', {}))[0]!.id
  line = (await app.get('targets.grid', { plan, measure: 'intake' })).lines.find(({ channel }) => channel !== null)!
}

beforeEach(async () => {
  if (noSmallDisk !== null) return
  disk = openSmallDisk(12)
})
afterEach(() => {
  if (noSmallDisk !== null) return
  app.close()
  disk.close()
})

const codeOf = async <Name extends CallName>(name: Name, input: InputFor<Name>): Promise<string> => {
  const result = await app.ask(name, input)
  return result.ok ? 'ok' : result.error.code
}

let amount = 0
/** Types a year of amounts that never stood there. */
const typeYear = () => {
  amount += 1200
  const cells = Array.from({ length: 12 }, (_, at): [number, number, number] => [0, at + 1, amount + at])
  const { owner, channel, city } = line
  return app.ask('targets.write', { plan, measure: 'intake', act: 'paste', lines: [{ owner, channel, city }], cells })
}

async function promisesAfter(told: ReadonlyMap<string, number>): Promise<readonly string[]> {
  const { folder } = (await app.get('workspace.list', {}))[0]!
  app.app.close()
  const connection = connect(join(folder, 'qudao.db'))
  try {
    return brokenPromises(connection, told, Infinity)
  } finally {
    connection.close()
  }
}

describe.skipIf(noSmallDisk !== null)(`a disk that is full${skipNote}`, () => {
  test('refuses edits, keeps every one that was told as saved, and takes them again once there is room', async () => {
    await openSampleOn(join(disk.path, 'data'))
    const told = new Map<string, number>()
    // Something of this plan to undo, so that undoing meets the disk as well.
    await typeYear()
    for (const leaveKb of left) {
      disk.fill(leaveKb)
      let answer = await typeYear()
      for (let tries = 0; answer.ok && tries < 500; tries += 1) {
        told.set(answer.value.batch!, 12)
        answer = await typeYear()
      }
      expect(answer, `${leaveKb} KB left`).toMatchObject({ ok: false, error: { code: 'disk-full' } })
      const { savedAt } = await app.get('workspace.status', {})
      expect(await codeOf('history.undo', {})).toBe('disk-full')
      expect((await app.get('workspace.status', {})).savedAt).toBe(savedAt)
      const before = await app.get('targets.grid', { plan, measure: 'intake' })
      disk.free()
      const again = await typeYear()
      expect(again).toMatchObject({ ok: true })
      if (again.ok) told.set(again.value.batch!, 12)
      await app.get('history.undo', {})
      expect(await app.get('targets.grid', { plan, measure: 'intake' })).toEqual(before)
    }
    expect(told.size).toBeGreaterThan(left.length)
    expect(await promisesAfter(told)).toEqual([])
  }, 60_000)

  test('refuses an import with nothing of it written', async () => {
    await openSampleOn(join(disk.path, 'data'))
    app.ports.answers.push(resolve('tests/fixtures/adventureworks/channels.csv'))
    const { id, subject, sheet, headingRow, mapping, unit } = await app.get('imports.choose', { subject: 'channels' })
    const where = { plan: null, measure: null, createMissing: true }
    const job = { id, subject, sheet, headingRow, mapping: [...mapping], unit, ...where }
    const [channels, files] = [await app.get('channels.list', { archived: true }), disk.files()]
    // Half of the backup before the import fits, then the backup and the beginning of the import.
    const wholeKb = Math.ceil(statSync(join((await app.get('workspace.list', {}))[0]!.folder, 'qudao.db')).size / 1024)
    for (const leaveKb of [...left, Math.round(wholeKb / 2), wholeKb + 100]) {
      disk.fill(leaveKb)
      expect(await codeOf('imports.apply', job), `${leaveKb} KB left`).toBe('disk-full')
      expect(await app.get('channels.list', { archived: true })).toEqual(channels)
      disk.free()
    }
    // Where there was room for the backup alone, it stays: it is whole.
    const backups = disk.files().filter((name) => name.endsWith('-import.qudao-backup'))
    for (const backup of backups) expect(verifyBackup(join(disk.path, backup)).kind).toBe('manager')
    expect(backups.length).toBeGreaterThan(0)
    expect(disk.files().filter((name) => !backups.includes(name))).toEqual(files)
    expect((await app.get('imports.apply', job)).changed).toBeGreaterThan(4000)
    expect(await promisesAfter(new Map())).toEqual([])
  }, 60_000)

  test('makes a workspace whole or not at all, at every step of the making', async () => {
    await openSampleOn(join(disk.path, 'data'))
    const [files, open] = [disk.files(), (await app.get('workspace.status', {})).workspace]
    const create = () => codeOf('workspace.create', { kind: 'manager', name: '华南', user: '李静' })
    let leaveKb = 0
    for (; leaveKb < 1000; leaveKb += 24) {
      disk.fill(leaveKb)
      const code = await create()
      if (code === 'ok') break
      expect(code, `${leaveKb} KB left`).toBe('disk-full')
      expect((await app.get('workspace.status', {})).workspace).toEqual(open)
      expect(disk.files()).toEqual(files)
    }
    expect(leaveKb).toBeGreaterThan(100)
    expect((await app.get('workspace.status', {})).workspace?.name).toBe('华南')
    expect(await app.get('workspace.list', {})).toHaveLength(2)
  }, 60_000)

  test('restores a backup whole or not at all, and keeps the choices that were made', async () => {
    await openSampleOn(join(disk.path, 'data'))
    const backup = join(disk.path, '备份.qudao-backup')
    app.ports.answers.push(backup)
    await app.get('workspace.backUp', {})
    const [files, open] = [disk.files(), (await app.get('workspace.status', {})).workspace]
    const restore = () => {
      app.ports.answers.push(backup)
      return codeOf('workspace.restore', {})
    }
    for (const leaveKb of [0, 20, 300, 600]) {
      disk.fill(leaveKb)
      expect(await restore(), `${leaveKb} KB left`).toBe('disk-full')
      if (leaveKb === 0) expect(await codeOf('preferences.write', { language: 'en' })).toBe('disk-full')
      expect((await app.get('workspace.status', {})).workspace).toEqual(open)
      expect(disk.files()).toEqual(files)
    }
    expect((await app.get('preferences.read', {})).language).toBe('zh-CN')
    disk.free()
    expect(await restore()).toBe('ok')
  }, 60_000)

  test('keeps nobody from opening what he has; the backup of the day is then made another time', async () => {
    await openSampleOn(join(disk.path, 'data'))
    const { folder, id } = (await app.get('workspace.status', {})).workspace!
    const backups = (): readonly string[] => disk.files().filter((name) => name.includes('backup'))
    await app.get('workspace.close', {})
    rmSync(join(folder, 'backups'), { recursive: true })
    // Room for what SQLite needs beside the database.
    disk.fill(64)
    expect((await app.get('workspace.open', { id })).id).toBe(id)
    expect((await app.get('channels.list', { archived: false })).length).toBeGreaterThan(0)
    expect(backups()).toEqual([])
    await app.get('workspace.close', {})
    disk.free()
    await app.get('workspace.open', { id })
    expect(backups()).toHaveLength(1)
  }, 60_000)

  test('has a database of an older app wait, untouched, until there is room for its backup', async () => {
    await openSampleOn(join(disk.path, 'data'))
    const { folder, id } = (await app.get('workspace.status', {})).workspace!
    await app.get('workspace.close', {})
    const file = join(folder, 'qudao.db')
    rmSync(file)
    const old = openSqlite(file, { create: true })
    migrate(old, migrations.slice(0, 1), () => {})
    identify(old, { workspace: id, device: 'd', author: '张伟', kind: 'manager', name: '华东' })
    old.close()
    const before = readFileSync(file)
    for (const leaveKb of [64, 120]) {
      disk.fill(leaveKb)
      expect(await codeOf('workspace.open', { id })).toBe('disk-full')
      expect(readFileSync(file).equals(before)).toBe(true)
      expect(disk.files().filter((name) => name.includes('migration'))).toEqual([])
    }
    disk.free()
    expect((await app.get('workspace.open', { id })).id).toBe(id)
    expect(disk.files().filter((name) => name.includes('migration'))).toHaveLength(1)
  }, 60_000)

  test('leaves no half-written file under any name, and what had the name before stays', async () => {
    await openSampleOn(join(disk.path, 'data'))
    const invitation = join(disk.path, '邀请.qudao-invite')
    const headquarters = startApp(join(disk.path, 'headquarters'))
    await headquarters.get('workspace.create', { kind: 'headquarters', name: '总部', user: '何静' })
    headquarters.ports.answers.push(invitation)
    await headquarters.get('exchange.invite', { name: '张伟', region: '华东' })
    headquarters.app.close()
    app.ports.answers.push(invitation)
    const partner = (await app.get('exchange.join', {})).partners[0]!.workspace

    const exports = [
      ['旧.qudao', () => codeOf('exchange.write', { partner })],
      ['旧.xlsx', () => codeOf('workbook.export', { plan, unit: 'wan', language: 'zh-CN' })],
      ['旧.qudao-backup', () => codeOf('workspace.backUp', {})],
    ] as const
    for (const [name, write] of exports) {
      const path = join(disk.path, name)
      app.ports.answers.push(path)
      expect(await write()).toBe('ok')
      const [before, files] = [readFileSync(path), disk.files()]
      // A commit, so that there is something new to send.
      expect(await typeYear()).toMatchObject({ ok: true })
      for (const leaveKb of [0, 4]) {
        disk.fill(leaveKb)
        app.ports.answers.push(path)
        expect(await write(), `${name} with ${leaveKb} KB left`).toBe('disk-full')
        expect(readFileSync(path).equals(before)).toBe(true)
        expect(disk.files()).toEqual(files)
        disk.free()
      }
      app.ports.answers.push(path)
      expect(await write()).toBe('ok')
    }
    expect(verifyBackup(join(disk.path, '旧.qudao-backup')).kind).toBe('manager')
  }, 120_000)
})

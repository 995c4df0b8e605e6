import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createApp, type Application } from '../../src-main/app.ts'
import type { CallName, EventName, InputFor, OutputFor } from '../../src-main/contracts.ts'
import type { Result } from '../../src-main/shared/result.ts'
import type { Workspace, WorkspaceStatus } from '../../src-main/workspaces/workspaces.contract.ts'
import { testPorts, type TestPorts } from './workspace.ts'

let folder: string
let ports: TestPorts
let app: Application
const told: { name: EventName; event: unknown }[] = []

const start = (): Application =>
  createApp(ports, { tell: (name, event) => void told.push({ name, event }), applyPreferences: () => {} })
const ask = async <Name extends CallName>(name: Name, input: InputFor<Name>): Promise<Result<OutputFor<Name>>> =>
  (await app.invoke(name, input)) as Result<OutputFor<Name>>
async function get<Name extends CallName>(name: Name, input: InputFor<Name>): Promise<OutputFor<Name>> {
  const result = await ask(name, input)
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
  return result.value
}
const codeOf = async (name: CallName, input: unknown): Promise<string> => {
  const result = await app.invoke(name, input)
  return result.ok ? 'nothing was refused' : result.error.code
}
const create = (name = '华东', kind: Workspace['kind'] = 'manager'): Promise<Workspace> =>
  get('workspace.create', { kind, name, user: '张伟' })
const status = (): Promise<WorkspaceStatus> => get('workspace.status', {})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qudao-app-'))
  ports = testPorts(folder)
  told.length = 0
  app = start()
})
afterEach(() => {
  app.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the door', () => {
  test('a call that was never declared, and names from the prototype, are refused', async () => {
    expect(await codeOf('files.read' as CallName, {})).toBe('invalid-input')
    expect(await codeOf('__proto__' as CallName, {})).toBe('invalid-input')
    expect(await codeOf('constructor' as CallName, {})).toBe('invalid-input')
  })

  test('input that does not fit its schema is refused with the field’s name', async () => {
    expect(await app.invoke('workspace.create', { kind: 'manager', name: '', user: '张伟' })).toEqual({
      ok: false,
      error: { code: 'invalid-input', facts: { call: 'workspace.create', field: 'name' } },
    })
  })

  test('without a workspace every subject says so instead of failing', async () => {
    expect(await codeOf('channels.list', { archived: false })).toBe('workspace-none-open')
    expect(await codeOf('history.undo', {})).toBe('workspace-none-open')
  })

  test('a bug is logged once and crosses as internal, without its message', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const broken = createApp(
      { ...ports, dataFolder: 5 as unknown as string },
      { tell: () => {}, applyPreferences: () => {} },
    )
    const result = await broken.invoke('workspace.list', {})
    expect(result).toMatchObject({ ok: false, error: { code: 'internal', facts: { where: 'workspace.list' } } })
    expect(logged).toHaveBeenCalledTimes(1)
    logged.mockRestore()
  })
})

describe('workspaces', () => {
  test('a first start has none, and a new one opens at once and is there after a restart', async () => {
    expect((await status()).workspace).toBeNull()
    const made = await create()
    expect((await status()).workspace).toMatchObject({
      id: made.id,
      kind: 'manager',
      name: '华东',
      user: '张伟',
      sample: false,
    })
    app.close()
    app = start()
    app.resume()
    expect((await status()).workspace?.id).toBe(made.id)
  })

  test('names that look like paths stay inside the data folder', async () => {
    const made = await create('../../etc')
    expect(made.folder.startsWith(join(folder, 'workspaces'))).toBe(true)
    expect(await codeOf('workspace.open', { id: '../../..' })).toBe('not-found')
  })

  test('a closed workspace stays closed after a restart, and opens from the list', async () => {
    const made = await create()
    await get('workspace.close', {})
    app.close()
    app = start()
    app.resume()
    expect((await status()).workspace).toBeNull()
    expect((await get('workspace.list', {})).map(({ id }) => id)).toEqual([made.id])
    expect((await get('workspace.open', { id: made.id })).id).toBe(made.id)
  })

  test('the status tells when something was saved, only after it was', async () => {
    await create()
    expect((await status()).savedAt).toBeNull()
    await get('people.create', { entity: 'department', fields: { name: '渠道部' } })
    expect((await status()).savedAt).toBeGreaterThan(0)
    expect(told.filter(({ name }) => name === 'changed')).toHaveLength(1)
  })

  test('the workspace is backed up once a day by itself', async () => {
    const made = await create()
    await get('workspace.close', {})
    await get('workspace.open', { id: made.id })
    expect(readdirSync(join(made.folder, 'backups'))).toHaveLength(1)
  })

  test('a backup opens as a workspace of its own that writes under another device', async () => {
    const made = await create()
    await get('people.create', { entity: 'department', fields: { name: '渠道部' } })
    const backup = join(folder, '备份.qudao-backup')
    ports.answers.push(backup)
    expect(await get('workspace.backUp', {})).toEqual({ path: backup })
    ports.answers.push(backup)
    const restored = await get('workspace.restore', {})
    expect(restored).toMatchObject({ kind: 'manager', name: '华东', user: '张伟' })
    expect(restored.id).not.toBe(made.id)
    expect((await get('people.list', {})).departments.map(({ name }) => name)).toEqual(['渠道部'])
    const device = (of: Workspace): unknown => {
      const sqlite = new Database(join(of.folder, 'qudao.db'), { readonly: true })
      const row = sqlite.prepare("SELECT value FROM setting WHERE key = 'device'").get()
      sqlite.close()
      return row
    }
    expect(device(restored)).not.toEqual(device(made))
  })

  test('choosing no file changes nothing', async () => {
    ports.answers.push(null)
    expect(await codeOf('workspace.restore', {})).toBe('cancelled')
    expect((await status()).workspace).toBeNull()
  })

  test('a damaged database is told with the last sound backup, and nothing of it is deleted', async () => {
    const made = await create()
    app.close()
    const file = join(made.folder, 'qudao.db')
    const bytes = readFileSync(file)
    bytes.fill(0xff, 4096, 40_960)
    writeFileSync(file, bytes)
    app = start()
    app.resume()
    const { workspace, problem } = await status()
    expect(workspace).toBeNull()
    expect(problem).toMatchObject({ code: 'workspace-corrupt' })
    expect(String(problem?.facts['backup'])).toContain('daily.qudao-backup')
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  test('a database of a newer app is refused by name and the app still runs', async () => {
    const made = await create()
    app.close()
    const sqlite = new Database(join(made.folder, 'qudao.db'))
    sqlite.pragma('user_version = 99990')
    sqlite.close()
    app = start()
    app.resume()
    expect((await status()).problem).toMatchObject({ code: 'workspace-newer', facts: { database: 99990 } })
    expect((await create('另一个')).name).toBe('另一个')
  })

  test('a folder that is no workspace is passed over', async () => {
    mkdirSync(join(folder, 'workspaces', 'stray'), { recursive: true })
    writeFileSync(join(folder, 'workspaces', 'stray', 'workspace.json'), '{"id":')
    expect(await get('workspace.list', {})).toEqual([])
  })
})

describe('preferences', () => {
  test('the system’s language is the default, Chinese where it is neither Chinese nor English', async () => {
    expect(await get('preferences.read', {})).toMatchObject({ language: 'zh-CN', theme: 'system', unit: 'wan' })
    for (const [system, language] of [
      ['en-GB', 'en'],
      ['de-DE', 'zh-CN'],
      ['zh-TW', 'zh-CN'],
    ] as const) {
      expect(
        createApp({ ...ports, systemLanguage: system }, { tell: () => {}, applyPreferences: () => {} }).preferences()
          .language,
      ).toBe(language)
    }
  })

  test('unit and look of amounts are kept, and only forms that exist are taken', async () => {
    const amounts = { grouping: 'wan', negative: 'brackets', decimals: 2 } as const
    await get('preferences.write', { unit: 'thousand', amounts })
    app = start()
    expect(app.preferences()).toMatchObject({ unit: 'thousand', amounts })
    expect(await codeOf('preferences.write', { amounts: { ...amounts, decimals: 9 } })).toBe('invalid-input')
  })

  test('a choice is kept over a restart, and a damaged file counts as no choice', async () => {
    await get('preferences.write', { language: 'en', theme: 'dark' })
    app = start()
    expect(app.preferences()).toMatchObject({ language: 'en', theme: 'dark' })
    writeFileSync(join(folder, 'preferences.json'), '{{{')
    expect(app.preferences()).toMatchObject({ language: 'zh-CN', theme: 'system' })
  })
})

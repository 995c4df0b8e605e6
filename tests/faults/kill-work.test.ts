import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyBackup } from '../../src-main/database/backup.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { readBook } from '../../src-main/workbooks/xlsx.ts'
import { startApp, type TestApp } from '../integration/app-harness.ts'
import { killAfter, rounds } from './killing.ts'
import { brokenPromises } from './log-check.ts'

const child = join(import.meta.dirname, 'working-child.ts')
let folder: string
const at = (name: string): string => join(folder, name)
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'qudao-kill-work-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A fresh copy of a closed app's data folder. */
function copyOf(template: string, name: string): string {
  rmSync(at(name), { recursive: true, force: true })
  cpSync(template, at(name), { recursive: true })
  return at(name)
}

async function withApp<T>(data: string, work: (app: TestApp) => Promise<T>): Promise<T> {
  const started = startApp(data)
  try {
    started.app.resume()
    return await work(started)
  } finally {
    started.app.close()
  }
}

const importChannels = async ({ get, ports }: TestApp): Promise<void> => {
  ports.answers.push(resolve('tests/fixtures/adventureworks/channels.csv'))
  const { id, subject, sheet, headingRow, mapping, unit } = await get('imports.choose', { subject: 'channels' })
  const where = { plan: null, measure: null, createMissing: true }
  await get('imports.apply', { id, subject, sheet, headingRow, mapping: [...mapping], unit, ...where })
}

/** The database of the only workspace, looked at by a connection of its own as a repair tool would. */
async function faultsOf(data: string): Promise<readonly string[]> {
  const file = await withApp(data, async ({ get }) => join((await get('workspace.list', {}))[0]!.folder, 'qudao.db'))
  const connection = connect(file)
  try {
    return brokenPromises(connection, new Map(), Infinity)
  } finally {
    connection.close()
  }
}

describe('a process that is killed while it imports', () => {
  const kills = rounds(3, 60)

  test(`has imported all or nothing, and the next import is whole, in ${kills} kills`, async () => {
    const template = at('empty')
    await withApp(template, ({ get }) => get('workspace.create', { kind: 'manager', name: '北美', user: '张伟' }))
    const whole = await killAfter(Infinity, child, ['import', copyOf(template, 'data')])
    expect(whole.told).toEqual(['done'])
    for (let kill = 0; kill < kills; kill += 1) {
      const data = copyOf(template, 'data')
      const killed = await killAfter(((kill + Math.random()) / kills) * whole.ms, child, ['import', data])
      const channels = await withApp(data, ({ get }) => get('channels.list', { archived: true }))
      expect(killed.told.includes('done') ? [701] : [0, 701]).toContain(channels.length)
      expect(await faultsOf(data)).toEqual([])
      if (channels.length > 0 || kill > 0) continue
      await withApp(data, importChannels)
      expect((await withApp(data, ({ get }) => get('channels.list', { archived: true }))).length).toBe(701)
    }
  }, 1_800_000)
})

describe('a process that is killed while it makes a workspace', () => {
  test('leaves nothing that is taken for one, and the next making clears it away', async () => {
    const data = at('making')
    const { id, folder: made } = await withApp(data, ({ get }) =>
      get('workspace.create', { kind: 'manager', name: '北美', user: '张伟' }),
    )
    const part = join(data, 'workspaces', '.01900000-0000-7000-8000-000000000000.part')
    cpSync(made, part, { recursive: true })
    await withApp(data, async ({ get }) => {
      expect((await get('workspace.list', {})).map((workspace) => workspace.id)).toEqual([id])
      await get('workspace.create', { kind: 'manager', name: '华南', user: '李静' })
      expect(existsSync(part)).toBe(false)
    })
  })
})

describe('a process that is killed while it writes a file', () => {
  const kills = rounds(2, 40)
  const headquarters = () => at('headquarters')
  const manager = () => at('manager')

  beforeAll(async () => {
    const invitation = at('邀请.qudao-invite')
    await withApp(headquarters(), async ({ get, ports }) => {
      await get('workspace.create', { kind: 'headquarters', name: '总部', user: '何静' })
      ports.answers.push(invitation)
      await get('exchange.invite', { name: '张伟', region: '北美' })
    })
    await withApp(manager(), async (app) => {
      await app.get('workspace.create', { kind: 'manager', name: '北美', user: '张伟' })
      await importChannels(app)
      await app.get('plans.create', { fiscalYear: 2024, firstMonth: 1, step: 100 })
      app.ports.answers.push(invitation)
      await app.get('exchange.join', {})
    })
  }, 60_000)

  const readAtHeadquarters = (path: string): Promise<number> =>
    withApp(headquarters(), async ({ get, ports }) => {
      ports.answers.push(path)
      const { id, changes } = await get('exchange.read', {})
      await get('exchange.forget', { id })
      return changes
    })

  /** By act: the file's name, and whether what lies there is the whole of it. */
  const files: Readonly<Record<string, readonly [name: string, isWhole: (path: string) => Promise<boolean>]>> = {
    bundle: ['北美.qudao', async (path) => (await readAtHeadquarters(path)) > 4000],
    workbook: ['指标.xlsx', async (path) => (await readBook(readFileSync(path))).sheets.length > 3],
    backup: ['备份.qudao-backup', async (path) => verifyBackup(path).name === '北美'],
  }

  test.for(Object.keys(files))(
    `leaves no half-written %s under its name, in ${kills} kills`,
    { timeout: 1_800_000 },
    async (act) => {
      const [name, isWhole] = files[act]!
      const write = (target: string, delay: number) =>
        killAfter(delay, child, [act, copyOf(manager(), 'data'), join(target, name)])
      const target = (kill: number): string => {
        mkdirSync(at(`${act}-${kill}`))
        return at(`${act}-${kill}`)
      }
      const whole = await write(target(kills), Infinity)
      expect(await isWhole(join(at(`${act}-${kills}`), name))).toBe(true)
      for (let kill = 0; kill < kills; kill += 1) {
        const killed = await write(target(kill), ((kill + Math.random()) / kills) * whole.ms)
        const path = join(at(`${act}-${kill}`), name)
        if (killed.told.includes('done')) expect(existsSync(path)).toBe(true)
        if (existsSync(path)) expect(await isWhole(path)).toBe(true)
      }
      // What a kill left behind keeps nobody from writing again.
      expect((await killAfter(Infinity, child, [act, at('data'), join(at(`${act}-0`), name)])).told).toEqual(['done'])
      expect(await isWhole(join(at(`${act}-0`), name))).toBe(true)
      expect(await faultsOf(at('data'))).toEqual([])
    },
  )
})

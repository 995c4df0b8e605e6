import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createApp } from '../../src-main/app.ts'
import type { CallName, InputFor, OutputFor } from '../../src-main/contracts.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import type { Edit } from '../../src-main/ledger/ledger.ts'
import { amountField, months, type Entity, type Value } from '../../src-main/ledger/registry.ts'
import type { LineKey } from '../../src-main/targets/targets.contract.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import { testPorts, type TestPorts } from '../integration/workspace.ts'

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'qudao-bench-'))
export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true })
/** A copy in a new folder, for work that must find the same state each time. */
export function copied(folder: string): string {
  const copy = temporaryFolder()
  cpSync(folder, copy, { recursive: true })
  return copy
}

export type BenchApp = {
  readonly ports: TestPorts
  readonly get: <Name extends CallName>(name: Name, input: InputFor<Name>) => Promise<OutputFor<Name>>
  /** A call without the time that its dialogs stood open, in ms. */
  readonly timed: <Name extends CallName>(
    name: Name,
    input: InputFor<Name>,
  ) => Promise<readonly [ms: number, OutputFor<Name>]>
  readonly close: () => void
}

/** Nobody chooses a file faster. */
const humanMs = 1000

/** The app behind its door, with the built worker where there is one: workers read sources more slowly. */
export function openApp(folder: string, choosingMs = humanMs): BenchApp {
  const built = 'out/main/worker.js'
  const plain = testPorts(folder)
  let open = 0
  const choose = async (): Promise<string | null> => {
    await delay(choosingMs)
    open += choosingMs
    return plain.answers.shift() ?? null
  }
  const ports = {
    ...plain,
    dialogs: { ...plain.dialogs, openFile: choose, saveFile: choose },
    ...(existsSync(built) ? { workerEntry: pathToFileURL(built) } : {}),
  }
  const app = createApp(ports, { tell: () => {}, applyPreferences: () => {} })
  app.resume()
  const get: BenchApp['get'] = async (name, input) => {
    const result = await app.invoke(name, input)
    if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
    return result.value as OutputFor<typeof name>
  }
  return {
    ports,
    get,
    timed: async (name, input) => {
      open = 0
      const began = performance.now()
      const output = await get(name, input)
      return [performance.now() - began - open, output]
    },
    close: app.close,
  }
}

export const databaseIn = (folder: string): string => {
  const [workspace] = readdirSync(join(folder, 'workspaces'))
  return join(folder, 'workspaces', workspace!, 'qudao.db')
}

export type Region = { readonly plan: string; readonly lines: readonly LineKey[] }

const rowEdits = (entity: Entity, id: string, fields: Readonly<Record<string, Value>>): Edit[] =>
  Object.entries({ live: 1, ...fields }).map(([field, value]) => ({ entity, id, field, value }))

/** A manager's workspace with so many channels of 20 people in 60 cities, and a filled month for each of them. */
export async function makeRegion(folder: string, channels: number): Promise<Region> {
  const app = openApp(folder)
  await app.get('workspace.create', { kind: 'manager', name: '华东', user: '张伟' })
  const { id: plan } = await app.get('plans.create', { fiscalYear: 2027, firstMonth: 1, step: 100 })
  app.close()
  const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at)
  const lines = numbers(channels).map((at): LineKey => ({
    owner: `person-${at % 20}`,
    channel: `channel-${at}`,
    city: null,
  }))
  const { ledger, close } = connect(databaseIn(folder))
  ledger.commit('import', {}, [
    ...numbers(4).flatMap((at) =>
      rowEdits('department', `department-${at}`, { name: `渠道${at + 1}部`, position: at }),
    ),
    ...numbers(20).flatMap((at) =>
      rowEdits('person', `person-${at}`, { name: `负责人${at + 1}`, department: `department-${at % 4}` }),
    ),
    ...numbers(60).flatMap((at) =>
      rowEdits('city', `city-${at}`, { code: String(310_000 + at), name: `城市${at + 1}`, province: '浙江省' }),
    ),
    ...lines.flatMap(({ owner }, at) =>
      rowEdits('channel', `channel-${at}`, {
        code: `QD-${at}`,
        name: `渠道商${at + 1}`,
        city: `city-${at % 60}`,
        owner,
        status: 'active',
        grade: 'B',
      }),
    ),
  ])
  ledger.commit(
    'import',
    {},
    lines.flatMap((line, at) => lineEdits(plan, line, at)),
  )
  close()
  return { plan, lines }
}

const lineEdits = (plan: string, line: LineKey, at: number): readonly Edit[] =>
  rowEdits('targetLine', targetLineId(plan, 'intake', line), {
    plan,
    measure: 'intake',
    owner: line.owner,
    channel: line.channel,
    ...Object.fromEntries(months.map((month) => [amountField(month), 100 * (1000 + ((at * 37 + month * 101) % 9000))])),
  })

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp, type Application } from '../../src-main/app.ts'
import type { CallName, EventName, InputFor, OutputFor } from '../../src-main/contracts.ts'
import type { Result } from '../../src-main/shared/result.ts'
import { testPorts, type TestPorts } from './workspace.ts'

export type TestApp = {
  readonly app: Application
  readonly ports: TestPorts
  readonly folder: string
  readonly told: { readonly name: EventName; readonly event: unknown }[]
  /** The result as it crosses the door. */
  readonly ask: <Name extends CallName>(name: Name, input: InputFor<Name>) => Promise<Result<OutputFor<Name>>>
  /** The value; throws with the failure where there is none. */
  readonly get: <Name extends CallName>(name: Name, input: InputFor<Name>) => Promise<OutputFor<Name>>
  readonly close: () => void
}

/** The whole application behind its door, on the real disk in a folder of its own, or in the given one. */
export function startApp(folder = mkdtempSync(join(tmpdir(), 'qudao-app-'))): TestApp {
  const ports = testPorts(folder)
  const told: { name: EventName; event: unknown }[] = []
  const app = createApp(ports, { tell: (name, event) => void told.push({ name, event }), applyPreferences: () => {} })
  const ask = async <Name extends CallName>(name: Name, input: InputFor<Name>): Promise<Result<OutputFor<Name>>> =>
    (await app.invoke(name, input)) as Result<OutputFor<Name>>
  return {
    app,
    ports,
    folder,
    told,
    ask,
    get: async (name, input) => {
      const result = await ask(name, input)
      if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
      return result.value
    },
    close: () => {
      app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

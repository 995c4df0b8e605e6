import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TaskRunner } from '../../src-main/background/background.ts'
import { createTaskRunner } from '../../src-main/background/run.ts'
import type { AppContext, OpenWorkspace } from '../../src-main/context.ts'
import type { EventName, Events } from '../../src-main/contracts.ts'
import { createDatabase } from '../../src-main/database/create.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import type { Ports } from '../../src-main/ports.ts'
import { ok } from '../../src-main/shared/result.ts'
import { uuidv7 } from '../../src-main/shared/uuid.ts'

export type TestPorts = Ports & {
  /** What the next dialogs answer, in order; null is “cancelled”. */
  readonly answers: (string | null)[]
  readonly printed: string[]
}

/** Ports over the real disk in a folder of its own; only the person at the dialogs is played. */
export function testPorts(folder: string, now: () => number = Date.now): TestPorts {
  const answers: (string | null)[] = []
  const printed: string[] = []
  const answer = async () => answers.shift() ?? null
  return {
    answers,
    printed,
    now,
    newId: () => uuidv7(now()),
    dialogs: { openFile: answer, saveFile: answer, showInFolder: () => {} },
    printer: {
      open: () => ({
        toPdf: async (html) => {
          printed.push(html)
          return new TextEncoder().encode('%PDF-1.7 test')
        },
        close: () => {},
      }),
      print: async (html) => {
        printed.push(html)
        return ok(null)
      },
      preview: (html) => {
        printed.push(html)
        return `/document/${printed.length}`
      },
    },
    vault: {
      protect: (secret) => new TextEncoder().encode(secret),
      reveal: (guarded) => new TextDecoder().decode(guarded),
    },
    dataFolder: folder,
    resourcesFolder: resolve('resources'),
    workerEntry: new URL('../../src-main/worker.ts', import.meta.url),
    appVersion: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    systemLanguage: 'zh-CN',
  }
}

export type TestWorkspace = {
  readonly context: AppContext & { readonly ports: TestPorts; readonly tasks: TaskRunner }
  readonly open: OpenWorkspace
  /** Events told to the window, in order. */
  readonly told: { readonly name: EventName; readonly event: Events[EventName] }[]
  readonly close: () => void
}

/** A real workspace on real SQLite in a temporary folder, with the context that services are made from. */
export function openTestWorkspace(
  options: { readonly kind?: 'manager' | 'headquarters'; readonly user?: string; readonly now?: () => number } = {},
): TestWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-test-'))
  const now = options.now ?? Date.now
  const ports = testPorts(folder, now)
  const user = options.user ?? '张伟'
  const id = ports.newId()
  const workspaceFolder = join(folder, 'workspaces', id)
  const databaseFile = join(workspaceFolder, 'qudao.db')
  mkdirSync(workspaceFolder, { recursive: true })
  const kind = options.kind ?? 'manager'
  createDatabase(databaseFile, { workspace: id, device: ports.newId(), author: user, kind, name: '测试' }).close()
  const connection = connect(databaseFile, { now, newId: ports.newId })
  const open: OpenWorkspace = {
    workspace: { id, kind, name: '测试', user, sample: false, folder: workspaceFolder },
    db: connection.db,
    sqlite: connection.sqlite,
    ledger: connection.ledger,
    folder: workspaceFolder,
    databaseFile,
  }
  const told: TestWorkspace['told'] = []
  const tell: AppContext['tell'] = (name, event) => void told.push({ name, event })
  return {
    open,
    told,
    context: {
      ports,
      open: () => open,
      tell,
      committed: (batch, entities) => {
        if (batch !== null) tell('changed', { batch, entities, unsent: 0 })
      },
      statusMoved: () => {},
      tasks: createTaskRunner(ports.workerEntry, (event) => tell('task', event), ports.newId),
      language: () => 'zh-CN',
    },
    close: () => {
      connection.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TaskRunner } from '../../src-main/background/background.ts'
import { jobs, type JobName, type JobTools } from '../../src-main/background/jobs.ts'
import type { exchangeCalls } from '../../src-main/exchange/exchange.contract.ts'
import { createExchangeService } from '../../src-main/exchange/exchange.service.ts'
import { failureOf } from '../../src-main/failures.ts'
import type { Edit } from '../../src-main/ledger/ledger.ts'
import type { Handlers, OutputOf } from '../../src-main/shared/call.ts'
import { valueOf, type Result } from '../../src-main/shared/result.ts'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

type Calls = typeof exchangeCalls

/** A workspace and its exchange, as a person uses it: each call gets the path that the dialog would have answered. */
export type Side = {
  readonly workspace: TestWorkspace
  readonly service: Handlers<Calls>
  readonly id: string
  readonly hash: () => string
  readonly invite: (path: string, name?: string) => Promise<void>
  readonly join: (path: string) => Promise<OutputOf<Calls['exchange.join']>>
  readonly write: (path: string, to: Side) => Promise<OutputOf<Calls['exchange.write']>>
  readonly read: (path: string) => Promise<OutputOf<Calls['exchange.read']>>
  readonly take: (path: string) => Promise<OutputOf<Calls['exchange.apply']>>
  readonly status: () => Promise<OutputOf<Calls['exchange.status']>>
  readonly type: (row: string, month: number, fen: number | null) => void
}

/**
 * Runs the real jobs without a thread: the start of a worker is most of the time of a small file. The threads themselves
 * are run by `exchange-restore.test.ts`.
 */
const inProcess = {
  prepare: () => {},
  run: async (_kind: string, name: JobName, input: never) => {
    const load = jobs[name] as () => Promise<{
      readonly job: (input: never, tools: JobTools) => Promise<Result<unknown>>
    }>
    try {
      return await (await load()).job(input, { progress: () => {} })
    } catch (error) {
      return { ok: false, error: failureOf(error, name) }
    }
  },
} as unknown as TaskRunner

export function openSide(kind: 'manager' | 'headquarters', user: string, now?: () => number): Side {
  const workspace = openTestWorkspace({ kind, user, ...(now ? { now } : {}) })
  const { context } = workspace
  const service = createExchangeService({ ...context, tasks: inProcess })
  const answer = (path: string | null): void => void workspace.context.ports.answers.push(path)
  const value = async <T>(result: Result<T> | Promise<Result<T>>): Promise<T> => valueOf(await result)
  const read: Side['read'] = (path) => {
    answer(path)
    return value(service['exchange.read']({}))
  }
  return {
    workspace,
    service,
    id: workspace.open.workspace.id,
    hash: () => workspace.open.ledger.contentHash(),
    invite: async (path, name = '张伟') => {
      answer(path)
      await value(service['exchange.invite']({ name, region: '华东大区' }))
    },
    join: (path) => {
      answer(path)
      return value(service['exchange.join']({}))
    },
    write: (path, to) => {
      answer(path)
      return value(service['exchange.write']({ partner: to.id }))
    },
    read,
    take: async (path) => value(service['exchange.apply']({ id: (await read(path)).id })),
    status: () => value(service['exchange.status']({})),
    type: (row, month, fen) => {
      const edits: Edit[] = [
        { entity: 'targetLine', id: row, field: 'live', value: 1 },
        { entity: 'targetLine', id: row, field: `m${String(month).padStart(2, '0')}`, value: fen },
      ]
      workspace.open.ledger.commit('type', { cells: 1 }, edits)
    },
  }
}

export type Pair = {
  readonly manager: Side
  readonly headquarters: Side
  readonly at: (name: string) => string
  readonly close: () => void
}

/** Headquarters and a manager who has joined by its invitation; nothing has been sent yet. */
export async function openPair(now?: () => number): Promise<Pair> {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-exchange-'))
  const headquarters = openSide('headquarters', '何静', now)
  const manager = openSide('manager', '张伟', now)
  const at = (name: string): string => join(folder, name)
  await headquarters.invite(at('invitation.qudao-invite'))
  await manager.join(at('invitation.qudao-invite'))
  return {
    manager,
    headquarters,
    at,
    close: () => {
      manager.workspace.close()
      headquarters.workspace.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

import type { Edit } from '../../src-main/ledger/ledger.ts'
import type { Entity, Value } from '../../src-main/ledger/registry.ts'
import { createPlansService } from '../../src-main/plans/plans.service.ts'
import { valueOf, type Result } from '../../src-main/shared/result.ts'
import { createTargetsService } from '../../src-main/targets/targets.service.ts'
import { targetLineId } from '../../src-main/targets/targets.store.ts'
import { afterEach, beforeEach } from 'vitest'
import { openTestWorkspace, type TestWorkspace } from './workspace.ts'

/** The value of an answer; throws the refusal. */
export const done = async <T>(result: Result<T> | Promise<Result<T>>): Promise<T> => valueOf(await result)

export type Rows = Readonly<Record<string, Readonly<Record<string, Value>>>>

export type TargetsWorkspace = TestWorkspace & {
  readonly plans: ReturnType<typeof createPlansService>
  readonly targets: ReturnType<typeof createTargetsService>
  /** Makes or changes rows by their ids, as one batch. */
  readonly put: (entity: Entity, rows: Rows) => void
}

/** A workspace with the two services under test, empty unless `put` fills it. */
export function openTargetsWorkspace(): TargetsWorkspace {
  const workspace = openTestWorkspace()
  return {
    ...workspace,
    plans: createPlansService(workspace.context),
    targets: createTargetsService(workspace.context),
    put: (entity, rows) => {
      const edits = Object.entries(rows).flatMap(([id, fields]) =>
        Object.entries({ live: 1, ...fields }).map(([field, value]): Edit => ({ entity, id, field, value })),
      )
      workspace.open.ledger.commit('create', {}, edits)
    },
  }
}

/** Two people with three channels in two cities, and the plan of 2027 in steps of 元. */
export async function openSmallRegion(): Promise<TargetsWorkspace & { readonly plan: string }> {
  const workspace = openTargetsWorkspace()
  const { put } = workspace
  put('department', { sales: { name: '销售部', position: 1 } })
  put('region', { east: { name: '华东', position: 1 } })
  put('person', {
    li: { name: '李静', department: 'sales' },
    wang: { name: '王磊', department: 'sales' },
    zhao: { name: '赵敏' },
  })
  put('city', {
    sh: { code: '310100', name: '上海市', region: 'east' },
    hz: { code: '330100', name: '杭州市', region: 'east' },
  })
  put('channel', {
    c1: { code: 'SH-001', name: '沪康', city: 'sh', owner: 'li' },
    c2: { code: 'SH-002', name: '申和', city: 'sh', owner: 'li' },
    c3: { code: 'HZ-001', name: '颐和堂', city: 'hz', owner: 'wang' },
  })
  const plan = await done(workspace.plans['plans.create']({ fiscalYear: 2027, firstMonth: 1, step: 100 }))
  return { ...workspace, plan: plan.id }
}

export const keyOf = (owner: string | null, channel: string | null, city: string | null = null) => ({
  owner,
  channel,
  city,
})

export const [c1, c2, c3] = [keyOf('li', 'c1'), keyOf('li', 'c2'), keyOf('wang', 'c3')] as const

export type Key = ReturnType<typeof keyOf>
/** `[index into keys, fiscal month, fen or null]`. */
export type CellWrite = [number, number, number | null]
type Targets = TargetsWorkspace['targets']

/** Opens the small region anew for each test of a file and drives its targets of 预收款/订单. */
export function eachInSmallRegion() {
  let region: Awaited<ReturnType<typeof openSmallRegion>> | undefined
  beforeEach(async () => {
    region = await openSmallRegion()
  })
  afterEach(() => region?.close())
  const now = () => {
    if (!region) throw new Error('no region is open outside of a test')
    return region
  }
  const where = () => ({ plan: now().plan, measure: 'intake' as const })
  const grid = () => done(now().targets['targets.grid'](where()))
  const writing = (
    keys: readonly Key[],
    cells: readonly CellWrite[],
    act: 'type' | 'paste' | 'fill' | 'clear' = 'type',
  ) => now().targets['targets.write']({ ...where(), act, lines: [...keys], cells: [...cells] })
  return {
    region: now,
    where,
    grid,
    /** The line of this key as the grid shows it. */
    line: async (owner: string | null, channel: string | null, city: string | null = null) => {
      const id = targetLineId(now().plan, 'intake', keyOf(owner, channel, city))
      const found = (await grid()).lines.find((one) => one.id === id)
      if (!found) throw new Error(`no line ${owner} ${channel} ${city}`)
      return found
    },
    writing,
    write: (...parts: Parameters<typeof writing>) => done(writing(...parts)),
    holding: (held: boolean, keys: readonly Key[], cells: readonly [number, number][]) =>
      now().targets['targets.hold']({ ...where(), held, lines: [...keys], cells: [...cells] }),
    spreading: (
      keys: readonly Key[],
      total: number,
      period: Parameters<Targets['targets.spread']>[0]['period'] = { kind: 'year' },
    ) => now().targets['targets.spread']({ ...where(), lines: [...keys], total, period }),
    setQuota: (
      level: 'person' | 'city' | 'department' | 'region',
      subject: string,
      grain: 'year' | 'quarter' | 'month',
      amounts: (number | null)[],
    ) => now().targets['targets.setQuota']({ ...where(), level, subject, grain, amounts }),
    lock: (status: string) => now().put('plan', { [now().plan]: { status } }),
    /** How many acts the log holds. */
    batches: () => now().open.ledger.batches(500).length,
  }
}

import type { Edit } from '../../src-main/ledger/ledger.ts'
import type { Entity, Value } from '../../src-main/ledger/registry.ts'
import { createPlansService } from '../../src-main/plans/plans.service.ts'
import { valueOf, type Result } from '../../src-main/shared/result.ts'
import { createTargetsService } from '../../src-main/targets/targets.service.ts'
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
  put('person', { li: { name: '李静', department: 'sales' }, wang: { name: '王磊', department: 'sales' }, zhao: { name: '赵敏' } })
  put('city', { sh: { code: '310100', name: '上海市', region: 'east' }, hz: { code: '330100', name: '杭州市', region: 'east' } })
  put('channel', {
    c1: { code: 'SH-001', name: '沪康', city: 'sh', owner: 'li' },
    c2: { code: 'SH-002', name: '申和', city: 'sh', owner: 'li' },
    c3: { code: 'HZ-001', name: '颐和堂', city: 'hz', owner: 'wang' },
  })
  const plan = await done(workspace.plans['plans.create']({ fiscalYear: 2027, firstMonth: 1, step: 100 }))
  return { ...workspace, plan: plan.id }
}

export const keyOf = (owner: string | null, channel: string | null, city: string | null = null) => ({ owner, channel, city })

import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import { scopeOf } from '../database/settings.ts'
import type { Edit } from '../ledger/ledger.ts'
import { readPeople } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { ok, Refusal } from '../shared/result.ts'
import type { TargetLine } from '../targets/targets.contract.ts'
import { loadGrid } from '../targets/targets.service.ts'
import { readName } from '../targets/targets.store.ts'
import { checkMeasure, checkRevision } from './check.rules.ts'
import { mayFollow, statusAfter, type PlanAct } from './plan-states.rules.ts'
import { isHeadquarters, planStateId, readOwnRegion, readPlanStates, stateEdit } from './plan-states.store.ts'
import { measures, type Plan, type PlanCheck, type PlanState, type plansCalls } from './plans.contract.ts'
import { readPlan } from './plans.store.ts'
import { decideRevision } from './revising.service.ts'

type Life = Pick<
  Handlers<typeof plansCalls>,
  'plans.states' | 'plans.check' | 'plans.submit' | 'plans.recall' | 'plans.approve' | 'plans.return' | 'plans.revise'
>

/** At most so many unexplained months are listed; all are counted. */
const listed = 200

/** The life of a plan: submitted, recalled, returned, approved, revised. Each step is one act in the ledger. */
export function createPlanLife(context: AppContext): Life {
  const lineName =
    (sqlite: Sqlite, fresh: string) =>
    (line: TargetLine): string =>
      line.channel === null
        ? [readName(sqlite, 'city', line.city), fresh].filter(Boolean).join(' ')
        : (readName(sqlite, 'channel', line.channel) ?? '')
  const freshName = (): string => (context.language() === 'en' ? 'New customers' : '新增客户')

  const revisionOf = (sqlite: Sqlite, plan: string) => {
    const parts = measures.map((measure) =>
      checkRevision(loadGrid(sqlite, plan, measure), lineName(sqlite, freshName())),
    )
    const unexplained = parts.flatMap((part) => part.unexplained)
    return { changed: parts.reduce((sum, part) => sum + part.changed, 0), unexplained }
  }

  /** This workspace's own state after an act of its own. */
  const actOnOwn = (act: 'submit' | 'recall', plan: string): Plan => {
    const { ledger, sqlite } = context.open()
    const done = ledger.transaction(() => {
      const { fiscalYear, version, status } = readPlan(sqlite, plan)
      if (!mayFollow(act, status)) throw new Refusal('plan-status', { fiscalYear, status })
      if (act === 'submit') refuseUnexplained(plan, revisionOf(sqlite, plan).unexplained)
      const commit = ledger.commit(act, { plan, fiscalYear, version }, ownStateEdits(context, plan, act))
      return { commit, plan: readPlan(sqlite, plan) }
    })
    context.committed(done.commit.batch, done.commit.entities)
    return done.plan
  }

  /** Headquarters' word on one state. */
  const judge = (act: 'approve' | 'return', plan: string, asked: string, remark: string): readonly PlanState[] => {
    const { ledger, sqlite } = context.open()
    if (!isHeadquarters(sqlite)) throw new Refusal('plan-headquarters')
    const done = ledger.transaction(() => {
      const { fiscalYear, version, status: ownStatus } = readPlan(sqlite, plan)
      const scope = asked === '' ? scopeOf(sqlite) : asked
      const own = scope === scopeOf(sqlite)
      const state = readPlanStates(sqlite, plan).find((one) => one.scope === scope)
      if (!state && !own) throw new Refusal('not-found', { entity: 'plan', id: scope })
      const status = state?.status ?? ownStatus
      if (!mayFollow(act, status, own)) throw new Refusal('plan-status', { fiscalYear, status })
      const id = planStateId(plan, scope)
      const edits = [
        ...(own ? ownStateEdits(context, plan, act) : [stateEdit(id, 'status', statusAfter[act])]),
        stateEdit(id, 'remark', remark === '' ? null : remark),
        ...(act === 'approve' ? [stateEdit(id, 'approved', 1)] : []),
      ]
      const facts = { plan, fiscalYear, version, name: state?.name ?? '', region: state?.region ?? '' }
      return { commit: ledger.commit(act, facts, edits), states: readPlanStates(sqlite, plan) }
    })
    context.committed(done.commit.batch, done.commit.entities)
    return done.states
  }

  return {
    'plans.states': ({ plan }) => ok(readPlanStates(context.open().sqlite, plan)),

    'plans.check': async ({ plan }) => {
      const { sqlite, db } = context.open()
      const people = await readPeople(db)
      const nameOf = lineName(sqlite, freshName())
      const { changed, unexplained } = revisionOf(sqlite, plan)
      const check: PlanCheck = {
        measures: measures.map((measure) => checkMeasure(loadGrid(sqlite, plan, measure), people, nameOf)),
        changed,
        unexplained: unexplained.length,
        first: unexplained.slice(0, listed),
      }
      return ok(check)
    },

    'plans.submit': ({ plan }) => ok(actOnOwn('submit', plan)),
    'plans.recall': ({ plan }) => ok(actOnOwn('recall', plan)),
    'plans.approve': ({ plan, scope, remark }) => ok(judge('approve', plan, scope, remark)),
    'plans.return': ({ plan, scope, remark }) => ok(judge('return', plan, scope, remark)),

    'plans.revise': ({ plan: id }) => {
      const { ledger, sqlite } = context.open()
      const done = ledger.transaction(() => {
        const { plan, edits } = decideRevision(sqlite, id)
        const { fiscalYear, version } = readPlan(sqlite, id)
        const commit = ledger.commit('revise', { plan, fiscalYear, baseline: version }, edits)
        return { commit, plan: readPlan(sqlite, plan) }
      })
      context.committed(done.commit.batch, done.commit.entities)
      return ok(done.plan)
    },
  }
}

function ownStateEdits(context: AppContext, plan: string, act: PlanAct): readonly Edit[] {
  const { sqlite, workspace } = context.open()
  const scope = scopeOf(sqlite)
  const id = planStateId(plan, scope)
  const fields = { live: 1, plan, scope, name: workspace.user, region: readOwnRegion(sqlite), status: statusAfter[act] }
  return Object.entries(fields).map(([field, value]) => stateEdit(id, field, value))
}

function refuseUnexplained(plan: string, unexplained: readonly { readonly name: string }[]): void {
  const [first] = unexplained
  if (first) throw new Refusal('plan-reasons-missing', { plan, count: unexplained.length, channel: first.name })
}

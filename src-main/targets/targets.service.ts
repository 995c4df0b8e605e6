import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import type { Act } from '../ledger/ledger.contract.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { readOpenPlan, readPlan } from '../plans/plans.store.ts'
import type { Handlers } from '../shared/call.ts'
import { ok, Refusal, valueOf, type Facts, type Result } from '../shared/result.ts'
import { composeLines } from './grid.rules.ts'
import { amountsOf, quotaEdits, quotaId, readQuotas } from './quotas.store.ts'
import { decideQuotaSpread, decideSpread, previewSpread } from './spreading.service.ts'
import { decideReasons, withReason } from './reasons.service.ts'
import type { Quota, TargetGrid, TargetsWritten, targetsCalls } from './targets.contract.ts'
import { amountFault, saidAmount } from './targets.rules.ts'
import {
  birthEdits,
  isThere,
  readGridChannels,
  readGridCities,
  readLines,
  targetLineId,
  withBaseline,
} from './targets.store.ts'
import { decideCells, decideHolds, standingLines, type Decided } from './writing.service.ts'

/** The working grid of one plan and measure as it stands; throws `Refusal('not-found')` for an unknown plan. */
export function loadGrid(sqlite: Sqlite, plan: string, measure: Measure): TargetGrid {
  const found = readPlan(sqlite, plan)
  const lines = composeLines({
    channels: readGridChannels(sqlite),
    cities: readGridCities(sqlite),
    stored: readLines(sqlite, plan, measure),
    idOf: (key) => targetLineId(plan, measure, key),
  })
  return {
    plan: found,
    measure,
    lines: withBaseline(sqlite, found, measure, lines),
    quotas: readQuotas(sqlite, plan, measure),
  }
}

/** Targets by month and quotas. Every write is decided and committed in one transaction: all of it or nothing. */
export function createTargetsService(context: AppContext): Handlers<typeof targetsCalls> {
  const write = (act: Act, facts: Facts, decide: (sqlite: Sqlite) => Decided): Result<TargetsWritten> => {
    const { ledger, sqlite } = context.open()
    const { commit, decided } = ledger.transaction(() => {
      const work = decide(sqlite)
      return { decided: work, commit: ledger.commit(act, { ...facts, cells: work.changed }, work.edits) }
    })
    context.committed(commit.batch, commit.entities)
    return ok({ batch: commit.batch, changed: decided.changed, lines: decided.lines })
  }

  return {
    'targets.grid': ({ plan, measure }) => ok(loadGrid(context.open().sqlite, plan, measure)),

    'targets.write': ({ act, lines, cells, quotas = [], reason, ...where }) =>
      write(act, where, (sqlite) => {
        const decided = withReason(sqlite, where.plan, decideCells(sqlite, where, lines, cells), reason)
        const edits = quotas.flatMap((quota) => decideQuota(sqlite, where, quota))
        const amounts = quotas.reduce((sum, quota) => sum + quota.amounts.length, 0)
        return { ...decided, edits: [...decided.edits, ...edits], changed: decided.changed + amounts }
      }),

    'targets.explain': ({ lines, cells, reason, ...where }) =>
      write('explain', where, (sqlite) => decideReasons(sqlite, where, lines, cells, reason)),

    'targets.previewSpread': (typed) => previewSpread(context.open().sqlite, typed),

    'targets.spread': (typed) => {
      const { plan, measure, period, total, lines } = typed
      const number = period.kind === 'quarter' ? period.quarter : period.kind === 'month' ? period.month : 0
      const facts = { plan, measure, totalFen: total, period: period.kind, number, rows: lines.length }
      return write('spread', facts, (sqlite) =>
        withReason(sqlite, plan, valueOf(decideSpread(sqlite, typed)), typed.reason),
      )
    },

    'targets.spreadQuotas': ({ owners, reason, ...where }) =>
      write('spread', { ...where, quotas: true }, (sqlite) =>
        withReason(sqlite, where.plan, valueOf(decideQuotaSpread(sqlite, where, owners)), reason),
      ),

    'targets.hold': ({ held, lines, cells, ...where }) =>
      write(held ? 'hold' : 'release', where, (sqlite) => decideHolds(sqlite, where, lines, cells, held)),

    'targets.addNewCustomers': ({ owner, city, ...where }) =>
      write('create', { ...where, entity: 'targetLine' }, (sqlite) => {
        readOpenPlan(sqlite, where.plan)
        const key = { owner, channel: null, city }
        const [standing] = standingLines(sqlite, where, [key])
        if (!standing) throw new Error('one key names one line')
        const edits = standing.stored ? [] : birthEdits(standing.line.id, where.plan, where.measure, key)
        return { edits, lines: [standing.line], changed: standing.stored ? 0 : 1 }
      }),

    'targets.setQuota': ({ plan, measure, level, subject, grain, amounts }) => {
      const { ledger, sqlite } = context.open()
      const quota: Quota = { id: quotaId(plan, measure, level, subject), level, subject, grain, amounts }
      const commit = ledger.transaction(() => {
        readOpenPlan(sqlite, plan)
        const facts = { entity: 'quota', plan, measure, level, subject }
        return ledger.commit('edit', facts, decideQuota(sqlite, { plan, measure }, quota))
      })
      context.committed(commit.batch, commit.entities)
      return ok(quota)
    },
  }
}

/** The edits that set a quota. Throws what `refuseUnsound` throws. */
function decideQuota(
  sqlite: Sqlite,
  { plan, measure }: { readonly plan: string; readonly measure: Measure },
  set: Omit<Quota, 'id'>,
): readonly Edit[] {
  const quota = { ...set, id: quotaId(plan, measure, set.level, set.subject) }
  refuseUnsound(sqlite, quota)
  return quotaEdits(plan, measure, quota)
}

/** Throws `Refusal`: `quota-invalid`, `amount-negative`, `amount-out-of-range`, `reference-missing`. */
function refuseUnsound(sqlite: Sqlite, { level, subject, grain, amounts }: Quota): void {
  if (amounts.length !== amountsOf[grain]) throw new Refusal('quota-invalid', { grain, amounts: amounts.length })
  for (const amount of amounts) {
    const fault = amountFault(amount)
    if (fault) throw new Refusal(fault, { value: saidAmount(amount) })
  }
  if (!isThere(sqlite, level, subject)) throw new Refusal('reference-missing', { entity: level, id: subject })
}

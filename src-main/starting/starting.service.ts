import type { Database as Sqlite } from 'better-sqlite3'
import type { AppContext } from '../context.ts'
import { readOpenPlan, readPlan } from '../plans/plans.store.ts'
import type { Handlers } from '../shared/call.ts'
import { localDay } from '../shared/day.ts'
import { ok } from '../shared/result.ts'
import { reasonEdits } from '../targets/reasons.service.ts'
import { startQuotas } from './start-quotas.service.ts'
import { startTargets, type DecidedStart } from './start-targets.service.ts'
import type { StartInput, startingCalls } from './starting.contract.ts'

/** Starting a year from what there was: decided in full, shown, and written as one batch. */
export function createStartingService(context: AppContext): Handlers<typeof startingCalls> {
  const decide = (sqlite: Sqlite, input: StartInput): readonly DecidedStart[] => {
    const plan = readOpenPlan(sqlite, input.plan)
    const today = localDay(context.ports.now())
    const { source } = input
    return [...new Set(input.measures)].map((measure) =>
      source.what === 'quotas'
        ? startQuotas(sqlite, plan, measure, { ...input, source: source.plan }, today)
        : startTargets(sqlite, plan, measure, input, today),
    )
  }
  return {
    'starting.preview': (input) => ok(decide(context.open().sqlite, input).map(({ preview }) => preview)),

    'starting.apply': (input) => {
      const { ledger, sqlite } = context.open()
      const { commit, changed } = ledger.transaction(() => {
        const parts = decide(sqlite, input).map(({ edits }) => edits())
        const cells = parts.reduce((sum, part) => sum + part.changed, 0)
        const { source } = input
        const from =
          source.what === 'actuals'
            ? { from: source.fiscalYear }
            : (({ fiscalYear, version }) => ({ from: fiscalYear, version }))(readPlan(sqlite, source.plan))
        const facts = { plan: input.plan, ...from, what: source.what, cells }
        const edits = parts.flatMap((part) => part.edits)
        const reasons = reasonEdits(sqlite, input.plan, edits, input.reason)
        return { changed: cells, commit: ledger.commit('copy', facts, [...edits, ...reasons]) }
      })
      context.committed(commit.batch, commit.entities)
      return ok({ batch: commit.batch, changed })
    },
  }
}

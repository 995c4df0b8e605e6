import type { AppContext } from '../context.ts'
import { readPeople } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { ok } from '../shared/result.ts'
import { withReason } from '../targets/reasons.service.ts'
import { decideDifference, previewDifference } from './difference.service.ts'
import type { quotasCalls } from './quotas.contract.ts'

/** 差额分摊: own numbers made equal to what was assigned, at any level and over any period. */
export function createQuotasService(context: AppContext): Handlers<typeof quotasCalls> {
  return {
    'quotas.previewDifference': async (input) => {
      const { db, sqlite } = context.open()
      return ok(previewDifference(sqlite, await readPeople(db), input))
    },

    'quotas.spreadDifference': async (input) => {
      const { db, ledger, sqlite } = context.open()
      const people = await readPeople(db)
      const { plan, measure, level, period, subjects } = input
      const number = period.kind === 'quarter' ? period.quarter : period.kind === 'month' ? period.month : 0
      const facts = {
        plan,
        measure,
        difference: true,
        level,
        period: period.kind,
        number,
        subjects: subjects?.length ?? 0,
      }
      const { commit, decided } = ledger.transaction(() => {
        const work = withReason(sqlite, plan, decideDifference(sqlite, people, input), input.reason)
        return { decided: work, commit: ledger.commit('spread', { ...facts, cells: work.changed }, work.edits) }
      })
      context.committed(commit.batch, commit.entities)
      return ok({ batch: commit.batch, changed: decided.changed, lines: decided.lines })
    },
  }
}

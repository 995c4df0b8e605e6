import type { AppContext } from '../context.ts'
import type { Act } from '../ledger/ledger.contract.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Handlers } from '../shared/call.ts'
import { fail, ok, Refusal, type Facts } from '../shared/result.ts'
import { readPlanMonths } from '../seasonality/sources.service.ts'
import { createPlanLife } from './life.service.ts'
import type { Plan, plansCalls } from './plans.contract.ts'
import { seasonalityOf, turnMonths, writeSeasonality } from './plans.rules.ts'
import { planEdit, planIdFor, readOpenPlan, readPlan, readPlans } from './plans.store.ts'
import { planBirth } from './revising.service.ts'

/** Plans of a fiscal year in their versions, each with its rounding step, its seasonality and its life. */
export function createPlansService(context: AppContext): Handlers<typeof plansCalls> {
  /** Decides and writes in one transaction, tells the window, and answers the plan as it stands then. */
  const write = (
    id: string,
    decide: () => { readonly act: Act; readonly facts: Facts; readonly edits: readonly Edit[] },
  ): Plan => {
    const { ledger, sqlite } = context.open()
    const { commit, plan } = ledger.transaction(() => {
      const { act, facts, edits } = decide()
      const done = ledger.commit(act, facts, edits)
      return { commit: done, plan: readPlan(sqlite, id) }
    })
    context.committed(commit.batch, commit.entities)
    return plan
  }

  return {
    'plans.list': () => ok(readPlans(context.open().sqlite)),

    'plans.create': ({ fiscalYear, firstMonth, step }) => {
      const { sqlite } = context.open()
      const id = planIdFor(fiscalYear, 1)
      const plan = write(id, () => {
        if (readPlans(sqlite).some((other) => other.fiscalYear === fiscalYear))
          throw new Refusal('plan-exists', { fiscalYear })
        const edits = planBirth({
          fiscalYear,
          version: 1,
          firstMonth,
          step,
          seasonality: null,
          profile: null,
          baseline: null,
          note: null,
        })
        return { act: 'create', facts: { entity: 'plan', fiscalYear }, edits }
      })
      return ok(plan)
    },

    'plans.edit': ({ id, step, note, seasonality }) => {
      if (seasonality && !seasonality.some((weight) => weight > 0)) {
        return fail('field-invalid', { entity: 'plan', field: 'seasonality', reason: 'range' })
      }
      const { sqlite } = context.open()
      const plan = write(id, () => {
        const { fiscalYear } = readOpenPlan(sqlite, id)
        const edits: Edit[] = []
        if (step !== undefined) edits.push(planEdit(id, 'step', step))
        if (note !== undefined) edits.push(planEdit(id, 'note', note))
        if (seasonality !== undefined) edits.push(planEdit(id, 'seasonality', writeSeasonality(seasonality)))
        return { act: seasonality === undefined ? 'edit' : 'seasonality', facts: { entity: 'plan', fiscalYear }, edits }
      })
      return ok(plan)
    },

    'plans.seasonalityFrom': ({ id, from, measure }) => {
      const { sqlite } = context.open()
      const plan = write(id, () => {
        const { fiscalYear, firstMonth } = readOpenPlan(sqlite, id)
        const source = readPlan(sqlite, from)
        const weights = seasonalityOf(
          turnMonths(readPlanMonths(sqlite, source, measure), source.firstMonth, firstMonth),
        )
        if (!weights) throw new Refusal('plan-empty', { fiscalYear: source.fiscalYear })
        const facts = { entity: 'plan', fiscalYear, from: source.fiscalYear }
        return { act: 'seasonality', facts, edits: [planEdit(id, 'seasonality', writeSeasonality(weights))] }
      })
      return ok(plan)
    },

    ...createPlanLife(context),
  }
}

import type { Plan, PlanState } from '../../src-main/plans/plans.contract.ts'
import { ask, queryClient } from '../api.ts'
import { say, showFailure } from '../app/notices.ts'
import { i18n } from '../text/texts.ts'

const fresh = (): Promise<void> =>
  queryClient.invalidateQueries({ predicate: ({ queryKey }) => /^(?:plans|targets)\./.test(String(queryKey[0])) })

/** Runs an act; false where it was refused, which is told. */
async function attempting(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    showFailure(error)
    return false
  }
}

export const recallPlan = (plan: Plan): Promise<boolean> =>
  attempting(async () => {
    await ask('plans.recall', { plan: plan.id })
    await fresh()
    say(i18n.t('plans.recalled'))
  })

export const submitPlan = (plan: Plan): Promise<boolean> =>
  attempting(async () => {
    await ask('plans.submit', { plan: plan.id })
    await fresh()
    say(i18n.t('plans.submitted'), { label: i18n.t('plans.recall'), run: () => void recallPlan(plan) })
  })

export const judgePlan = (verdict: 'approve' | 'return', state: PlanState, remark: string): Promise<boolean> =>
  attempting(async () => {
    await ask(`plans.${verdict}`, { plan: state.plan, scope: state.scope, remark })
    await fresh()
    const name = nameOfState(state)
    say(verdict === 'approve' ? i18n.t('plans.approved', { name }) : i18n.t('plans.returned', { name }))
  })

/** Makes a revision and shows it. */
export const revisePlan = (plan: Plan, show: (id: string) => void): Promise<boolean> =>
  attempting(async () => {
    const revision = await ask('plans.revise', { plan: plan.id })
    await fresh()
    show(revision.id)
    say(i18n.t('plans.revised', { version: revision.version }))
  })

/** Who answers for a part of a plan, and for which region. */
export const nameOfState = ({ own, name, region }: PlanState): string =>
  own
    ? i18n.t('plans.judge.own')
    : [region, name].filter((part) => part !== '').join(' · ') || i18n.t('plans.judge.nameless')

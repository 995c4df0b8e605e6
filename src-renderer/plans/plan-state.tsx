import { Circle, Lock, Send, Undo2, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { countStates } from '../../src-main/plans/plan-states.rules.ts'
import { planStatuses, type Plan, type PlanState, type PlanStatus } from '../../src-main/plans/plans.contract.ts'
import { useCall } from '../api.ts'
import { Icon } from '../app/parts/icon.tsx'

const stateIcons: Readonly<Record<PlanStatus, LucideIcon>> = {
  draft: Circle,
  submitted: Send,
  returned: Undo2,
  approved: Lock,
}

/** The state of a plan by sign and word. */
export function PlanStateTag({ status, count }: { readonly status: PlanStatus; readonly count?: number }): ReactNode {
  const { t } = useTranslation()
  const word = t(`domain.planStatus.${status}`)
  return (
    <span className={status === 'returned' ? 'tag caution' : 'tag'}>
      <Icon of={stateIcons[status]} small />
      {count === undefined ? word : t('plans.someOf', { status: word, count })}
    </span>
  )
}

/** The states of a plan by who answers for it; empty until they have been read. */
export const usePlanStates = (plan: string | null): readonly PlanState[] =>
  useCall('plans.states', { plan: plan ?? '' }, { enabled: plan !== null, keep: true }).data ?? []

/** How far a plan is, in words: its own state, or at headquarters how many managers' parts are how far. */
export function usePlanStateWords(plan: Plan | null, states: readonly PlanState[]): string {
  const { t } = useTranslation()
  const theirs = states.filter(({ own }) => !own)
  if (plan === null) return ''
  if (theirs.length === 0) return t(`domain.planStatus.${plan.status}`)
  const counts = countStates(theirs)
  return planStatuses
    .filter((status) => counts[status] > 0)
    .map((status) => t('plans.someOf', { status: t(`domain.planStatus.${status}`), count: counts[status] }))
    .join(' ')
}

/** The tags of a plan: one, or at headquarters one for each state that managers' parts are in. */
export function PlanStateTags({
  plan,
  states,
}: {
  readonly plan: Plan
  readonly states: readonly PlanState[]
}): ReactNode {
  const theirs = states.filter(({ own }) => !own)
  if (theirs.length === 0) return <PlanStateTag status={plan.status} />
  const counts = countStates(theirs)
  return planStatuses
    .filter((status) => counts[status] > 0)
    .map((status) => <PlanStateTag key={status} status={status} count={counts[status]} />)
}

import type { PlanState, PlanStatus } from './plans.contract.ts'

/** What may be done with a plan in one workspace's hands. */
export type PlanAct = 'submit' | 'recall' | 'approve' | 'return'

const from: Readonly<Record<PlanAct, readonly PlanStatus[]>> = {
  submit: ['draft', 'returned'],
  recall: ['submitted'],
  approve: ['submitted'],
  return: ['submitted'],
}

/** What an act makes of a plan. */
export const statusAfter: Readonly<Record<PlanAct, PlanStatus>> = {
  submit: 'submitted',
  recall: 'draft',
  approve: 'approved',
  return: 'returned',
}

/**
 * Whether an act may follow this status: draft or returned → submitted → recalled, returned or approved. An approved plan
 * stays so. Headquarters' own plan needs nobody to submit it to: it is approved from any state before.
 */
export const mayFollow = (act: PlanAct, status: PlanStatus, headquartersOwn = false): boolean =>
  from[act].includes(status) || (act === 'approve' && headquartersOwn && status !== 'approved')

/** How many of these states are in each status, for headquarters' summary of a plan. */
export function countStates(states: readonly Pick<PlanState, 'status'>[]): Readonly<Record<PlanStatus, number>> {
  const counts = { draft: 0, submitted: 0, returned: 0, approved: 0 }
  for (const { status } of states) counts[status] += 1
  return counts
}

import { useMemo } from 'react'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { useCall } from '../api.ts'
import { yearsOf } from './actual-rows.ts'

/** The fiscal years before a plan's that records fall in, the latest first. */
export function useActualYears(plan: Plan): readonly number[] {
  const span = useCall('actuals.span', {}).data
  return useMemo(
    () => yearsOf(span ?? null, plan.firstMonth).filter((year) => year < plan.fiscalYear),
    [span, plan.firstMonth, plan.fiscalYear],
  )
}

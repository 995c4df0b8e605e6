import { Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { Icon } from '../app/parts/icon.tsx'
import { usePlanStates } from './plan-state.tsx'

/** Why headquarters returned the plan: above the figures that are to be mended, for as long as they are. */
export function PlanRemark({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation()
  const remark = usePlanStates(plan.id).find(({ own }) => own)?.remark ?? null
  if (plan.status !== 'returned' || !remark) return null
  return (
    <p className="plan-remark" role="note">
      <Icon of={Undo2} small />
      <span>{t('plans.returnedFor', { remark })}</span>
    </p>
  )
}

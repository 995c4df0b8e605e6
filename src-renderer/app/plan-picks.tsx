import { Circle, Lock, Plus, Send, Undo2, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanStatus } from '../../src-main/plans/plans.contract.ts'
import { openNewPlan } from './overlays.ts'
import { Icon } from './parts/icon.tsx'
import { Menu, type MenuItem } from './parts/menu.tsx'
import { usePlanContext } from './plan-context.tsx'

const stateIcons: Readonly<Record<PlanStatus, LucideIcon>> = {
  draft: Circle,
  submitted: Send,
  returned: Undo2,
  approved: Lock,
}

/** The state of a plan by sign and word. */
function PlanState({ status }: { readonly status: PlanStatus }): ReactNode {
  const { t } = useTranslation()
  return (
    <span className={status === 'returned' ? 'tag caution' : 'tag'}>
      <Icon of={stateIcons[status]} small />
      {t(`domain.planStatus.${status}`)}
    </span>
  )
}

/** Fiscal year and plan version. */
export function PlanPicks(): ReactNode {
  const { t } = useTranslation()
  const { plan, plans, known, setPlan } = usePlanContext()
  const fresh: MenuItem = { id: 'new', label: t('shell.bar.newPlan'), apart: true, run: openNewPlan }

  if (plan === null) {
    if (!known) return null
    return (
      <button type="button" className="btn quiet" onClick={openNewPlan}>
        <Icon of={Plus} />
        {t('shell.bar.newPlan')}
      </button>
    )
  }
  const years = [...new Set(plans.map((each) => each.fiscalYear))]
  const yearName = t('domain.fiscalYear', { year: plan.fiscalYear })
  const planName = t('domain.plan', { version: plan.version })
  return (
    <>
      <Menu
        label={`${t('shell.bar.fiscalYear')} ${yearName}`}
        items={[
          ...years.map((year) => ({
            id: String(year),
            label: t('domain.fiscalYear', { year }),
            checked: year === plan.fiscalYear,
            run: () => {
              // The newest version of that year: plans are sorted so.
              const newest = plans.find((each) => each.fiscalYear === year)
              if (newest && year !== plan.fiscalYear) setPlan(newest.id)
            },
          })),
          fresh,
        ]}
      >
        {yearName}
      </Menu>
      <Menu
        label={`${t('shell.bar.plan')} ${planName} ${t(`domain.planStatus.${plan.status}`)}`}
        items={plans
          .filter((each) => each.fiscalYear === plan.fiscalYear)
          .map((each) => ({
            id: each.id,
            label: t('domain.plan', { version: each.version }),
            hint: t(`domain.planStatus.${each.status}`),
            checked: each.id === plan.id,
            run: () => setPlan(each.id),
          }))}
      >
        {planName} <PlanState status={plan.status} />
      </Menu>
    </>
  )
}

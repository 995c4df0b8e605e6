import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PlanStateTags, usePlanStates, usePlanStateWords } from '../plans/plan-state.tsx'
import { openNewPlan } from './overlays.ts'
import { Icon } from './parts/icon.tsx'
import { Menu, type MenuItem } from './parts/menu.tsx'
import { usePlanContext } from './plan-context.tsx'

/** Fiscal year and plan version. */
export function PlanPicks(): ReactNode {
  const { t } = useTranslation()
  const { plan, plans, known, setPlan } = usePlanContext()
  const states = usePlanStates(plan?.id ?? null)
  const stateWords = usePlanStateWords(plan, states)
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
  const hintOf = (each: (typeof plans)[number]): string => {
    const status = t(`domain.planStatus.${each.status}`)
    const baseline = plans.find(({ id }) => id === each.baseline)
    return baseline ? `${t('plans.revisionOf', { version: baseline.version })} · ${status}` : status
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
        label={`${t('shell.bar.plan')} ${planName} ${stateWords}`}
        items={plans
          .filter((each) => each.fiscalYear === plan.fiscalYear)
          .map((each) => ({
            id: each.id,
            label: t('domain.plan', { version: each.version }),
            hint: hintOf(each),
            checked: each.id === plan.id,
            run: () => setPlan(each.id),
          }))}
      >
        {planName} <PlanStateTags plan={plan} states={states} />
      </Menu>
    </>
  )
}

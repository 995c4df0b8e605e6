import { Network, Target } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, type ComponentType, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { prefetch } from '../api.ts'
import { openNewPlan } from '../app/overlays.ts'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { Tabs } from '../app/parts/tabs.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { likelyPlan } from '../comparison/likely-plan.ts'
import { SeasonalityView } from '../seasonality/seasonality.view.tsx'
import { PlanActs } from '../plans/plan-acts.tsx'
import { PlanRemark } from '../plans/plan-remark.tsx'
import { Differences } from '../quotas/differences.view.tsx'
import { Starting } from '../starting/starting.view.tsx'
import { ImportMenu } from './import-menu.tsx'
import { TableAView } from './table-a.tsx'
import { TableBView } from './table-b.tsx'
import { TableCView } from './table-c.tsx'
import { useTargets, type Targets } from './use-targets.ts'
import { WorkingGrid } from './working-grid.tsx'
import './targets.css'

const tabs = ['a', 'b', 'c', 'grid', 'quotas', 'compare', 'season', 'history'] as const
type TargetTab = (typeof tabs)[number]

const HistoryView = lazy(() => import('../history/history.view.tsx').then((room) => ({ default: room.HistoryView })))
const PlanHistory = ({ targets }: { readonly targets: Targets }): ReactNode => <HistoryView plan={targets.plan} />

/** Other words that find the views in the palette. */
const tabWords: Readonly<Record<TargetTab, string>> = {
  a: 'biaoa jidu',
  b: 'biaob',
  c: 'biaoc yue',
  grid: 'wangge fenjie',
  quotas: 'xiada zibao',
  compare: 'duibi banben',
  season: 'jijie',
  history: 'lishi biangeng',
}

/** Views that take targets or quotas in; the others only look. */
const importing: ReadonlySet<TargetTab> = new Set<TargetTab>(['a', 'b', 'c', 'grid', 'quotas'])

/** Views that a first window rarely begins with: fetched once it has nothing else to do. */
const laterViews = {
  quotas: () => import('../quotas/quotas.view.tsx').then((part) => ({ default: part.QuotasView })),
  compare: () => import('../comparison/comparison.view.tsx').then((part) => ({ default: part.ComparisonView })),
}

const views: Readonly<Record<TargetTab, ComponentType<{ readonly targets: Targets }>>> = {
  a: TableAView,
  b: TableBView,
  c: TableCView,
  grid: WorkingGrid,
  quotas: lazy(laterViews.quotas),
  compare: lazy(laterViews.compare),
  season: SeasonalityView,
  history: PlanHistory,
}

/** 指标: the working grid and the three tables of the source, which are views of the same monthly facts. */
export function TargetsView(): ReactNode {
  const { t } = useTranslation()
  const { plan, known } = usePlanContext()
  if (!known) return <Busy />
  if (plan) return <PlanTargets plan={plan} />
  return (
    <Empty icon={Target} title={t('targets.empty.noPlan')} text={t('targets.empty.noPlanText')}>
      <button type="button" className="btn primary" onClick={openNewPlan}>
        {t('targets.empty.newPlan')}
      </button>
    </Empty>
  )
}

function PlanTargets({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation()
  const { measure, plans } = usePlanContext()
  const [path, go] = useLocation()
  const tab = tabs.find((one) => path === `/targets/${one}`) ?? 'grid'
  const { targets, error, again } = useTargets(plan, measure)
  const choices = useMemo(
    () => tabs.map((value) => ({ value, label: t(`targets.tabs.${value}`), words: tabWords[value] })),
    [t],
  )
  const View = views[tab]
  const open = (next: TargetTab): void => go(next === 'grid' ? '/targets' : `/targets/${next}`)
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      for (const load of Object.values(laterViews)) void load()
    })
    return () => cancelIdleCallback(idle)
  }, [])
  // What a comparison most likely asks for, read while nobody waits for it.
  const likely = likelyPlan(plan, plans)?.id
  const ready = targets !== null
  useEffect(() => {
    if (!ready || likely === undefined) return undefined
    const idle = requestIdleCallback(() => void prefetch('targets.grid', { plan: likely, measure }))
    return () => cancelIdleCallback(idle)
  }, [ready, likely, measure])
  return (
    <>
      <Tabs label={t('targets.tabs.label')} tabs={choices} value={tab} onChoose={open} />
      <PlanActs plan={plan} />
      <PlanRemark plan={plan} />
      {importing.has(tab) ? <ImportMenu plan={plan} measure={measure} /> : null}
      {error ? (
        <FailureNote error={error} onAgain={again} />
      ) : !targets ? (
        <Busy />
      ) : targets.grid.lines.length === 0 ? (
        <Empty icon={Network} title={t('targets.empty.noLines')} text={t('targets.empty.noLinesText')}>
          <Link href="/channels" className="btn primary">
            {t('targets.empty.toChannels')}
          </Link>
        </Empty>
      ) : (
        <Suspense fallback={<Busy />}>
          <Starting targets={targets} />
          <Differences targets={targets} />
          <View key={plan.id} targets={targets} />
        </Suspense>
      )}
    </>
  )
}

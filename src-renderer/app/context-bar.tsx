import { Search } from 'lucide-react'
import type { ReactNode, RefCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './parts/icon.tsx'
import { Segmented } from './parts/segmented.tsx'
import { usePlanContext } from './plan-context.tsx'
import { PlanPicks } from './plan-picks.tsx'
import { overlays } from './overlays.ts'
import type { Subject } from './routes.tsx'
import { shownKeys } from './shortcuts.ts'
import { UnitMenu } from './unit-menu.tsx'
import { WorkspaceMenu } from './workspace-menu.tsx'

type Place = RefCallback<HTMLElement>

/** What all grids obey, in the same order everywhere: workspace, year, plan, measure, unit, filter; actions right. */
export function ContextBar({
  subject,
  filter,
  actions,
}: {
  readonly subject: Subject
  readonly filter: Place
  readonly actions: Place
}): ReactNode {
  const { t } = useTranslation()
  const { measure, setMeasure } = usePlanContext()
  const shows = (part: Subject['bar'][number]): boolean => subject.bar.includes(part)
  return (
    <header className="bar" aria-label={t('shell.region.bar')} data-region="bar">
      <WorkspaceMenu />
      {subject.bar.length > 0 ? <span className="sep" /> : null}
      {shows('plan') ? <PlanPicks /> : null}
      {shows('measure') ? (
        <Segmented
          label={t('shell.bar.measure')}
          value={measure}
          onChoose={setMeasure}
          choices={[
            { value: 'intake', label: t('domain.measure.intake') },
            { value: 'revenue', label: t('domain.measure.revenue') },
          ]}
        />
      ) : null}
      {shows('unit') ? <UnitMenu /> : null}
      <div className="part" ref={filter} />
      <span className="grow" />
      <button
        type="button"
        className="btn quiet find"
        title={shownKeys('Ctrl+K')}
        onClick={() => overlays.set('palette')}
      >
        <Icon of={Search} />
        <span>{t('shell.bar.find')}</span>
        <kbd>{shownKeys('Ctrl+K')}</kbd>
      </button>
      <div className="part" ref={actions} />
    </header>
  )
}

import { GitCompareArrows } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedGrouping } from '../../src-main/comparison/comparison.contract.ts'
import { comparedGroupings } from '../../src-main/shared/choices.ts'
import { sideOf } from '../../src-main/comparison/comparison.rules.ts'
import { ask, useCall } from '../api.ts'
import { attempt, say } from '../app/notices.ts'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { usePreferences } from '../app/preferences.ts'
import { useKept } from '../targets/use-kept.ts'
import type { Targets } from '../targets/use-targets.ts'
import { shownKinds, type ShownKind } from './comparison-columns.ts'
import { ComparisonGrid } from './comparison-grid.tsx'
import { ComparisonTools } from './comparison-tools.tsx'
import { likelySide, otherSides, type OtherSide } from './other-side.ts'

const isShown = (value: unknown): value is ShownKind => shownKinds.some((kind) => kind === value)
const isGrouping = (value: unknown): value is ComparedGrouping => comparedGroupings.some((one) => one === value)
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

/** 计划对比: this plan beside another plan, version or year, or beside its quotas, cell by cell. */
export function ComparisonView({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const { plans } = usePlanContext()
  const { plan, grid } = targets
  const [chosen, setChosen] = useState<string | null>(null)
  const sides = useMemo(
    () =>
      otherSides(plan, plans, grid.quotas.length > 0, {
        plan: ({ fiscalYear, version }) => t('comparison.planName', { year: fiscalYear, version }),
        status: ({ status }) => t(`domain.planStatus.${status}`),
        short: ({ fiscalYear, version }) =>
          fiscalYear === plan.fiscalYear
            ? t('comparison.version', { version })
            : t('comparison.yearVersion', { year: fiscalYear, version }),
        quota: t('comparison.ownQuota'),
        shortQuota: t('domain.quota'),
      }),
    [plan, plans, grid.quotas.length, t],
  )
  const side = sides.find(({ id }) => id === chosen) ?? likelySide(plan, plans, sides)
  if (!side) {
    return <Empty icon={GitCompareArrows} title={t('comparison.nothing.title')} text={t('comparison.nothing.text')} />
  }
  return <Compared targets={targets} sides={sides} side={side} onSide={({ id }) => setChosen(id)} />
}

type ComparedProps = {
  readonly targets: Targets
  readonly sides: readonly OtherSide[]
  readonly side: OtherSide
  readonly onSide: (side: OtherSide) => void
}

function Compared(props: ComparedProps): ReactNode {
  const { t } = useTranslation()
  const { targets, side } = props
  const { plan, measure } = targets
  const { unit } = usePlanContext()
  const { language } = usePreferences()
  const [kept, setGrouping] = useKept<ComparedGrouping>('comparison.grouping', 'city', isGrouping)
  const [shown, setShown] = useKept<ShownKind>('comparison.shown', 'difference', isShown)
  const [only, setOnly] = useKept('comparison.only', false, isBoolean)
  const grouping = side.with.kind === 'quota' && kept === 'none' ? 'person' : kept
  const other = useCall(
    'targets.grid',
    { plan: side.with.kind === 'plan' ? side.with.plan : plan.id, measure },
    { enabled: side.with.kind === 'plan' },
  )
  const theirs = useMemo(
    () => (side.with.kind === 'quota' ? null : other.data && sideOf(other.data, plan.firstMonth)),
    [side.with.kind, other.data, plan.firstMonth],
  )
  const exportWorkbook = (): void =>
    attempt(
      ask('comparison.export', {
        plan: plan.id,
        with: side.with,
        measure,
        grouping,
        onlyDifferences: only,
        unit,
        language,
      }).then(({ path }) =>
        say(t('targets.exported', { file: path.split(/[\\/]/).at(-1) ?? path }), {
          label: t('targets.showFile'),
          run: () => attempt(ask('workspace.showFolder', { path })),
        }),
      ),
    )
  return (
    <>
      <ComparisonTools
        {...props}
        grouping={grouping}
        onGroup={setGrouping}
        shown={shown}
        onShown={setShown}
        only={only}
        onOnly={setOnly}
        onExport={exportWorkbook}
      />
      {other.error ? (
        <FailureNote error={other.error} onAgain={() => void other.refetch()} />
      ) : theirs === undefined ? (
        <Busy />
      ) : (
        <ComparisonGrid
          key={`${side.id} ${grouping}`}
          targets={targets}
          theirs={theirs}
          side={side}
          turned={side.with.kind === 'plan' && other.data?.plan.firstMonth !== plan.firstMonth}
          grouping={grouping}
          shown={shown}
          only={only}
          onShowAll={() => setOnly(false)}
        />
      )}
    </>
  )
}

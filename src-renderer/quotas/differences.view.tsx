import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import { useCommands } from '../app/commands.ts'
import { useStore } from '../app/store.ts'
import type { Targets } from '../targets/use-targets.ts'
import { differenceOpen, openDifference } from './open-difference.ts'

const DifferenceDialog = lazy(() =>
  import('./difference-dialog.tsx').then((part) => ({ default: part.DifferenceDialog })),
)

/** 差额分摊 from every view of the targets: the command, and its dialog while it is open. */
export function Differences({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const whom = useStore(differenceOpen)
  useCommands([
    {
      id: 'targets.difference',
      title: t('quotas.difference.open'),
      words: 'chaefentan',
      disabled: isLocked(targets.plan.status),
      run: () => openDifference(),
    },
  ])
  if (!whom) return null
  return (
    <Suspense>
      <DifferenceDialog
        key={`${targets.plan.id} ${targets.measure}`}
        targets={targets}
        whom={whom}
        onClose={() => differenceOpen.set(null)}
      />
    </Suspense>
  )
}

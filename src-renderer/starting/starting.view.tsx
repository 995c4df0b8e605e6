import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import { useCommands } from '../app/commands.ts'
import { useStore } from '../app/store.ts'
import type { Targets } from '../targets/use-targets.ts'
import { openStart, startOpen } from './open-start.ts'

const StartDialog = lazy(() => import('./start-dialog.tsx').then((part) => ({ default: part.StartDialog })))

/** Starting a year from every view of the targets: the command, and its dialog while it is open. */
export function Starting({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const open = useStore(startOpen)
  useCommands([
    {
      id: 'targets.start',
      title: t('starting.open'),
      words: 'kaishi fuzhi shangnian copy',
      disabled: isLocked(targets.plan.status),
      run: openStart,
    },
  ])
  if (!open) return null
  return (
    <Suspense>
      <StartDialog
        key={`${targets.plan.id} ${targets.measure}`}
        targets={targets}
        onClose={() => startOpen.set(false)}
      />
    </Suspense>
  )
}

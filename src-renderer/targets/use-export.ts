import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../api.ts'
import { attempt, say } from '../app/notices.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { usePreferences } from '../app/preferences.ts'
import type { Targets } from './use-targets.ts'

/** Writes the plan's workbook where the user chooses, and offers to show it. */
export function useExport({ plan }: Pick<Targets, 'plan'>): () => void {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const { language } = usePreferences()
  return useCallback(
    () =>
      attempt(
        ask('workbook.export', { plan: plan.id, unit, language }).then(({ path }) =>
          say(t('targets.exported', { path }), {
            label: t('targets.showFile'),
            run: () => attempt(ask('workspace.showFolder', { path })),
          }),
        ),
      ),
    [plan.id, unit, language, t],
  )
}

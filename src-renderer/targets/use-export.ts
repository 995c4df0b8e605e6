import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../api.ts'
import { attempt, say } from '../app/notices.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { usePreferences } from '../app/preferences.ts'

/** Writes the plan's workbook where the user chooses, and offers to show it. */
export function useExport(plan: string): () => void {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const { language } = usePreferences()
  return useCallback(
    () =>
      attempt(
        ask('workbook.export', { plan, unit, language }).then(({ path }) =>
          say(t('targets.exported', { file: path.split(/[\\/]/).at(-1) ?? path }), {
            label: t('targets.showFile'),
            run: () => attempt(ask('workspace.showFolder', { path })),
          }),
        ),
      ),
    [plan, unit, language, t],
  )
}

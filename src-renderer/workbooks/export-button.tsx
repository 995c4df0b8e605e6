import { FileSpreadsheet } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../api.ts'
import { attempt, say, showFailure } from '../app/notices.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { Icon } from '../app/parts/icon.tsx'
import { usePreferences } from '../app/preferences.ts'

/** Writes the plan's workbook (tables A, B, C and the working grid) where the user chooses, in the unit on the screen. */
export function ExportButton(props: { readonly className?: string }): ReactNode {
  const { t } = useTranslation()
  const { plan, unit } = usePlanContext()
  const { language } = usePreferences()
  const [busy, setBusy] = useState(false)
  const write = (): void => {
    if (!plan) return
    setBusy(true)
    ask('workbook.export', { plan: plan.id, unit, language })
      .then(({ path }) =>
        say(t('workbooks.exported'), {
          label: t('workbooks.showFile'),
          run: () => attempt(ask('workspace.showFolder', { path })),
        }),
      )
      .catch(showFailure)
      .finally(() => setBusy(false))
  }
  return (
    <button type="button" className={props.className ?? 'btn quiet'} disabled={!plan || busy} aria-busy={busy} onClick={write}>
      <Icon of={FileSpreadsheet} />
      {t('workbooks.export')}
    </button>
  )
}

import { FileInput } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import type { ImportSubject, ReadFile } from '../../src-main/workbooks/workbooks.contract.ts'
import { ask } from '../api.ts'
import { showFailure } from '../app/notices.ts'
import { Icon } from '../app/parts/icon.tsx'

const ImportDialog = lazy(() => import('./import-dialog.tsx').then((part) => ({ default: part.ImportDialog })))

/**
 * Brings a table in: asks for the file, then maps, previews and confirms it in a dialog. Quotas and targets go into
 * `plan` and `measure`; a `className` of `btn` or `btn primary` makes it stand out in an empty screen.
 */
export function ImportButton(props: {
  readonly subject: ImportSubject
  readonly plan?: string | null
  readonly measure?: Measure | null
  readonly className?: string
  readonly label?: string
}): ReactNode {
  const { t } = useTranslation()
  const [file, setFile] = useState<ReadFile | null>(null)
  const [busy, setBusy] = useState(false)
  const choose = (): void => {
    setBusy(true)
    ask('imports.choose', { subject: props.subject })
      .then(setFile)
      .catch(showFailure)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <button type="button" className={props.className ?? 'btn quiet'} disabled={busy} aria-busy={busy} onClick={choose}>
        <Icon of={FileInput} />
        {busy ? t('workbooks.reading') : (props.label ?? t('workbooks.import'))}
      </button>
      {file ? (
        <Suspense>
          <ImportDialog
            file={file}
            plan={props.plan ?? null}
            measure={props.measure ?? null}
            onClose={() => setFile(null)}
          />
        </Suspense>
      ) : null}
    </>
  )
}

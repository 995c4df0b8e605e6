import { FileInput } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Measure } from '../../src-main/plans/plans.contract.ts'
import type { ImportSubject, ReadFile } from '../../src-main/workbooks/workbooks.contract.ts'
import { ask } from '../api.ts'
import { showFailure } from '../app/notices.ts'
import { Icon } from '../app/parts/icon.tsx'

const ImportDialog = lazy(() => import('./import-dialog.tsx').then((part) => ({ default: part.ImportDialog })))

export type Importing = {
  readonly choose: () => void
  /** The same with a table from the clipboard. */
  readonly paste: (rows: readonly (readonly string[])[]) => void
  readonly busy: boolean
  /** To be drawn where it outlives the button: an empty screen goes as soon as the first rows are in. */
  readonly dialog: ReactNode
}

/**
 * Brings a table in: asks for the file, then maps, previews and confirms it in a dialog. Quotas and targets go into
 * `plan` and `measure`.
 */
export function useImporting(
  subject: ImportSubject,
  plan: string | null = null,
  measure: Measure | null = null,
): Importing {
  const [file, setFile] = useState<ReadFile | null>(null)
  const [busy, setBusy] = useState(false)
  const take = (reading: Promise<ReadFile>): void => {
    setBusy(true)
    reading
      .then(setFile)
      .catch(showFailure)
      .finally(() => setBusy(false))
  }
  const choose = (): void => take(ask('imports.choose', { subject }))
  const paste = (rows: readonly (readonly string[])[]): void =>
    take(ask('imports.paste', { subject, rows: rows.map((row) => [...row]) }))
  const dialog = file ? (
    <Suspense>
      <ImportDialog file={file} plan={plan} measure={measure} onClose={() => setFile(null)} />
    </Suspense>
  ) : null
  return { choose, paste, busy, dialog }
}

/** A `className` of `btn` or `btn primary` makes it stand out in an empty screen. */
export function ImportButton(props: {
  readonly importing: Importing
  readonly className?: string
  readonly label?: string
}): ReactNode {
  const { t } = useTranslation()
  const { choose, busy } = props.importing
  return (
    <button type="button" className={props.className ?? 'btn quiet'} disabled={busy} aria-busy={busy} onClick={choose}>
      <Icon of={FileInput} />
      {busy ? t('workbooks.reading') : (props.label ?? t('workbooks.import'))}
    </button>
  )
}

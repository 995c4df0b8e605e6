import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetRequest } from '../../src-main/sheets/sheets.contract.ts'
import { useCall } from '../api.ts'
import { Busy, FailureNote } from '../app/parts/states.tsx'

/** More would be slow to draw and is not read on a screen. */
const limit = 12

/** The pages as they will be printed, in a frame that runs no script. */
export function PreviewFrame({ request, total }: { readonly request: SheetRequest; readonly total: number }): ReactNode {
  const { t } = useTranslation()
  const answer = useCall('sheets.preview', { request, limit }, { keep: true })
  if (answer.isError) return <FailureNote error={answer.error} onAgain={() => void answer.refetch()} />
  if (!answer.data) return <Busy />
  const { url } = answer.data
  return (
    <div className="sheet-preview">
      {total > limit ? <p className="sm t2">{t('sheets.previewSome', { count: limit })}</p> : null}
      <iframe key={url} title={t('sheets.preview')} src={url} sandbox="" tabIndex={0} />
    </div>
  )
}

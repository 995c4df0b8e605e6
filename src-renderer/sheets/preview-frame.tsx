import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SheetRequest } from '../../src-main/sheets/sheets.contract.ts'
import { useCall } from '../api.ts'
import { Busy, FailureNote } from '../app/parts/states.tsx'

/** More would be slow to draw and is not read on a screen. */
const limit = 12

/** The pages as they will be printed, in a frame that runs no script. */
export function PreviewFrame({
  request,
  total,
}: {
  readonly request: SheetRequest
  readonly total: number
}): ReactNode {
  const { t } = useTranslation()
  const answer = useCall('sheets.preview', { request, limit }, { keep: true })
  if (answer.isError) return <FailureNote error={answer.error} onAgain={() => void answer.refetch()} />
  if (!answer.data) return <Busy />
  const { url } = answer.data
  return (
    <div className="sheet-preview">
      {total > limit ? <p className="sm t2">{t('sheets.previewSome', { count: limit })}</p> : null}
      <Pages url={url} title={t('sheets.preview')} />
    </div>
  )
}

/** A landscape A4 page with its margins around and a scroll bar, in CSS pixels. */
const pageWidth = 1188

/** The frame, made smaller where a whole page would not fit into its width. */
function Pages({ url, title }: { readonly url: string; readonly title: string }): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  useEffect(() => {
    if (!place.current) return
    const watch = new ResizeObserver(([entry]) =>
      setScale(Math.min(1, (entry?.contentRect.width ?? pageWidth) / pageWidth)),
    )
    watch.observe(place.current)
    return () => watch.disconnect()
  }, [])
  const full = `${100 / scale}%`
  return (
    <div ref={place} className="pages">
      <iframe
        key={url}
        title={title}
        src={url}
        sandbox=""
        style={{ width: full, height: full, transform: `scale(${scale})` }}
      />
    </div>
  )
}

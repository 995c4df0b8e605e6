import { useState, type ReactNode } from 'react'
import { GridNotice } from './grid-notice.tsx'
import { PasteDialog } from './paste-dialog.tsx'
import type { WaitingPreview } from './paste-preview.ts'
import type { NoticeText } from './stage.ts'

/** What a grid says by itself: a notice at its lower edge, and the preview of a paste. */
export function useGridSays(): {
  readonly onNotice: (notice: NoticeText | null) => void
  readonly onPreview: (preview: WaitingPreview) => void
  readonly said: ReactNode
} {
  const [notice, onNotice] = useState<NoticeText | null>(null)
  const [preview, onPreview] = useState<WaitingPreview | null>(null)
  const said = (
    <>
      {notice && <GridNotice notice={notice} onDismiss={() => onNotice(null)} />}
      {preview && (
        <PasteDialog
          preview={preview}
          onDecide={(apply) => {
            onPreview(null)
            preview.decide(apply)
          }}
        />
      )}
    </>
  )
  return { onNotice, onPreview, said }
}

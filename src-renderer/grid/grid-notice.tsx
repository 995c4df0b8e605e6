import { useEffect, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoticeText } from './stage.ts'

/** How long a brief message stays, in milliseconds. */
const briefTime = 5000

/** What became of a paste, fill or typing, at the grid's lower edge: it covers no cell one is working on. */
export function GridNotice({
  notice,
  onDismiss,
}: {
  readonly notice: NoticeText
  readonly onDismiss: () => void
}): ReactNode {
  const { t } = useTranslation()
  useEffect(() => {
    if (!notice.brief) return
    const timer = setTimeout(onDismiss, briefTime)
    return () => clearTimeout(timer)
  }, [notice, onDismiss])
  return (
    <div className={`q-notice q-notice-${notice.kind}`} role={notice.kind === 'refused' ? 'alert' : 'status'}>
      <b>{notice.text}</b>
      <ul>
        {notice.details.map((detail) => (
          <li key={detail}>{detail}</li>
        ))}
      </ul>
      <button type="button" className="btn quiet" onClick={onDismiss}>
        {t('grid.dismiss')}
      </button>
    </div>
  )
}

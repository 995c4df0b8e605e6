import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAmount } from '../app/amounts.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import type { WaitingPreview } from './paste-preview.ts'
import './paste-dialog.css'

/** Says what a large paste, or one with texts that cannot be read, will do. Enter applies it, Esc drops it. */
export function PasteDialog({
  preview,
  onDecide,
}: {
  readonly preview: WaitingPreview
  readonly onDecide: (apply: boolean) => void
}): ReactNode {
  const { t } = useTranslation()
  const { changes, before, after, refused, format } = preview
  const amount = (fen: number | null): string => formatAmount(fen, format.unit) || '—'
  const listed = refused.length
  const chosen = useRef<HTMLButtonElement>(null)
  // After the dialog's own effect, which would give the focus to its content: here Enter is to apply.
  useEffect(() => chosen.current?.focus(), [])
  const notWritten = preview.unreadable + preview.locked
  const skipped = [
    ['readOnly', preview.readOnly],
    ['hiddenCells', preview.hidden],
    ['outsideCells', preview.outside],
    ['locked', preview.locked],
    ['unreadable', preview.unreadable],
  ] as const
  return (
    <Dialog
      title={t('grid.paste.title')}
      className="q-paste"
      onClose={() => onDecide(false)}
      onSubmit={() => onDecide(changes > 0)}
      foot={
        <>
          {changes > 0 ? (
            <button type="submit" className="btn primary" ref={chosen}>
              {t('grid.paste.apply', { count: changes })}
            </button>
          ) : null}
          <button
            type="button"
            className="btn"
            {...(changes > 0 ? {} : { ref: chosen })}
            onClick={() => onDecide(false)}
          >
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <dl className="kv card-facts">
        <dt>{t('grid.paste.changes')}</dt>
        <dd>
          <b>{changes}</b>
        </dd>
        {before !== null || after !== null ? (
          <>
            <dt>{t('grid.paste.sum')}</dt>
            <dd>
              {amount(before)} → <b>{amount(after)}</b> {t(`domain.unit.${format.unit}`)}
            </dd>
          </>
        ) : null}
        {skipped.map(([name, count]) =>
          count > 0 ? [<dt key={name}>{t(`grid.paste.${name}`)}</dt>, <dd key={`${name} count`}>{count}</dd>] : null,
        )}
      </dl>
      {listed > 0 ? (
        <div className="q-paste-refused">
          <table aria-label={t('grid.paste.refused')}>
            <thead>
              <tr>
                <th scope="col">{t('grid.paste.cell')}</th>
                <th scope="col">{t('grid.paste.text')}</th>
                <th scope="col">{t('grid.paste.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {refused.map(({ id, place, text, reason }) => (
                <tr key={id}>
                  <td>{place}</td>
                  <td>{text}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {notWritten > listed ? <p className="t2">{t('grid.paste.more', { count: notWritten - listed })}</p> : null}
        </div>
      ) : null}
    </Dialog>
  )
}

import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../src-main/shared/result.ts'
import { failureOf } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { Refusal } from '../fields/refusal.tsx'

/** Asks for a view's name; stays open with the reason where it is taken. */
export function NameDialog(props: {
  readonly title: string
  readonly initial: string
  readonly onName: (name: string) => Promise<void>
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState(props.initial)
  const [refused, setRefused] = useState<Failure | null>(null)
  const submit = (): void => {
    if (name.trim() === '') return
    props.onName(name.trim()).then(props.onClose, (error: unknown) => setRefused(failureOf(error)))
  }
  return (
    <Dialog
      title={props.title}
      onClose={props.onClose}
      onSubmit={submit}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={name.trim() === ''}>
            {t('views.ok')}
          </button>
          <button type="button" className="btn" onClick={props.onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <label className="view-name">
        <span>{t('views.name')}</span>
        <input className="field" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      {refused ? <Refusal failure={refused} /> : null}
    </Dialog>
  )
}

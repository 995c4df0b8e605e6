import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { WorkspaceKind } from '../../src-main/workspaces/workspaces.contract.ts'
import { ask } from '../api.ts'
import { showFailure } from './notices.ts'
import { workspaceChanged } from './workspace-acts.ts'

/** Name and user of a workspace to be made. Esc puts it away. */
export function NewWorkspace(props: { readonly kind: WorkspaceKind; readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [user, setUser] = useState('')
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const ready = name.trim() !== '' && user.trim() !== '' && !busy

  const create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    try {
      await ask('workspace.create', { kind: props.kind, name: name.trim(), user: user.trim() })
      await workspaceChanged()
    } catch (error) {
      showFailure(error)
      setBusy(false)
    }
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) props.onCancel()
  }
  return (
    <form ref={form} className="new-workspace form" onSubmit={(event) => void create(event)} onKeyDown={key} noValidate>
      <label>
        <span>{props.kind === 'manager' ? t('firstRun.fresh.managerName') : t('firstRun.fresh.headquartersName')}</span>
        <input className="field" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label title={t('firstRun.fresh.userHint')}>
        <span>{t('firstRun.fresh.user')}</span>
        <input className="field" maxLength={60} value={user} onChange={(event) => setUser(event.target.value)} />
      </label>
      <button type="submit" className="btn primary" disabled={!ready}>
        {busy ? t('firstRun.fresh.creating') : t('firstRun.fresh.create')}
      </button>
    </form>
  )
}

import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../api.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { invite } from './acts.ts'

/** Whom headquarters invites, and for which region. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const regions = useCall('people.list', {}).data?.regions ?? []
  const [name, setName] = useState('')
  const [region, setRegion] = useState('')
  const [busy, setBusy] = useState(false)
  const ready = name.trim() !== '' && !busy

  const create = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    const done = await invite(name.trim(), region.trim())
    setBusy(false)
    if (done) onClose()
  }
  return (
    <Dialog
      title={t('exchange.inviteForm.title')}
      onClose={onClose}
      onSubmit={() => void create()}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!ready}>
            {t('exchange.inviteForm.create')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <div className="form">
        <label>
          <span>{t('exchange.inviteForm.name')}</span>
          <input className="field" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label>
          <span>{t('exchange.inviteForm.region')}</span>
          <input
            className="field"
            maxLength={60}
            list="invite-regions"
            value={region}
            onChange={(event) => setRegion(event.target.value)}
          />
          <datalist id="invite-regions">
            {regions.map((each) => (
              <option key={each.id} value={each.name}>
                {each.name}
              </option>
            ))}
          </datalist>
        </label>
        <p className="hint">{t('exchange.inviteForm.hint')}</p>
      </div>
    </Dialog>
  )
}

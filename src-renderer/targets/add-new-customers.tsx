import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { Combobox } from '../fields/combobox.tsx'
import { useDirectory } from '../fields/use-directory.ts'
import type { TargetTable } from './use-target-table.ts'
import type { Targets } from './use-targets.ts'

/** Adds an owner's 新增客户 line in a city; where there is one already, it is shown. */
export function AddNewCustomers(props: {
  readonly targets: Targets
  readonly table: TargetTable
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { targets, table, onClose } = props
  const { personOptions, cityOptions } = useDirectory()
  const line = table.cell?.row.lines[0]
  const [owner, setOwner] = useState<string | null>(line?.owner ?? null)
  const [city, setCity] = useState<string | null>(line?.city ?? null)
  const [busy, setBusy] = useState(false)

  const add = async (): Promise<void> => {
    if (owner === null || busy) return
    setBusy(true)
    try {
      const written = await targets.writes.addNewCustomers(owner, city)
      onClose()
      const [added] = written.lines
      // The grid has drawn the line by the next frame.
      if (added) requestAnimationFrame(() => requestAnimationFrame(() => table.handle.current?.select(added.id, 'm1')))
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('targets.addNew.title')}
      onClose={onClose}
      onSubmit={() => void add()}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={owner === null || busy}>
            {t('targets.addNew.add')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <div className="form">
        <label>
          <span>{t('targets.addNew.owner')}</span>
          <Combobox value={owner} options={personOptions} onChoose={setOwner} />
        </label>
        <label>
          <span>{t('targets.addNew.city')}</span>
          <Combobox value={city} options={cityOptions} onChoose={setCity} />
        </label>
        <p className="hint">{t('targets.addNew.hint')}</p>
      </div>
    </Dialog>
  )
}

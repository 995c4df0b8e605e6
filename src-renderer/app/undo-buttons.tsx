import { Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../api.ts'
import { Icon } from './parts/icon.tsx'
import { shownKeys } from './shortcuts.ts'
import { batchName, redo, undo } from './undo.ts'

/** Undo and redo, named by what they would turn. They stay in place and grey out when there is nothing. */
export function UndoButtons(): ReactNode {
  const { t } = useTranslation()
  const state = useCall('history.state', {}).data
  const name = (act: string, what: string | null, keys: string): string =>
    `${act}${what === null ? '' : ` ${what}`} (${shownKeys(keys)})`
  const undoName = name(t('shell.bar.undo'), state?.undo ? batchName(state.undo) : null, 'Ctrl+Z')
  const redoName = name(t('shell.bar.redo'), state?.redo ? batchName(state.redo) : null, 'Ctrl+Y')
  return (
    <>
      <button
        type="button"
        className="btn quiet icon"
        title={undoName}
        aria-label={undoName}
        disabled={!state?.undo}
        onClick={undo}
      >
        <Icon of={Undo2} />
      </button>
      <button
        type="button"
        className="btn quiet icon"
        title={redoName}
        aria-label={redoName}
        disabled={!state?.redo}
        onClick={redo}
      >
        <Icon of={Redo2} />
      </button>
    </>
  )
}

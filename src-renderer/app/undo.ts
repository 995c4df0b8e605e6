import type { BatchEntry, UndoOutcome } from '../../src-main/ledger/ledger.contract.ts'
import { ask, CallFailure } from '../api.ts'
import { i18n } from '../text/texts.ts'
import { putAway, say, showFailure } from './notices.ts'

/** A batch in words, for toasts and histories: “粘贴 24 格”. */
export const batchName = (batch: Pick<BatchEntry, 'act' | 'changes'>): string =>
  i18n.t(`history.act.${batch.act}`, { count: batch.changes })

let last: Promise<void> = Promise.resolve()
let lastSaid = 0

/** Undoes or redoes the last act and says which it was. A second press waits for the first. */
function turn(call: 'history.undo' | 'history.redo'): void {
  last = last
    .then(() => ask(call, {}))
    .then(
      (outcome) => said(call, outcome),
      (error: unknown) => {
        if (error instanceof CallFailure && error.code === 'nothing-to-undo') say(i18n.t('shell.undo.nothingToUndo'))
        else if (error instanceof CallFailure && error.code === 'nothing-to-redo')
          say(i18n.t('shell.undo.nothingToRedo'))
        else showFailure(error)
      },
    )
}

function said(call: 'history.undo' | 'history.redo', outcome: UndoOutcome): void {
  const what = batchName(outcome.batch)
  const back = call === 'history.undo'
  const text = back ? i18n.t('shell.undo.undone', { what }) : i18n.t('shell.undo.redone', { what })
  const skipped = outcome.skipped > 0 ? i18n.t('shell.undo.skipped', { count: outcome.skipped }) : ''
  putAway(lastSaid) // only the newest can be taken back, and a run of undos must not fill the window
  lastSaid = say(skipped === '' ? text : `${text}${i18n.language === 'en' ? '. ' : '。'}${skipped}`, {
    label: back ? i18n.t('shell.bar.redo') : i18n.t('shell.bar.undo'),
    run: back ? redo : undo,
  })
}

export const undo = (): void => turn('history.undo')
export const redo = (): void => turn('history.redo')

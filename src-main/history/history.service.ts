import type { AppContext } from '../context.ts'
import type { ledgerCalls, UndoOutcome } from '../ledger/ledger.contract.ts'
import { entities } from '../ledger/registry.ts'
import type { Handlers } from '../shared/call.ts'
import { ok, type Result } from '../shared/result.ts'

/** Undo, redo and the life of every field; all of it is read from the log. */
export function createHistoryService(context: AppContext): Handlers<typeof ledgerCalls> {
  const turn = (act: 'undo' | 'redo'): Result<UndoOutcome> => {
    const { ledger } = context.open()
    const outcome = ledger[act]()
    // A batch may have touched anything; every view asks again.
    context.committed(outcome.batch.batch, entities)
    return ok(outcome)
  }
  return {
    'history.field': (ref) => ok(context.open().ledger.fieldHistory(ref)),
    'history.batches': ({ limit }) => ok(context.open().ledger.batches(limit)),
    'history.state': () => ok(context.open().ledger.undoState()),
    'history.undo': () => turn('undo'),
    'history.redo': () => turn('redo'),
  }
}

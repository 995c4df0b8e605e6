import type { Value } from '../../src-main/ledger/registry.ts'
import { CallFailure, queryClient } from '../api.ts'
import type { CallName } from '../../src-main/contracts.ts'
import type { CellEdit, EditsOutcome } from '../grid/column-spec.ts'
import { failureLine } from '../text/failure-text.ts'
import { i18n } from '../text/texts.ts'

/** What a service takes as the edit of one field. */
export type FieldEdit = { readonly id: string; readonly field: string; readonly value: Value }

export const fieldEdit = ({ rowId, columnId, value }: CellEdit): FieldEdit => ({ id: rowId, field: columnId, value })

/**
 * Draws edits in the answers that are on the screen, so that no cell falls back to its old value between the answer of a
 * write and the next reading.
 */
export function drawEdits(call: CallName, edits: readonly FieldEdit[]): void {
  const byRow = new Map<string, Record<string, Value>>()
  for (const { id, field, value } of edits) byRow.set(id, { ...byRow.get(id), [field]: value })
  queryClient.setQueriesData<readonly { readonly id: string }[]>({ queryKey: [call] }, (rows) =>
    rows?.map((row) => {
      const fields = byRow.get(row.id)
      return fields ? { ...row, ...fields } : row
    }),
  )
}

/**
 * Runs a write that takes all cells or none, and answers for every cell: saved, or why not. The cell that was refused
 * says its own reason; the others say that they waited for it.
 */
export async function allOrNone(edits: readonly CellEdit[], work: () => Promise<void>): Promise<EditsOutcome> {
  try {
    await work()
    return []
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error
    const reason = failureLine(error, i18n.language === 'en' ? 'en' : 'zh-CN')
    const { id, field } = error.facts
    const refused = edits.some(({ rowId, columnId }) => rowId === id && columnId === field)
    return edits.map(({ rowId, columnId }) => ({
      rowId,
      columnId,
      message: !refused || (rowId === id && columnId === field) ? reason : i18n.t('fields.waited'),
    }))
  }
}

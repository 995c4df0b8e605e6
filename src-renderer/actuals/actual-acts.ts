import type { ActualColumns } from '../../src-main/actuals/actuals.contract.ts'
import type { Value } from '../../src-main/ledger/registry.ts'
import { ask, queryClient } from '../api.ts'
import { say, showFailure } from '../app/notices.ts'
import { undo } from '../app/undo.ts'
import { allOrNone, fieldEdit, type FieldEdit } from '../fields/cell-edits.ts'
import type { CellEdit, EditAct, EditsOutcome } from '../grid/column-spec.ts'
import { i18n } from '../text/texts.ts'

/** Writes cells of the grid, all of them or none. */
export const editActuals = (edits: readonly CellEdit[], act: EditAct): Promise<EditsOutcome> =>
  allOrNone(edits, async () => {
    const fields = edits.map(fieldEdit)
    await ask('actuals.edit', { act, edits: fields })
    drawColumns(fields)
  })

/** Draws edits in the answers on the screen, so that no cell falls back between the write and the next reading. */
function drawColumns(edits: readonly FieldEdit[]): void {
  queryClient.setQueriesData<ActualColumns>({ queryKey: ['actuals.list'] }, (columns) => {
    if (!columns) return columns
    const places = new Map(columns.id.map((id, at) => [id, at]))
    const changed: Record<string, Value[]> = {}
    for (const { id, field, value } of edits) {
      const at = places.get(id)
      if (at === undefined) continue
      const column = (changed[field] ??= [...columns[field as keyof ActualColumns]])
      column[at] = value
    }
    return { ...columns, ...changed } as ActualColumns
  })
}

/** Takes records out: one act, which the notice offers to undo. */
export function removeActuals(ids: readonly string[]): void {
  if (ids.length === 0) return
  ask('actuals.remove', { ids: [...ids] })
    .then(({ changed }) =>
      say(i18n.t('actuals.removed', { count: changed }), { label: i18n.t('shell.bar.undo'), run: undo }),
    )
    .catch(showFailure)
}

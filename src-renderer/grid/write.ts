import type { CellEdit, CellFailure, CellValue, EditAct } from './column-spec.ts'
import { readText } from './readings.ts'
import type { Point } from './selection.ts'
import type { Stage } from './stage.ts'

/** A cell and what it is to become; `value` where it needs no reading. */
export type Proposal = Point & { readonly text: string; readonly value?: CellValue }

type Sorted = {
  readonly edits: readonly CellEdit[]
  readonly failures: readonly CellFailure[]
  readonly readOnly: number
}

const most = 5

/**
 * Sends a typing, paste, fill or clear to the view as one act. Read-only cells are passed over and counted, unreadable
 * ones refused by cell, cells that hold the value already left alone.
 */
export async function write<Row>(
  stage: Stage<Row>,
  proposals: readonly Proposal[],
  act: EditAct,
  outside = 0,
): Promise<void> {
  const { edits, failures, readOnly } = sortOut(stage, proposals, act)
  const { onEdits } = stage.source
  stage.onNotice(null)
  const rows = new Map<string, Row>()
  for (const index of new Set(proposals.map((proposal) => proposal.row))) {
    const row = stage.rowAt(index)
    if (row !== undefined) rows.set(stage.source.rowId(row), row)
  }
  stage.marks.pend(edits, ({ rowId }) => rows.get(rowId))
  let outcome: readonly CellFailure[] | 'dropped' = []
  if (edits.length > 0 && onEdits) {
    try {
      outcome = await onEdits(edits, act)
    } catch (error) {
      // A bug of the view must not leave cells that look typed; it is logged and the cells fall back.
      stage.marks.settle(edits, 'dropped')
      throw error
    }
  }
  stage.marks.settle(edits, outcome)
  stage.marks.refuse(failures)
  report(stage, [...failures, ...(outcome === 'dropped' ? [] : outcome)], readOnly, outside)
}

function sortOut<Row>(stage: Stage<Row>, proposals: readonly Proposal[], act: EditAct): Sorted {
  const { rowId, format, words } = stage.source
  const edits: CellEdit[] = []
  const failures: CellFailure[] = []
  let readOnly = 0
  for (const { row: rowIndex, column: columnIndex, text, value } of proposals) {
    const row = stage.rowAt(rowIndex)
    const column = stage.columnAt(columnIndex)
    if (row === undefined || !column) continue
    if (!column.editable?.(row, act)) {
      readOnly++
      continue
    }
    const cell = { rowId: rowId(row), columnId: column.id }
    const locked = column.locked?.(row) ?? null
    if (locked !== null) {
      failures.push({ ...cell, message: locked })
      continue
    }
    const reading = value === undefined ? readText(column, row, text, format, act) : ({ ok: true, value } as const)
    if (!reading.ok) failures.push({ ...cell, message: words.failure(reading.error) })
    else if (reading.value !== column.value(row)) edits.push({ ...cell, text, value: reading.value })
  }
  return { edits, failures, readOnly }
}

function report<Row>(stage: Stage<Row>, failures: readonly CellFailure[], readOnly: number, outside: number): void {
  const { words } = stage.source
  const told = [...(readOnly > 0 ? [words.skipped(readOnly)] : []), ...(outside > 0 ? [words.outside(outside)] : [])]
  if (failures.length > 0) {
    const reasons = [...new Set(failures.map((failure) => failure.message))]
    stage.onNotice({
      kind: 'refused',
      text: [words.notWritten(failures.length), ...told].join(' · '),
      details: reasons.slice(0, most),
    })
  } else if (told.length > 0) stage.onNotice({ kind: 'told', text: told.join(' · '), details: [], brief: true })
}

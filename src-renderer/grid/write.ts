import type { CellEdit, CellFailure, CellValue, EditAct } from './column-spec.ts'
import { previewOf } from './paste-preview.ts'
import { readText } from './readings.ts'
import type { Point } from './selection.ts'
import { speak } from './spoken.tsx'
import type { Stage } from './stage.ts'

/** A cell and what it is to become; `value` where it needs no reading. */
export type Proposal = Point & { readonly text: string; readonly value?: CellValue }

/** What an act passes over: cells of the clipboard without a place, cells of hidden rows. */
export type Beside = { readonly outside: number; readonly hidden: number }

/** What becomes of the proposals. */
export type Sorted = {
  readonly edits: readonly CellEdit[]
  /** Held, submitted, approved: skipped, and told by cell. */
  readonly locked: readonly CellFailure[]
  /** Texts that mean nothing in their column, with the texts. */
  readonly unreadable: readonly (CellFailure & { readonly text: string })[]
  readonly readOnly: number
}

const most = 5
const nothingBeside: Beside = { outside: 0, hidden: 0 }

/**
 * Sends a typing, paste, fill or clear to the view as one act. Read-only cells are passed over and counted, locked and
 * unreadable ones refused by cell, cells that hold the value already left alone. A paste of many cells, or one with
 * texts that cannot be read, is shown first and waits for its word (`paste-preview.ts`).
 */
export async function write<Row>(
  stage: Stage<Row>,
  proposals: readonly Proposal[],
  act: EditAct,
  beside: Beside = nothingBeside,
): Promise<void> {
  const sorted = sortOut(stage, proposals, act)
  stage.onNotice(null)
  const preview = act === 'paste' ? previewOf(stage, sorted, beside) : null
  if (preview && !(await new Promise<boolean>((decide) => stage.onPreview({ ...preview, decide })))) return
  await commit(stage, sorted, act, beside)
}

async function commit<Row>(stage: Stage<Row>, sorted: Sorted, act: EditAct, beside: Beside): Promise<void> {
  const { edits, locked, unreadable, readOnly } = sorted
  const { onEdits } = stage.source
  const rows = stage.rowsById(new Set(edits.map(({ rowId }) => rowId)))
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
  stage.marks.refuse([...locked, ...unreadable])
  const saved = outcome === 'dropped' ? 0 : edits.length - outcome.length
  if (saved > 0) speak(stage.source.words.savedCells(saved))
  report(stage, [...locked, ...unreadable, ...(outcome === 'dropped' ? [] : outcome)], readOnly, beside)
}

function sortOut<Row>(stage: Stage<Row>, proposals: readonly Proposal[], act: EditAct): Sorted {
  const { rowId, format, words } = stage.source
  const edits: CellEdit[] = []
  const locked: CellFailure[] = []
  const unreadable: (CellFailure & { readonly text: string })[] = []
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
    const reason = column.locked?.(row) ?? null
    if (reason !== null) {
      locked.push({ ...cell, message: reason })
      continue
    }
    const reading = value === undefined ? readText(column, row, text, format, act) : ({ ok: true, value } as const)
    if (!reading.ok) unreadable.push({ ...cell, text, message: words.failure(reading.error) })
    else if (reading.value !== column.value(row)) edits.push({ ...cell, text, value: reading.value })
  }
  return { edits, locked, unreadable, readOnly }
}

function report<Row>(
  stage: Stage<Row>,
  failures: readonly CellFailure[],
  readOnly: number,
  { outside, hidden }: Beside,
): void {
  const { words } = stage.source
  const told = [
    ...(readOnly > 0 ? [words.skipped(readOnly)] : []),
    ...(hidden > 0 ? [words.hidden(hidden)] : []),
    ...(outside > 0 ? [words.outside(outside)] : []),
  ]
  if (failures.length > 0) {
    const reasons = [...Map.groupBy(failures, (failure) => failure.message)]
    stage.onNotice({
      kind: 'refused',
      text: [words.notWritten(failures.length), ...told].join(' · '),
      details: reasons
        .slice(0, most)
        .map(([reason, cells]) => (reasons.length > 1 ? words.times(reason, cells.length) : reason)),
    })
  } else if (told.length > 0) stage.onNotice({ kind: 'told', text: told.join(' · '), details: [], brief: true })
}

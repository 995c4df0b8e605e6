import type { CellEditRequestEvent, CellFocusedEvent } from 'ag-grid-community'
import type { ColumnSpec } from './column-spec.ts'
import { startEdit } from './keys.ts'
import { at, type Range } from './selection.ts'
import type { RowKey } from './row-keys.ts'
import { rowNumberColumn, type ActiveCell, type Callbacks, type Stage } from './stage.ts'
import type { Typed } from './text-editor.ts'
import { write } from './write.ts'

/** The cells of some rows in some columns. */
export type Block<Row> = { readonly rows: readonly Row[]; readonly columns: readonly ColumnSpec<Row>[] }

export type DataGridHandle<Row> = {
  /** The rows (pinned ones included) and columns that the selection touches, in the order of the screen. */
  readonly selected: () => Block<Row>
  /** The selection itself: blocks of cells, of which none overlaps another. */
  readonly blocks: () => readonly Block<Row>[]
  /** The cell that typing would go to. */
  readonly active: () => ActiveCell<Row> | null
  /** Selects a cell and scrolls to it; false where it is not shown. */
  readonly select: (rowId: string, columnId: string) => boolean
  /** Opens the editor on the active cell. */
  readonly edit: () => void
  readonly focus: () => void
  /** Shows the check of a durable answer on cells that were not typed themselves, a spread's for instance. */
  readonly markSaved: (cells: Iterable<{ readonly rowId: string; readonly columnId: string }>) => void
}

/** Only the callbacks that were given: an absent one is no property. */
export function callbacksOf<Row>(props: Callbacks<Row>): Callbacks<Row> {
  const { onEdits, onToggleRow, onToggleGroup, onSelectionStats, onPasteTable, onActiveCell } = props
  return {
    ...(onEdits ? { onEdits } : {}),
    ...(onToggleRow ? { onToggleRow } : {}),
    ...(onToggleGroup ? { onToggleGroup } : {}),
    ...(onSelectionStats ? { onSelectionStats } : {}),
    ...(onPasteTable ? { onPasteTable } : {}),
    ...(onActiveCell ? { onActiveCell } : {}),
  }
}

/** What a view may ask of its grid. */
export const handleOf = <Row>(stage: Stage<Row>): DataGridHandle<Row> => ({
  selected: () => ({
    rows: rowsIn(stage, stage.ranges),
    columns: stage.source.columns.filter((_, place) =>
      stage.ranges.some(({ left, right }) => place >= left && place <= right),
    ),
  }),
  blocks: () =>
    stage.ranges.map((range) => ({
      rows: rowsIn(stage, [range]),
      columns: stage.source.columns.slice(range.left, range.right + 1),
    })),
  active: () => stage.active,
  select: (rowId, columnId) => stage.selectCell(rowId, columnId),
  edit: () => void startEdit(stage, 'F2'),
  focus: () => (stage.selection ? stage.focusActive() : stage.select(at({ row: 0, column: 0 }))),
  markSaved: (cells) => stage.marks.save(cells),
})

function rowsIn<Row>(stage: Stage<Row>, ranges: readonly Range[]): readonly Row[] {
  const places = new Set<number>()
  for (const { top, bottom } of ranges) for (let row = top; row <= bottom; row++) places.add(row)
  return [...places]
    .toSorted((a, b) => a - b)
    .map(stage.rowAt)
    .filter((row) => row !== undefined)
}

/** The focus may come from outside of our keys: a Tab into the grid, a screen reader. */
export function followFocus<Row>(stage: Stage<Row>, { rowIndex, rowPinned, column }: CellFocusedEvent<RowKey>): void {
  const id = typeof column === 'string' ? column : column?.getColId()
  if (rowIndex === null || id === undefined || id === rowNumberColumn) return
  const point = { row: stage.rowOf(rowIndex, rowPinned === 'bottom'), column: stage.placeOf(id) }
  if (point.column < 0) return
  const active = stage.selection?.active
  if (!active) stage.select(at(point), { scroll: false, focus: false })
}

/** An editor has closed with a new text. AG Grid writes nothing itself: the view does, and its answer is drawn. */
export function requestEdit<Row>(stage: Stage<Row>, event: CellEditRequestEvent<RowKey, Typed>): void {
  const typed = event.newValue
  const column = stage.placeOf(event.column.getColId())
  if (!typed || event.rowIndex === null || column < 0) return
  const row = stage.rowOf(event.rowIndex, event.rowPinned === 'bottom')
  void write(stage, [{ row, column, ...typed }], 'type')
}

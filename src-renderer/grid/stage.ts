import type { GridApi, IRowNode } from 'ag-grid-community'
import type { CellValue, ColumnSpec, EditsOutcome, CellEdit, EditAct, SelectionStats } from './column-spec.ts'
import { Marks } from './marks.ts'
import type { WaitingPreview } from './paste-preview.ts'
import type { AmountFormat } from './readings.ts'
import { disjoint } from './ranges.ts'
import { at, fit, isOne, rangeOf, rangesOf, type Extent, type Point, type Range, type Selection } from './selection.ts'
import type { RowKey } from './row-keys.ts'
import { StatsTeller } from './stats-teller.ts'
import { summing } from './stats.ts'
import type { GridWords } from './words.ts'

/** The row numbers' column; it is drawn, but no selection ever enters it. */
export const rowNumberColumn = 'q-rowno'

export type ActiveCell<Row> = { readonly row: Row; readonly rowId: string; readonly columnId: string }

/** What the grid was last given: rows in the order in which they are drawn, columns as they stand. */
export type Source<Row> = {
  readonly rows: readonly Row[]
  readonly pinned: readonly Row[]
  /** The rows there are when nothing is filtered or folded. */
  readonly all: readonly Row[]
  readonly columns: readonly ColumnSpec<Row>[]
  readonly rowId: (row: Row) => string
  readonly format: AmountFormat
  readonly words: GridWords
} & Callbacks<Row>

/** What the grid tells its view. */
export type Callbacks<Row> = {
  readonly onEdits?: (edits: readonly CellEdit[], act: EditAct) => Promise<EditsOutcome>
  readonly onToggleRow?: (row: Row) => void
  readonly onToggleGroup?: (id: string) => void
  readonly onSelectionStats?: (stats: SelectionStats | null) => void
  /** A pasted block as texts; true where the view takes it itself, a table with headings for instance. */
  readonly onPasteTable?: (rows: readonly (readonly string[])[]) => boolean
  readonly onActiveCell?: (cell: ActiveCell<Row> | null) => void
}

/** Something drawn that follows the selection and the rows: a cell, a head. */
export type Drawn = { readonly markKey: string; readonly sync: () => void; readonly paint: () => void }

/** A `brief` one goes by itself. */
export type NoticeText = {
  readonly kind: 'refused' | 'told'
  readonly text: string
  readonly details: readonly string[]
  readonly brief?: boolean
}

/**
 * One grid while it is on the screen: the selection, what is drawn, and the way to AG Grid. Keyboard, mouse, clipboard
 * and editors all go through it. Cells draw themselves and are told directly, so a key press touches only what changed.
 */
export class Stage<Row> {
  private grid: GridApi<RowKey> | null = null
  source: Source<Row>
  selection: Selection | null = null
  /** What a drag of the fill handle would cover. */
  fillTarget: Range | null = null
  /** Where the run of Tabs began; Enter returns below it. */
  tabbedFrom: number | null = null
  /** Shift+F8: the next range comes beside those that are selected. */
  adding = false
  readonly drawn = new Set<Drawn>()
  readonly marks = new Marks((keys) => {
    for (const item of this.drawn) if (keys.has(item.markKey)) item.sync()
  })
  readonly onNotice: (notice: NoticeText | null) => void
  /** Shows what a paste will do and waits for its word. */
  readonly onPreview: (preview: WaitingPreview) => void
  private places: ReadonlyMap<string, number> = new Map()
  private specs: ReadonlyMap<string, ColumnSpec<Row>> = new Map()
  private readonly sums = new StatsTeller()
  private apart: { readonly of: Selection | null; readonly ranges: readonly Range[] } = { of: null, ranges: [] }
  private toldCell = ''
  /** The selected cell whose row a filter took away, until another one is selected. */
  private gone: Pick<ActiveCell<Row>, 'rowId' | 'columnId'> | null = null

  constructor(source: Source<Row>, says: Pick<Stage<Row>, 'onNotice' | 'onPreview'>) {
    this.source = source
    this.onNotice = says.onNotice
    this.onPreview = says.onPreview
    this.index()
  }

  /** AG Grid while it lives. */
  get api(): GridApi<RowKey> | null {
    return this.grid
  }

  attach(api: GridApi<RowKey> | null): void {
    this.grid = api
  }

  /** Takes what the view now says. To be followed by `sync` once AG Grid has drawn it. */
  take(source: Source<Row>): void {
    const columnsChanged = source.columns !== this.source.columns
    const row = source.rows === this.source.rows ? null : (this.gone ?? this.active)
    const active = this.selection && this.source.columns[this.selection.active.column]
    this.source = source
    if (columnsChanged) {
      this.index()
      this.keepColumn(active?.id)
    }
    if (row) this.keepRow(row)
    if (this.selection) this.selection = fit(this.selection, this.extent)
  }

  /** Redraws what differs from what is shown: contents, marks, and the selection, for rows may have moved. */
  sync(): void {
    for (const item of this.drawn) {
      item.sync()
      item.paint()
    }
    this.tell()
  }

  get extent(): Extent {
    const { rows, pinned, columns } = this.source
    return { rows: rows.length + pinned.length, body: rows.length, columns: columns.length }
  }

  get range(): Range | null {
    return this.selection && rangeOf(this.selection)
  }

  /** All that is selected, in ranges of which none overlaps another. */
  get ranges(): readonly Range[] {
    const { selection } = this
    if (this.apart.of !== selection)
      this.apart = { of: selection, ranges: selection ? disjoint(rangesOf(selection)) : [] }
    return this.apart.ranges
  }

  /** The row that stands at a place of AG Grid's. */
  readonly rowOfNode = ({ rowIndex, rowPinned }: Pick<IRowNode, 'rowIndex' | 'rowPinned'>): Row | undefined =>
    rowIndex === null ? undefined : this.rowAt(this.rowOf(rowIndex, rowPinned === 'bottom'))

  readonly rowAt = (index: number): Row | undefined => {
    const { rows, pinned } = this.source
    return index < rows.length ? rows[index] : pinned[index - rows.length]
  }

  /** Some rows by their ids. */
  rowsById(ids: ReadonlySet<string>): ReadonlyMap<string, Row> {
    const { rows, pinned, rowId } = this.source
    const found = new Map<string, Row>()
    for (const row of [...rows, ...pinned]) if (ids.has(rowId(row))) found.set(rowId(row), row)
    return found
  }

  /** Where the row of an id stands, pinned ones after the others; -1 for one that is not shown. */
  private rowOfId(id: string): number {
    const { rows, pinned, rowId } = this.source
    return [...rows, ...pinned].findIndex((row) => rowId(row) === id)
  }

  columnAt(index: number): ColumnSpec<Row> | undefined {
    return this.source.columns[index]
  }

  placeOf(columnId: string): number {
    return this.places.get(columnId) ?? -1
  }

  spec(columnId: string): ColumnSpec<Row> | undefined {
    return this.specs.get(columnId)
  }

  valueAt(point: Point): CellValue {
    const row = this.rowAt(point.row)
    const column = this.columnAt(point.column)
    return row === undefined || !column ? null : column.value(row)
  }

  /** Selects, scrolls the head into view and puts the focus on the active cell. */
  select(selection: Selection | null, options: { readonly scroll?: boolean; readonly focus?: boolean } = {}): void {
    this.selection = selection && fit(selection, this.extent)
    this.gone = null
    const now = this.selection
    // Scrolling asks for the layout, so it comes before anything is drawn that would make it work.
    if (now && options.scroll !== false) this.reveal(isOne(now) ? now.active : now.head)
    for (const item of this.drawn) item.paint()
    if (now && options.focus !== false) this.focusActive()
    this.tell()
  }

  selectCell(rowId: string, columnId: string): boolean {
    const row = this.rowOfId(rowId)
    const column = this.placeOf(columnId)
    if (row < 0 || column < 0) return false
    this.select(at({ row, column }))
    return true
  }

  reveal(point: Point): void {
    const column = this.columnAt(point.column)
    if (!this.api || !column) return
    if (point.row < this.extent.body) this.api.ensureIndexVisible(point.row)
    if (!column.pinned) this.api.ensureColumnVisible(column.id)
  }

  focusActive(): void {
    const active = this.selection?.active
    const column = active && this.columnAt(active.column)
    if (!this.api || !active || !column) return
    const focused = this.api.getFocusedCell()
    const place = this.gridPlace(active.row)
    const same =
      focused?.rowIndex === place.rowIndex &&
      (focused.rowPinned ?? null) === place.rowPinned &&
      focused.column.getColId() === column.id
    if (same && document.activeElement?.getAttribute('col-id') === column.id) return
    this.api.setFocusedCell(place.rowIndex, column.id, place.rowPinned)
  }

  /** A row of ours as AG Grid counts it. */
  gridPlace(row: number): { readonly rowIndex: number; readonly rowPinned: 'bottom' | null } {
    const { body } = this.extent
    return row < body ? { rowIndex: row, rowPinned: null } : { rowIndex: row - body, rowPinned: 'bottom' }
  }

  /** The other way round. */
  rowOf(rowIndex: number, pinned: boolean): number {
    return pinned ? this.extent.body + rowIndex : rowIndex
  }

  /** True while a cell is being edited. */
  get editing(): boolean {
    return (this.api?.getEditingCells().length ?? 0) > 0
  }

  private index(): void {
    this.places = new Map(this.source.columns.map((column, index) => [column.id, index]))
    this.specs = new Map(this.source.columns.map((column) => [column.id, column]))
  }

  /** When rows above come or go, a single selected cell stays on its row; to one that a filter takes away it comes back. */
  private keepRow(cell: Pick<ActiveCell<Row>, 'rowId' | 'columnId'>): void {
    const { selection, source, gone } = this
    if (selection ? !isOne(selection) : gone === null) return
    const now = selection ? this.rowAt(selection.active.row) : undefined
    // Nearly always the row is where it was; then no other is looked at.
    if (gone === null && now !== undefined && source.rowId(now) === cell.rowId) return
    const column = selection?.active.column ?? this.placeOf(cell.columnId)
    const found = this.rowOfId(cell.rowId)
    this.gone = found < 0 ? cell : null
    if (found >= 0 && column >= 0) this.selection = at({ row: found, column })
  }

  /** When a quarter opens or closes, a single selected cell stays on its column. */
  private keepColumn(columnId: string | undefined): void {
    const column = columnId === undefined ? -1 : this.placeOf(columnId)
    if (this.selection && column >= 0) this.selection = at({ row: this.selection.active.row, column })
  }

  private tell(): void {
    this.tellActive()
    const { onSelectionStats } = this.source
    if (!onSelectionStats) return
    const { ranges } = this
    if (ranges.length === 0) {
      this.sums.stop()
      return onSelectionStats(null)
    }
    this.sums.tell(() => summing(ranges, this.rowAt, this.source.columns), onSelectionStats)
  }

  get active(): ActiveCell<Row> | null {
    const active = this.selection?.active
    const row = active && this.rowAt(active.row)
    const column = active && this.columnAt(active.column)
    return row !== undefined && column ? { row, rowId: this.source.rowId(row), columnId: column.id } : null
  }

  private tellActive(): void {
    const { onActiveCell } = this.source
    if (!onActiveCell) return
    const cell = this.active
    const told = cell ? `${cell.rowId}\u0000${cell.columnId}` : ''
    if (told === this.toldCell) return
    this.toldCell = told
    onActiveCell(cell)
  }
}

import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import type { CellEditRequestEvent, CellFocusedEvent, GetRowIdParams, RowClassParams } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import {
  memo,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type Ref,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../src-main/shared/money.ts'
import { cspNonce } from '../app/nonce.ts'
import { usePreferences } from '../app/preferences.ts'
import { arrange, unarranged, type Arrangement } from './arrange.ts'
import { ArrangePopup } from './arrange-popup.tsx'
import { attachClipboard } from './clipboard.ts'
import { columnDefs } from './column-defs.ts'
import type { CellEdit, ColumnSpec, EditAct, EditsOutcome, RowKind, SelectionStats } from './column-spec.ts'
import { attachKeys, startEdit } from './keys.ts'
import { attachMouse, selectAll } from './mouse.ts'
import { GridNotice } from './grid-notice.tsx'
import { at, rangeOf } from './selection.ts'
import { Stage, rowNumberColumn, type ActiveCell, type NoticeText, type Source } from './stage.ts'
import type { Typed } from './text-editor.ts'
import { gridTheme, rowHeight } from './theme.ts'
import { useGridWords } from './use-grid-words.ts'
import { useWidths } from './use-widths.ts'
import { write } from './write.ts'
import './grid.css'

/*
 * DataGrid: an editable grid with Excel's habits, over AG Grid Community.
 *
 *   <DataGrid
 *     label={t('…')}                    // its name for screen readers
 *     rows={rows}                       // in the order of the screen; keep the identity of rows that did not change
 *     rowId={(row) => row.id}
 *     columns={columns}                 // ColumnSpec[] (column-spec.ts), memoised; pinned ones first
 *     unit={unit}                       // how amounts (fen) are shown and read; `decimals` if not the unit's usual ones
 *     onEdits={async (edits, act) => …} // ONE call for a typing, paste, fill or clear; answers failures by cell,
 *                                       // [] when all is durable, 'dropped' when the user thought better of it
 *   />
 *
 * Data flows one way: `onEdits` calls the main process and patches `rows` from the answer. Meanwhile the grid draws what
 * was typed (italic); after the answer the cell shows a check for two seconds, or the reason of its refusal.
 *
 * Optional:
 *   pinnedRows       rows fixed at the bottom (合计, 占比); they take part in keyboard and editing
 *   rowKind(row)     'line' | 'group' | 'total' | 'share': how a row looks
 *   onToggleRow      a group row's triangle (`look().toggle`) was pressed, by mouse or Space
 *   onToggleGroup    a column heading with `open` was pressed
 *   search           words that narrow the rows (flat grids)
 *   arrangement, onArrangement   sort and filters kept by the view, which then arranges the rows itself (`arrange.ts`);
 *                    without them the grid does it. `arrangeable={false}` takes the buttons off the heads.
 *   empty            what stands in the body's place while there are no rows
 *   onSelectionStats for the status line: <SelectionSums stats unit /> in `selection-sums.tsx`
 *   onActiveCell     the cell that has the focus, for a panel
 *   handle           ref: `selected()`, `select(rowId, columnId)`, `edit()`, `markSaved(cells)`, `focus()`
 */
export type DataGridProps<Row> = {
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly ColumnSpec<Row>[]
  readonly unit: Unit
  readonly decimals?: number
  readonly pinnedRows?: readonly Row[]
  readonly rowKind?: (row: Row) => RowKind
  readonly onEdits?: (edits: readonly CellEdit[], act: EditAct) => Promise<EditsOutcome>
  readonly onToggleRow?: (row: Row) => void
  readonly onToggleGroup?: (groupId: string) => void
  readonly search?: string
  readonly arrangement?: Arrangement
  readonly onArrangement?: (arrangement: Arrangement) => void
  readonly arrangeable?: boolean
  /** The rows whose values a filter offers, where they are not `rows` (which may hold group rows). */
  readonly filterRows?: readonly Row[]
  /** The pinned rows stand right under the last row, not at the foot of the grid's place. */
  readonly snug?: boolean
  readonly empty?: ReactNode
  readonly onSelectionStats?: (stats: SelectionStats | null) => void
  readonly onActiveCell?: (cell: ActiveCell<Row> | null) => void
  readonly handle?: Ref<DataGridHandle<Row>>
}

export type DataGridHandle<Row> = {
  /** The selected rows (pinned ones included) and columns, in the order of the screen. */
  readonly selected: () => { readonly rows: readonly Row[]; readonly columns: readonly ColumnSpec<Row>[] }
  /** Selects a cell and scrolls to it; false where it is not shown. */
  readonly select: (rowId: string, columnId: string) => boolean
  /** Opens the editor on the active cell. */
  readonly edit: () => void
  readonly focus: () => void
  /** Shows the check of a durable answer on cells that were not typed themselves, a spread's for instance. */
  readonly markSaved: (cells: Iterable<{ readonly rowId: string; readonly columnId: string }>) => void
}

const none: readonly never[] = []

export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { label, rows, columns, rowId, unit, decimals, pinnedRows = none, search = '', handle } = props
  const { language } = usePreferences()
  const words = useGridWords()
  const [ownArrangement, setOwnArrangement] = useState(unarranged)
  const [arranging, setArranging] = useState<{
    readonly columnId: string
    readonly left: number
    readonly top: number
  } | null>(null)
  const [notice, setNotice] = useState<NoticeText | null>(null)
  const dismiss = useCallback(() => setNotice(null), [])
  const root = useRef<HTMLDivElement>(null)

  const format = useMemo(() => ({ unit, ...(decimals === undefined ? {} : { decimals }) }), [unit, decimals])
  const arrangement = props.arrangement ?? ownArrangement
  const shownRows = useMemo(
    () => (props.onArrangement ? rows : arrange(rows, arrangement, search, columns, format)),
    [rows, arrangement, search, columns, format, props.onArrangement],
  )

  const source: Source<Row> = {
    ...callbacksOf(props),
    rows: shownRows,
    pinned: pinnedRows,
    columns,
    rowId,
    format,
    words,
  }
  const [stage] = useState(() => new Stage(source, setNotice))

  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    const letGo = [attachKeys(stage, element), attachMouse(stage, element), attachClipboard(stage, element)]
    return () => letGo.forEach((stop) => stop())
  }, [stage])

  useImperativeHandle(handle, () => handleOf(stage), [stage])

  const openArranging = useCallback((columnId: string, button: HTMLElement) => {
    const outer = button.closest('.q-grid')?.getBoundingClientRect()
    const box = button.getBoundingClientRect()
    if (outer)
      setArranging({
        columnId,
        left: Math.max(0, Math.min(box.right - outer.left - 220, outer.width - 228)),
        top: box.bottom - outer.top + 4,
      })
  }, [])
  const { widths, onColumnResized } = useWidths(root, columns)
  const arrangeable = props.arrangeable !== false
  const defs = useMemo(
    () => columnDefs(stage, columns, widths, arrangeable ? { arrangement, open: openArranging } : null),
    [stage, columns, widths, arrangeable, arrangement, openArranging],
  )
  const { rowKind } = props
  const rowClass = useCallback(
    ({ data }: RowClassParams<Row>) => (data && rowKind ? `q-row-${rowKind(data)}` : undefined),
    [rowKind],
  )
  const getRowId = useCallback(({ data }: GetRowIdParams<Row>) => stage.source.rowId(data), [stage])

  // A change of selection draws this component anew (sums, notices); AG Grid must not go through its options for that.
  const drawn = useMemo(
    () => (
      <AgGridReact<Row>
        theme={gridTheme}
        styleNonce={cspNonce}
        localeText={language === 'zh-CN' ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN}
        rowData={shownRows as Row[]}
        pinnedBottomRowData={pinnedRows as Row[]}
        columnDefs={defs}
        defaultColDef={columnDefaults}
        getRowId={getRowId}
        getRowClass={rowClass}
        readOnlyEdit
        stopEditingWhenCellsLoseFocus
        suppressNoRowsOverlay
        suppressMovableColumns
        suppressColumnMoveAnimation
        suppressRowHoverHighlight
        suppressHeaderFocus
        animateRows={false}
        headerHeight={rowHeight}
        groupHeaderHeight={rowHeight}
        rowHeight={rowHeight}
        onGridReady={({ api }) => {
          stage.attach(api)
          api.setGridAriaProperty('label', label)
        }}
        onGridPreDestroyed={() => stage.attach(null)}
        onCellFocused={(event) => followFocus(stage, event)}
        onCellEditRequest={(event) => requestEdit(stage, event)}
        onColumnResized={onColumnResized}
        onBodyScroll={() => setArranging(null)}
      />
    ),
    [stage, language, label, shownRows, pinnedRows, defs, getRowId, rowClass, onColumnResized],
  )

  const arrangedColumn = arranging && columns.find((column) => column.id === arranging.columnId)
  return (
    <div
      ref={root}
      className={props.snug ? 'q-grid q-snug' : 'q-grid'}
      style={heights(columns, shownRows.length, pinnedRows.length)}
    >
      <TakeSource stage={stage} source={source} />
      <div className="q-frame">{drawn}</div>
      <SyncDrawn stage={stage} rows={shownRows} pinned={pinnedRows} columns={columns} format={format} words={words} />
      <button
        type="button"
        className="q-all"
        aria-label={words.selectAll}
        title={words.selectAll}
        tabIndex={-1}
        onClick={() => selectAll(stage)}
      />
      {shownRows.length === 0 && (
        <div className="q-empty">
          {rows.length > 0 ? (
            <NothingMatches onClear={() => (props.onArrangement ?? setOwnArrangement)(unarranged)} />
          ) : (
            props.empty
          )}
        </div>
      )}
      {arranging && arrangedColumn && (
        <ArrangePopup
          column={arrangedColumn}
          rows={props.filterRows ?? rows}
          format={format}
          arrangement={arrangement}
          place={arranging}
          onChange={props.onArrangement ?? setOwnArrangement}
          onClose={() => setArranging(null)}
        />
      )}
      {notice && <GridNotice notice={notice} onDismiss={dismiss} />}
    </div>
  )
}

/** Stands before AG Grid, so that its effect runs first: when cells are drawn they already read from the new rows. */
function TakeSource<Row>({ stage, source }: { readonly stage: Stage<Row>; readonly source: Source<Row> }): ReactNode {
  useLayoutEffect(() => stage.take(source))
  return null
}

type Drawn = {
  readonly stage: { readonly sync: () => void }
  readonly rows: readonly unknown[]
  readonly pinned: readonly unknown[]
  readonly columns: readonly unknown[]
  readonly format: object
  readonly words: object
}

/** Stands after AG Grid: brings marks, looks and sums up to date once rows or columns have changed, and only then. */
const SyncDrawn = memo(function SyncDrawn({ stage }: Drawn): ReactNode {
  useEffect(() => stage.sync())
  return null
})

/** What a sideways scroll bar takes, and the lines between the parts. */
const sideways = 14

function heights<Row>(columns: readonly ColumnSpec<Row>[], rows: number, pinned: number): CSSProperties {
  const heads = columns.some((column) => column.group) ? 2 : 1
  const whole = (heads + rows + pinned) * rowHeight + sideways
  return { '--q-pinned': `${pinned * rowHeight}px`, '--q-height': `${whole}px` } as CSSProperties
}

const columnDefaults = {
  sortable: false,
  resizable: true,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: () => false,
}

function callbacksOf<Row>(
  props: DataGridProps<Row>,
): Pick<Source<Row>, 'onEdits' | 'onToggleRow' | 'onToggleGroup' | 'onSelectionStats' | 'onActiveCell'> {
  const { onEdits, onToggleRow, onToggleGroup, onSelectionStats, onActiveCell } = props
  return {
    ...(onEdits ? { onEdits } : {}),
    ...(onToggleRow ? { onToggleRow } : {}),
    ...(onToggleGroup ? { onToggleGroup } : {}),
    ...(onSelectionStats ? { onSelectionStats } : {}),
    ...(onActiveCell ? { onActiveCell } : {}),
  }
}

const handleOf = <Row,>(stage: Stage<Row>): DataGridHandle<Row> => ({
  selected: () => {
    const range = stage.selection && rangeOf(stage.selection)
    if (!range) return { rows: [], columns: [] }
    const rows: Row[] = []
    for (let index = range.top; index <= range.bottom; index++) {
      const row = stage.rowAt(index)
      if (row !== undefined) rows.push(row)
    }
    return { rows, columns: stage.source.columns.slice(range.left, range.right + 1) }
  },
  select: (rowId, columnId) => stage.selectCell(rowId, columnId),
  edit: () => void startEdit(stage, 'F2'),
  focus: () => (stage.selection ? stage.focusActive() : stage.select(at({ row: 0, column: 0 }))),
  markSaved: (cells) => stage.marks.save(cells),
})

/** The focus may come from outside of our keys: a Tab into the grid, a screen reader. */
function followFocus<Row>(stage: Stage<Row>, { rowIndex, rowPinned, column }: CellFocusedEvent<Row>): void {
  const id = typeof column === 'string' ? column : column?.getColId()
  if (rowIndex === null || id === undefined || id === rowNumberColumn) return
  const point = { row: stage.rowOf(rowIndex, rowPinned === 'bottom'), column: stage.placeOf(id) }
  if (point.column < 0) return
  const active = stage.selection?.active
  if (!active) stage.select(at(point), { scroll: false, focus: false })
}

/** An editor has closed with a new text. AG Grid writes nothing itself: the view does, and its answer is drawn. */
function requestEdit<Row>(stage: Stage<Row>, event: CellEditRequestEvent<Row, Typed>): void {
  const typed = event.newValue
  const column = stage.placeOf(event.column.getColId())
  if (!typed || event.rowIndex === null || column < 0) return
  const row = stage.rowOf(event.rowIndex, event.rowPinned === 'bottom')
  void write(stage, [{ row, column, ...typed }], 'type')
}

function NothingMatches({ onClear }: { readonly onClear: () => void }): ReactNode {
  const { t } = useTranslation()
  return (
    <p>
      {t('grid.nothingMatches')}{' '}
      <button type="button" className="btn" onClick={onClear}>
        {t('grid.clearAll')}
      </button>
    </p>
  )
}

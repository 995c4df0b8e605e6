import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale'
import type { GetRowIdParams, GridApi, RowClassParams } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import { useCallback, useImperativeHandle, useMemo, useState, type ReactNode, type Ref } from 'react'
import type { Unit } from '../../src-main/shared/money.ts'
import { cspNonce } from '../app/nonce.ts'
import { usePreferences } from '../app/preferences.ts'
import { arrange, unarranged, type Arrangement } from './arrange.ts'
import { ArrangePopup } from './arrange-popup.tsx'
import { attachClipboard } from './clipboard.ts'
import { columnDefs } from './column-defs.ts'
import type { ColumnSpec, RowKind } from './column-spec.ts'
import { callbacksOf, followFocus, handleOf, requestEdit, type DataGridHandle } from './grid-bridge.ts'
import { SyncDrawn, TakeSource } from './grid-effects.tsx'
import { FilterLine } from './filter-line.tsx'
import { gridHeights } from './grid-heights.ts'
import { useGridSays } from './grid-says.tsx'
import { attachKeys } from './keys.ts'
import { laidOut, plainLayout, rowHeights, type GridLayout } from './layout.ts'
import { attachMouse } from './mouse.ts'
import { NothingMatches } from './nothing-matches.tsx'
import { Stage, type Callbacks, type Source } from './stage.ts'
import { createRowKeys, type RowKey } from './row-keys.ts'
import { attachThumb } from './thumb.ts'
import { gridTheme, rowHeight } from './theme.ts'
import { useArranging } from './use-arranging.ts'
import { useGridWords } from './use-grid-words.ts'
import { useWidths } from './use-widths.ts'
import './grid.css'

export type { DataGridHandle }

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
 * was typed; after the answer the cell shows a check for two seconds, or the reason of its refusal.
 *
 * Optional:
 *   pinnedRows       rows fixed at the bottom (合计, 占比); they take part in keyboard and editing
 *   rowKind(row)     'line' | 'group' | 'total' | 'share': how a row looks
 *   onToggleRow      a group row's triangle (`look().toggle`) was pressed, by mouse or Space
 *   onToggleGroup    a column heading with `open` was pressed
 *   search           words that narrow the rows (flat grids)
 *   arrangement, onArrangement   sort and filters kept by the view. `arrangeable={false}` takes the buttons off the heads.
 *   filterRows       the rows to be filtered, where the view arranges them itself (`arrange.ts`), as in groups
 *   layout, onLayout columns hidden and frozen, widths, height of rows, kept by the view (`views/use-grid-view.ts`)
 *   empty            what stands in the body's place while there are no rows
 *   onSelectionStats for the status line: <SelectionSums stats unit /> in `selection-sums.tsx`
 *   onActiveCell     the cell that has the focus, for a panel
 *   handle           ref: `selected()`, `blocks()`, `select(rowId, columnId)`, `edit()`, `markSaved(cells)`, `focus()`
 */
export type DataGridProps<Row> = Callbacks<Row> & {
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly ColumnSpec<Row>[]
  readonly unit: Unit
  readonly decimals?: number
  readonly pinnedRows?: readonly Row[]
  readonly rowKind?: (row: Row) => RowKind
  readonly search?: string
  readonly arrangement?: Arrangement
  readonly onArrangement?: (arrangement: Arrangement) => void
  readonly arrangeable?: boolean
  /** The rows whose values a filter offers, where they are not `rows` (which may hold group rows). */
  readonly filterRows?: readonly Row[]
  /** The columns that search and filters know, where they are more than those shown. */
  readonly filterColumns?: readonly ColumnSpec<Row>[]
  /** Hidden and frozen columns, widths, height of rows; kept by the view. */
  readonly layout?: GridLayout
  readonly onLayout?: (layout: GridLayout) => void
  /** The pinned rows stand right under the last row, not at the foot of the grid's place. */
  readonly snug?: boolean
  readonly empty?: ReactNode
  readonly handle?: Ref<DataGridHandle<Row>>
}

const none: readonly never[] = []

export function DataGrid<Row>(props: DataGridProps<Row>): ReactNode {
  const { label, rows, rowId, unit, decimals, pinnedRows = none, search = '', layout = plainLayout, handle } = props
  const columns = useMemo(() => laidOut(props.columns, layout), [props.columns, layout])
  const filterColumns = props.filterColumns ?? props.columns
  const height = rowHeights[layout.rows]
  const { language, amounts: form } = usePreferences()
  const words = useGridWords()
  const [ownArrangement, setOwnArrangement] = useState(unarranged)
  const says = useGridSays()

  const format = useMemo(
    () => ({ unit, form, ...(decimals === undefined ? {} : { decimals }) }),
    [unit, form, decimals],
  )
  const arrangement = props.arrangement ?? ownArrangement
  const shownRows = useMemo(
    () => (props.filterRows ? rows : arrange(rows, arrangement, search, filterColumns, format)),
    [rows, arrangement, search, filterColumns, format, props.filterRows],
  )

  const source: Source<Row> = {
    ...callbacksOf(props),
    rows: shownRows,
    pinned: pinnedRows,
    all: props.filterRows ?? rows,
    columns,
    rowId,
    format,
    words,
  }
  const [stage] = useState(() => new Stage(source, says))

  const { numbers, widths, room, fits, measure, onColumnResized } = useWidths(
    columns,
    layout,
    props.onLayout,
    shownRows.length,
  )
  const { arranging, open: openArranging, attach, close, drop } = useArranging(stage)
  const hold = useCallback(
    (element: HTMLDivElement) => {
      const letGo = [
        attachKeys(stage, element),
        attachMouse(stage, element),
        attachClipboard(stage, element),
        attachThumb(stage, element),
        attach(element),
        measure(element),
      ]
      return () => letGo.forEach((stop) => stop())
    },
    [stage, attach, measure],
  )

  useImperativeHandle(handle, () => handleOf(stage), [stage])

  const arrangeable = props.arrangeable !== false
  const defs = useMemo(
    () => columnDefs(stage, columns, widths, arrangeable ? { arrangement, open: openArranging } : null, numbers),
    [stage, columns, widths, arrangeable, arrangement, openArranging, numbers],
  )
  const { rowKind } = props
  const rowClass = useCallback(
    ({ node }: RowClassParams<RowKey>) => {
      const row = stage.rowOfNode(node)
      return row !== undefined && rowKind ? `q-row-${rowKind(row)}` : undefined
    },
    [stage, rowKind],
  )
  const [rowKeys] = useState(createRowKeys<Row>)
  const [pinnedKeys] = useState(createRowKeys<Row>)
  const rowData = useMemo(() => rowKeys(shownRows, rowId), [rowKeys, shownRows, rowId])
  const pinnedData = useMemo(() => pinnedKeys(pinnedRows, rowId), [pinnedKeys, pinnedRows, rowId])

  // A change of selection draws this component anew (sums, notices); AG Grid must not go through its options for that.
  const drawn = useMemo(
    () => (
      <AgGridReact<RowKey>
        key={height}
        theme={gridTheme}
        styleNonce={cspNonce}
        localeText={language === 'zh-CN' ? AG_GRID_LOCALE_CN : AG_GRID_LOCALE_EN}
        rowData={rowData as RowKey[]}
        pinnedBottomRowData={pinnedData as RowKey[]}
        columnDefs={defs}
        defaultColDef={columnDefaults}
        getRowId={keyOfRow}
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
        rowHeight={height}
        rowBuffer={0}
        onFirstDataRendered={({ api }) => keepSpareRows(api)}
        onGridReady={({ api }) => {
          stage.attach(api)
          api.setGridAriaProperty('label', label)
        }}
        onGridPreDestroyed={() => stage.attach(null)}
        onCellFocused={(event) => followFocus(stage, event)}
        onCellEditRequest={(event) => requestEdit(stage, event)}
        onColumnResized={onColumnResized}
        onBodyScroll={drop}
      />
    ),
    [stage, language, label, rowData, pinnedData, defs, rowClass, onColumnResized, drop, height],
  )

  const arrangedColumn = arranging && columns.find((column) => column.id === arranging.columnId)
  return (
    <div
      ref={hold}
      className={props.snug ? 'q-grid q-snug' : 'q-grid'}
      style={gridHeights(columns, { rows: shownRows.length, pinned: pinnedRows.length, height, fits })}
    >
      <TakeSource stage={stage} source={source} />
      {arrangeable ? (
        <FilterLine
          rows={props.filterRows ?? rows}
          columns={filterColumns}
          arrangement={arrangement}
          search={search}
          format={format}
          onChange={props.onArrangement ?? setOwnArrangement}
        />
      ) : null}
      {/* Not before its width is known, or every column would be laid out twice. */}
      <div className="q-frame">{room > 0 ? drawn : null}</div>
      <SyncDrawn stage={stage} rows={shownRows} pinned={pinnedRows} columns={columns} format={format} words={words} />
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
          onClose={close}
        />
      )}
      {says.said}
    </div>
  )
}

const keyOfRow = ({ data }: GetRowIdParams<RowKey>): string => data.id

/** Rows kept ready beyond the edges. The first painting does without: they would be a third of its work. */
const spareRows = 4

function keepSpareRows(api: GridApi<RowKey>): void {
  requestIdleCallback(() => {
    if (!api.isDestroyed()) api.setGridOption('rowBuffer', spareRows)
  })
}

const columnDefaults = {
  sortable: false,
  resizable: true,
  suppressHeaderMenuButton: true,
  suppressKeyboardEvent: () => false,
}

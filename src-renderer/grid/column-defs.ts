import type { ColDef, ColGroupDef } from 'ag-grid-community'
import type { Arrangement } from './arrange.ts'
import { isReadOnly } from './cell-aria.ts'
import { CellFace, RowNumberFace } from './cell-face.ts'
import { ChoiceEditor } from './choice-editor.ts'
import type { ColumnGroup, ColumnSpec } from './column-spec.ts'
import { CornerFace, GroupHeadFace, HeadFace, type HeadParams } from './head-face.ts'
import type { RowKey } from './row-keys.ts'
import { rowNumberColumn, type Stage } from './stage.ts'
import { TextEditor } from './text-editor.ts'

/** To AG Grid no cell has a value (see `row-keys.ts`). */
const nothing = (): null => null

export type Arranging = {
  readonly arrangement: Arrangement
  readonly open: (columnId: string, button: HTMLElement) => void
}

/** Our columns as AG Grid's: rows numbers first, then the columns, adjacent ones under their common heading. */
export function columnDefs<Row>(
  stage: Stage<Row>,
  columns: readonly ColumnSpec<Row>[],
  widths: ReadonlyMap<string, number>,
  arranging: Arranging | null,
  numbers: number,
): (ColDef<RowKey> | ColGroupDef<RowKey>)[] {
  const defs: (ColDef<RowKey> | ColGroupDef<RowKey>)[] = [rowNumbers(stage, numbers)]
  let last: { readonly id: string; readonly children: ColDef<RowKey>[] } | undefined
  for (const column of columns) {
    const def = columnDef(stage, column, widths.get(column.id) ?? column.width, arranging)
    if (column.group && column.group.id === last?.id) last.children.push(def)
    else if (column.group) {
      last = { id: column.group.id, children: [def] }
      defs.push(groupDef(stage, column.group, last.children))
    } else {
      last = undefined
      defs.push(def)
    }
  }
  return defs
}

const groupDef = <Row>(stage: Stage<Row>, group: ColumnGroup, children: ColDef<RowKey>[]): ColGroupDef<RowKey> => ({
  // A column and a group must not share an id.
  groupId: `q-group-${group.id}`,
  headerName: group.title,
  headerGroupComponent: GroupHeadFace,
  headerGroupComponentParams: { stage, groupId: group.id, ...(group.open === undefined ? {} : { open: group.open }) },
  marryChildren: true,
  children,
})

function columnDef<Row>(
  stage: Stage<Row>,
  column: ColumnSpec<Row>,
  width: number,
  arranging: Arranging | null,
): ColDef<RowKey> {
  const picks = column.kind === 'choice' || column.kind === 'reference'
  return {
    colId: column.id,
    headerName: column.title,
    headerComponent: HeadFace,
    headerComponentParams: headParams(stage, column, arranging),
    cellRenderer: CellFace,
    cellRendererParams: { stage },
    cellEditor: picks ? ChoiceEditor : TextEditor,
    cellEditorParams: { stage },
    cellEditorPopup: picks,
    editable: ({ node }) => takesTyping(stage.spec(column.id), stage.rowOfNode(node)),
    valueGetter: nothing,
    pinned: column.pinned ? 'left' : null,
    lockPinned: true,
    width,
    minWidth: 36,
  }
}

const takesTyping = <Row>(column: ColumnSpec<Row> | undefined, row: Row | undefined): boolean =>
  column !== undefined && row !== undefined && !isReadOnly(column, row)

function headParams<Row>(stage: Stage<Row>, column: ColumnSpec<Row>, arranging: Arranging | null): HeadParams {
  const base = { stage: stage as unknown as Stage<unknown> }
  if (!arranging || column.arrangeable === false) return base
  const { sort, filters } = arranging.arrangement
  const sorted = sort?.columnId === column.id ? sort.direction : null
  return { ...base, sorted, filtered: filters[column.id] !== undefined, onArrange: arranging.open }
}

const rowNumbers = <Row>(stage: Stage<Row>, width: number): ColDef<RowKey> => ({
  colId: rowNumberColumn,
  headerName: '',
  headerClass: 'q-all-head',
  headerComponent: CornerFace,
  headerComponentParams: { stage },
  cellClass: 'q-rowno',
  valueGetter: nothing,
  cellRenderer: RowNumberFace,
  cellRendererParams: { stage },
  pinned: 'left',
  lockPinned: true,
  lockPosition: 'left',
  resizable: false,
  suppressNavigable: true,
  width,
  minWidth: width,
})

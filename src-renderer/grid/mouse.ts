import { fillInto } from './clipboard.ts'
import { dragTarget } from './fill.ts'
import { tellLocked } from './keys.ts'
import { at, rangeOf, span, type Point, type Range } from './selection.ts'
import { rowNumberColumn, type Stage } from './stage.ts'

type Drag =
  | { readonly kind: 'cells' | 'rows' | 'columns'; readonly anchor: Point }
  | { readonly kind: 'fill'; readonly source: Range }

/** Milliseconds between steps while the pointer is dragged past an edge. */
const scrollPace = 40

/** Drag and Shift+click over cells, row numbers and heads; the fill handle; the triangles of group rows. */
export function attachMouse<Row>(stage: Stage<Row>, root: HTMLElement): () => void {
  let drag: Drag | null = null
  let pace: ReturnType<typeof setInterval> | undefined

  const down = (event: MouseEvent): void => {
    if (event.button !== 0) return
    const target = event.target as HTMLElement
    if (target.closest('.q-toggle')) return
    if (target.closest('.q-handle') && stage.range) {
      event.preventDefault()
      event.stopPropagation()
      return begin({ kind: 'fill', source: stage.range })
    }
    const place = placeAt(stage, target)
    if (!place) return
    stage.tabbedFrom = null
    if (place.kind !== 'cells') event.preventDefault()
    const anchor = event.shiftKey && stage.selection ? stage.selection.anchor : place.point
    extend(stage, place.kind, anchor, place.point)
    begin({ kind: place.kind, anchor })
  }

  const begin = (next: Drag): void => {
    drag = next
    window.addEventListener('mousemove', move)
    window.addEventListener('mouseup', up)
  }

  const move = (event: MouseEvent): void => {
    clearInterval(pace)
    const over = document.elementFromPoint(event.clientX, event.clientY)
    const place = over instanceof HTMLElement && root.contains(over) ? placeAt(stage, over) : null
    if (place) return follow(place.point)
    const towards = outsideOf(root, event)
    if (towards && drag) pace = setInterval(() => follow(nudged(stage, towards)), scrollPace)
  }

  const follow = (point: Point): void => {
    if (!drag) return
    if (drag.kind === 'fill') {
      stage.fillTarget = dragTarget(drag.source, point)
      for (const item of stage.drawn) item.paint()
      stage.reveal(point)
    } else extend(stage, drag.kind, drag.anchor, point)
  }

  const up = (): void => {
    clearInterval(pace)
    window.removeEventListener('mousemove', move)
    window.removeEventListener('mouseup', up)
    const ended = drag
    drag = null
    if (ended?.kind !== 'fill') return stage.focusActive()
    const target = stage.fillTarget
    stage.fillTarget = null
    if (!target) return stage.select(stage.selection, { scroll: false })
    stage.select(union(ended.source, target), { scroll: false })
    void fillInto(stage, ended.source, target)
  }

  const click = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    const cell = target.closest('.q-toggle') && placeAt(stage, target)
    const row = cell ? stage.rowAt(cell.point.row) : undefined
    if (row !== undefined) stage.source.onToggleRow?.(row)
  }

  const doubleClick = (event: MouseEvent): void => {
    const cell = placeAt(stage, event.target as HTMLElement)
    if (cell?.kind === 'cells') tellLocked(stage, cell.point)
  }

  root.addEventListener('mousedown', down)
  root.addEventListener('dblclick', doubleClick)
  root.addEventListener('click', click)
  return () => {
    clearInterval(pace)
    root.removeEventListener('mousedown', down)
    root.removeEventListener('click', click)
    root.removeEventListener('dblclick', doubleClick)
    window.removeEventListener('mousemove', move)
    window.removeEventListener('mouseup', up)
  }
}

type Place = { readonly kind: 'cells' | 'rows' | 'columns'; readonly point: Point }

/** Which cell, row number or head an element belongs to. */
function placeAt<Row>(stage: Stage<Row>, target: HTMLElement): Place | null {
  if (target.closest('.ag-cell-inline-editing, .q-choice, button')) return null
  const head = target.closest('.ag-header-cell')
  if (head) {
    if (target.closest('.ag-header-cell-resize')) return null
    const column = stage.placeOf(head.getAttribute('col-id') ?? '')
    return column < 0 ? null : { kind: 'columns', point: { row: 0, column } }
  }
  const cell = target.closest('.ag-cell')
  const rowIndex = cell?.closest('[row-index]')?.getAttribute('row-index')
  if (!cell || rowIndex === null || rowIndex === undefined) return null
  const pinned = rowIndex.startsWith('b-')
  const row = stage.rowOf(Number(pinned ? rowIndex.slice(2) : rowIndex), pinned)
  const columnId = cell.getAttribute('col-id') ?? ''
  if (columnId === rowNumberColumn) return { kind: 'rows', point: { row, column: 0 } }
  const column = stage.placeOf(columnId)
  return column < 0 ? null : { kind: 'cells', point: { row, column } }
}

function extend<Row>(stage: Stage<Row>, kind: 'cells' | 'rows' | 'columns', anchor: Point, head: Point): void {
  const { columns, body } = stage.extent
  if (kind === 'rows') {
    stage.select(
      {
        anchor: { row: anchor.row, column: 0 },
        head: { row: head.row, column: columns - 1 },
        active: { row: anchor.row, column: 0 },
      },
      { scroll: false },
    )
  } else if (kind === 'columns') {
    stage.select(
      {
        anchor: { row: 0, column: anchor.column },
        head: { row: Math.max(0, body - 1), column: head.column },
        active: { row: 0, column: anchor.column },
      },
      { scroll: false },
    )
  } else {
    const same = anchor.row === head.row && anchor.column === head.column
    const now = stage.selection
    if (
      now &&
      now.head.row === head.row &&
      now.head.column === head.column &&
      now.anchor.row === anchor.row &&
      now.anchor.column === anchor.column
    )
      return
    stage.select(same ? at(head) : span(anchor, head), { scroll: !same })
  }
}

const union = (a: Range, b: Range): ReturnType<typeof span> =>
  span(
    { row: Math.min(a.top, b.top), column: Math.min(a.left, b.left) },
    { row: Math.max(a.bottom, b.bottom), column: Math.max(a.right, b.right) },
  )

type Towards = { readonly rows: -1 | 0 | 1; readonly columns: -1 | 0 | 1 }

function outsideOf(root: HTMLElement, event: MouseEvent): Towards | null {
  const box = root.getBoundingClientRect()
  const rows = event.clientY > box.bottom ? 1 : event.clientY < box.top + 56 ? -1 : 0
  const columns = event.clientX > box.right ? 1 : event.clientX < box.left ? -1 : 0
  return rows === 0 && columns === 0 ? null : { rows, columns }
}

function nudged<Row>(stage: Stage<Row>, towards: Towards): Point {
  const head = stage.fillTarget
    ? { row: towards.rows < 0 ? stage.fillTarget.top : stage.fillTarget.bottom, column: stage.fillTarget.right }
    : (stage.selection?.head ?? { row: 0, column: 0 })
  const { body, columns } = stage.extent
  return {
    row: Math.max(0, Math.min(body - 1, head.row + towards.rows)),
    column: Math.max(0, Math.min(columns - 1, head.column + towards.columns)),
  }
}

/** Selects everything, for the corner above the row numbers. */
export function selectAll<Row>(stage: Stage<Row>): void {
  const { body, columns } = stage.extent
  if (body === 0) return
  const range = stage.selection ? rangeOf(stage.selection) : null
  const active = range ? { row: range.top, column: range.left } : { row: 0, column: 0 }
  stage.select(
    { anchor: { row: 0, column: 0 }, head: { row: body - 1, column: columns - 1 }, active },
    { scroll: false },
  )
}

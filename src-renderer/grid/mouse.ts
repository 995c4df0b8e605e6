import { dragTarget } from './fill.ts'
import { fillBelow, fillInto } from './filling.ts'
import { tellLocked } from './keys.ts'
import { allHold, sizeOf, subtract } from './ranges.ts'
import { at, extendable, rangeOf, selectionOf, span, type Point, type Range, type Selection } from './selection.ts'
import { rowNumberColumn, type Stage } from './stage.ts'

type Kind = 'cells' | 'rows' | 'columns'
type Pick = {
  readonly kind: Kind
  readonly anchor: Point
  /** What was selected before and stays so beside this range (Ctrl), or loses it. */
  readonly others: readonly Range[]
  readonly removing: boolean
}
type Drag = Pick | { readonly kind: 'fill'; readonly source: Range }

/** Milliseconds between steps while the pointer is dragged past an edge. */
const scrollPace = 40

/** Drag, Shift+click and Ctrl+click over cells, row numbers and heads; the fill handle; the triangles of group rows. */
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
    const pick = picked(stage, place, event)
    extend(stage, pick, place.point)
    begin(pick)
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
    } else extend(stage, drag, point)
  }

  const up = (event: MouseEvent): void => {
    clearInterval(pace)
    window.removeEventListener('mousemove', move)
    window.removeEventListener('mouseup', up)
    const ended = drag
    drag = null
    if (ended?.kind !== 'fill') return stage.focusActive()
    const target = stage.fillTarget
    stage.fillTarget = null
    stage.select(target ? selectionOf([union(ended.source, target)]) : stage.selection, { scroll: false })
    if (!target) return
    void fillInto(stage, ended.source, target, event.ctrlKey || event.metaKey)
  }

  const click = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    const cell = target.closest('.q-toggle') && placeAt(stage, target)
    const row = cell ? stage.rowAt(cell.point.row) : undefined
    if (row !== undefined) stage.source.onToggleRow?.(row)
  }

  const doubleClick = (event: MouseEvent): void => {
    const target = event.target as HTMLElement
    if (target.closest('.q-handle')) {
      // AG Grid would open the editor.
      event.stopPropagation()
      if (stage.range) fillBelow(stage, stage.range)
      return
    }
    const cell = placeAt(stage, target)
    if (cell?.kind === 'cells') tellLocked(stage, cell.point)
  }

  root.addEventListener('mousedown', down)
  root.addEventListener('dblclick', doubleClick, true)
  root.addEventListener('click', click)
  return () => {
    clearInterval(pace)
    root.removeEventListener('mousedown', down)
    root.removeEventListener('click', click)
    root.removeEventListener('dblclick', doubleClick, true)
    window.removeEventListener('mousemove', move)
    window.removeEventListener('mouseup', up)
  }
}

type Place = { readonly kind: Kind; readonly point: Point }

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

/** What a press begins: Shift extends the last range, Ctrl begins another, or takes away what is selected already. */
function picked<Row>(stage: Stage<Row>, { kind, point }: Place, event: MouseEvent): Pick {
  const { selection, ranges } = stage
  const plain = { kind, anchor: point, others: [], removing: false }
  if (!selection) return plain
  if (event.shiftKey) {
    const { anchor, others = [] } = extendable(selection)
    return { ...plain, anchor, others }
  }
  if (!event.ctrlKey && !event.metaKey && !stage.adding) return plain
  stage.adding = false
  const here = whole(stage, kind, point, point)
  const selected = ranges.reduce((sum, range) => sum + sizeOf(range), 0)
  return { ...plain, others: ranges, removing: allHold(ranges, here) && selected > sizeOf(here) }
}

/** The cells between two points, or all those of their rows or columns. */
function whole<Row>(stage: Stage<Row>, kind: Kind, anchor: Point, head: Point): Range {
  const { columns, body } = stage.extent
  const range = rangeOf({ anchor, head, active: anchor })
  if (kind === 'rows') return { ...range, left: 0, right: columns - 1 }
  return kind === 'columns' ? { ...range, top: 0, bottom: Math.max(0, body - 1) } : range
}

function extend<Row>(stage: Stage<Row>, { kind, anchor, others, removing }: Pick, head: Point): void {
  const range = whole(stage, kind, anchor, head)
  if (removing) {
    const rest = others.flatMap((one) => subtract(one, range))
    return stage.select(selectionOf(rest) ?? at(anchor), { scroll: false })
  }
  const { columns, body } = stage.extent
  const from = kind === 'columns' ? { ...anchor, row: 0 } : kind === 'rows' ? { ...anchor, column: 0 } : anchor
  const to =
    kind === 'columns'
      ? { ...head, row: Math.max(0, body - 1) }
      : kind === 'rows'
        ? { ...head, column: columns - 1 }
        : head
  const next: Selection = { ...span(from, to), ...(others.length > 0 ? { others } : {}) }
  const now = stage.selection
  if (
    now &&
    samePoint(now.anchor, from) &&
    samePoint(now.head, to) &&
    samePoint(now.active, from) &&
    now.others === next.others
  )
    return
  stage.select(next, { scroll: kind === 'cells' && !samePoint(from, to) })
}

const samePoint = (a: Point, b: Point): boolean => a.row === b.row && a.column === b.column

const union = (a: Range, b: Range): Range => ({
  top: Math.min(a.top, b.top),
  bottom: Math.max(a.bottom, b.bottom),
  left: Math.min(a.left, b.left),
  right: Math.max(a.right, b.right),
})

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
  stage.select(selectionOf([{ top: 0, bottom: body - 1, left: 0, right: columns - 1 }]), { scroll: false })
}

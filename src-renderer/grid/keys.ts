import { flushSync } from 'react-dom'
import { ChoiceEditor } from './choice-editor.ts'
import { clear } from './clipboard.ts'
import { fillDown, fillRight } from './fill.ts'
import { fillFrom } from './filling.ts'
import { attachIme, beginsComposition, isComposing } from './ime.ts'
import { intentOf, type Intent } from './keyboard.ts'
import { disjoint } from './ranges.ts'
import {
  at,
  cycle,
  edge,
  extendable,
  isOne,
  rangesOf,
  selectionOf,
  span,
  step,
  type Point,
  type Range,
  type Selection,
} from './selection.ts'
import type { Stage } from './stage.ts'
import { TextEditor } from './text-editor.ts'
import { write } from './write.ts'

/** Takes the grid's keys before AG Grid sees them. Answers the way to let go. */
export function attachKeys<Row>(stage: Stage<Row>, root: HTMLElement): () => void {
  const listen = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    if (!target.closest('.ag-cell, .q-choice')) return
    const taken = stage.editing ? keyWhileEditing(stage, event) : keyOnGrid(stage, event)
    if (!taken) return
    event.stopPropagation()
    if (taken === 'used') event.preventDefault()
  }
  root.addEventListener('keydown', listen, true)
  const letGo = attachIme(stage, root, () => startEdit(stage, 'Process') && stage.editing)
  return () => {
    root.removeEventListener('keydown', listen, true)
    letGo()
  }
}

/** `kept`: AG Grid must not see the key, but the browser must, for it is to reach the editor. */
type Taken = 'used' | 'kept' | false

function keyOnGrid<Row>(stage: Stage<Row>, event: KeyboardEvent): Taken {
  if (!stage.selection) return false
  if (beginsComposition(event)) return 'kept'
  const intent = intentOf(event)
  if (!intent) return false
  if (intent.kind === 'edit') return startEdit(stage, editKey(intent)) ? 'used' : false
  return obey(stage, stage.selection, intent) ? 'used' : false
}

const editKey = (intent: Intent & { readonly kind: 'edit' }): string =>
  intent.text === null ? 'F2' : intent.text === '' ? 'Backspace' : intent.text

/** Opens the editor on the active cell at once, so that the next key already finds it. */
export function startEdit<Row>(stage: Stage<Row>, key: string): boolean {
  const active = stage.selection?.active
  const column = active && stage.columnAt(active.column)
  const row = active && stage.rowAt(active.row)
  if (!active || !column || row === undefined || !stage.api || !column.editable?.(row, 'type')) return false
  if (tellLocked(stage, active)) return true
  const { rowIndex, rowPinned } = stage.gridPlace(active.row)
  stage.reveal(active)
  flushSync(() => stage.api?.startEditingCell({ rowIndex, rowPinned, colKey: column.id, key }))
  return true
}

/** Says why a cell cannot be changed just now; false where it can. */
export function tellLocked<Row>(stage: Stage<Row>, point: Point): boolean {
  const column = stage.columnAt(point.column)
  const row = stage.rowAt(point.row)
  const reason = row === undefined || !column?.editable?.(row, 'type') ? null : (column.locked?.(row) ?? null)
  if (reason !== null) stage.onNotice({ kind: 'refused', text: reason, details: [], brief: true })
  return reason !== null
}

function obey<Row>(stage: Stage<Row>, selection: Selection, intent: Intent): boolean {
  const { active } = selection
  const extent = stage.extent
  const go = (extend: boolean, from: Point, to: (from: Point) => Point): true => {
    stage.tabbedFrom = null
    stage.select(extend ? extended(selection, to) : moved(stage, selection, to(from)))
    return true
  }
  switch (intent.kind) {
    case 'move':
      return go(intent.extend, active, (from) =>
        intent.jump
          ? edge(from, intent.direction, extent, (point) => isBlank(stage, point))
          : step(from, intent.direction, 1, extent),
      )
    case 'page':
      return go(intent.extend, active, (from) =>
        step(from, intent.direction, pageSize(stage), { ...extent, rows: extent.body }),
      )
    case 'home':
      return go(intent.extend, active, (from) => ({ row: intent.whole ? 0 : from.row, column: 0 }))
    case 'end':
      return go(intent.extend, active, (from) => ({
        row: intent.whole ? Math.max(0, extent.body - 1) : from.row,
        column: extent.columns - 1,
      }))
    case 'advance':
      advance(stage, intent.order, intent.by)
      return true
    case 'select':
      selectWhole(stage, intent.what)
      return true
    case 'fill':
      void fillFrom(
        stage,
        stage.ranges.flatMap((range) => (intent.direction === 'down' ? fillDown(range) : fillRight(range))),
      )
      return true
    case 'clear':
      void clear(stage, stage.ranges)
      return true
    case 'collapse':
      stage.adding = false
      // A single cell has nothing to fold; Escape is then the view's.
      if (isOne(selection)) return false
      stage.select(at(active))
      return true
    case 'add':
      stage.adding = true
      stage.onNotice({ kind: 'told', text: stage.source.words.adding, details: [], brief: true })
      return true
    case 'toggle':
      return toggle(stage, active)
    case 'edit':
      return false
  }
}

function toggle<Row>(stage: Stage<Row>, point: Point): boolean {
  const row = stage.rowAt(point.row)
  const column = stage.columnAt(point.column)
  if (row === undefined || !column?.look?.(row)?.toggle) return startEdit(stage, ' ')
  stage.source.onToggleRow?.(row)
  return true
}

function isBlank<Row>(stage: Stage<Row>, point: Point): boolean {
  const value = stage.valueAt(point)
  return value === null || value === ''
}

function pageSize<Row>(stage: Stage<Row>): number {
  const { api } = stage
  return api ? Math.max(1, api.getLastDisplayedRowIndex() - api.getFirstDisplayedRowIndex() - 1) : 1
}

/** Shift: the last range reaches from its anchor to where its far end goes. */
function extended(selection: Selection, to: (from: Point) => Point): Selection {
  const { anchor, head, others } = extendable(selection)
  return { ...span(anchor, to(head)), ...(others ? { others } : {}) }
}

/** To one cell; after Shift+F8 beside what was selected. */
function moved<Row>(stage: Stage<Row>, selection: Selection, point: Point): Selection {
  const { adding } = stage
  stage.adding = false
  return adding ? { ...at(point), others: rangesOf(selection) } : at(point)
}

/** Ctrl+A, and the whole rows or columns of all that is selected. */
function selectWhole<Row>(stage: Stage<Row>, what: 'all' | 'row' | 'column'): void {
  const { selection, extent } = stage
  if (!selection) return
  const whole = { top: 0, bottom: Math.max(0, extent.body - 1), left: 0, right: extent.columns - 1 }
  const wide = ({ top, bottom, left, right }: Range): Range =>
    what === 'row' ? { ...whole, top, bottom } : { ...whole, left, right }
  const ranges = what === 'all' ? [whole] : disjoint(rangesOf(selection).map(wide))
  stage.select(selectionOf(ranges, selection.active), { scroll: false })
}

/** Enter and Tab: through a selection of several, else on to the next cell; Enter ends a run of Tabs below its start. */
function advance<Row>(stage: Stage<Row>, order: 'across' | 'down', by: 1 | -1): void {
  const { selection, extent } = stage
  if (!selection) return
  if (!isOne(selection)) {
    const next = cycle(selection, order, by)
    stage.select(next, { scroll: false })
    stage.reveal(next.active)
    return
  }
  const from = selection.active
  if (order === 'across') {
    stage.tabbedFrom ??= from.column
    return stage.select(at(step(from, by === 1 ? 'right' : 'left', 1, extent)))
  }
  const column = stage.tabbedFrom ?? from.column
  stage.tabbedFrom = null
  stage.select(at(step({ row: from.row, column }, by === 1 ? 'down' : 'up', 1, extent)))
}

function keyWhileEditing<Row>(stage: Stage<Row>, event: KeyboardEvent): Taken {
  if (isComposing(event)) return 'kept'
  const editor = stage.api?.getCellEditorInstances()[0]
  if (editor instanceof ChoiceEditor && editor.key(event)) return 'used'
  const intent = intentOf(event)
  if (event.key === 'Escape') return endEdit(stage, true, null)
  if (intent?.kind === 'advance') return endEdit(stage, false, intent)
  const mending = (editor instanceof TextEditor || editor instanceof ChoiceEditor) && editor.mode === 'mend'
  if (intent?.kind === 'move' && !intent.extend && !intent.jump && !mending) return endEdit(stage, false, intent)
  // The rest belongs to the text: caret keys, letters, Ctrl+Z inside the input.
  return 'kept'
}

/**
 * Ends the edit by a key. What was typed is sent at once, before the focus moves on: AG Grid would tell us of it a frame
 * later (that way is for edits that end otherwise, by a click elsewhere).
 */
function endEdit<Row>(stage: Stage<Row>, cancel: boolean, then: Intent | null): Taken {
  if (!cancel) sendTyped(stage)
  flushSync(() => stage.api?.stopEditing(true))
  if (then && stage.selection) obey(stage, stage.selection, then)
  else stage.focusActive()
  return 'used'
}

function sendTyped<Row>(stage: Stage<Row>): void {
  const editor: unknown = stage.api?.getCellEditorInstances()[0]
  const active = stage.selection?.active
  if (!active || !(editor instanceof TextEditor || editor instanceof ChoiceEditor) || editor.isCancelAfterEnd()) return
  void write(stage, [{ ...active, ...editor.getValue() }], 'type')
}

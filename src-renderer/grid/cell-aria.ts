import type { ColumnSpec } from './column-spec.ts'

/** A cell of the selection says so; AG Grid Community knows no ranges. */
export function tellSelected(cell: HTMLElement, selected: boolean): void {
  if (selected) cell.setAttribute('aria-selected', 'true')
  else cell.removeAttribute('aria-selected')
}

/** A cell that takes no typing, because it is computed or because it is locked just now, is read-only. */
export const isReadOnly = <Row>(spec: ColumnSpec<Row>, row: Row): boolean =>
  spec.editable?.(row, 'type') !== true || (spec.locked?.(row) ?? null) !== null

export function tellReadOnly(cell: HTMLElement, readOnly: boolean): void {
  if (readOnly) cell.setAttribute('aria-readonly', 'true')
  else cell.removeAttribute('aria-readonly')
}

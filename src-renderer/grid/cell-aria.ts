import type { ColumnSpec } from './column-spec.ts'

/** A cell of the selection says so; AG Grid Community knows no ranges. */
export function tellSelected(cell: HTMLElement, selected: boolean): void {
  if (selected) cell.setAttribute('aria-selected', 'true')
  else cell.removeAttribute('aria-selected')
}

/** A cell that takes no typing, because it is computed or because it is locked just now, is read-only. */
export function tellReadOnly<Row>(cell: HTMLElement, spec: ColumnSpec<Row>, row: Row): void {
  const takes = spec.editable?.(row, 'type') === true && (spec.locked?.(row) ?? null) === null
  if (takes) cell.removeAttribute('aria-readonly')
  else cell.setAttribute('aria-readonly', 'true')
}

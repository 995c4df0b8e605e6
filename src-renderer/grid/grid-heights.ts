import type { CSSProperties } from 'react'
import type { ColumnSpec } from './column-spec.ts'
import { rowHeight as headHeight } from './theme.ts'

/** The lines between the parts, and what a sideways scroll bar takes where there is one. */
const lines = 3
const sideways = 11

/** What the style sheet must know of a grid's heights. */
export function gridHeights<Row>(
  columns: readonly ColumnSpec<Row>[],
  { rows, pinned, height, fits }: { rows: number; pinned: number; height: number; fits: boolean },
): CSSProperties {
  const heads = columns.some((column) => column.group) ? 2 : 1
  const whole = heads * headHeight + (rows + pinned) * height + lines + (fits ? 0 : sideways)
  return {
    '--q-row': `${height}px`,
    '--q-pinned': `${pinned * height}px`,
    '--q-height': `${whole}px`,
  } as CSSProperties
}

import type { ColumnSpec } from './column-spec.ts'

export const rowSizes = ['compact', 'comfortable', 'paper'] as const
/** How high rows are: dense, as usual, or with room to write as on paper. */
export type RowSize = (typeof rowSizes)[number]

/** Heights in pixels; heads keep the usual one. */
export const rowHeights: Readonly<Record<RowSize, number>> = { compact: 24, comfortable: 28, paper: 36 }

/** How a grid's columns and rows stand, whatever is in them. Column ids that are not there (any more) say nothing. */
export type GridLayout = {
  readonly hidden: readonly string[]
  /** The last column that stays while the others scroll; null: as the grid was made. */
  readonly frozen: string | null
  /** What was dragged, in pixels. */
  readonly widths: Readonly<Record<string, number>>
  readonly rows: RowSize
}

export const plainLayout: GridLayout = { hidden: [], frozen: null, widths: {}, rows: 'comfortable' }

/** The columns as the layout shows them: hidden ones gone (the first, which names the row, never), frozen ones pinned. */
export function laidOut<Row>(
  columns: readonly ColumnSpec<Row>[],
  { hidden, frozen }: GridLayout,
): readonly ColumnSpec<Row>[] {
  const gone = new Set(hidden)
  const shown = gone.size === 0 ? columns : columns.filter(({ id }, index) => index === 0 || !gone.has(id))
  const last = frozen === null ? -1 : shown.findIndex(({ id }) => id === frozen)
  if (last < 0) return shown
  return shown.map((column, index) => {
    const { pinned, edge, ...rest } = column
    if (index > last) return pinned ? { ...rest, ...(edge ? { edge } : {}) } : column
    return pinned === true && (index < last || edge)
      ? column
      : { ...column, pinned: true, edge: index === last || edge === true }
  })
}

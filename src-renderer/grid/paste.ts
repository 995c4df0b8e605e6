import type { Extent, Range } from './selection.ts'

export type Placed<Cell> = { readonly row: number; readonly column: number; readonly cell: Cell }

export type PastePlan<Cell> = {
  readonly cells: readonly Placed<Cell>[]
  /** What the paste covers, to be selected afterwards. */
  readonly range: Range
  /** Cells of the clipboard for which the grid has no place. */
  readonly outside: number
}

/**
 * Lays a clipboard block over a selection as Excel does: it begins at the upper left; it repeats where the selection is
 * a multiple of it (a single cell repeats over any); short rows leave the cells they do not reach alone.
 */
export function planPaste<Cell>(block: readonly (readonly Cell[])[], selected: Range, extent: Extent): PastePlan<Cell> {
  const height = block.length
  const width = block.reduce((most, row) => Math.max(most, row.length), 1)
  const selectedHeight = selected.bottom - selected.top + 1
  const selectedWidth = selected.right - selected.left + 1
  const down = selectedHeight % height === 0 ? selectedHeight : height
  const across = selectedWidth % width === 0 ? selectedWidth : width
  // A paste that begins in the body never runs on into the pinned totals.
  const lastRow = (selected.top < extent.body ? extent.body : extent.rows) - 1
  const cells: Placed<Cell>[] = []
  let outside = 0
  for (let i = 0; i < down; i++) {
    for (let j = 0; j < across; j++) {
      const cell = block[i % height]?.[j % width]
      if (cell === undefined) continue
      const row = selected.top + i
      const column = selected.left + j
      if (row > lastRow || column >= extent.columns) outside++
      else cells.push({ row, column, cell })
    }
  }
  const range = {
    top: selected.top,
    bottom: Math.min(lastRow, selected.top + down - 1),
    left: selected.left,
    right: Math.min(extent.columns - 1, selected.left + across - 1),
  }
  return { cells, range, outside }
}

/** The same over several ranges: the block is laid over each. */
export function planPastes<Cell>(
  block: readonly (readonly Cell[])[],
  ranges: readonly Range[],
  extent: Extent,
): { readonly cells: readonly Placed<Cell>[]; readonly ranges: readonly Range[]; readonly outside: number } {
  const plans = ranges.map((range) => planPaste(block, range, extent))
  const [only] = plans
  if (only && plans.length === 1) return { cells: only.cells, ranges: [only.range], outside: only.outside }
  // Blocks that reach beyond their range may meet: the later one counts.
  const cells = new Map(
    plans.flatMap((plan) => plan.cells.map((cell) => [`${cell.row} ${cell.column}`, cell] as const)),
  )
  return {
    cells: [...cells.values()],
    ranges: plans.map((plan) => plan.range),
    outside: plans.reduce((sum, plan) => sum + plan.outside, 0),
  }
}

/**
 * How many rows that are hidden (filtered away, folded) lie between those that a paste covers; `all` are the grid's rows
 * as they stand when nothing is hidden.
 */
export function hiddenBetween(all: readonly string[], shown: ReadonlySet<string>, covered: readonly string[]): number {
  if (covered.length < 2) return 0
  const places = new Map(all.map((id, place) => [id, place]))
  let first = Infinity
  let last = -1
  for (const id of covered) {
    const place = places.get(id)
    if (place === undefined) continue
    first = Math.min(first, place)
    last = Math.max(last, place)
  }
  let hidden = 0
  for (let place = first; place <= last; place++) if (!shown.has(all[place] ?? '')) hidden++
  return hidden
}

import type { Extent, Range } from './selection.ts'

export type Pasted = { readonly row: number; readonly column: number; readonly text: string }

export type PastePlan = {
  readonly cells: readonly Pasted[]
  /** What the paste covers, to be selected afterwards. */
  readonly range: Range
  /** Cells of the clipboard for which the grid has no place. */
  readonly outside: number
}

/**
 * Lays a clipboard block over a selection as Excel does: it begins at the upper left; it repeats where the selection is
 * a multiple of it (a single cell repeats over any); short rows leave the cells they do not reach alone.
 */
export function planPaste(block: readonly (readonly string[])[], selected: Range, extent: Extent): PastePlan {
  const height = block.length
  const width = Math.max(...block.map((row) => row.length))
  const selectedHeight = selected.bottom - selected.top + 1
  const selectedWidth = selected.right - selected.left + 1
  const down = selectedHeight % height === 0 ? selectedHeight : height
  const across = selectedWidth % width === 0 ? selectedWidth : width
  // A paste that begins in the body never runs on into the pinned totals.
  const lastRow = (selected.top < extent.body ? extent.body : extent.rows) - 1
  const cells: Pasted[] = []
  let outside = 0
  for (let i = 0; i < down; i++) {
    for (let j = 0; j < across; j++) {
      const text = block[i % height]?.[j % width]
      if (text === undefined) continue
      const row = selected.top + i
      const column = selected.left + j
      if (row > lastRow || column >= extent.columns) outside++
      else cells.push({ row, column, text })
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

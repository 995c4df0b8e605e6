import { clipText, readClipAmount, readClipboard } from './clip-block.ts'
import type { ClipCell } from './html-table.ts'
import { hiddenBetween, planPastes, type Placed } from './paste.ts'
import { rectangleOf } from './ranges.ts'
import { plainText } from './readings.ts'
import { selectionOf, type Range } from './selection.ts'
import type { Stage } from './stage.ts'
import { writeHtml, writeTsv, type CopiedCell } from './tsv.ts'
import { write, type Proposal } from './write.ts'

/**
 * The selection's exact contents, as text with tabs and as a table. Several ranges go out where they make a rectangle,
 * as in Excel; else nothing does, which is told. Answers whether it was copied.
 */
export function copyOut<Row>(stage: Stage<Row>, ranges: readonly Range[], data: DataTransfer): boolean {
  const { format, words, columns } = stage.source
  const rectangle = rectangleOf(ranges)
  if (!rectangle) {
    stage.onNotice({ kind: 'refused', text: words.copyRefused, details: [], brief: true })
    return false
  }
  const rows = rectangle.rows.flatMap((index): readonly (readonly CopiedCell[])[] => {
    const row = stage.rowAt(index)
    if (row === undefined) return []
    return [
      rectangle.columns.flatMap((place): readonly CopiedCell[] => {
        const column = columns[place]
        if (!column) return []
        const value = column.value(row)
        return [
          {
            text: plainText(column, row, format),
            number: typeof value === 'number',
            ...(column.kind === 'amount' && typeof value === 'number' ? { fen: value } : {}),
          },
        ]
      }),
    ]
  })
  data.setData('text/plain', writeTsv(rows.map((row) => row.map((cell) => cell.text))))
  data.setData('text/html', writeHtml(rows))
  return true
}

export function clear<Row>(stage: Stage<Row>, ranges: readonly Range[]): Promise<void> {
  const proposals: Proposal[] = []
  for (const range of ranges) {
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++)
        proposals.push({ row, column, text: '', value: null })
    }
  }
  return write(stage, proposals, 'clear')
}

function pasteIn<Row>(stage: Stage<Row>, ranges: readonly Range[], text: string, html: string): Promise<void> {
  const block = readClipboard(text, html)
  if (stage.source.onPasteTable?.(block.map((row) => row.map(clipText)))) return Promise.resolve()
  const plan = planPastes(block, ranges, stage.extent)
  stage.select(selectionOf(plan.ranges), { scroll: false })
  const hidden = plan.ranges.reduce((sum, range) => sum + hiddenIn(stage, range), 0)
  return write(stage, plan.cells.map(proposalOf(stage)), 'paste', { outside: plan.outside, hidden })
}

const proposalOf =
  <Row>(stage: Stage<Row>) =>
  ({ row, column, cell }: Placed<ClipCell>): Proposal => {
    const spec = stage.columnAt(column)
    const read = spec?.kind === 'amount' ? readClipAmount(cell, stage.source.format.unit) : null
    return { row, column, text: cell.text, ...(read?.ok ? { value: read.value } : {}) }
  }

/** Cells of the rows that are hidden between those of a range: a paste passes over them. */
function hiddenIn<Row>(stage: Stage<Row>, range: Range): number {
  const { all, rows, rowId } = stage.source
  if (all.length <= rows.length || range.top === range.bottom) return 0
  const covered = rows.slice(range.top, range.bottom + 1).map(rowId)
  return hiddenBetween(all.map(rowId), new Set(rows.map(rowId)), covered) * (range.right - range.left + 1)
}

/** Takes Ctrl+C, Ctrl+X and Ctrl+V on the grid; an open editor keeps its own. Answers the way to let go. */
export function attachClipboard<Row>(stage: Stage<Row>, root: HTMLElement): () => void {
  const handle =
    (act: (ranges: readonly Range[], data: DataTransfer) => void) =>
    (event: ClipboardEvent): void => {
      const { ranges } = stage
      if (ranges.length === 0 || stage.editing || !isOnGrid(event.target) || !event.clipboardData) return
      event.preventDefault()
      act(ranges, event.clipboardData)
    }
  const copy = handle((ranges, data) => copyOut(stage, ranges, data))
  const cut = handle((ranges, data) => {
    if (copyOut(stage, ranges, data)) void clear(stage, ranges)
  })
  const paste = handle(
    (ranges, data) => void pasteIn(stage, ranges, data.getData('text/plain'), data.getData('text/html')),
  )
  root.addEventListener('copy', copy)
  root.addEventListener('cut', cut)
  root.addEventListener('paste', paste)
  return () => {
    root.removeEventListener('copy', copy)
    root.removeEventListener('cut', cut)
    root.removeEventListener('paste', paste)
  }
}

/** Neither a field nor a dialog over the grid. */
const isOnGrid = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, dialog') === null

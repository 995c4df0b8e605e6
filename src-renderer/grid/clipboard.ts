import { into, type Copy } from './fill.ts'
import { planPaste } from './paste.ts'
import { plainText } from './readings.ts'
import type { Range } from './selection.ts'
import { span } from './selection.ts'
import type { Stage } from './stage.ts'
import { parseTsv, writeHtml, writeTsv } from './tsv.ts'
import { write } from './write.ts'

/** The range's exact contents, as text with tabs and as a table. */
export function copyOut<Row>(stage: Stage<Row>, range: Range, data: DataTransfer): void {
  const rows: { readonly text: string; readonly number: boolean }[][] = []
  const columns = stage.source.columns.slice(range.left, range.right + 1)
  for (let index = range.top; index <= range.bottom; index++) {
    const row = stage.rowAt(index)
    if (row === undefined) continue
    rows.push(
      columns.map((column) => ({
        text: plainText(column, row, stage.source.format),
        number: typeof column.value(row) === 'number',
      })),
    )
  }
  data.setData('text/plain', writeTsv(rows.map((row) => row.map((cell) => cell.text))))
  data.setData('text/html', writeHtml(rows))
}

export function clear<Row>(stage: Stage<Row>, range: Range): Promise<void> {
  const proposals = []
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++)
      proposals.push({ row, column, text: '', value: null })
  }
  return write(stage, proposals, 'clear')
}

export function pasteIn<Row>(stage: Stage<Row>, range: Range, text: string): Promise<void> {
  const plan = planPaste(parseTsv(text), range, stage.extent)
  stage.select(
    span({ row: plan.range.top, column: plan.range.left }, { row: plan.range.bottom, column: plan.range.right }),
    { scroll: false },
  )
  return write(stage, plan.cells, 'paste', plan.outside)
}

export function fillFrom<Row>(stage: Stage<Row>, copies: readonly Copy[]): Promise<void> {
  return write(
    stage,
    copies.map(({ from, to }) => ({ ...to, text: String(stage.valueAt(from) ?? ''), value: stage.valueAt(from) })),
    'fill',
  )
}

export const fillInto = <Row>(stage: Stage<Row>, source: Range, target: Range): Promise<void> =>
  fillFrom(stage, into(source, target))

/** Takes Ctrl+C, Ctrl+X and Ctrl+V on the grid; an open editor keeps its own. Answers the way to let go. */
export function attachClipboard<Row>(stage: Stage<Row>, root: HTMLElement): () => void {
  const handle = (act: (range: Range, event: ClipboardEvent) => void) => (event: ClipboardEvent) => {
    const range = stage.range
    if (!range || stage.editing || isField(event.target)) return
    event.preventDefault()
    act(range, event)
  }
  const copy = handle((range, event) => event.clipboardData && copyOut(stage, range, event.clipboardData))
  const cut = handle((range, event) => {
    if (event.clipboardData) copyOut(stage, range, event.clipboardData)
    void clear(stage, range)
  })
  const paste = handle((range, event) => void pasteIn(stage, range, event.clipboardData?.getData('text/plain') ?? ''))
  root.addEventListener('copy', copy)
  root.addEventListener('cut', cut)
  root.addEventListener('paste', paste)
  return () => {
    root.removeEventListener('copy', copy)
    root.removeEventListener('cut', cut)
    root.removeEventListener('paste', paste)
  }
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community'
import type { FaceParams } from './cell-face.ts'
import type { CellValue } from './column-spec.ts'
import { plainText } from './readings.ts'

/** What an editor hands over: the text, and the value where a pick made it certain. */
export type Typed = { readonly text: string; readonly value?: CellValue }

export type EditorParams = ICellEditorParams<unknown, Typed> & FaceParams

/**
 * How an edit began decides what the arrows do, as in Excel: after typing they commit and move, after F2 or a double
 * click they move the caret.
 */
export type EditMode = 'replace' | 'mend'

export const printable = (key: string | null): boolean => key !== null && [...key].length === 1

/** The text an editor begins with: the typed key, nothing for Backspace and input methods, else the cell's exact content. */
export function initialText(params: EditorParams): {
  readonly text: string
  readonly before: string
  readonly mode: EditMode
} {
  const { eventKey, stage, node, column } = params
  const row = stage.rowOfNode(node)
  const spec = stage.spec(column.getColId())
  const before = spec && row !== undefined ? plainText(spec, row, stage.source.format) : ''
  if (eventKey === 'Backspace' || eventKey === 'Process') return { text: '', before, mode: 'replace' }
  if (printable(eventKey)) return { text: eventKey ?? '', before, mode: 'replace' }
  return { text: before, before, mode: 'mend' }
}

/** Text, amounts and dates: one line over the cell. */
export class TextEditor implements ICellEditorComp<unknown, Typed> {
  readonly input = document.createElement('input')
  mode: EditMode = 'mend'
  private before = ''
  private composed = false

  init(params: EditorParams): void {
    const { text, before, mode } = initialText(params)
    this.composed = params.eventKey === 'Process'
    const spec = params.stage.spec(params.column.getColId())
    this.mode = mode
    this.before = before
    this.input.className = spec?.kind === 'amount' ? 'q-editor q-number' : 'q-editor'
    this.input.value = text
    this.input.spellcheck = false
    this.input.autocomplete = 'off'
    this.input.setAttribute('aria-label', spec?.title ?? '')
    this.input.addEventListener('mousedown', () => (this.mode = 'mend'))
  }

  getGui(): HTMLElement {
    return this.input
  }

  afterGuiAttached(): void {
    if (!this.composed) this.take()
  }

  /** Shows what an input method is composing in the cell (see `ime.ts`). */
  compose(text: string): void {
    this.input.value = text
    this.input.classList.add('q-composing')
  }

  /** Takes the focus, and with it what is typed from now on. */
  take(): void {
    this.input.classList.remove('q-composing')
    this.input.focus({ preventScroll: true })
    this.input.setSelectionRange(this.input.value.length, this.input.value.length)
  }

  getValue(): Typed {
    return { text: this.input.value }
  }

  /** An edit that leaves the text as it was is none: nothing is parsed, rounded or written. */
  isCancelAfterEnd(): boolean {
    return this.input.value === this.before
  }
}

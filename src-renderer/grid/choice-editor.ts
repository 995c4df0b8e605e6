import type { ICellEditorComp } from 'ag-grid-community'
import type { Option } from './column-spec.ts'
import { initialText, type EditMode, type EditorParams, type Typed } from './text-editor.ts'

/** More would not be read anyway; typing narrows them. */
const mostShown = 200

/** Options that hold all typed words, in their label, value or search words; those that begin so come first. */
export function findOptions(options: readonly Option[], typed: string): readonly Option[] {
  const words = typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return options.slice(0, mostShown)
  const first = words[0] ?? ''
  const text = (option: Option): string => `${option.label} ${option.search ?? ''} ${option.note ?? ''}`.toLowerCase()
  const found = options.filter((option) => words.every((word) => text(option).includes(word)))
  const begins = (option: Option): number => (option.label.toLowerCase().startsWith(first) ? 0 : 1)
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, mostShown)
}

/** Picks of a choice or a reference: an input that narrows a list below it. */
export class ChoiceEditor implements ICellEditorComp<unknown, Typed> {
  readonly input = document.createElement('input')
  mode: EditMode = 'mend'
  private readonly gui = document.createElement('div')
  private readonly list = document.createElement('ul')
  private params!: EditorParams
  private options: readonly Option[] = []
  private found: readonly Option[] = []
  private at = 0
  private before = ''
  private touched = false

  init(params: EditorParams): void {
    this.params = params
    const { text, before, mode } = initialText(params)
    const spec = params.stage.spec(params.column.getColId())
    this.mode = mode
    this.before = before
    this.options = spec?.options ?? []
    this.touched = mode === 'replace'
    this.gui.className = 'q-choice'
    this.gui.style.minWidth = `${params.column.getActualWidth() - 1}px`
    this.input.className = 'q-editor'
    this.input.value = text
    this.input.setAttribute('role', 'combobox')
    this.input.setAttribute('aria-expanded', 'true')
    this.input.setAttribute('aria-label', spec?.title ?? '')
    this.list.setAttribute('role', 'listbox')
    this.input.addEventListener('input', () => {
      this.touched = true
      this.narrow()
    })
    this.list.addEventListener('mousedown', (event) => this.pick(event))
    this.gui.append(this.input, this.list)
    this.narrow()
  }

  getGui(): HTMLElement {
    return this.gui
  }

  isPopup(): boolean {
    return true
  }

  getPopupPosition(): 'over' {
    return 'over'
  }

  afterGuiAttached(): void {
    if (this.params.eventKey !== 'Process') this.take()
    if (this.mode === 'mend') this.input.select()
    this.draw()
  }

  /** Shows what an input method is composing in the cell (see `ime.ts`). */
  compose(text: string): void {
    this.input.value = text
    this.touched = true
    this.narrow()
  }

  /** Takes the focus, and with it what is typed from now on. */
  take(): void {
    this.input.focus({ preventScroll: true })
    this.input.setSelectionRange(this.input.value.length, this.input.value.length)
  }

  /** The keys of the list; true when the key was for it. */
  key(event: KeyboardEvent): boolean {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return false
    if (this.found.length === 0) return true
    this.at = (this.at + (event.key === 'ArrowDown' ? 1 : -1) + this.found.length) % this.found.length
    this.touched = true
    this.draw()
    return true
  }

  getValue(): Typed {
    const text = this.input.value.trim()
    if (text === '') return { text: '', value: null }
    const option = this.found[this.at]
    return option ? { text: option.label, value: option.value } : { text }
  }

  isCancelAfterEnd(): boolean {
    return !this.touched || this.getValue().text === this.before
  }

  private narrow(): void {
    const typed = this.touched ? this.input.value : ''
    this.found = findOptions(this.options, typed)
    const current = this.found.findIndex((option) => option.label === this.before)
    this.at = this.touched ? 0 : Math.max(0, current)
    this.draw()
  }

  private pick(event: MouseEvent): void {
    const index = (event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index']
    event.preventDefault()
    if (index === undefined) return
    this.at = Number(index)
    this.touched = true
    const option = this.found[this.at]
    if (option) this.input.value = option.label
    this.params.stopEditing()
  }

  private draw(): void {
    this.list.replaceChildren(...this.found.map((option, index) => this.item(option, index)))
    this.list.children[this.at]?.scrollIntoView({ block: 'nearest' })
  }

  private item(option: Option, index: number): HTMLElement {
    const item = document.createElement('li')
    item.dataset['index'] = String(index)
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', String(index === this.at))
    item.textContent = option.label
    if (option.note) {
      const note = document.createElement('span')
      note.className = 'q-note'
      note.textContent = option.note
      item.append(note)
    }
    return item
  }
}

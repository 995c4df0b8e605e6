import { ChoiceEditor } from './choice-editor.ts'
import type { Stage } from './stage.ts'
import { TextEditor } from './text-editor.ts'

/**
 * The first key of an input method reaches the page as 229 or `Process`, before any composition: it is not a letter to
 * be typed.
 */
export const beginsComposition = (event: KeyboardEvent): boolean => event.keyCode === 229 || event.key === 'Process'

/** True while the input method owns the keys: Enter picks a word then, it does not end the edit. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || beginsComposition(event)

/** The part of the platform's EditContext that is used; TypeScript's library does not know it yet. */
type EditContext = EventTarget & {
  readonly text: string
  readonly updateText: (from: number, to: number, text: string) => void
  readonly updateSelection: (from: number, to: number) => void
  readonly updateControlBounds: (bounds: DOMRect) => void
  readonly updateSelectionBounds: (bounds: DOMRect) => void
  readonly updateCharacterBounds: (from: number, bounds: readonly DOMRect[]) => void
}
type Host = HTMLElement & { editContext: EditContext | null }

/**
 * Lets an input method compose on a focused cell from its first key. A cell is no field: a system whose input method is
 * on would send it the bare letter, and the word would lack it. So the focused cell owns an `EditContext`: the text is
 * composed there, shown in the cell's editor as it grows, and handed to it once the word is chosen. `open` opens the
 * editor, without the focus, which would end the composition; it answers whether the cell takes text.
 */
export function attachIme<Row>(stage: Stage<Row>, root: HTMLElement, open: () => boolean): () => void {
  if (!('EditContext' in window)) return () => {}
  const context = new (window as unknown as { readonly EditContext: new () => EditContext }).EditContext()
  let host: Host | null = null
  let composing = false
  let ending = false

  const focused = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement) || !target.classList.contains('ag-cell') || target === host) return
    if (host) host.editContext = null
    host = target as Host
    host.editContext = context
    const bounds = host.getBoundingClientRect()
    context.updateControlBounds(bounds)
    context.updateSelectionBounds(bounds)
  }
  const empty = (): void => {
    context.updateText(0, context.text.length, '')
    context.updateSelection(0, 0)
  }
  const openEditor = (): TextEditor | ChoiceEditor | null => {
    const editor: unknown = stage.api?.getCellEditorInstances()[0]
    return editor instanceof TextEditor || editor instanceof ChoiceEditor ? editor : null
  }
  const update = (): void => {
    if (!stage.editing && (context.text === '' || !open())) return empty()
    const editor = openEditor()
    editor?.compose(context.text)
    // A text that came whole (dictation, handwriting, a symbol picked) is handed over at once.
    if (editor && !composing) hand()
  }
  const hand = (): void => {
    ending = false
    const editor = openEditor()
    const cancelled = context.text === ''
    empty()
    if (!editor) return
    if (cancelled) {
      stage.api?.stopEditing(true)
      stage.focusActive()
    } else editor.take()
  }
  const begin = (): void => {
    composing = true
    ending = false
  }
  const end = (): void => {
    composing = false
    ending = true
    // The word itself may come after the end; the focus must not move in between.
    setTimeout(() => ending && hand())
  }
  const place = (): void => {
    const bounds = host?.getBoundingClientRect()
    if (bounds)
      context.updateCharacterBounds(
        0,
        Array.from({ length: context.text.length }, () => bounds),
      )
  }

  root.addEventListener('focusin', focused)
  context.addEventListener('textupdate', update)
  context.addEventListener('compositionstart', begin)
  context.addEventListener('compositionend', end)
  context.addEventListener('characterboundsupdate', place)
  return () => {
    root.removeEventListener('focusin', focused)
    if (host) host.editContext = null
  }
}

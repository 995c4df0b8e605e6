import type { Direction } from './selection.ts'

/** What a key asks for while no editor is open. */
export type Intent =
  | { readonly kind: 'move'; readonly direction: Direction; readonly jump: boolean; readonly extend: boolean }
  | { readonly kind: 'page'; readonly direction: 'up' | 'down'; readonly extend: boolean }
  | { readonly kind: 'home' | 'end'; readonly whole: boolean; readonly extend: boolean }
  | { readonly kind: 'advance'; readonly order: 'across' | 'down'; readonly by: 1 | -1 }
  | { readonly kind: 'select'; readonly what: 'all' | 'row' | 'column' }
  | { readonly kind: 'fill'; readonly direction: 'down' | 'right' }
  /** `add`: the next range comes beside those that are selected. */
  | { readonly kind: 'clear' | 'collapse' | 'toggle' | 'add' }
  /** `text` replaces the content; null keeps it for mending. */
  | { readonly kind: 'edit'; readonly text: string | null }

export type KeyFacts = {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

const controlled: Readonly<Record<string, Intent>> = {
  a: { kind: 'select', what: 'all' },
  d: { kind: 'fill', direction: 'down' },
  r: { kind: 'fill', direction: 'right' },
  ' ': { kind: 'select', what: 'column' },
}

/** Reads a key as Excel does; null leaves it to the window (Ctrl+C and its like, Ctrl+Z, Tab with Ctrl). */
export function intentOf(event: KeyFacts): Intent | null {
  const { key, shiftKey } = event
  const mod = event.ctrlKey || event.metaKey
  if (event.altKey) return null
  const direction = arrows[key]
  if (direction) return { kind: 'move', direction, jump: mod, extend: shiftKey }
  if (mod && !shiftKey) {
    const intent = controlled[key.toLowerCase()]
    if (intent) return intent
  }
  switch (key) {
    case 'Home':
      return { kind: 'home', whole: mod, extend: shiftKey }
    case 'End':
      return { kind: 'end', whole: mod, extend: shiftKey }
    case 'PageUp':
      return mod ? null : { kind: 'page', direction: 'up', extend: shiftKey }
    case 'PageDown':
      return mod ? null : { kind: 'page', direction: 'down', extend: shiftKey }
  }
  if (mod) return null
  switch (key) {
    case 'Tab':
      return { kind: 'advance', order: 'across', by: shiftKey ? -1 : 1 }
    case 'Enter':
      return { kind: 'advance', order: 'down', by: shiftKey ? -1 : 1 }
    case 'F2':
      return { kind: 'edit', text: null }
    case 'F8':
      return shiftKey ? { kind: 'add' } : null
    case 'Delete':
      return { kind: 'clear' }
    case 'Backspace':
      return { kind: 'edit', text: '' }
    case 'Escape':
      return { kind: 'collapse' }
    case ' ':
      return shiftKey ? { kind: 'select', what: 'row' } : { kind: 'toggle' }
  }
  return [...key].length === 1 ? { kind: 'edit', text: key } : null
}

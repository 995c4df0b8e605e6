/** A key with its modifiers, as written in commands: `Ctrl+Shift+L`, `F6`. On a Mac, Ctrl stands for ⌘. */
export type Keys = string

const mac = typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac')

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/**
 * Whether an event is this key. Letters and digits go by the key's place (`code`), so that an input method or another
 * layout does not swallow them.
 */
export function pressed(event: Pressed, keys: Keys, onMac = mac): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  const control = onMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  if (control !== wants('Ctrl')) return false
  if (!wants('Ctrl') && (event.ctrlKey || event.metaKey)) return false
  if (event.altKey !== wants('Alt') || event.shiftKey !== wants('Shift')) return false
  if (/^[A-Z]$/.test(key)) return event.code === `Key${key}` || event.key.toUpperCase() === key
  if (/^[0-9]$/.test(key)) return event.code === `Digit${key}` || event.code === `Numpad${key}` || event.key === key
  return event.key === key
}

/** The parts of a key for `<kbd>`: ⌘ on a Mac. */
export const shownKeys = (keys: Keys, onMac = mac): string => {
  const parts = keys.split('+').map((part) => (onMac && part === 'Ctrl' ? '⌘' : part))
  return parts.join(' ')
}

/** Whether what has the focus takes text, and so keeps Ctrl+Z and single keys for itself. */
export function isEditing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  // A grid's cell takes an input method (`grid/ime.ts`) and is no field for all that.
  const isCell = target.closest('[role=gridcell]') === target
  if ((target.isContentEditable && !isCell) || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement)
    return !/^(button|checkbox|radio|range|submit|reset|file|color)$/.test(target.type)
  return target instanceof HTMLSelectElement
}

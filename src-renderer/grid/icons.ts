/** Icons inside cells and heads: 12 px, stroke 2.25. Drawn by hand because cells are drawn without React, for speed. */
const paths = {
  lock: '<rect x="4" y="11" width="16" height="10" rx="2"/><path d="M8 11V7a4 4 0 0 1 8 0v4"/>',
  check: '<path d="M20 6 9 17l-5-5"/>',
  refused: '<circle cx="12" cy="12" r="9"/><path d="M12 7v6M12 16.5v.5"/>',
  open: '<path d="m6 9 6 6 6-6"/>',
  closed: '<path d="m9 6 6 6-6 6"/>',
  filter: '<path d="M3 5h18M6 12h12M10 19h4"/>',
  ascending: '<path d="M12 19V5M6 11l6-6 6 6"/>',
  descending: '<path d="M12 5v14M6 13l6 6 6-6"/>',
  late: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
  now: '<circle cx="12" cy="12" r="9"/><circle cx="12" cy="12" r="3" fill="currentColor"/>',
  planned: '<circle cx="12" cy="12" r="9"/>',
} as const

export type CellIcon = keyof typeof paths

const made = new Map<CellIcon, Element>()

/** A fresh icon. With a label it is an image with a name, without one it is decoration. */
export function cellIcon(name: CellIcon, label?: string): Element {
  let original = made.get(name)
  if (!original) {
    const text = `<svg xmlns="http://www.w3.org/2000/svg" class="q-icon" viewBox="0 0 24 24">${paths[name]}</svg>`
    original = document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true)
    made.set(name, original)
  }
  const icon = original.cloneNode(true) as Element
  if (label === undefined) icon.setAttribute('aria-hidden', 'true')
  else {
    icon.setAttribute('role', 'img')
    icon.setAttribute('aria-label', label)
  }
  return icon
}

/** Parts of the window that F6 goes through, in the order in which they stand in the page. */
const selector = '[data-region]'
const tabbable =
  'a[href], button:not(:disabled):not([tabindex="-1"]), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]'

const lastFocus = new WeakMap<Element, HTMLElement>()

/** Remembers where the focus was in each region, so that F6 comes back to it. */
export function rememberFocus(event: FocusEvent): void {
  if (!(event.target instanceof HTMLElement)) return
  const region = event.target.closest(selector)
  if (region) lastFocus.set(region, event.target)
}

/** Moves the focus to the next region that can take it. */
export function moveRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>(selector)]
  const now = document.activeElement?.closest<HTMLElement>(selector) ?? null
  const from = now === null ? (step === 1 ? -1 : 0) : regions.indexOf(now)
  for (let count = 1; count <= regions.length; count += 1) {
    const region = regions[(from + step * count + regions.length * 2) % regions.length]
    if (region && enter(region)) return
  }
}

function enter(region: HTMLElement): boolean {
  const last = lastFocus.get(region)
  const first = region.querySelector<HTMLElement>('[aria-current="page"], [data-first-focus]')
  const candidates = [last, first, ...region.querySelectorAll<HTMLElement>(tabbable)]
  for (const candidate of candidates) {
    if (!candidate?.isConnected || !region.contains(candidate) || !candidate.checkVisibility()) continue
    candidate.focus()
    if (region.contains(document.activeElement)) return true
  }
  return false
}

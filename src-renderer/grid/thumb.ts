import { shownText } from './readings.ts'
import type { Stage } from './stage.ts'

/** AG Grid's own scroll bar beside the rows. */
const barClass = 'ag-body-vertical-scroll-viewport'
/** A pause of the hand, after which the rows are drawn where they stand, in milliseconds. */
const rest = 100
/** What drawing a screen of rows may take while the hand moves, in milliseconds a frame. */
const patience = 25

const tipHeight = 26

type Tip = { readonly show: (scrollTop: number) => void; readonly remove: () => void }

/**
 * Keeps the scroll bar's thumb under the hand. In a long list each pixel of a drag is another screen of rows. Where they
 * are drawn in time they follow; where they are not, they wait until the hand rests, and a tip beside the thumb says which
 * row it stands at, as it always does in a long list.
 */
export function attachThumb<Row>(stage: Stage<Row>, root: HTMLElement): () => void {
  let bar: HTMLElement | null = null
  let tip: Tip | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Whether the last whole screen of rows came late; before there was one, it is taken for late. */
  let slow = true
  let shownAt = 0

  const letThrough = (): void => {
    clearTimeout(timer)
    if (!bar || bar.scrollTop === shownAt) return
    const whole = Math.abs(bar.scrollTop - shownAt) >= bar.clientHeight
    shownAt = bar.scrollTop
    if (whole) void longestFrame().then((time) => (slow = time > patience))
  }
  const press = ({ target }: PointerEvent): void => {
    if (!(target instanceof HTMLElement) || !target.classList.contains(barClass)) return
    bar = target
    shownAt = bar.scrollTop
  }
  const scroll = (event: Event): void => {
    if (!bar || event.target !== bar) return
    const jump = Math.abs(bar.scrollTop - shownAt)
    tip ??= makeTip(stage, root, bar)
    tip.show(bar.scrollTop)
    if (!slow || jump < bar.clientHeight) return letThrough()
    event.stopPropagation()
    awaitRest()
  }
  const awaitRest = (): void => {
    clearTimeout(timer)
    const at = bar?.scrollTop
    // A frame later, for a drawing that held the thread up lets the timer go off before the hand is heard again.
    timer = setTimeout(() => requestAnimationFrame(() => bar && (bar.scrollTop === at ? follow() : awaitRest())), rest)
  }
  /** Tells AG Grid of the scrolling that was kept from it. */
  const follow = (): void => {
    const rested = bar
    letThrough()
    bar = null
    rested?.dispatchEvent(new Event('scroll'))
    bar = rested
  }
  const lift = (): void => {
    if (!bar) return
    follow()
    bar = null
    tip?.remove()
    tip = undefined
  }

  root.addEventListener('pointerdown', press, true)
  root.addEventListener('scroll', scroll, true)
  window.addEventListener('pointerup', lift, true)
  window.addEventListener('pointercancel', lift, true)
  return () => {
    clearTimeout(timer)
    tip?.remove()
    root.removeEventListener('pointerdown', press, true)
    root.removeEventListener('scroll', scroll, true)
    window.removeEventListener('pointerup', lift, true)
    window.removeEventListener('pointercancel', lift, true)
  }
}

/** AG Grid draws a screen of rows over some frames; the longest of them is what the hand feels, in milliseconds. */
function longestFrame(): Promise<number> {
  return new Promise((resolve) => {
    let [last, longest, left] = [performance.now(), 0, 6]
    const look = (): void => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      left -= 1
      if (left > 0) requestAnimationFrame(look)
      else resolve(longest)
    }
    requestAnimationFrame(look)
  })
}

/** A tip beside the bar. Where things stand is measured once: nothing moves but the thumb. */
function makeTip<Row>(stage: Stage<Row>, root: HTMLElement, bar: HTMLElement): Tip {
  const element = Object.assign(document.createElement('div'), { className: 'q-tip', ariaHidden: 'true' })
  const [box, outer] = [bar.getBoundingClientRect(), root.getBoundingClientRect()]
  element.style.right = `${outer.right - box.left + 4}px`
  const { clientHeight: seen, scrollHeight: whole } = bar
  root.append(element)
  return {
    show: (top) => {
      const { rows, columns, format } = stage.source
      const index = Math.min(rows.length - 1, Math.floor((top / whole) * rows.length))
      const row = rows[index]
      const named = columns.find(({ kind }) => kind !== 'amount')
      element.textContent = `${index + 1}${row !== undefined && named ? `  ${shownText(named, row, format)}` : ''}`
      const down = box.top - outer.top + (top / Math.max(1, whole - seen)) * (box.height - tipHeight)
      element.style.transform = `translateY(${Math.round(down)}px)`
    },
    remove: () => element.remove(),
  }
}

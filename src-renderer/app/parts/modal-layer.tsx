import { createFocusTrap } from 'focus-trap'
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'

export type ModalLayerProps = {
  /** Called by Esc and by a click beside the box. */
  readonly onClose: () => void
  readonly className: string
  readonly children: ReactNode
  /** What the box is called: by an element of its own, or by a text. */
  readonly labelledBy?: string
  readonly label?: string
  /** Selectors of what has the focus first: the first one that is there, else the box itself. */
  readonly first: readonly string[]
}

/** Whether a layer has the keyboard to itself. */
export const modalIsOpen = (): boolean => document.querySelector('.modal-layer') !== null

/**
 * A box over the window, in the browser's top layer. It keeps the focus inside and gives it back.
 *
 * Not `<dialog>.showModal()`: that makes all else inert, for which the browser works out every element's style anew, at
 * the opening and at the closing (40 ms each beside a full grid; this takes 1). What inertness gave is given here: the
 * layer covers what a mouse could reach, the trap holds the keyboard, `aria-modal` tells a screen reader.
 */
export function ModalLayer(props: ModalLayerProps): ReactNode {
  const layer = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const { first } = props
  useLayoutEffect(() => {
    const over = layer.current
    const inside = box.current
    if (!over || !inside) return
    const before = document.activeElement
    over.showPopover()
    const trap = createFocusTrap(inside, {
      initialFocus: () =>
        first.map((one) => inside.querySelector<HTMLElement>(one)).find((found) => found !== null) ?? inside,
      fallbackFocus: inside,
      escapeDeactivates: false,
      allowOutsideClick: true,
      returnFocusOnDeactivate: false,
      delayInitialFocus: false,
      preventScroll: true,
      // What is drawn need not be asked of the layout: nothing in a box is hidden and focusable.
      tabbableOptions: { displayCheck: 'none' },
    }).activate()
    return () => {
      trap.deactivate()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [first])
  const keyDown = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    props.onClose()
  }
  return (
    <div
      ref={layer}
      popover="manual"
      role="presentation"
      className="modal-layer"
      onPointerDown={(event) => {
        if (event.target === layer.current) props.onClose()
      }}
      onKeyDown={keyDown}
    >
      <div
        ref={box}
        role="dialog"
        aria-modal="true"
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        tabIndex={-1}
        className={props.className}
      >
        {props.children}
      </div>
    </div>
  )
}

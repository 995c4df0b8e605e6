import { Check, ChevronDown } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from './icon.tsx'

export type MenuItem = {
  readonly id: string
  readonly label: string
  /** Secondary words at the right. */
  readonly hint?: ReactNode
  /** Given for items of which one is chosen. */
  readonly checked?: boolean
  readonly disabled?: boolean
  /** Draws a line above. */
  readonly apart?: boolean
  readonly run: () => void
}

export type MenuProps = {
  /** What the button says. */
  readonly children: ReactNode
  /** Names the button where its words alone do not say what it is. */
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly className?: string
  readonly up?: boolean
  readonly right?: boolean
  readonly disabled?: boolean
}

/** A button that opens a list of things to do or to choose from. Arrow keys, Home, End and first letters move in it. */
export function Menu(props: MenuProps): ReactNode {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()

  const close = (back: boolean): void => {
    setOpen(false)
    if (back) button.current?.focus()
  }
  return (
    <span className="menu-place">
      <button
        ref={button}
        type="button"
        className={`pick ${props.className ?? ''}`}
        aria-label={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        disabled={props.disabled}
        onClick={() => setOpen((now) => !now)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {props.children}
        <Icon of={ChevronDown} />
      </button>
      {open && <MenuList id={id} {...props} close={close} />}
    </span>
  )
}

function MenuList(props: MenuProps & { readonly id: string; readonly close: (back: boolean) => void }): ReactNode {
  const list = useRef<HTMLDivElement>(null)
  const { close } = props

  useEffect(() => {
    const options = optionsOf(list.current)
    const chosen = options.find((option) => option.getAttribute('aria-checked') === 'true')
    ;(chosen ?? options[0])?.focus()
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !list.current?.parentElement?.contains(event.target)) close(false)
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
    // Once, when the list opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return (
    <div
      ref={list}
      id={props.id}
      role="menu"
      aria-label={props.label}
      className={`menu ${props.up ? 'up' : ''} ${props.right ? 'right' : ''}`}
      onKeyDown={(event) => moveInMenu(event, list.current, close)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && event.relatedTarget !== null) close(false)
      }}
    >
      {props.items.map((item) => (
        <button
          key={item.id}
          type="button"
          role={item.checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={item.checked}
          aria-disabled={item.disabled}
          className={item.apart ? 'apart' : undefined}
          tabIndex={-1}
          onClick={() => {
            if (item.disabled) return
            close(true)
            item.run()
          }}
        >
          <span className="mark-place">{item.checked ? <Icon of={Check} small /> : null}</span>
          <span className="grow">{item.label}</span>
          {item.hint === undefined ? null : <span className="t3 sm">{item.hint}</span>}
        </button>
      ))}
    </div>
  )
}

const optionsOf = (list: HTMLElement | null): readonly HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
]

function moveInMenu(event: KeyboardEvent, list: HTMLElement | null, close: (back: boolean) => void): void {
  const options = optionsOf(list)
  const at = options.findIndex((option) => option === document.activeElement)
  const to = (index: number): void => options[(index + options.length) % options.length]?.focus()
  if (event.key === 'Escape') close(true)
  else if (event.key === 'Tab') return close(true)
  else if (event.key === 'ArrowDown') to(at + 1)
  else if (event.key === 'ArrowUp') to(at - 1)
  else if (event.key === 'Home') to(0)
  else if (event.key === 'End') to(-1)
  else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== ' ') {
    const later = [...options.slice(at + 1), ...options.slice(0, at + 1)]
    later.find((option) => option.innerText.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus()
  } else return
  event.preventDefault()
  event.stopPropagation()
}

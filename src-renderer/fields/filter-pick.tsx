import { ChevronDown, X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../app/parts/icon.tsx'
import { findOptions } from '../grid/choice-editor.ts'
import type { Option } from '../grid/column-spec.ts'
import { OptionList } from './combobox.tsx'
import './fields.css'

/** Narrows a list by one value: a button that opens a searched list, and a cross that takes the filter off again. */
export function FilterPick(props: {
  readonly title: string
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChoose: (value: string | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const chosen = props.options.find((option) => option.value === props.value)
  const close = (back: boolean): void => {
    setOpen(false)
    if (back) button.current?.focus()
  }
  return (
    <span className="menu-place">
      <button
        ref={button}
        type="button"
        className={chosen ? 'pick boxed' : 'pick'}
        aria-haspopup="listbox"
        aria-expanded={open}
        onClick={() => setOpen((now) => !now)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen(true)
        }}
      >
        {chosen ? (
          <span className="cut filter-text">
            <span className="k">{props.title}</span> {chosen.label}
          </span>
        ) : (
          props.title
        )}
        <Icon of={ChevronDown} />
      </button>
      {chosen ? (
        <button
          type="button"
          className="btn quiet icon"
          aria-label={t('fields.clearFilter', { title: props.title })}
          onClick={() => {
            props.onChoose(null)
            button.current?.focus()
          }}
        >
          <Icon of={X} small />
        </button>
      ) : null}
      {open ? (
        <FilterList
          {...props}
          close={close}
          onTake={(option) => {
            props.onChoose(option.value)
            close(true)
          }}
        />
      ) : null}
    </span>
  )
}

function FilterList(props: {
  readonly title: string
  readonly options: readonly Option[]
  readonly onTake: (option: Option) => void
  readonly close: (back: boolean) => void
}): ReactNode {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const box = useRef<HTMLDivElement>(null)
  const list = useId()
  const found = findOptions(props.options, typed)
  const { close } = props

  useEffect(() => {
    box.current?.querySelector('input')?.focus()
    const outside = (event: PointerEvent): void => {
      if (event.target instanceof Node && !box.current?.parentElement?.contains(event.target)) close(false)
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
    // Once, when the list opens.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const option = found[at]
    if (event.key === 'ArrowDown') setAt((now) => (now + 1) % Math.max(1, found.length))
    else if (event.key === 'ArrowUp') setAt((now) => (now - 1 + found.length) % Math.max(1, found.length))
    else if (event.key === 'Enter' && option) props.onTake(option)
    else if (event.key === 'Escape') close(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div ref={box} className="filter-list">
      <input
        className="field"
        role="combobox"
        aria-label={props.title}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        placeholder={t('fields.search')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={keyDown}
        onBlur={(event) => {
          if (event.relatedTarget !== null && !box.current?.contains(event.relatedTarget)) close(false)
        }}
      />
      <OptionList id={list} options={found} at={at} none={t('fields.none')} onTake={props.onTake} />
    </div>
  )
}

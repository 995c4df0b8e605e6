import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { findOptions } from '../grid/choice-editor.ts'
import type { Option } from '../grid/column-spec.ts'

export type ComboboxProps = {
  /** Names the field where no visible label does. */
  readonly label?: string
  readonly id?: string
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChoose: (value: string | null) => void
  readonly placeholder?: string
  readonly invalid?: boolean
  readonly disabled?: boolean
}

const labelOf = (options: readonly Option[], value: string | null): string =>
  value === null ? '' : (options.find((option) => option.value === value)?.label ?? '')

/**
 * A field that is filled by a pick: typing narrows the list, arrows move in it, Enter or Tab takes, Esc gives back what
 * stood there. An emptied field is a blank.
 */
export function Combobox(props: ComboboxProps): ReactNode {
  const { t } = useTranslation()
  const { options, value } = props
  const [typed, setTyped] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useId()
  const current = labelOf(options, value)
  const found = open ? findOptions(options, typed ?? '') : []

  const show = (): void => {
    setOpen(true)
    setAt(
      Math.max(
        0,
        options.findIndex((option) => option.value === value),
      ),
    )
  }
  const leave = (): void => {
    setOpen(false)
    setTyped(null)
  }
  const take = (option: Option | undefined): void => {
    if (option && option.value !== value) props.onChoose(option.value)
    leave()
  }
  /** What was typed counts if it was emptied or if one pick is left to mean; else the field falls back. */
  const settle = (): void => {
    if (typed === null) return leave()
    if (typed.trim() === '') {
      if (value !== null) props.onChoose(null)
      return leave()
    }
    take(found[at])
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return show()
      setAt((now) => (now + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % Math.max(1, found.length))
    } else if (event.key === 'Enter' && open) {
      event.preventDefault()
      event.stopPropagation()
      settle()
    } else if (event.key === 'Escape' && (open || typed !== null)) {
      event.preventDefault()
      event.stopPropagation()
      leave()
    }
  }
  return (
    <span className="combobox">
      <input
        ref={input}
        id={props.id}
        className="field"
        role="combobox"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={open ? list : undefined}
        aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
        aria-autocomplete="list"
        aria-invalid={props.invalid || undefined}
        autoComplete="off"
        spellCheck={false}
        disabled={props.disabled}
        placeholder={props.placeholder}
        value={typed ?? current}
        onMouseDown={() => (open ? undefined : show())}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
          setAt(0)
        }}
        onKeyDown={keyDown}
        onBlur={settle}
      />
      {open ? (
        <OptionList
          id={list}
          options={found}
          at={at}
          none={t('fields.none')}
          onTake={(option) => {
            take(option)
            input.current?.focus()
          }}
        />
      ) : null}
    </span>
  )
}

/** The picks under a field; the one that Enter would take is marked and kept in sight. */
export function OptionList(props: {
  readonly id: string
  readonly options: readonly Option[]
  readonly at: number
  readonly none: string
  readonly onTake: (option: Option) => void
}): ReactNode {
  return (
    <ul id={props.id} role="listbox" className="options" onMouseDown={(event) => event.preventDefault()}>
      {props.options.length === 0 ? <li className="none">{props.none}</li> : null}
      {props.options.map((option, index) => (
        <li
          key={option.value}
          id={`${props.id}-${index}`}
          role="option"
          aria-selected={index === props.at}
          ref={index === props.at ? (item) => item?.scrollIntoView({ block: 'nearest' }) : undefined}
          onClick={() => props.onTake(option)}
        >
          <span className="grow cut">{option.label}</span>
          {option.note ? <span className="t3 sm">{option.note}</span> : null}
        </li>
      ))}
    </ul>
  )
}

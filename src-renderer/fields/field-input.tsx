import { useState, type ReactNode } from 'react'
import type { Value } from '../../src-main/ledger/registry.ts'
import type { Option } from '../grid/column-spec.ts'
import { Combobox } from './combobox.tsx'
import { DayInput } from './day-input.tsx'
import { StarInput } from './star-input.tsx'
import './fields.css'

/** One field of a form or a panel. */
export type FormField = {
  readonly id: string
  readonly label: string
  readonly kind: 'text' | 'long' | 'choice' | 'day' | 'stars'
  readonly options?: readonly Option[]
  readonly required?: boolean
}

export type FieldInputProps = {
  readonly field: FormField
  readonly id: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** Tells every keystroke, for forms; otherwise text is told when the field is left or Enter is pressed. */
  readonly live?: boolean
  readonly invalid?: boolean
}

/** The editor that fits a field's kind. Blank is null on every path. */
export function FieldInput(props: FieldInputProps): ReactNode {
  const { field, id, value, onChange } = props
  switch (field.kind) {
    case 'choice':
      return (
        <Combobox
          id={id}
          value={value === null ? null : String(value)}
          options={field.options ?? []}
          onChoose={onChange}
          invalid={props.invalid ?? false}
        />
      )
    case 'day':
      return <DayInput id={id} value={value === null ? null : String(value)} onChange={onChange} />
    case 'stars':
      return (
        <StarInput id={id} label={field.label} value={typeof value === 'number' ? value : null} onChange={onChange} />
      )
    case 'text':
    case 'long':
      return <TextInput {...props} />
  }
}

function TextInput({ field, id, value, onChange, live, invalid }: FieldInputProps): ReactNode {
  const stored = value === null ? '' : String(value)
  const [typed, setTyped] = useState(stored)
  const [base, setBase] = useState(stored)
  // A new value from elsewhere (an undo, say) replaces what was typed.
  if (base !== stored) {
    setBase(stored)
    setTyped(stored)
  }
  const told = (text: string): void => {
    if (text !== stored) onChange(text === '' ? null : text)
  }
  const common = {
    id,
    className: 'field',
    value: typed,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': invalid || undefined,
    'aria-required': field.required || undefined,
    onChange: (event: { readonly target: { readonly value: string } }): void => {
      setTyped(event.target.value)
      if (live) told(event.target.value)
    },
    onBlur: () => told(typed),
  }
  if (field.kind === 'long') return <textarea {...common} rows={3} />
  return (
    <input
      {...common}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) told(typed)
        if (event.key === 'Escape' && typed !== stored && !live) {
          event.stopPropagation()
          setTyped(stored)
        }
      }}
    />
  )
}

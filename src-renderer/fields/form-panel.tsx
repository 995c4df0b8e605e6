import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../src-main/ledger/registry.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import { failureOf } from '../app/notices.ts'
import { Panel } from '../app/slots.tsx'
import { FieldInput, type FormField } from './field-input.tsx'
import { Refusal } from './refusal.tsx'

export type Draft = Readonly<Record<string, Value>>

/**
 * A form in the panel, by keyboard alone: Tab through the fields, Enter makes (Ctrl+Enter from a field of several lines),
 * Esc leaves. A refusal is told beside its field and nothing that was typed is lost.
 */
export function FormPanel(props: {
  readonly title: string
  readonly hint?: string
  readonly fields: readonly FormField[]
  readonly start: Draft
  readonly save: string
  /** Shown where another row can follow at once. */
  readonly saveNext?: string
  readonly cancel: string
  /** Writes the row; `patch` puts into the form what was settled on the way, should the write be refused after it. */
  readonly onSave: (draft: Draft, patch: (settled: Draft) => void) => Promise<void>
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(props.start)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  // A field settles in the same key press that saves, before the form is drawn again.
  const latest = useRef(draft)
  const change = (fields: Draft): void => {
    latest.current = { ...latest.current, ...fields }
    setDraft(latest.current)
  }
  const form = useRef<HTMLFormElement>(null)
  const prefix = useId()
  const focusFirst = (): void => form.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  useEffect(focusFirst, [])

  const save = (again: boolean): void => {
    const unreadable = form.current?.querySelector<HTMLElement>('[data-unreadable]')
    if (unreadable) return unreadable.focus()
    if (busy) return
    setBusy(true)
    setFailure(null)
    props
      .onSave(latest.current, change)
      .then(() => {
        if (!again) return props.onClose()
        latest.current = props.start
        setDraft(props.start)
        focusFirst()
      })
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setBusy(false))
  }
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) props.onClose()
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const wrong = failure?.facts['field']
  return (
    <Panel label={props.title} wide>
      <form
        ref={form}
        className="form-panel"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          // A field of its own kind (a day, say) settles what was typed before the form is read.
          setTimeout(() => save(false))
        }}
        onKeyDown={keyDown}
      >
        <section>
          <h2>{props.title}</h2>
          {props.hint ? <p className="t3 sm">{props.hint}</p> : null}
        </section>
        <section className="fields">
          {props.fields.map((field) => (
            <FormRow
              key={field.id}
              id={`${prefix}${field.id}`}
              field={field}
              value={draft[field.id] ?? null}
              failure={failure && wrong === field.id ? failure : null}
              onChange={(value) => change({ [field.id]: value })}
            />
          ))}
        </section>
        {failure && !props.fields.some((field) => field.id === wrong) ? <Refusal failure={failure} /> : null}
        <div className="foot">
          <button type="submit" className="btn primary" disabled={busy}>
            {props.save} <kbd>Enter</kbd>
          </button>
          {props.saveNext ? (
            <button type="button" className="btn" disabled={busy} onClick={() => save(true)}>
              {props.saveNext}
            </button>
          ) : null}
          <button type="button" className="btn" onClick={props.onClose}>
            {props.cancel} <kbd>{t('fields.escape')}</kbd>
          </button>
        </div>
      </form>
    </Panel>
  )
}

function FormRow(props: {
  readonly id: string
  readonly field: FormField
  readonly value: Value
  readonly failure: Failure | null
  readonly onChange: (value: Value) => void
}): ReactNode {
  const { id, field, value, failure } = props
  return (
    <>
      <label htmlFor={id}>
        {field.label}
        {field.required ? ' *' : ''}
      </label>
      <div>
        <FieldInput id={id} field={field} value={value} onChange={props.onChange} live invalid={failure !== null} />
        {failure ? <Refusal failure={failure} /> : null}
      </div>
    </>
  )
}

import { useEffect, useId, useRef, useState, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel, Contact } from '../../src-main/channels/channels.contract.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import { ask } from '../api.ts'
import { failureOf, say, showFailure } from '../app/notices.ts'
import { undo } from '../app/undo.ts'
import { Refusal } from '../fields/refusal.tsx'

const fields = ['name', 'title', 'phone', 'email', 'note'] as const
type Field = (typeof fields)[number]
type Draft = Readonly<Record<Field, string>>

const draftOf = (contact: Contact | null): Draft => ({
  name: contact?.name ?? '',
  title: contact?.title ?? '',
  phone: contact?.phone ?? '',
  email: contact?.email ?? '',
  note: contact?.note ?? '',
})

/** Makes or changes one contact, in the panel. Enter saves, Esc leaves; a removal can be undone. */
export function ContactForm(props: {
  readonly channel: Channel
  readonly contact: Contact | null
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { channel, contact } = props
  const [draft, setDraft] = useState(() => draftOf(contact))
  const [first, setFirst] = useState(contact ? channel.firstContact === contact.id : channel.firstContact === null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const name = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => name.current?.focus(), [])

  const labels: Readonly<Record<Field, string>> = {
    name: t('channels.contactName'),
    title: t('channels.contactTitle'),
    phone: t('channels.contactPhone'),
    email: t('channels.contactEmail'),
    note: t('channels.contactNote'),
  }
  const save = (): void => {
    const filled = Object.fromEntries(fields.map((field) => [field, draft[field] === '' ? null : draft[field]]))
    ask('channels.saveContact', { id: contact?.id ?? null, channel: channel.id, fields: filled, first })
      .then(props.onClose)
      .catch((error: unknown) => setFailure(failureOf(error)))
  }
  const remove = (): void => {
    if (!contact) return
    ask('channels.removeContact', { id: contact.id })
      .then(() => {
        say(t('channels.contactRemoved', { name: contact.name }), { label: t('channels.undo'), run: undo })
        props.onClose()
      })
      .catch(showFailure)
  }
  return (
    <form
      className="contact-form"
      noValidate
      aria-label={contact ? t('channels.contactEdit', { name: contact.name }) : t('channels.contactNew')}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
      }}
    >
      <div className="fields">
        {fields.map((field) => (
          <ContactField
            key={field}
            id={`${id}${field}`}
            label={labels[field]}
            value={draft[field]}
            invalid={failure?.facts['field'] === field}
            onChange={(value) => setDraft((now) => ({ ...now, [field]: value }))}
            {...(field === 'name' ? { inputRef: name } : {})}
          />
        ))}
      </div>
      {failure ? <Refusal failure={failure} /> : null}
      <label className="check">
        <input type="checkbox" checked={first} onChange={(event) => setFirst(event.target.checked)} />
        {t('channels.contactFirst')}
      </label>
      <div className="buttons">
        <button type="submit" className="btn primary">
          {t('channels.contactSave')}
        </button>
        <button type="button" className="btn" onClick={props.onClose}>
          {t('channels.cancel')}
        </button>
        <span className="grow" />
        {contact ? (
          <button type="button" className="btn quiet" onClick={remove}>
            {t('channels.contactRemove')}
          </button>
        ) : null}
      </div>
    </form>
  )
}

function ContactField(props: {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly invalid: boolean
  readonly onChange: (value: string) => void
  readonly inputRef?: Ref<HTMLInputElement>
}): ReactNode {
  return (
    <>
      <label htmlFor={props.id}>{props.label}</label>
      <div>
        <input
          id={props.id}
          className="field"
          autoComplete="off"
          spellCheck={false}
          value={props.value}
          aria-invalid={props.invalid || undefined}
          onChange={(event) => props.onChange(event.target.value)}
          {...(props.inputRef ? { ref: props.inputRef } : {})}
        />
      </div>
    </>
  )
}

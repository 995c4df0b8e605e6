import { Plus, UserCheck } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel, Contact } from '../../src-main/channels/channels.contract.ts'
import { useCall } from '../api.ts'
import { Icon } from '../app/parts/icon.tsx'
import { ContactForm } from './contact-form.tsx'

/** A channel's contacts; the first contact stands first and is marked. Enter on one opens it. */
export function ContactsSection({ channel }: { readonly channel: Channel }): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState<string | 'new' | null>(null)
  const { data } = useCall('channels.contacts', { channel: channel.id }, { keep: true })
  const contacts = (data ?? []).toSorted(
    (a, b) => Number(b.id === channel.firstContact) - Number(a.id === channel.firstContact),
  )
  return (
    <section>
      <h3>
        {t('channels.contacts')}
        <span className="grow" />
        <button type="button" className="btn quiet do" onClick={() => setOpen('new')}>
          <Icon of={Plus} small />
          {t('channels.contactAdd')}
        </button>
      </h3>
      {data && contacts.length === 0 && open !== 'new' ? <p className="t3">{t('channels.contactNone')}</p> : null}
      <ul className="contacts">
        {contacts.map((contact) => (
          <li key={contact.id}>
            {open === contact.id ? (
              <ContactForm channel={channel} contact={contact} onClose={() => setOpen(null)} />
            ) : (
              <ContactLine
                contact={contact}
                first={contact.id === channel.firstContact}
                onOpen={() => setOpen(contact.id)}
              />
            )}
          </li>
        ))}
      </ul>
      {open === 'new' ? <ContactForm channel={channel} contact={null} onClose={() => setOpen(null)} /> : null}
    </section>
  )
}

function ContactLine(props: {
  readonly contact: Contact
  readonly first: boolean
  readonly onOpen: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { contact, first } = props
  const reach = [contact.phone, contact.email].filter((part) => part !== null).join(' · ')
  return (
    <button
      type="button"
      className="contact"
      title={t('channels.contactEdit', { name: contact.name })}
      onClick={props.onOpen}
    >
      <span className="line">
        <b className="cut">{contact.name}</b>
        {contact.title === null ? null : <span className="t3 cut">{contact.title}</span>}
        <span className="grow" />
        {first ? (
          <span className="tag acc">
            <Icon of={UserCheck} small />
            {t('channels.contactFirst')}
          </span>
        ) : null}
      </span>
      {reach === '' ? null : <span className="line sm t2 cut">{reach}</span>}
      {contact.note === null ? null : <span className="line sm t3 cut">{contact.note}</span>}
    </button>
  )
}

import type { TFunction } from 'i18next'
import type { Channel, Contact } from '../../src-main/channels/channels.contract.ts'
import { channelGrades, channelStatuses, channelTypes } from '../../src-main/shared/choices.ts'
import { typedDay } from '../fields/day-input.tsx'
import type { Directory } from '../fields/use-directory.ts'
import type { CellValue, ColumnSpec, Option, Reading } from '../grid/column-spec.ts'

/** What a picked place or a typed contact is called until it has been made. */
export const placePrefix = 'place:'
export const newContactPrefix = 'new:'

export type ChannelWords = {
  readonly directory: Directory
  /** Cities of the workspace, then national places that are not among them (`place:330100`). */
  readonly cityOptions: readonly Option[]
  readonly profileOptions: readonly Option[]
  readonly contactsOf: (channel: string) => readonly Contact[]
  readonly contact: (id: string | null) => Contact | undefined
}

export const typeOptions = (t: TFunction): readonly Option[] =>
  channelTypes.map((value) => ({ value, label: t(`domain.channelType.${value}`) }))
export const statusOptions = (t: TFunction): readonly Option[] =>
  channelStatuses.map((value) => ({ value, label: t(`domain.channelStatus.${value}`) }))
export const gradeOptions: readonly Option[] = channelGrades.map((value) => ({ value, label: value }))

const always = (): boolean => true

/** Every field of a channel, as columns that can be typed, pasted and filled into. */
export function channelColumns(t: TFunction, words: ChannelWords): readonly ColumnSpec<Channel>[] {
  const { directory } = words
  type Own = Pick<ColumnSpec<Channel>, 'kind' | 'width'> & Partial<ColumnSpec<Channel>>
  const field = (id: keyof Channel & keyof typeof names, own: Own): ColumnSpec<Channel> => ({
    id,
    title: names[id],
    value: (row) => row[id] as CellValue,
    editable: always,
    ...own,
  })
  const names = {
    code: t('channels.field.code'),
    name: t('channels.field.name'),
    type: t('channels.field.type'),
    class: t('channels.field.class'),
    grade: t('channels.field.grade'),
    status: t('channels.field.status'),
    city: t('channels.field.city'),
    owner: t('channels.field.owner'),
    firstContact: t('channels.field.firstContact'),
    profile: t('channels.field.profile'),
    signedOn: t('channels.field.signedOn'),
    address: t('channels.field.address'),
    note: t('channels.field.note'),
  }
  return [
    field('code', { kind: 'text', width: 72, pinned: true }),
    field('name', { kind: 'text', width: 208, pinned: true, edge: true }),
    field('city', {
      kind: 'reference',
      width: 88,
      options: words.cityOptions,
      look: (row) => ({ hint: directory.city(row.city)?.province ?? '' }),
    }),
    {
      id: 'province',
      title: t('channels.field.province'),
      kind: 'text',
      width: 80,
      value: (row) => directory.city(row.city)?.province ?? null,
      look: () => ({ tone: 'muted', computed: true }),
    },
    field('owner', { kind: 'reference', width: 80, options: directory.personOptions }),
    field('grade', { kind: 'choice', width: 56, align: 'center', options: gradeOptions }),
    field('status', { kind: 'choice', width: 72, options: statusOptions(t) }),
    field('type', { kind: 'choice', width: 88, options: typeOptions(t) }),
    field('class', { kind: 'text', width: 88 }),
    field('firstContact', {
      kind: 'text',
      width: 96,
      shown: (row) => words.contact(row.firstContact)?.name ?? '',
      parse: (text, row) => readContact(text, words.contactsOf(row.id)),
      look: (row) => ({ hint: contactHint(words.contact(row.firstContact)) }),
    }),
    field('profile', { kind: 'reference', width: 104, options: words.profileOptions }),
    field('signedOn', { kind: 'date', width: 96, parse: readTypedDay }),
    field('address', { kind: 'text', width: 176 }),
    field('note', { kind: 'text', width: 176, grow: true }),
  ]
}

const contactHint = (contact: Contact | undefined): string =>
  contact ? [contact.name, contact.title, contact.phone].filter((part) => part !== null).join(' · ') : ''

/** One of the channel's contacts by name, else a contact that is to be made. */
function readContact(text: string, contacts: readonly Contact[]): Reading {
  const name = text.trim()
  if (name === '') return { ok: true, value: null }
  const known = contacts.find((contact) => contact.name === name)
  return { ok: true, value: known ? known.id : `${newContactPrefix}${name}` }
}

/** A day as one types it; also 今天 and 6-18. */
export function readTypedDay(text: string): Reading {
  const day = typedDay(text)
  return day === undefined
    ? { ok: false, error: { code: 'field-invalid', facts: { reason: 'date', value: text.slice(0, 60) } } }
    : { ok: true, value: day }
}

import type { TFunction } from 'i18next'
import type { Directory } from '../fields/use-directory.ts'
import type { FormField } from '../fields/field-input.tsx'
import type { Option } from '../grid/column-spec.ts'
import { gradeOptions, statusOptions, typeOptions } from './channels.columns.ts'

/** The fields of a new channel in the order in which one fills them. */
export const channelForm = (
  t: TFunction,
  directory: Directory,
  cityOptions: readonly Option[],
): readonly FormField[] => [
  { id: 'name', label: t('channels.field.name'), kind: 'text', required: true },
  { id: 'code', label: t('channels.field.code'), kind: 'text' },
  { id: 'city', label: t('channels.field.city'), kind: 'choice', options: cityOptions },
  { id: 'owner', label: t('channels.field.owner'), kind: 'choice', options: directory.personOptions },
  { id: 'grade', label: t('channels.field.grade'), kind: 'choice', options: gradeOptions },
  { id: 'status', label: t('channels.field.status'), kind: 'choice', options: statusOptions(t) },
  { id: 'type', label: t('channels.field.type'), kind: 'choice', options: typeOptions(t) },
  { id: 'class', label: t('channels.field.class'), kind: 'text' },
  { id: 'signedOn', label: t('channels.field.signedOn'), kind: 'day' },
  { id: 'address', label: t('channels.field.address'), kind: 'text' },
  { id: 'note', label: t('channels.field.note'), kind: 'long' },
]

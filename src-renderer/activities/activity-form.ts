import type { TFunction } from 'i18next'
import type { FormField } from '../fields/field-input.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import { kindOptions } from './activities.columns.ts'

/** Every field of an activity, in the order in which one fills them; the status follows from the day done. */
export const activityForm = (t: TFunction, directory: Directory, channels: ChannelIndex): readonly FormField[] => [
  { id: 'kind', label: t('activities.field.kind'), kind: 'choice', options: kindOptions(t), required: true },
  { id: 'channel', label: t('activities.field.channel'), kind: 'choice', options: channels.options },
  { id: 'person', label: t('activities.field.person'), kind: 'choice', options: directory.personOptions },
  { id: 'department', label: t('activities.field.department'), kind: 'choice', options: directory.departmentOptions },
  { id: 'dueOn', label: t('activities.field.dueOn'), kind: 'day' },
  { id: 'doneOn', label: t('activities.field.doneOn'), kind: 'day' },
  { id: 'satisfaction', label: t('activities.field.satisfaction'), kind: 'stars' },
  { id: 'note', label: t('activities.field.note'), kind: 'long' },
  { id: 'result', label: t('activities.field.result'), kind: 'long' },
]

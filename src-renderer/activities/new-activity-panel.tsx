import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../api.ts'
import { FormPanel } from '../fields/form-panel.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import { activityForm } from './activity-form.ts'

/** The plain form: every field of an activity, by keyboard. */
export function NewActivityPanel(props: {
  readonly me: string | null
  readonly channel: string | null
  readonly directory: Directory
  readonly channels: ChannelIndex
  readonly onClose: () => void
  readonly onRecorded: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <FormPanel
      title={t('activities.formTitle')}
      fields={activityForm(t, props.directory, props.channels)}
      start={{ person: props.me, channel: props.channel }}
      save={t('activities.save')}
      cancel={t('activities.cancel')}
      onClose={props.onClose}
      onSave={async (draft) => props.onRecorded((await ask('activities.create', { fields: draft })).id)}
    />
  )
}

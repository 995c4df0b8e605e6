import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActivityKind } from '../../src-main/activities/activities.contract.ts'
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
  readonly onRecorded: (id: string, kind: ActivityKind) => void
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
      onSave={async (draft) => {
        const { id } = await ask('activities.create', { fields: draft })
        // What was recorded has a kind, or it had been refused.
        props.onRecorded(id, draft['kind'] as ActivityKind)
      }}
    />
  )
}

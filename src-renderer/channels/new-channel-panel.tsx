import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../api.ts'
import { say } from '../app/notices.ts'
import { FormPanel } from '../fields/form-panel.tsx'
import type { Directory } from '../fields/use-directory.ts'
import type { Option } from '../grid/column-spec.ts'
import { channelForm } from './channel-form.ts'
import { settleCity } from './edit-channels.ts'

/** Makes a channel; only its name is needed. */
export function NewChannelPanel(props: {
  readonly directory: Directory
  readonly cityOptions: readonly Option[]
  readonly onClose: () => void
  readonly onCreated: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  return (
    <FormPanel
      title={t('channels.create')}
      hint={t('channels.createHint')}
      fields={channelForm(t, props.directory, props.cityOptions)}
      start={{}}
      save={t('channels.save')}
      saveNext={t('channels.saveNext')}
      cancel={t('channels.cancel')}
      onClose={props.onClose}
      onSave={async (draft, patch) => {
        const city = await settleCity(draft['city'] ?? null)
        patch({ city })
        const { id } = await ask('channels.create', { fields: { ...draft, city } })
        say(t('channels.created', { name: String(draft['name']) }))
        props.onCreated(id)
      }}
    />
  )
}

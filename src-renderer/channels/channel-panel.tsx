import { Network } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../src-main/channels/channels.contract.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Panel } from '../app/slots.tsx'
import { FieldHistory } from '../fields/field-history.tsx'
import { RowHistory } from '../history/row-history.tsx'
import type { Directory } from '../fields/use-directory.ts'
import type { ColumnSpec } from '../grid/column-spec.ts'
import { ContactsSection } from './contacts-section.tsx'

/** The current channel: who and where, its contacts, and the history of the field that has the focus. */
export function ChannelPanel(props: {
  readonly channel: Channel | null
  readonly columnId: string | null
  readonly columns: readonly ColumnSpec<Channel>[]
  readonly directory: Directory
}): ReactNode {
  const { t } = useTranslation()
  const { channel, directory } = props
  if (!channel) {
    return (
      <Panel label={t('channels.panel')}>
        <div className="panel-hint">
          <Icon of={Network} />
          <p className="t3">{t('channels.panelNone')}</p>
        </div>
      </Panel>
    )
  }
  const city = directory.city(channel.city)
  const place = [city?.province, city?.name]
    .filter((part, index, all) => part && all.indexOf(part) === index)
    .join(' · ')
  const column = props.columns.find((one) => one.id === props.columnId)
  const facts = [
    channel.grade === null ? null : t('channels.gradeOf', { grade: channel.grade }),
    channel.status === null ? null : t(`domain.channelStatus.${channel.status}`),
    channel.type === null ? null : t(`domain.channelType.${channel.type}`),
    channel.archived ? t('channels.archived') : null,
  ].filter((fact) => fact !== null)
  return (
    <Panel label={t('channels.panel')}>
      <section>
        <div className="sm t3">
          {[channel.code, place, directory.person(channel.owner)?.name].filter((part) => part).join(' · ')}
        </div>
        <h2 className="selectable">{channel.name}</h2>
        <div className="tags">
          {facts.map((fact) => (
            <span key={fact} className="tag">
              {fact}
            </span>
          ))}
        </div>
      </section>
      <ContactsSection key={channel.id} channel={channel} />
      {column?.editable ? (
        <FieldHistory
          of={{ entity: 'channel', id: channel.id, field: column.id }}
          label={column.title}
          shown={(value) => {
            const option = column.options?.find((one) => one.value === value)
            if (option) return option.label
            const shown = { ...channel, [column.id]: value } as Channel
            return column.shown?.(shown) ?? String(value)
          }}
        />
      ) : null}
      <RowHistory key={`row ${channel.id}`} entity="channel" id={channel.id} unit="yuan" plan={null} />
    </Panel>
  )
}

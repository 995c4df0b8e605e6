import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { QuickEntry } from '../../src-main/activities/quick-entry.rules.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Stars } from '../fields/star-input.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import { shortDay } from './activities.columns.ts'

const mostChoices = 4

/** What a typed line was read as, field by field; a name that fits several channels offers them. */
export function EntryChips(props: {
  readonly entry: QuickEntry
  readonly today: string
  readonly directory: Directory
  readonly channels: ChannelIndex
  readonly onPick: (channel: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { entry, today, directory, channels } = props
  const channel = channels.channel(entry.channel)
  const city = directory.city(channel?.city ?? null)?.name
  const person = directory.person(entry.person)
  const day = entry.status === 'done' ? entry.doneOn : entry.dueOn
  return (
    <>
      <span className="t3 sm">{t('activities.understood')}</span>
      <Chip name={t(`domain.activityStatus.${entry.status}`)}>{shortDay(day, today)}</Chip>
      {entry.kind ? (
        <Chip name={t('activities.field.kind')}>{t(`domain.activityKind.${entry.kind}`)}</Chip>
      ) : (
        <span className="tag caution">
          <Icon of={CircleHelp} small />
          {t('activities.kindMissing')}
        </span>
      )}
      {channel ? (
        <Chip name={t('activities.field.channel')}>{city ? `${channel.name} · ${city}` : channel.name}</Chip>
      ) : null}
      {entry.channelChoices.length > 0 ? (
        <>
          <span className="tag caution">
            <Icon of={CircleHelp} small />
            {t('activities.channelChoices', { count: entry.channelChoices.length })}
          </span>
          {entry.channelChoices.slice(0, mostChoices).map((id) => (
            <button key={id} type="button" className="tag choice" onClick={() => props.onPick(id)}>
              {channels.channel(id)?.name}
            </button>
          ))}
        </>
      ) : null}
      {person ? <Chip name={t('activities.field.person')}>{person.name}</Chip> : null}
      {entry.note ? <Chip name={t('activities.field.note')}>{entry.note}</Chip> : null}
      {entry.result ? <Chip name={t('activities.field.result')}>{entry.result}</Chip> : null}
      {entry.satisfaction === null ? null : (
        <Chip name={t('activities.field.satisfaction')}>
          <Stars value={entry.satisfaction} />
        </Chip>
      )}
    </>
  )
}

function Chip({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <span className="tag chip">
      <span className="t3">{name}</span> <span className="cut chip-text">{children}</span>
    </span>
  )
}

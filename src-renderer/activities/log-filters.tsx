import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActivityGroup } from '../../src-main/activities/activities.contract.ts'
import { Menu } from '../app/parts/menu.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { Slot } from '../app/slots.tsx'
import { DayInput } from '../fields/day-input.tsx'
import { FilterPick } from '../fields/filter-pick.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import { kindOptions } from './activities.columns.ts'
import { timePresets, type DayRange, type TimePreset } from './time-range.ts'

export type LogFilter = {
  readonly group: ActivityGroup | null
  readonly kind: string | null
  readonly person: string | null
  readonly channel: string | null
  readonly city: string | null
  readonly preset: TimePreset
  readonly typed: DayRange
}

export const noFilter: LogFilter = {
  group: null,
  kind: null,
  person: null,
  channel: null,
  city: null,
  preset: 'anyTime',
  typed: { from: null, to: null },
}

export const isFiltered = (filter: LogFilter): boolean =>
  filter.preset !== 'anyTime' ||
  [filter.group, filter.kind, filter.person, filter.channel, filter.city].some((one) => one !== null)

const groups: readonly ActivityGroup[] = ['service', 'operations', 'marketing', 'own']

type Props = {
  readonly filter: LogFilter
  readonly onFilter: (change: Partial<LogFilter>) => void
  readonly directory: Directory
  readonly channels: ChannelIndex
}

/** What narrows the log: time and city in the context bar, the rest above the grid. */
export function LogFilters(props: Props): ReactNode {
  const { t } = useTranslation()
  const { filter, onFilter, directory, channels } = props
  const kinds = useMemo(() => kindOptions(t), [t])
  return (
    <div className="log-filters" role="group" aria-label={t('activities.filter.groups')}>
      <Slot name="filter">
        <TimePick {...props} />
        <FilterPick
          title={t('activities.filter.city')}
          value={filter.city}
          options={directory.cityOptions}
          onChoose={(city) => onFilter({ city })}
        />
      </Slot>
      <Segmented
        label={t('activities.filter.groups')}
        value={filter.group ?? 'all'}
        onChoose={(group) => onFilter({ group: group === 'all' ? null : group })}
        choices={[
          { value: 'all', label: t('activities.filter.all') },
          ...groups.map((value) => ({ value, label: t(`domain.activityGroup.${value}`) })),
        ]}
      />
      <FilterPick
        title={t('activities.filter.kind')}
        value={filter.kind}
        options={kinds}
        onChoose={(kind) => onFilter({ kind })}
      />
      <FilterPick
        title={t('activities.filter.person')}
        value={filter.person}
        options={directory.personOptions}
        onChoose={(person) => onFilter({ person })}
      />
      <FilterPick
        title={t('activities.filter.channel')}
        value={filter.channel}
        options={channels.options}
        onChoose={(channel) => onFilter({ channel })}
      />
      <span className="grow" />
      {isFiltered(filter) ? (
        <button type="button" className="btn quiet" onClick={() => onFilter(noFilter)}>
          {t('activities.filter.clear')}
        </button>
      ) : null}
    </div>
  )
}

function TimePick({ filter, onFilter }: Props): ReactNode {
  const { t } = useTranslation()
  const { typed } = filter
  return (
    <>
      <Menu
        label={`${t('activities.filter.time')} ${t(`activities.filter.${filter.preset}`)}`}
        items={timePresets.map((preset) => ({
          id: preset,
          label: t(`activities.filter.${preset}`),
          checked: preset === filter.preset,
          run: () => onFilter({ preset }),
        }))}
      >
        <span>
          <span className="k">{t('activities.filter.time')}</span> {t(`activities.filter.${filter.preset}`)}
        </span>
      </Menu>
      {filter.preset === 'custom' ? (
        <span className="day-range">
          <DayInput
            label={t('activities.filter.from')}
            value={typed.from}
            onChange={(from) => onFilter({ typed: { ...typed, from } })}
          />
          <span className="t3">–</span>
          <DayInput
            label={t('activities.filter.to')}
            value={typed.to}
            onChange={(to) => onFilter({ typed: { ...typed, to } })}
          />
        </span>
      ) : null}
    </>
  )
}

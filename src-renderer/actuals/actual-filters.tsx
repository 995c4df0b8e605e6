import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordedMeasure } from '../../src-main/actuals/actuals.contract.ts'
import { recordedMeasures } from '../../src-main/shared/choices.ts'
import { Segmented } from '../app/parts/segmented.tsx'
import { Slot } from '../app/slots.tsx'
import { FilterPick } from '../fields/filter-pick.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'

export type ActualFilter = {
  /** Fiscal year; null for all, undefined for the latest that has records. */
  readonly year: number | null | undefined
  readonly measure: RecordedMeasure | null
  readonly channel: string | null
  readonly person: string | null
}

export const noFilter: ActualFilter = { year: undefined, measure: null, channel: null, person: null }

/** Year and kind in the context bar, then channel and person. */
export function ActualFilters(props: {
  readonly filter: ActualFilter
  readonly year: number | null
  readonly years: readonly number[]
  readonly onFilter: (change: Partial<ActualFilter>) => void
  readonly directory: Directory
  readonly channels: ChannelIndex
}): ReactNode {
  const { t } = useTranslation()
  const { filter, onFilter } = props
  return (
    <Slot name="filter">
      <FilterPick
        title={t('actuals.filter.year')}
        value={props.year === null ? null : String(props.year)}
        options={props.years.map((year) => ({
          value: String(year),
          label: t('domain.fiscalYear', { year: String(year) }),
        }))}
        onChoose={(year) => onFilter({ year: year === null ? null : Number(year) })}
      />
      <Segmented
        label={t('actuals.field.measure')}
        value={filter.measure ?? 'all'}
        onChoose={(measure) => onFilter({ measure: measure === 'all' ? null : measure })}
        choices={[
          { value: 'all', label: t('actuals.filter.all') },
          ...recordedMeasures.map((value) => ({ value, label: t(`domain.recorded.${value}`) })),
        ]}
      />
      <FilterPick
        title={t('actuals.field.channel')}
        value={filter.channel}
        options={props.channels.options}
        onChoose={(channel) => onFilter({ channel })}
      />
      <FilterPick
        title={t('actuals.field.person')}
        value={filter.person}
        options={props.directory.personOptions}
        onChoose={(person) => onFilter({ person })}
      />
    </Slot>
  )
}

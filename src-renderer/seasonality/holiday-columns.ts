import type { TFunction } from 'i18next'
import { dayKinds, type HolidayDay } from '../../src-main/seasonality/seasonality.contract.ts'
import type { ColumnSpec, Option } from '../grid/column-spec.ts'

export type HolidayRow = HolidayDay & { readonly id: string }

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay()

export const kindOptions = (t: TFunction): readonly Option[] =>
  dayKinds.map((value) => ({ value, label: t(`seasonality.holiday.kinds.${value}`) }))

/** A day, its weekday, what it is called and what it is; the day itself is its identity and stays. */
export function holidayColumns(t: TFunction): readonly ColumnSpec<HolidayRow>[] {
  const always = (): boolean => true
  return [
    {
      id: 'date',
      title: t('seasonality.holiday.date'),
      kind: 'text',
      width: 104,
      pinned: true,
      value: (row) => row.date,
      look: () => ({ computed: true }),
    },
    {
      id: 'weekday',
      title: t('seasonality.holiday.weekday'),
      kind: 'text',
      width: 64,
      pinned: true,
      edge: true,
      value: (row) => t(`seasonality.holiday.weekdays.d${weekdayOf(row.date) as 0}`),
      look: () => ({ computed: true, tone: 'muted' }),
    },
    {
      id: 'name',
      title: t('seasonality.holiday.name'),
      kind: 'text',
      width: 160,
      grow: true,
      value: (row) => row.name,
      editable: always,
    },
    {
      id: 'kind',
      title: t('seasonality.holiday.kind'),
      kind: 'choice',
      width: 112,
      options: kindOptions(t),
      value: (row) => row.kind,
      editable: always,
    },
    {
      id: 'origin',
      title: t('seasonality.holiday.origin'),
      kind: 'text',
      width: 184,
      value: (row) => t(`seasonality.holiday.origins.${row.origin}`),
      look: (row) => ({ computed: true, tone: row.origin === 'own' ? 'accent' : 'muted' }),
    },
  ]
}

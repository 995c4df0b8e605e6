import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DayInput } from '../fields/day-input.tsx'
import type { ColumnFilter } from './filters.ts'

/** Days from and to, both inclusive; either may stay open. */
export function DaysFilter(props: {
  readonly filter: ColumnFilter
  readonly onChange: (filter: ColumnFilter) => void
}): ReactNode {
  const { t } = useTranslation()
  const set = (end: 'from' | 'to', day: string | null): void => {
    const { [end]: _, ...rest } = props.filter
    props.onChange(day === null ? rest : { ...rest, [end]: day })
  }
  return (
    <div className="q-popup-bounds">
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className="q-popup-day">
          <span className="t3">{t(`finding.${end}`)}</span>
          <DayInput label={t(`finding.${end}`)} value={props.filter[end] ?? null} onChange={(day) => set(end, day)} />
        </div>
      ))}
    </div>
  )
}

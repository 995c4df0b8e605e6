import { Funnel, X } from 'lucide-react'
import { memo, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../app/parts/icon.tsx'
import { narrowing, unarranged, type Arrangement } from './arrange.ts'
import type { ColumnSpec } from './column-spec.ts'
import { filterWords } from './filter-words.ts'
import type { AmountFormat } from './readings.ts'

export type FilterLineProps<Row> = {
  readonly rows: readonly Row[]
  readonly columns: readonly ColumnSpec<Row>[]
  readonly arrangement: Arrangement
  readonly search: string
  readonly format: AmountFormat
  readonly onChange: (arrangement: Arrangement) => void
}

function Line<Row>({ rows, columns, arrangement, search, format, onChange }: FilterLineProps<Row>): ReactNode {
  const { t } = useTranslation()
  const { filters } = arrangement
  const left = useMemo(() => {
    const passes = narrowing(rows, filters, search, columns, format)
    return passes ? rows.filter(passes).length : rows.length
  }, [rows, filters, search, columns, format])
  const filtered = columns.filter((column) => filters[column.id])
  if (filtered.length === 0) return null
  const without = (id: string): void => {
    const { [id]: _, ...rest } = filters
    onChange({ ...arrangement, filters: rest })
  }
  return (
    <div className="q-filter-line" role="status" aria-label={t('finding.line')}>
      <Icon of={Funnel} small />
      <b>{t('finding.left', { left, all: rows.length })}</b>
      {filtered.map((column) => {
        const words = filterWords(t, column.title, filters[column.id] ?? {}, format)
        return (
          <button
            key={column.id}
            type="button"
            className="q-chip"
            title={t('finding.without', { words })}
            aria-label={t('finding.without', { words })}
            onClick={() => without(column.id)}
          >
            <span className="cut">{words}</span>
            <Icon of={X} small />
          </button>
        )
      })}
      <button
        type="button"
        className="btn quiet"
        onClick={() => onChange({ ...arrangement, filters: unarranged.filters })}
      >
        {t('grid.clearAll')}
      </button>
    </div>
  )
}

/** What is filtered, in one line over the grid: each filter goes by a press, and all by another. */
export const FilterLine = memo(Line) as typeof Line

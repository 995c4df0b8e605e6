import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Arrangement } from './arrange.ts'
import type { ColumnSpec } from './column-spec.ts'
import { DaysFilter } from './filter-days.tsx'
import { NumberFilterFields } from './filter-number.tsx'
import { ValuesFilter } from './filter-values.tsx'
import { isOpen, type ColumnFilter } from './filters.ts'
import type { AmountFormat } from './readings.ts'

export type ArrangePopupProps<Row> = {
  readonly column: ColumnSpec<Row>
  readonly rows: readonly Row[]
  readonly format: AmountFormat
  readonly arrangement: Arrangement
  readonly place: { readonly left: number; readonly top: number }
  readonly onChange: (arrangement: Arrangement) => void
  readonly onClose: () => void
}

/** Sorts and filters one column, in effect as one types. */
export function ArrangePopup<Row>(props: ArrangePopupProps<Row>): ReactNode {
  const { column, arrangement, onChange, onClose, place } = props
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const filter = arrangement.filters[column.id] ?? {}
  const sorted = arrangement.sort?.columnId === column.id ? arrangement.sort.direction : null

  useEffect(() => {
    box.current?.querySelector<HTMLElement>('select, input')?.focus()
    const away = (event: MouseEvent): void => {
      if (!box.current?.contains(event.target as Node)) onClose()
    }
    window.addEventListener('mousedown', away, true)
    return () => window.removeEventListener('mousedown', away, true)
  }, [onClose])

  const setFilter = (next: ColumnFilter): void => {
    const { [column.id]: _, ...others } = arrangement.filters
    onChange({ ...arrangement, filters: isOpen(next) ? others : { ...others, [column.id]: next } })
  }
  const sort = (direction: 'ascending' | 'descending'): void =>
    onChange({ ...arrangement, sort: sorted === direction ? null : { columnId: column.id, direction } })

  return (
    <div
      ref={box}
      className="q-popup"
      role="dialog"
      aria-label={t('grid.filter', { title: column.title })}
      style={{ left: place.left, top: place.top }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Escape' || (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement))) {
          event.preventDefault()
          onClose()
        }
        event.stopPropagation()
      }}
    >
      <div className="q-popup-sort">
        <button
          type="button"
          className="btn quiet"
          aria-pressed={sorted === 'ascending'}
          onClick={() => sort('ascending')}
        >
          {t('grid.ascending')}
        </button>
        <button
          type="button"
          className="btn quiet"
          aria-pressed={sorted === 'descending'}
          onClick={() => sort('descending')}
        >
          {t('grid.descending')}
        </button>
      </div>
      {column.kind === 'amount' ? (
        <NumberFilterFields filter={filter} format={props.format} onChange={setFilter} />
      ) : (
        <>
          {column.kind === 'date' ? <DaysFilter filter={filter} onChange={setFilter} /> : null}
          <ValuesFilter column={column} rows={props.rows} format={props.format} filter={filter} onChange={setFilter} />
        </>
      )}
      <button type="button" className="btn quiet" disabled={isOpen(filter)} onClick={() => setFilter({})}>
        {t('grid.clearFilter')}
      </button>
    </div>
  )
}

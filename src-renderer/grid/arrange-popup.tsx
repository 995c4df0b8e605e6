import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { exactAmount, parseAmount } from '../../src-main/shared/money.ts'
import { valuesOf, type Arrangement, type ColumnFilter } from './arrange.ts'
import type { ColumnSpec } from './column-spec.ts'
import type { AmountFormat } from './readings.ts'

/** Longer lists are narrowed by the words above them. */
const mostValues = 300

export type ArrangePopupProps<Row> = {
  readonly column: ColumnSpec<Row>
  readonly rows: readonly Row[]
  readonly format: AmountFormat
  readonly arrangement: Arrangement
  readonly place: { readonly left: number; readonly top: number }
  readonly onChange: (arrangement: Arrangement) => void
  readonly onClose: () => void
}

const isEmpty = (filter: ColumnFilter): boolean =>
  !filter.words && !filter.among && filter.least === undefined && filter.most === undefined

/** Sorts and filters one column, in effect as one types. */
export function ArrangePopup<Row>(props: ArrangePopupProps<Row>): ReactNode {
  const { column, arrangement, onChange, onClose, place } = props
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const filter = arrangement.filters[column.id] ?? {}
  const sorted = arrangement.sort?.columnId === column.id ? arrangement.sort.direction : null

  useEffect(() => {
    box.current?.querySelector('input')?.focus()
    const away = (event: MouseEvent): void => {
      if (!box.current?.contains(event.target as Node)) onClose()
    }
    window.addEventListener('mousedown', away, true)
    return () => window.removeEventListener('mousedown', away, true)
  }, [onClose])

  const setFilter = (next: ColumnFilter): void => {
    const { [column.id]: _, ...others } = arrangement.filters
    onChange({ ...arrangement, filters: isEmpty(next) ? others : { ...others, [column.id]: next } })
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
        if (event.key === 'Escape' || event.key === 'Enter') onClose()
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
        <Bounds filter={filter} format={props.format} onChange={setFilter} />
      ) : (
        <Values {...props} filter={filter} onFilter={setFilter} />
      )}
      <button type="button" className="btn quiet" disabled={isEmpty(filter)} onClick={() => setFilter({})}>
        {t('grid.clearFilter')}
      </button>
    </div>
  )
}

function Values<Row>(
  props: ArrangePopupProps<Row> & { readonly filter: ColumnFilter; readonly onFilter: (filter: ColumnFilter) => void },
): ReactNode {
  const { column, rows, format, filter, onFilter } = props
  const { t } = useTranslation()
  const all = valuesOf(rows, column, format)
  const words = (filter.words ?? '').toLowerCase()
  const values = all.filter(({ text }) => text.toLowerCase().includes(words))
  const chosen = filter.among
  const toggle = (text: string): void => {
    const now = new Set(chosen ?? all.map((value) => value.text))
    if (!now.delete(text)) now.add(text)
    const { among: _, ...rest } = filter
    onFilter(now.size === all.length ? rest : { ...rest, among: [...now] })
  }
  return (
    <>
      <input
        className="field"
        value={filter.words ?? ''}
        placeholder={t('grid.contains')}
        aria-label={t('grid.contains')}
        onChange={(event) => onFilter({ ...filter, words: event.target.value })}
      />
      <ul className="q-popup-values">
        {values.slice(0, mostValues).map(({ text, count }) => (
          <li key={text}>
            <label>
              <input type="checkbox" checked={chosen ? chosen.includes(text) : true} onChange={() => toggle(text)} />
              <span className="cut grow">{text === '' ? t('domain.blank') : text}</span>
              <span className="t3">{count}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}

function Bounds(props: {
  readonly filter: ColumnFilter
  readonly format: AmountFormat
  readonly onChange: (filter: ColumnFilter) => void
}): ReactNode {
  const { t } = useTranslation()
  const bound = (name: 'least' | 'most', label: string): ReactNode => (
    <Bound
      key={name}
      label={label}
      fen={props.filter[name]}
      format={props.format}
      onChange={(fen) => {
        const { [name]: _, ...rest } = props.filter
        props.onChange(fen === null ? rest : { ...rest, [name]: fen })
      }}
    />
  )
  return (
    <div className="q-popup-bounds">
      {bound('least', t('grid.atLeast'))}
      {bound('most', t('grid.atMost'))}
    </div>
  )
}

function Bound(props: {
  readonly label: string
  readonly fen: number | undefined
  readonly format: AmountFormat
  readonly onChange: (fen: number | null) => void
}): ReactNode {
  const [text, setText] = useState(props.fen === undefined ? '' : exactAmount(props.fen, props.format.unit))
  const reading = parseAmount(text, props.format.unit)
  return (
    <label>
      <span className="t3">{props.label}</span>
      <input
        className="field num"
        value={text}
        aria-invalid={!reading.ok}
        onChange={(event) => {
          setText(event.target.value)
          const next = parseAmount(event.target.value, props.format.unit)
          if (next.ok) props.onChange(next.value)
        }}
      />
    </label>
  )
}

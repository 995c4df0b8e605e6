import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { valuesOf } from './arrange.ts'
import type { ColumnSpec } from './column-spec.ts'
import { folded, textTests, type ColumnFilter, type TextTest } from './filters.ts'
import type { AmountFormat } from './readings.ts'

/** Longer lists are narrowed by the words above them. */
const mostValues = 300

export type ValuesFilterProps<Row> = {
  readonly column: ColumnSpec<Row>
  readonly rows: readonly Row[]
  readonly format: AmountFormat
  readonly filter: ColumnFilter
  readonly onChange: (filter: ColumnFilter) => void
}

/** A test of the column's text, and the set of its values, blank among them, to choose from. */
export function ValuesFilter<Row>({ column, rows, format, filter, onChange }: ValuesFilterProps<Row>): ReactNode {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const all = useMemo(() => valuesOf(rows, column, format), [rows, column, format])
  const found = all.filter(({ text }) => folded(text).includes(folded(search)))
  const chosen = useMemo(() => new Set(filter.among ?? all.map(({ text }) => text)), [filter.among, all])

  const choose = (now: ReadonlySet<string>): void => {
    const { among: _, ...rest } = filter
    onChange(all.every(({ text }) => now.has(text)) ? rest : { ...rest, among: [...now] })
  }
  const toggle = (text: string): void => {
    const now = new Set(chosen)
    if (!now.delete(text)) now.add(text)
    choose(now)
  }
  /** With words in the search, all and none are said of what they find. */
  const setFound = (on: boolean): void => {
    const now = new Set(chosen)
    for (const { text } of found)
      if (on) now.add(text)
      else now.delete(text)
    choose(now)
  }
  return (
    <>
      <div className="q-popup-test">
        <select
          className="field"
          aria-label={t('finding.test')}
          value={filter.how ?? 'contains'}
          onChange={(event) => onChange({ ...filter, how: event.target.value as TextTest })}
        >
          {textTests.map((one) => (
            <option key={one} value={one}>
              {t(`finding.text.${one}`)}
            </option>
          ))}
        </select>
        <input
          className="field"
          value={filter.words ?? ''}
          aria-label={t('finding.words')}
          placeholder={t('finding.words')}
          onChange={(event) => onChange({ ...filter, words: event.target.value })}
        />
      </div>
      <input
        className="field"
        type="search"
        value={search}
        placeholder={t('finding.searchValues')}
        aria-label={t('finding.searchValues')}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="q-popup-sort">
        <button type="button" className="btn quiet" onClick={() => setFound(true)}>
          {t('finding.all')}
        </button>
        <button type="button" className="btn quiet" onClick={() => setFound(false)}>
          {t('finding.none')}
        </button>
      </div>
      <ul className="q-popup-values" aria-label={t('finding.values')}>
        {found.slice(0, mostValues).map(({ text, count }) => (
          <li key={text}>
            <label>
              <input type="checkbox" checked={chosen.has(text)} onChange={() => toggle(text)} />
              <span className="cut grow">{text === '' ? t('domain.blank') : text}</span>
              <span className="t3">{count}</span>
            </label>
          </li>
        ))}
      </ul>
    </>
  )
}

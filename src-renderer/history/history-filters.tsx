import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HistoryFilterInput } from '../../src-main/history/history.contract.ts'
import { acts, type Act } from '../../src-main/ledger/ledger.contract.ts'
import { localDay } from '../../src-main/shared/day.ts'
import { monthAround, type DayRange } from '../activities/time-range.ts'
import { useCall } from '../api.ts'
import { Menu } from '../app/parts/menu.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { DayInput } from '../fields/day-input.tsx'
import { FilterPick } from '../fields/filter-pick.tsx'

const spans = ['any', 'today', 'week', 'month', 'days'] as const
type Span = (typeof spans)[number]

export type HistoryNarrowing = {
  readonly whole: boolean
  readonly author: string | null
  readonly act: Act | null
  readonly span: Span
  readonly days: DayRange
}
export const notNarrowed: HistoryNarrowing = {
  whole: false,
  author: null,
  act: null,
  span: 'any',
  days: { from: null, to: null },
}

const startOf = (day: string): number => new Date(`${day}T00:00:00`).getTime()
const endOf = (day: string): number => new Date(`${day}T23:59:59.999`).getTime()

/** The filter as the log is asked; days are those of this computer. */
export function filterOf({ author, act, span, days }: HistoryNarrowing, today: string): HistoryFilterInput {
  const range: DayRange =
    span === 'any'
      ? { from: null, to: null }
      : span === 'today'
        ? { from: today, to: null }
        : span === 'week'
          ? { from: localDay(startOf(today) - 6 * 86_400_000), to: null }
          : span === 'month'
            ? { from: monthAround(today).from, to: null }
            : days
  return {
    author,
    acts: act === null ? null : [act],
    from: range.from === null ? null : startOf(range.from),
    to: range.to === null ? null : endOf(range.to),
  }
}

/** Whose acts, which acts, when; on this plan or anywhere. */
export function HistoryFilters(props: {
  readonly value: HistoryNarrowing
  readonly onChange: (change: Partial<HistoryNarrowing>) => void
}): ReactNode {
  const { t } = useTranslation()
  const { value, onChange } = props
  const authors = useCall('history.authors', {}).data
  const people = useMemo(() => (authors ?? []).map((name) => ({ value: name, label: name })), [authors])
  const actOptions = useMemo(() => acts.map((act) => ({ value: act, label: t(`history.actKind.${act}`) })), [t])
  return (
    <div className="history-filters">
      <Segmented
        label={t('history.scope')}
        value={value.whole ? 'all' : 'plan'}
        onChoose={(scope) => onChange({ whole: scope === 'all' })}
        choices={[
          { value: 'plan', label: t('history.ofPlan') },
          { value: 'all', label: t('history.ofAll') },
        ]}
      />
      <FilterPick
        title={t('history.who')}
        value={value.author}
        options={people}
        onChoose={(author) => onChange({ author })}
      />
      <FilterPick
        title={t('history.which')}
        value={value.act}
        options={actOptions}
        onChoose={(act) => onChange({ act: act as Act | null })}
      />
      <Menu
        label={`${t('history.when')} ${t(`history.span.${value.span}`)}`}
        items={spans.map((span) => ({
          id: span,
          label: t(`history.span.${span}`),
          checked: span === value.span,
          run: () => onChange({ span }),
        }))}
      >
        <span>
          <span className="k">{t('history.when')}</span> {t(`history.span.${value.span}`)}
        </span>
      </Menu>
      {value.span === 'days' ? (
        <span className="history-days">
          <DayInput
            label={t('history.fromDay')}
            value={value.days.from}
            onChange={(from) => onChange({ days: { ...value.days, from } })}
          />
          –
          <DayInput
            label={t('history.toDay')}
            value={value.days.to}
            onChange={(to) => onChange({ days: { ...value.days, to } })}
          />
        </span>
      ) : null}
      <span className="grow" />
      {value === notNarrowed ? null : (
        <button type="button" className="btn quiet" onClick={() => onChange(notNarrowed)}>
          {t('history.clearFilters')}
        </button>
      )}
    </div>
  )
}

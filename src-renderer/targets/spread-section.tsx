import { ArrowRight, Lock } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { readTyped } from '../../src-main/shared/formula.ts'
import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { exactAmount, type Unit } from '../../src-main/shared/money.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import type { SpreadPreview } from '../../src-main/targets/targets.contract.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { usePeriodWords } from './period-words.ts'
import { SpreadFactList } from './spread-facts.tsx'
import { SpreadRefused } from './spread-refused.tsx'
import { lineRows, monthRows, periodSum, type PreviewRow } from './spread-rows.ts'
import { columnOf, periodOf } from './target-row.ts'
import type { SpreadDraft, Spreading } from './use-spread.ts'

/** More lines would only be scrolled past; the sum row counts all. */
const mostRows = 14

export type SpreadProps = {
  readonly spreading: Spreading
  readonly plan: Plan
  readonly unit: Unit
  /** Names of lines, for a month that is spread over several. */
  readonly lineName: (id: string) => string
}

/** A typed total before it is applied: over which period, each month now and then, and what rules it follows. */
export function SpreadSection({ spreading, plan, unit, lineName }: SpreadProps): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { draft, preview } = spreading
  if (!draft) return null
  const quarter =
    draft.period.kind === 'month'
      ? Math.ceil(draft.period.month / 3)
      : draft.period.kind === 'quarter'
        ? draft.period.quarter
        : null
  const periods: readonly FiscalPeriod[] = [
    { kind: 'year' },
    ...[1, 2, 3, 4].map((one): FiscalPeriod => ({ kind: 'quarter', quarter: one })),
    ...(draft.period.kind === 'month' && quarter !== null ? [draft.period] : []),
  ]
  return (
    <section className="spread" aria-label={t('targets.spread.title')}>
      <h3>
        {t('targets.spread.title')}
        <span className="grow" />
        <span className="t3 cut">{draft.title}</span>
      </h3>
      <div className="spread-total">
        <select
          className="field"
          aria-label={t('targets.spread.period')}
          value={columnOf(draft.period)}
          onChange={(event) => {
            const period = periodOf(event.target.value) ?? draft.period
            spreading.change({ period, total: periodSum(draft.lines, period) })
          }}
        >
          {periods.map((period) => (
            <option key={columnOf(period)} value={columnOf(period)}>
              {words.short(plan, period)}
            </option>
          ))}
        </select>
        <span className="t3">{formatAmount(periodSum(draft.lines, draft.period), unit) || t('domain.blank')}</span>
        <Icon of={ArrowRight} small />
        <TotalField
          key={`${draft.rowId} ${columnOf(draft.period)} ${spreading.retyped}`}
          spreading={spreading}
          draft={draft}
          unit={unit}
        />
      </div>
      {preview?.ok ? (
        <PreviewTable draft={draft} preview={preview.value} plan={plan} unit={unit} lineName={lineName} />
      ) : null}
      {preview && !preview.ok ? (
        <SpreadRefused failure={preview.error} spreading={spreading} draft={draft} unit={unit} />
      ) : null}
      {draft.total === null ? <p className="sm t3">{t('targets.spread.unreadable')}</p> : null}
    </section>
  )
}

function TotalField({
  spreading,
  draft,
  unit,
}: {
  readonly spreading: Spreading
  readonly draft: SpreadDraft
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(draft.total === null ? '' : exactAmount(draft.total, unit))
  const read = (typed: string): ReturnType<typeof readTyped> =>
    readTyped(typed, unit, periodSum(draft.lines, draft.period))
  const reading = read(text)
  useEffect(() => input.current?.select(), [])
  return (
    <input
      ref={input}
      className="field num"
      aria-label={t('targets.spread.total')}
      aria-invalid={draft.total === null || !reading.ok || undefined}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        const next = read(event.target.value)
        spreading.change({ total: next.ok ? next.value : null })
      }}
    />
  )
}

function PreviewTable(props: {
  readonly draft: SpreadDraft
  readonly preview: SpreadPreview
  readonly plan: Plan
  readonly unit: Unit
  readonly lineName: (id: string) => string
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { draft, preview, plan, unit } = props
  const several = draft.lines.length > 1
  const oneMonth = draft.period.kind === 'month'
  const [picked, setPicked] = useState<'month' | 'line'>('month')
  const by = several && (oneMonth || picked === 'line') ? 'line' : 'month'
  const rows = (by === 'line' ? lineRows : monthRows)(draft.lines, draft.period, preview)
  const shown = rows.slice(0, mostRows)
  // Where nearly every row has a part of the remainder, a mark would say nothing.
  const marked = rows.filter(({ handed }) => handed > 0).length * 2 <= rows.length
  const name = (row: PreviewRow): string =>
    row.line === null ? words.short(plan, { kind: 'month', month: row.month ?? 1 }) : props.lineName(row.line)
  return (
    <>
      <SpreadFactList preview={preview} plan={plan} unit={unit} lineName={props.lineName} />
      {several && !oneMonth ? (
        <Segmented
          label={t('targets.spread.view')}
          value={picked}
          onChoose={setPicked}
          choices={[
            { value: 'month', label: t('targets.spread.byMonth') },
            { value: 'line', label: t('targets.spread.byLine') },
          ]}
        />
      ) : null}
      <table className={by === 'line' ? 'mini prev by-line' : 'mini prev'}>
        <thead>
          <tr>
            <th>{t(by === 'line' ? 'targets.spread.line' : 'targets.spread.month')}</th>
            <th className="num">{t('targets.spread.before')}</th>
            <th className="num">{t('targets.spread.after')}</th>
            <th className="num">{t('targets.spread.change')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <PreviewLine key={row.id} row={row} name={name(row)} unit={unit} marked={marked} />
          ))}
          <tr className="sum">
            <td>{words.short(plan, draft.period)}</td>
            <td className="num">{formatAmount(preview.before, unit)}</td>
            <td className="num">{formatAmount(preview.after, unit)}</td>
            <td className="num">{formatSigned(preview.after - preview.before, unit)}</td>
          </tr>
        </tbody>
      </table>
      {rows.length > shown.length ? (
        <p className="sm t3">{t('targets.spread.more', { count: rows.length - shown.length })}</p>
      ) : null}
    </>
  )
}

function PreviewLine({
  row,
  name,
  unit,
  marked,
}: {
  readonly row: PreviewRow
  readonly name: string
  readonly unit: Unit
  readonly marked: boolean
}): ReactNode {
  const { t } = useTranslation()
  const { before, after, held, handed } = row
  const same = before === after
  const rounded =
    handed > 0
      ? t('targets.spread.roundedUp', { amount: formatAmount(handed, unit), unit: t(`domain.unit.${unit}`) })
      : undefined
  return (
    <tr>
      <td className="cut" title={name}>
        {name}
      </td>
      <td className="num t2">{formatAmount(before, unit)}</td>
      <td className="num" title={rounded}>
        {same ? formatAmount(after, unit) : <b>{formatAmount(after, unit)}</b>}
        {rounded === undefined || !marked ? null : <sup aria-label={rounded}>{t('targets.spread.remainderMark')}</sup>}
      </td>
      <td className="num">
        {held ? (
          <span className="t3">
            <Icon of={Lock} small /> {t('targets.spread.held')}
          </span>
        ) : same ? null : (
          formatSigned((after ?? 0) - (before ?? 0), unit)
        )}
      </td>
    </tr>
  )
}

/** The panel's foot while a total waits: Enter applies from anywhere in the panel, Esc drops. Drawn anew for each draft. */
export function SpreadFoot({ spreading }: { readonly spreading: Spreading }): ReactNode {
  const { t } = useTranslation()
  const { draft, preview, busy } = spreading
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  if (!draft) return null
  const ready = draft.total !== null && preview?.ok !== false && !busy
  return (
    <div className="foot">
      <button
        ref={button}
        type="button"
        className="btn primary fill"
        aria-disabled={!ready}
        onClick={() => ready && spreading.apply()}
      >
        {t('targets.spread.apply')} <kbd>Enter</kbd>
      </button>
      <button type="button" className="btn" onClick={spreading.drop}>
        {t('targets.spread.drop')} <kbd>Esc</kbd>
      </button>
    </div>
  )
}

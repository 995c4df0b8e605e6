import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { differenceOf } from '../../src-main/comparison/comparison.rules.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import { formatAmount } from '../app/amounts.ts'
import { Panel } from '../app/slots.tsx'
import { usePeriodWords } from '../targets/period-words.ts'
import { differenceText, rateText, type ColumnContext } from './comparison-columns.ts'
import type { ComparisonRow } from './comparison-rows.ts'

/** Both numbers of one cell, what lies between them, and the months that a total is made of. */
export function ComparisonPanel(props: {
  readonly plan: Plan
  readonly other: string
  /** Whether the other year begins in another month. */
  readonly turned: boolean
  readonly cell: { readonly row: ComparisonRow; readonly period: FiscalPeriod } | null
  readonly context: ColumnContext
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { plan, cell, context, other } = props
  return (
    <Panel label={t('comparison.panel.label')}>
      <div className="target-panel">
        {cell ? (
          <>
            <section>
              <div className="sm t3 cut">
                {[cell.row.city, cell.row.name].filter((part) => part !== '').join(' · ')}
              </div>
              <h2>{words.full(plan, cell.period)}</h2>
            </section>
            <BothSides row={cell.row} period={cell.period} other={other} context={context} />
            {cell.period.kind === 'month' ? null : <Parts row={cell.row} period={cell.period} context={context} />}
          </>
        ) : (
          <section className="t3">{t('comparison.panel.none')}</section>
        )}
        {props.turned ? <section className="sm t3">{t('comparison.panel.turned')}</section> : null}
      </div>
    </Panel>
  )
}

const toned = (gap: Fen | null): string => ((gap ?? 0) < 0 ? 'neg' : '')

function BothSides(props: {
  readonly row: ComparisonRow
  readonly period: FiscalPeriod
  readonly other: string
  readonly context: ColumnContext
}): ReactNode {
  const { t } = useTranslation()
  const { row, period, other, context } = props
  const { mine, theirs } = row.sides(period)
  const said = (amount: Fen | null): string =>
    amount === null ? t('domain.blank') : formatAmount(amount, context.unit)
  return (
    <section>
      <dl className="kv amounts">
        <dt>{t('comparison.mine')}</dt>
        <dd>{said(mine)}</dd>
        <dt>{other}</dt>
        <dd>{theirs === undefined ? t('domain.noRate') : said(theirs)}</dd>
        <dt>{t('domain.variance')}</dt>
        <dd className={toned(theirs === undefined ? null : differenceOf(mine, theirs))}>
          <b>{mine === theirs ? t('comparison.same') : differenceText(mine, theirs, context)}</b>
        </dd>
        <dt>{t('comparison.rate')}</dt>
        <dd>{rateText(mine, theirs)}</dd>
      </dl>
    </section>
  )
}

/** A year's quarters or a quarter's months. */
function Parts({
  row,
  period,
  context,
}: {
  readonly row: ComparisonRow
  readonly period: FiscalPeriod
  readonly context: ColumnContext
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { unit, plan } = context
  const parts: readonly FiscalPeriod[] =
    period.kind === 'quarter'
      ? [2, 1, 0].map((back) => ({ kind: 'month', month: period.quarter * 3 - back }))
      : Array.from({ length: 12 }, (_, month) => ({ kind: 'month', month: month + 1 }))
  return (
    <section>
      <table className="mini prev by-line">
        <thead>
          <tr>
            <th>{t('targets.spread.month')}</th>
            <th className="num">{t('comparison.mine')}</th>
            <th className="num">{t('comparison.theirs')}</th>
            <th className="num">{t('domain.variance')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => {
            const { mine, theirs } = row.sides(part)
            return (
              <tr key={words.short(plan, part)}>
                <td>{words.short(plan, part)}</td>
                <td className="num">{formatAmount(mine, unit)}</td>
                <td className="num t2">{theirs === undefined ? '' : formatAmount(theirs, unit)}</td>
                <td className={`num ${toned(theirs === undefined ? null : differenceOf(mine, theirs))}`}>
                  {differenceText(mine, theirs, context)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { monthsOf, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { type Unit } from '../../src-main/shared/money.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import { isHeld } from '../../src-main/targets/targets.rules.ts'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import { Panel } from '../app/slots.tsx'
import { CellHistory } from './cell-history.tsx'
import { RevisionSection } from '../plans/revision-section.tsx'
import { usePeriodWords } from './period-words.ts'
import { QuotaSection } from './quota-section.tsx'
import { SpreadFoot, SpreadSection, type SpreadProps } from './spread-section.tsx'
import { shownPeriod } from './target-columns.ts'
import type { TargetRow } from './target-row.ts'
import type { MonthCell, TargetWrites } from './use-target-writes.ts'

export type PanelCell = { readonly row: TargetRow; readonly columnId: string }

export type CellPanelProps = SpreadProps & {
  readonly cell: PanelCell | null
  /** Whether the panel offers the quota in every cell, not only in the quota columns. */
  readonly quotaEverywhere?: boolean
  readonly writes: TargetWrites
  /** What the cell's colour says, in words and per cent. */
  readonly colour?: string | null
  /** The months that are selected in the grid; where it is given, months of a revision can be explained. */
  readonly selected?: () => readonly MonthCell[]
  /** Gives the focus back to the grid. */
  readonly onLeave: () => void
}

/** What one cell is: its name and amount, its history or what it is made of, its quota, and a total that waits. */
export function CellPanel(props: CellPanelProps): ReactNode {
  const { t } = useTranslation()
  const { cell, spreading } = props
  return (
    <Panel label={t('targets.panel.label')} wide={props.unit !== 'wan'}>
      <div
        className="target-panel"
        role="presentation"
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            event.stopPropagation()
            if (spreading.draft) spreading.drop()
            props.onLeave()
          } else if (event.key === 'Enter' && spreading.draft && event.target instanceof HTMLInputElement) {
            event.preventDefault()
            if (spreading.draft.total !== null) spreading.apply()
          }
        }}
      >
        {cell ? <Cell {...props} cell={cell} /> : <section className="t3">{t('targets.panel.none')}</section>}
        <SpreadSection {...props} />
        {spreading.draft ? <SpreadFoot key={spreading.draft.rowId} spreading={spreading} /> : null}
      </div>
    </Panel>
  )
}

const isQuotaCell = (columnId: string): boolean => columnId === 'quota' || columnId === 'variance'

function Cell(props: CellPanelProps & { readonly cell: PanelCell }): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { cell, plan, unit, writes } = props
  const { row, columnId } = cell
  const period = shownPeriod(columnId)
  const amount = row.kind === 'share' ? null : row.amount(period)
  const whom = row.quota
  return (
    <>
      <section>
        <div className="sm t3 cut">{placeOf(row)}</div>
        <div className="cell-head">
          <h2>{words.full(plan, period)}</h2>
          <span className="grow" />
          <span className="big">{amount === null ? '' : formatAmount(amount, unit)}</span>
          <span className="t3 sm">{t(`domain.unit.${unit}`)}</span>
        </div>
        {props.colour ? <div className="sm t2 cell-colour">{props.colour}</div> : null}
      </section>
      <Comparison row={row} period={period} unit={unit} />
      {props.selected &&
      row.line &&
      row.line.baseline !== undefined &&
      /^m\d/.test(columnId) &&
      period.kind === 'month' ? (
        <RevisionSection
          key={`${row.line.id} ${period.month} ${row.line.reasons?.[period.month - 1] ?? ''}`}
          line={row.line}
          month={period.month}
          unit={unit}
          locked={isLocked(plan.status)}
          writes={writes}
          selected={props.selected}
        />
      ) : null}
      {props.spreading.draft ? null : row.line && period.kind === 'month' && columnId.startsWith('m') ? (
        <CellHistory
          key={`${row.line.id} ${period.month}`}
          line={row.line.id}
          month={period.month}
          plan={plan}
          unit={unit}
        />
      ) : props.quotaEverywhere ? null : (
        <Composition row={row} period={period} plan={plan} unit={unit} />
      )}
      {whom && (props.quotaEverywhere || isQuotaCell(columnId)) ? (
        <QuotaSection
          key={`${whom.level} ${whom.subject} ${whom.given?.grain} ${whom.given?.amounts.join()}`}
          plan={plan}
          unit={unit}
          name={row.whose ?? row.name}
          whom={whom}
          writes={writes}
        />
      ) : null}
    </>
  )
}

const placeOf = (row: TargetRow): string =>
  [row.city, row.whose ?? '', row.name, row.owner]
    .filter((part, index, parts) => part !== '' && parts.indexOf(part) === index)
    .join(' · ')

/** 下达 / 自报 / 差额 of the period, where a quota says anything about it (DOMAIN.md rule 7). */
function Comparison({
  row,
  period,
  unit,
}: {
  readonly row: TargetRow
  readonly period: FiscalPeriod
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  const { quota, own, difference } = row.compared(period)
  if (quota === null) return null
  return (
    <section>
      <h3>{t('targets.panel.comparison')}</h3>
      <dl className="kv amounts">
        <dt>{t('domain.quota')}</dt>
        <dd>{formatAmount(quota, unit)}</dd>
        <dt>{t('domain.ownFigure')}</dt>
        <dd>{formatAmount(own, unit)}</dd>
        <dt>{t('domain.variance')}</dt>
        <dd className={(difference ?? 0) < 0 ? 'neg' : ''}>{formatSigned(difference, unit)}</dd>
      </dl>
    </section>
  )
}

/** What a total is made of: its months, how many of its cells are held or blank. */
function Composition(props: {
  readonly row: TargetRow
  readonly period: FiscalPeriod
  readonly plan: Plan
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { row, period, plan, unit } = props
  const months = monthsOf(period)
  const cells = row.lines.flatMap((line) =>
    months.map((month) => ({ held: isHeld(line, month), amount: line.months[month - 1] ?? null })),
  )
  if (cells.length === 0) return null
  const held = cells.filter((cell) => cell.held).length
  const blank = cells.filter((cell) => cell.amount === null).length
  return (
    <section>
      <h3>{t('targets.panel.composed')}</h3>
      <dl className="kv amounts">
        {months.length > 1
          ? months.map((month) => [
              <dt key={`t${month}`}>{words.short(plan, { kind: 'month', month })}</dt>,
              <dd key={`d${month}`}>{formatAmount(row.amount({ kind: 'month', month }), unit)}</dd>,
            ])
          : null}
        {row.lines.length > 1
          ? [<dt key="lt">{t('targets.panel.lines')}</dt>, <dd key="ld">{row.lines.length}</dd>]
          : null}
        {held > 0
          ? [
              <dt key="ht">{t('targets.panel.held')}</dt>,
              <dd key="hd">{t('targets.panel.heldCells', { count: held })}</dd>,
            ]
          : null}
        {blank > 0
          ? [
              <dt key="bt">{t('targets.panel.blank')}</dt>,
              <dd key="bd">{t('targets.panel.blankCells', { count: blank })}</dd>,
            ]
          : null}
      </dl>
    </section>
  )
}

import { TrendingUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../src-main/shared/money.ts'
import { formatAmount } from '../app/amounts.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Panel } from '../app/slots.tsx'
import { FieldHistory } from '../fields/field-history.tsx'
import type { ChannelIndex, Directory } from '../fields/use-directory.ts'
import type { ColumnSpec } from '../grid/column-spec.ts'
import { shownValue } from '../grid/readings.ts'
import type { ActualLine, ActualRow } from './actual-rows.ts'

/** The current record: whose, when, how much, where it came from, and the history of the field that has the focus. */
export function ActualPanel(props: {
  readonly line: ActualLine | null
  readonly columnId: string | null
  readonly columns: readonly ColumnSpec<ActualRow>[]
  readonly unit: Unit
  readonly directory: Directory
  readonly channels: ChannelIndex
}): ReactNode {
  const { t } = useTranslation()
  const { line, unit, directory, channels } = props
  if (!line) {
    return (
      <Panel label={t('actuals.panel')}>
        <div className="panel-hint">
          <Icon of={TrendingUp} />
          <p className="t3">{t('actuals.panelNone')}</p>
        </div>
      </Panel>
    )
  }
  const channel = channels.channel(line.channel)
  const column = props.columns.find((one) => one.id === props.columnId)
  const facts = [
    directory.city(channel?.city ?? null)?.name,
    line.document,
    directory.person(line.person)?.name,
    line.occurredOn,
  ].filter((part) => part)
  return (
    <Panel label={t('actuals.panel')}>
      <section>
        <div className="sm t3 selectable">{facts.join(' · ')}</div>
        <h2 className="selectable">{channel?.name ?? t('actuals.noChannel')}</h2>
        <div>
          <span className="t2">{t(`domain.recorded.${line.measure}`)}</span>{' '}
          <b className="selectable">{formatAmount(line.amount, unit)}</b>{' '}
          <span className="t3">{t(`domain.unit.${unit}`)}</span>
        </div>
        <p className="sm t3">
          {line.source === null ? t('actuals.typed') : t('actuals.from', { source: line.source })}
        </p>
      </section>
      {column?.editable ? (
        <FieldHistory
          of={{ entity: 'actual', id: line.id, field: column.id }}
          label={column.title}
          shown={(value) => shownValue(column, value, { unit }) || (channels.channel(String(value))?.name ?? '')}
        />
      ) : null}
    </Panel>
  )
}

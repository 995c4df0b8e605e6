import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { amountField } from '../../src-main/ledger/registry.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import { formatAmount } from '../app/amounts.ts'
import { Segmented } from '../app/parts/segmented.tsx'
import { FieldHistory } from '../fields/field-history.tsx'
import { RowHistory } from '../history/row-history.tsx'
import { usePeriodWords } from './period-words.ts'

let chosen: 'cell' | 'row' = 'cell'

/** The history of a month of a line, or of the whole line; which of the two stays chosen from cell to cell. */
export function CellHistory(props: {
  readonly line: string
  readonly month: number
  readonly plan: Plan
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { line, month, plan, unit } = props
  const [which, setWhich] = useState(chosen)
  const locked = isLocked(plan.status)
  return (
    <>
      <div className="panel-choice">
        <Segmented
          label={t('history.choice')}
          value={which}
          onChoose={(next) => {
            chosen = next
            setWhich(next)
          }}
          choices={[
            { value: 'cell', label: t('history.ofCell') },
            { value: 'row', label: t('history.ofRow') },
          ]}
        />
      </div>
      {which === 'row' ? (
        <RowHistory entity="targetLine" id={line} unit={unit} plan={locked ? null : plan.id} />
      ) : (
        <FieldHistory
          of={{ entity: 'targetLine', id: line, field: amountField(month) }}
          label={words.short(plan, { kind: 'month', month })}
          shown={(value) => (typeof value === 'number' ? formatAmount(value, unit) : String(value ?? ''))}
          restorable={!locked}
        />
      )}
    </>
  )
}

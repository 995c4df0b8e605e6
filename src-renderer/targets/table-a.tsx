import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TableBasis } from '../../src-main/targets/tables.rules.ts'
import { SubtotalToggle, useSubtotals } from './subtotal-toggle.tsx'
import { quarterTableColumns, textColumn, useAmountContext, useTableWords } from './table-columns.ts'
import { BasisPick, TargetTableView } from './table-parts.tsx'
import { tableARows } from './table-rows.ts'
import type { Targets } from './use-targets.ts'

/** 表A: 指标分解, owners × quarters. */
export function TableAView({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const words = useTableWords()
  const [basis, setBasis] = useState<TableBasis>('own')
  const [subtotals, setSubtotals] = useSubtotals()
  const { rows, pinned } = useMemo(
    () => tableARows(targets, basis, words, subtotals),
    [targets, basis, words, subtotals],
  )
  const context = useAmountContext(targets, pinned[0])
  const columns = useMemo(
    () => [
      textColumn('name', t('targets.head2.owner'), 120, { grow: true, edge: true }),
      ...quarterTableColumns(basis, context),
    ],
    [t, basis, context],
  )
  return (
    <>
      <BasisPick value={basis} onChoose={setBasis} />
      <SubtotalToggle shown={subtotals} onShow={setSubtotals} />
      <TargetTableView
        label={t('targets.tabs.a')}
        targets={targets}
        unit={context.unit}
        rows={rows}
        pinned={pinned}
        columns={columns}
        basis={basis}
      />
    </>
  )
}

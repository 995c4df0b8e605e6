import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWithCompared } from '../quotas/use-compared-rows.ts'
import { SubtotalToggle, useSubtotals } from './subtotal-toggle.tsx'
import { quarterTableColumns, textColumn, useAmountContext, useTableWords } from './table-columns.ts'
import { basisOf, BasisPick, TargetTableView, type ShownBasis } from './table-parts.tsx'
import { tableARows } from './table-rows.ts'
import type { Targets } from './use-targets.ts'

/** 表A: 指标分解, owners × quarters. */
export function TableAView({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const words = useTableWords()
  const [figures, setFigures] = useState<ShownBasis>('own')
  const basis = basisOf(figures)
  const [subtotals, setSubtotals] = useSubtotals()
  const table = useMemo(() => tableARows(targets, basis, words, subtotals), [targets, basis, words, subtotals])
  const rows = useWithCompared(table.rows, figures === 'all')
  const pinned = useWithCompared(table.pinned, figures === 'all')
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
      <BasisPick value={figures} onChoose={setFigures} />
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

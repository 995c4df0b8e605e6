import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Slot } from '../app/slots.tsx'
import { useWithCompared } from '../quotas/use-compared-rows.ts'
import { SubtotalToggle, useSubtotals } from './subtotal-toggle.tsx'
import { monthTableColumns, shareColumn, textColumn, useAmountContext, useTableWords } from './table-columns.ts'
import { basisOf, BasisPick, TargetTableView, type ShownBasis } from './table-parts.tsx'
import { tableCRows } from './table-rows.ts'
import { useKept } from './use-kept.ts'
import type { Targets } from './use-targets.ts'

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

/** 表C: 各指标分解到月, people in their departments × months, with 合计 and 占比. */
export function TableCView({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const words = useTableWords()
  const [figures, setFigures] = useState<ShownBasis>('own')
  const basis = basisOf(figures)
  const [subtotals, setSubtotals] = useSubtotals()
  const [withShare, setWithShare] = useKept('share', false, isBoolean)
  const table = useMemo(() => tableCRows(targets, basis, words, subtotals), [targets, basis, words, subtotals])
  const rows = useWithCompared(table.rows, figures === 'all')
  const pinned = useWithCompared(table.pinned, figures === 'all')
  const context = useAmountContext(targets, pinned[0])
  const columns = useMemo(
    () => [
      textColumn('department', t('targets.head2.department'), 68, { look: () => ({ tone: 'muted' }) }),
      textColumn('name', t('targets.head2.person'), 56, { grow: true, edge: true }),
      ...monthTableColumns(basis, context),
      ...(withShare ? [shareColumn(t('targets.head2.share'))] : []),
    ],
    [t, basis, context, withShare],
  )
  return (
    <>
      <BasisPick value={figures} onChoose={setFigures} />
      <SubtotalToggle shown={subtotals} onShow={setSubtotals} />
      <Slot name="tools">
        <button type="button" className="btn quiet" aria-pressed={withShare} onClick={() => setWithShare(!withShare)}>
          {t('targets.tool.share')}
        </button>
      </Slot>
      <TargetTableView
        label={t('targets.tabs.c')}
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

import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { textColumn, useAmountContext, useTableWords } from './table-columns.ts'
import { TargetTableView } from './table-parts.tsx'
import { tableBRows } from './table-rows.ts'
import { amountColumn, type TargetColumn } from './target-columns.ts'
import { yearPeriod, type TargetRow } from './target-row.ts'
import type { Targets } from './use-targets.ts'

/** 表B: 各渠道销售收入指标到人, each owner's channels by city with the year's target; a typed target spreads over its months. */
export function TableBView({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const words = useTableWords()
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const { rows, pinned } = useMemo(() => tableBRows(targets, closed, words), [targets, closed, words])
  const context = useAmountContext(targets, pinned[0])
  const columns = useMemo((): readonly TargetColumn[] => {
    const strong = (row: TargetRow): { readonly strong?: boolean } => (row.kind === 'group' ? { strong: true } : {})
    return [
      textColumn('owner', t('targets.head2.owner'), 96, { look: strong }),
      textColumn('department', t('targets.head2.region'), 120, { look: () => ({ tone: 'muted' }) }),
      textColumn('name', t('targets.head.place'), 240, {
        grow: true,
        edge: true,
        look: (row) => ({
          ...strong(row),
          ...(row.open === null ? {} : { toggle: row.open ? ('open' as const) : ('closed' as const) }),
          ...(row.note ? { note: row.note } : {}),
          ...(row.hint ? { hint: row.hint } : {}),
          ...(row.kind === 'line' ? { indent: true } : {}),
        }),
      }),
      amountColumn(
        yearPeriod,
        { title: t('targets.head2.target'), width: Math.max(140, context.widths.year), look: () => ({}) },
        context,
      ),
    ]
  }, [t, context])
  const toggleRow = useCallback(({ id }: TargetRow) => {
    setClosed((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  return (
    <TargetTableView
      label={t('targets.tabs.b')}
      targets={targets}
      unit={context.unit}
      rows={rows}
      pinned={pinned}
      columns={columns}
      onToggleRow={toggleRow}
    />
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Unit } from '../../src-main/shared/money.ts'
import { formatAmount, shownDecimals } from '../app/amounts.ts'
import type { SelectionStats } from './column-spec.ts'

/** The middle of the status line: what is selected, its sum, mean, count and blanks (which count for nothing). */
export function SelectionSums({
  stats,
  unit,
}: {
  readonly stats: SelectionStats | null
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  if (!stats || stats.cells < 2) return null
  const item = (label: string, value: string): ReactNode => (
    <span className="item">
      {label} <b>{value}</b>
    </span>
  )
  return (
    <>
      <span className="item">
        {stats.ranges > 1
          ? t('grid.stats.several', { ranges: stats.ranges, cells: stats.cells })
          : t('grid.stats.selection', { rows: stats.rows, columns: stats.columns })}
      </span>
      {stats.sum !== null && item(t('grid.stats.sum'), formatAmount(stats.sum, unit))}
      {stats.mean !== null && item(t('grid.stats.mean'), formatAmount(stats.mean, unit, shownDecimals(unit) + 1))}
      {item(t('grid.stats.count'), String(stats.count))}
      {stats.blanks > 0 && item(t('grid.stats.blanks'), String(stats.blanks))}
      {stats.min !== null && item(t('grid.stats.min'), formatAmount(stats.min, unit))}
      {stats.max !== null && item(t('grid.stats.max'), formatAmount(stats.max, unit))}
    </>
  )
}

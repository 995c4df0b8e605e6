import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  fiscalMonths,
  monthLabels,
  quarterLabels,
  quarters,
  type FiscalPeriod,
} from '../../src-main/shared/calendar.ts'
import { formatShare, type Unit } from '../../src-main/shared/money.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import type { TableBasis } from '../../src-main/targets/tables.rules.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { usePeriodWords } from './period-words.ts'
import {
  amountColumn,
  amountWidths,
  leastWidths,
  quotaLock,
  type AmountContext,
  type AmountWidths,
  type TargetColumn,
} from './target-columns.ts'
import { yearPeriod, type TargetRow } from './target-row.ts'
import type { TableWords } from './table-rows.ts'
import { useLockWords } from './use-target-table.ts'
import type { Targets } from './use-targets.ts'

export function useTableWords(): TableWords {
  const { t } = useTranslation()
  return useMemo(
    () => ({
      total: t('domain.total'),
      subtotal: t('domain.subtotal'),
      share: t('domain.share'),
      unknown: t('targets.unknown'),
      noOwner: t('targets.noOwner'),
      noDepartment: t('targets.noDepartment'),
      noCity: t('targets.noCity'),
      newCustomers: t('domain.newCustomers'),
      channels: (count) => t('targets.channels', { count }),
    }),
    [t],
  )
}

/** What amount columns are made with; it changes only when the columns have to. */
export function useAmountContext(targets: Targets, total: TargetRow | undefined): AmountContext {
  const { unit, form } = usePlanContext()
  const words = usePeriodWords()
  const locks = useLockWords()
  const widths = useWidest(`${targets.plan.id} ${targets.measure} ${unit}`, total, unit)
  return useMemo(
    () => ({
      plan: targets.plan,
      unit,
      form,
      words: { ...words, ...locks },
      widths,
    }),
    [targets.plan, unit, form, words, locks, widths],
  )
}

/**
 * Columns grow with their amounts and keep that width for as long as they show the same thing: an undo takes no column
 * from under the eye, and the grid need not be laid out anew for it.
 */
function useWidest(of: string, total: TargetRow | undefined, unit: Unit): AmountWidths {
  const now = total ? amountWidths(total, unit) : leastWidths
  const [kept, setKept] = useState({ of, widths: now })
  const widths = kept.of === of ? wider(kept.widths, now) : now
  if (kept.of !== of || widths !== kept.widths) setKept({ of, widths })
  return widths
}

function wider(kept: AmountWidths, now: AmountWidths): AmountWidths {
  const kinds = ['month', 'quarter', 'year', 'quota', 'variance'] as const
  if (kinds.every((kind) => now[kind] <= kept[kind])) return kept
  return Object.fromEntries(kinds.map((kind) => [kind, Math.max(kept[kind], now[kind])])) as AmountWidths
}

export const textColumn = (
  id: 'name' | 'owner' | 'department' | 'city',
  title: string,
  width: number,
  more: Partial<TargetColumn> = {},
): TargetColumn => ({
  id,
  title,
  kind: 'text',
  width,
  pinned: true,
  value: (row) => row[id],
  look: (row) => (row.role && id === 'name' ? underLook : undefined),
  ...more,
})

/** The name of 下达 or 差额 under the row that it belongs to. */
const underLook = { indent: true, tone: 'muted' } as const

/** A column of a table whose basis is 自报, 下达 or 差额. */
function basisColumn(
  period: FiscalPeriod,
  basis: TableBasis,
  column: { readonly title: string; readonly width: number; readonly edge?: boolean },
  context: AmountContext,
): TargetColumn {
  const own = amountColumn(period, column, context)
  if (basis === 'own') return { ...own, look: (row) => (row.role ? own.look?.(row) : undefined) }
  const { unit } = context
  const shown = (row: TargetRow): string => {
    if (row.kind === 'share') return formatShare(row.share(period))
    return basis === 'quota' ? formatAmount(row.amount(period), unit) : formatSigned(row.amount(period), unit)
  }
  return {
    ...own,
    shown,
    editable: (row) => basis === 'quota' && row.quota !== null,
    locked: (row) => quotaLock(row, period, context),
    look: (row) =>
      basis === 'difference' && (row.amount(period) ?? 0) < 0
        ? { tone: 'negative', computed: true }
        : { computed: basis === 'difference' && row.kind === 'line' },
  }
}

/** 一季度 … 四季度, 合计. A quarter that does not begin in January names its months. */
export function quarterTableColumns(basis: TableBasis, context: AmountContext): readonly TargetColumn[] {
  const { plan, words, widths } = context
  const labels = quarterLabels(plan.firstMonth)
  const columns = quarters.map((quarter, index) => {
    const label = labels[index]
    const title = label?.named
      ? `${words.quarter(quarter)} ${words.span(label.from, label.to)}`
      : words.quarter(quarter)
    return basisColumn(
      { kind: 'quarter', quarter },
      basis,
      { title, width: Math.max(112, widths.quarter), edge: quarter === 4 },
      context,
    )
  })
  return [
    ...columns,
    basisColumn(yearPeriod, basis, { title: words.total, width: Math.max(120, widths.year) }, context),
  ]
}

/** 1月 … 12月, 合计. */
export function monthTableColumns(basis: TableBasis, context: AmountContext): readonly TargetColumn[] {
  const { plan, words, widths } = context
  const labels = monthLabels(plan.fiscalYear, plan.firstMonth)
  const columns = fiscalMonths.map((month, index) =>
    basisColumn(
      { kind: 'month', month },
      basis,
      { title: words.month(labels[index]?.month ?? month), width: widths.month, edge: month === 12 },
      context,
    ),
  )
  return [...columns, basisColumn(yearPeriod, basis, { title: words.total, width: widths.year }, context)]
}

/** A person's part of the total, the optional column of table C. */
export const shareColumn = (title: string): TargetColumn => ({
  id: 'share',
  title,
  kind: 'text',
  align: 'right',
  width: 64,
  value: (row) => (row.kind === 'share' ? null : row.share(yearPeriod)),
  shown: (row) => (row.kind === 'share' ? '' : formatShare(row.share(yearPeriod))),
  look: () => ({ computed: true }),
})

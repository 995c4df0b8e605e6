import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlanContext } from '../app/plan-context.tsx'
import { usePeriodWords } from '../targets/period-words.ts'
import { useKept } from '../targets/use-kept.ts'
import { comparisonColumns, type ColumnContext, type ComparisonColumn } from './comparison-columns.ts'
import type { ComparisonGridProps } from './comparison-grid.tsx'
import type { ComparisonTable } from './comparison-rows.ts'

const isQuarters = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => Number.isInteger(one))

/** Names at the left, then periods; quarters open into their months and stay as they were left. */
export function useComparisonColumns(
  { targets, grouping, shown, side }: ComparisonGridProps,
  { pinned }: ComparisonTable,
): {
  readonly context: ColumnContext
  readonly columns: readonly ComparisonColumn[]
  /** All there are: a filter holds while its column is folded away. */
  readonly all: readonly ComparisonColumn[]
  readonly toggleQuarter: (group: string) => void
} {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const periods = usePeriodWords()
  const { plan } = targets
  const [open, setOpen] = useKept<readonly number[]>('comparison.quarters', [1], isQuarters)
  const total = pinned[0]
  const context = useMemo(
    (): ColumnContext => ({
      plan,
      unit,
      shown,
      open: new Set(open),
      total,
      words: {
        ...periods,
        mine: t('comparison.mine'),
        theirs: side.short,
        difference: t('domain.variance'),
        blankHere: t('comparison.blankHere'),
        blankThere: t('comparison.blankThere'),
        untold: t('domain.noRate'),
      },
    }),
    [plan, unit, shown, open, total, periods, t, side.short],
  )
  const bySubject = side.with.kind === 'quota'
  const [columns, all] = useMemo(() => {
    const name: ComparisonColumn = {
      id: 'name',
      title:
        bySubject && grouping !== 'none'
          ? t(`domain.${grouping === 'person' ? 'owner' : grouping}`)
          : t('targets.head.channel'),
      kind: 'text',
      width: 150,
      grow: true,
      pinned: true,
      edge: bySubject || grouping === 'person',
      value: (row) => row.name,
      look: (row) => ({
        ...(row.open === null ? {} : { toggle: row.open ? ('open' as const) : ('closed' as const), strong: true }),
        ...(row.note ? { note: row.note } : {}),
        ...(row.hint ? { hint: row.hint } : {}),
        ...(row.kind === 'line' && grouping !== 'none' && !bySubject ? { indent: true } : {}),
      }),
    }
    const side2 = (id: 'city' | 'owner', title: string, edge: boolean): ComparisonColumn => ({
      id,
      title,
      kind: 'text',
      width: 64,
      pinned: true,
      edge,
      value: (row) => row[id],
    })
    const sideColumns = bySubject
      ? []
      : [
          ...(grouping === 'city' ? [] : [side2('city', t('domain.city'), grouping === 'person')]),
          ...(grouping === 'person' ? [] : [side2('owner', t('domain.owner'), true)]),
        ]
    const names = [sideColumns.length > 0 ? { ...name, edge: false } : name, ...sideColumns]
    const opened = { ...context, open: new Set([1, 2, 3, 4]) }
    return [
      [...names, ...comparisonColumns(context)],
      [...names, ...comparisonColumns(opened)],
    ]
  }, [context, grouping, bySubject, t])
  const toggleQuarter = useCallback(
    (group: string) => {
      const quarter = Number(group.replace('quarter-', ''))
      if (!Number.isInteger(quarter)) return
      setOpen(open.includes(quarter) ? open.filter((one) => one !== quarter) : [...open, quarter])
    },
    [open, setOpen],
  )
  return { context, columns, all, toggleQuarter }
}

import { Scale } from 'lucide-react'
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { Icon } from '../app/parts/icon.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { Slot } from '../app/slots.tsx'
import { narrowing, sortRows, unarranged, type Arrangement } from '../grid/arrange.ts'
import { rowKind } from '../grid/column-spec.ts'
import { DataGrid } from '../grid/data-grid.tsx'
import { NothingMatches } from '../grid/nothing-matches.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { CellPanel } from '../targets/cell-panel.tsx'
import { textColumn, useAmountContext } from '../targets/table-columns.ts'
import { amountColumn, quarterColumns, type TargetColumn } from '../targets/target-columns.ts'
import { yearPeriod, type TargetRow } from '../targets/target-row.ts'
import { Unallocated } from '../targets/unallocated.tsx'
import { useKept } from '../targets/use-kept.ts'
import { useTargetTable } from '../targets/use-target-table.ts'
import type { Targets } from '../targets/use-targets.ts'
import { rowId } from '../targets/working-grid.tsx'
import { useGridView } from '../views/use-grid-view.ts'
import { ViewTools } from '../views/view-tools.tsx'
import { withCompared } from './compared-rows.ts'
import { openDifference } from './open-difference.ts'
import { useComparedRows } from './use-compared-rows.ts'
import { levels, quotaHeads, quotaRows, type ShownLevel } from './quota-rows.ts'

const shownLevels: readonly ShownLevel[] = ['all', ...levels]
const isShown = (value: unknown): value is ShownLevel => shownLevels.some((level) => level === value)
const isQuarters = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => Number.isInteger(one))

/** 下达对照: 下达, 自报 and 差额 of every region, department, city and person, by month where the quota is by month. */
export function QuotasView({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const { plan } = targets
  const [shown, setShown] = useKept<ShownLevel>('quotas.level', 'all', isShown)
  const [open, setOpen] = useKept<readonly number[]>('quotas.quarters', [1], isQuarters)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const views = useGridView('targets.quotas')
  const { arrangement } = views
  const total = useMemo(() => targets.maker.pinned(targets.grid.lines, targets.quotas, true)[0], [targets])
  const columns = useQuotaColumns(targets, open, total)
  const { heads, rows, pinned } = useQuotaTable({ targets, shown, closed, total, arrangement, columns: columns.all })
  const table = useTargetTable(targets, rows, pinned)
  const toggleRow = useCallback(({ id }: TargetRow) => {
    setClosed((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const toggleQuarter = useCallback(
    (group: string) => {
      const quarter = Number(group.replace('quarter-', ''))
      setOpen(open.includes(quarter) ? open.filter((one) => one !== quarter) : [...open, quarter])
    },
    [open, setOpen],
  )
  const spread = (): void => {
    const whom = table.cell?.row.quota
    openDifference({ level: whom?.level ?? (shown === 'all' ? null : shown), subject: whom?.subject ?? null })
  }
  return (
    <>
      <Unallocated targets={targets} />
      <Slot name="tools">
        <Segmented
          label={t('quotas.level.label')}
          value={shown}
          onChoose={setShown}
          choices={shownLevels.map((value) => ({ value, label: t(`quotas.level.${value}`) }))}
        />
        <button
          type="button"
          className="btn quiet"
          title={t('quotas.difference.open')}
          disabled={isLocked(plan.status)}
          onClick={spread}
        >
          <Icon of={Scale} />
          <span className="tool-text">{t('quotas.difference.open')}</span>
        </button>
      </Slot>
      <DataGrid<TargetRow>
        label={t('quotas.title')}
        rows={rows}
        rowId={rowId}
        columns={columns.shown}
        unit={unit}
        pinnedRows={pinned}
        rowKind={rowKind}
        arrangement={arrangement}
        onArrangement={views.setArrangement}
        layout={views.view.layout}
        onLayout={views.setLayout}
        filterRows={heads}
        filterColumns={columns.all}
        empty={heads.length > 0 ? <NothingMatches onClear={() => views.setArrangement(unarranged)} /> : null}
        onEdits={table.onEdits}
        onToggleRow={toggleRow}
        onToggleGroup={toggleQuarter}
        onSelectionStats={table.setStats}
        onActiveCell={table.setActive}
        handle={table.handle}
      />
      <ViewTools views={views} columns={columns.shown} />
      <CellPanel
        cell={table.cell}
        plan={plan}
        unit={unit}
        quotaEverywhere
        writes={targets.writes}
        spreading={table.spreading}
        lineName={(id) => {
          const line = targets.grid.lines.find((one) => one.id === id)
          return line ? targets.maker.lineRow(line).name : ''
        }}
        onLeave={() => table.handle.current?.focus()}
      />
      <Slot name="sums">
        <SelectionSums stats={table.stats} unit={unit} />
      </Slot>
    </>
  )
}

type QuotaTableInput = {
  readonly targets: Targets
  readonly shown: ShownLevel
  readonly closed: ReadonlySet<string>
  readonly total: TargetRow | undefined
  readonly arrangement: Arrangement
  readonly columns: readonly TargetColumn[]
}

/** Filters and sort go by 自报 and by name, within each level; totals stay those of all and say so. */
function useQuotaTable({ targets, shown, closed, total, arrangement, columns }: QuotaTableInput): {
  readonly heads: readonly TargetRow[]
  readonly rows: readonly TargetRow[]
  readonly pinned: readonly TargetRow[]
} {
  const { t } = useTranslation()
  const { unit, form } = usePlanContext()
  const comparedRows = useComparedRows()
  const words = useMemo(
    () => ({
      unknown: t('targets.unknown'),
      own: t('domain.ownFigure'),
      level: (level: (typeof levels)[number]) => t(`domain.${level === 'person' ? 'owner' : level}`),
      handed: { city: t('quotas.handed.city'), person: t('quotas.handed.person') },
      left: { city: t('quotas.left.city'), person: t('quotas.left.person') },
    }),
    [t],
  )
  const input = useMemo(() => ({ targets, shown, closed, words }), [targets, shown, closed, words])
  const levelHeads = useMemo(() => quotaHeads(input), [input])
  const heads = useMemo(() => levelHeads.flat(), [levelHeads])
  const { rows, narrowed } = useMemo(() => {
    const format = { unit, form }
    const passes = narrowing(heads, arrangement.filters, '', columns, format)
    const arranged = levelHeads.flatMap((some) =>
      sortRows(passes ? some.filter(passes) : some, arrangement.sort, columns, format),
    )
    return { rows: quotaRows(input, arranged, comparedRows), narrowed: passes !== null }
  }, [input, levelHeads, heads, comparedRows, arrangement, columns, unit, form])
  const pinned = useMemo(() => {
    if (!total) return []
    const level = shown === 'all' ? undefined : shown
    const name = narrowed ? t('finding.wholeTotal') : total.name
    const compared: TargetRow['compared'] = (period) => targets.quotas.total(period, level)
    return withCompared([{ ...total, name, note: t('domain.ownFigure'), compared }], comparedRows)
  }, [t, targets, shown, total, narrowed, comparedRows])
  return { heads, rows, pinned }
}

function useQuotaColumns(
  targets: Targets,
  open: readonly number[],
  total: TargetRow | undefined,
): { readonly shown: readonly TargetColumn[]; readonly all: readonly TargetColumn[] } {
  const { t } = useTranslation()
  const context = useAmountContext(targets, total)
  return useMemo(() => {
    const columnsOf = (quarters: readonly number[]): readonly TargetColumn[] => [
      textColumn('name', t('quotas.name'), 150, {
        grow: true,
        edge: true,
        look: (row) => ({
          ...(row.open === null ? {} : { toggle: row.open ? ('open' as const) : ('closed' as const), strong: true }),
          ...(row.note ? { note: row.note } : {}),
          ...(row.role ? { indent: true, tone: 'muted' as const } : {}),
        }),
      }),
      ...quarterColumns(new Set(quarters), context),
      amountColumn(yearPeriod, { title: t('domain.year'), width: context.widths.year }, context),
    ]
    return { shown: columnsOf(open), all: columnsOf([1, 2, 3, 4]) }
  }, [t, open, context])
}

import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ComparedGrouping } from '../../src-main/comparison/comparison.contract.ts'
import type { SideLine } from '../../src-main/comparison/comparison.rules.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { Slot } from '../app/slots.tsx'
import { rowKind, type SelectionStats } from '../grid/column-spec.ts'
import { narrowing, sortRows, unarranged, type Arrangement } from '../grid/arrange.ts'
import { DataGrid } from '../grid/data-grid.tsx'
import { NothingMatches } from '../grid/nothing-matches.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { periodOf, yearPeriod } from '../targets/target-row.ts'
import type { Targets } from '../targets/use-targets.ts'
import { arrangedRows, withFilteredSum } from './arranged-rows.ts'
import type { ComparisonColumn, ShownKind } from './comparison-columns.ts'
import { ComparisonPanel } from './comparison-panel.tsx'
import { comparisonTable, type ComparisonRow, type ComparisonTable } from './comparison-rows.ts'
import { useGridView } from '../views/use-grid-view.ts'
import { ViewTools } from '../views/view-tools.tsx'
import type { OtherSide } from './other-side.ts'
import { useComparisonColumns } from './use-comparison-columns.ts'

export type ComparisonGridProps = {
  readonly targets: Targets
  readonly theirs: readonly SideLine[] | null
  readonly side: OtherSide
  readonly turned: boolean
  readonly grouping: ComparedGrouping
  readonly shown: ShownKind
  readonly only: boolean
  readonly onShowAll: () => void
}

const rowId = (row: ComparisonRow): string => row.id

/** The rows of a comparison, their totals, and what the chosen cell is made of. */
export function ComparisonGrid(props: ComparisonGridProps): ReactNode {
  const { t } = useTranslation()
  const { targets, only, side } = props
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [stats, setStats] = useState<SelectionStats | null>(null)
  const [active, setActive] = useState<{ readonly rowId: string; readonly columnId: string } | null>(null)
  const whole = useTable(props)
  const { context, columns, all, toggleQuarter } = useComparisonColumns(props, whole)
  const views = useGridView('targets.compare')
  const arranged = useArranged(whole, all, closed, views.arrangement)
  const table = { ...whole, ...arranged.shown }
  const toggleRow = useCallback(({ id }: ComparisonRow) => {
    setClosed((now) => {
      const next = new Set(now)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const row = active && [...table.rows, ...table.pinned].find(({ id }) => id === active.rowId)
  const period = (active && periodOf(active.columnId.split(':')[0] ?? '')) ?? yearPeriod
  return (
    <>
      <DataGrid<ComparisonRow>
        label={t('comparison.title')}
        rows={table.rows}
        rowId={rowId}
        columns={columns}
        unit={context.unit}
        pinnedRows={table.pinned}
        rowKind={rowKind}
        layout={views.view.layout}
        onLayout={views.setLayout}
        arrangement={views.arrangement}
        onArrangement={views.setArrangement}
        filterRows={arranged.lines}
        filterColumns={all}
        onToggleRow={toggleRow}
        onToggleGroup={toggleQuarter}
        onSelectionStats={setStats}
        onActiveCell={setActive}
        empty={
          only && whole.rows.length === 0 ? (
            <p>
              {t('comparison.noDifferences')}{' '}
              <button type="button" className="btn" onClick={props.onShowAll}>
                {t('comparison.showAll')}
              </button>
            </p>
          ) : (
            <NothingMatches onClear={() => views.setArrangement(unarranged)} />
          )
        }
      />
      <ViewTools views={views} columns={columns} />
      <ComparisonPanel
        plan={targets.plan}
        other={side.name}
        turned={props.turned}
        cell={row ? { row, period } : null}
        context={context}
      />
      <Slot name="sums">
        {stats && stats.cells > 1 ? (
          <SelectionSums stats={stats} unit={context.unit} />
        ) : (
          <span className="item">{t('comparison.summary', { count: table.all, differing: table.differing })}</span>
        )}
      </Slot>
    </>
  )
}

/** Filters and sort by the heads, within the groups. */
function useArranged(
  whole: ComparisonTable,
  columns: readonly ComparisonColumn[],
  closed: ReadonlySet<string>,
  arrangement: Arrangement,
): {
  /** What filters choose from. */
  readonly lines: readonly ComparisonRow[]
  readonly shown: Pick<ComparisonTable, 'rows' | 'pinned'>
} {
  const { t } = useTranslation()
  const { unit, form } = usePlanContext()
  const lines = useMemo(() => whole.rows.filter(({ kind }) => kind === 'line'), [whole.rows])
  const shown = useMemo(() => {
    const format = { unit, form }
    const passes = narrowing(lines, arrangement.filters, '', columns, format)
    const rows = arrangedRows(whole.rows, closed, (some) =>
      sortRows(passes ? some.filter(passes) : some, arrangement.sort, columns, format),
    )
    const words = { filtered: t('finding.filteredTotal'), whole: t('finding.wholeTotal') }
    return { rows, pinned: passes ? withFilteredSum(whole.pinned, lines.filter(passes), words) : whole.pinned }
  }, [whole.rows, whole.pinned, lines, arrangement, columns, closed, unit, form, t])
  return { lines, shown }
}

function useTable(props: ComparisonGridProps): ComparisonTable {
  const { t } = useTranslation()
  const { targets, theirs, grouping, only } = props
  const { grid, people, channels } = targets
  const words = useMemo(() => {
    // Many groups are of one size, and a translation takes as long as the rest of a group's row.
    const known = new Map<string, string>()
    const said = (key: string, say: () => string): string => {
      const text = known.get(key) ?? say()
      known.set(key, text)
      return text
    }
    return {
      newCustomers: t('domain.newCustomers'),
      noCity: t('targets.noCity'),
      noOwner: t('targets.noOwner'),
      noDepartment: t('targets.noDepartment'),
      noRegion: t('comparison.noRegion'),
      unknown: t('targets.unknown'),
      total: t('domain.total'),
      rate: t('comparison.rate'),
      differing: (differing: number, all: number) =>
        said(`${differing} ${all}`, () => t('comparison.differing', { differing, all })),
    }
  }, [t])
  return useMemo(
    () => comparisonTable({ grid, theirs, people, channels, grouping, onlyDifferences: only, words }),
    [grid, theirs, people, channels, grouping, only, words],
  )
}

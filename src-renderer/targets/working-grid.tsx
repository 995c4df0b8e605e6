import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isTargetTable } from '../../src-main/workbooks/pasted.rules.ts'
import { useCommands } from '../app/commands.ts'
import { usePlanContext } from '../app/plan-context.tsx'
import { Slot } from '../app/slots.tsx'
import { FilterPick } from '../fields/filter-pick.tsx'
import { narrowing, sortRows, unarranged } from '../grid/arrange.ts'
import { rowKind } from '../grid/column-spec.ts'
import { DataGrid } from '../grid/data-grid.tsx'
import { plainLayout, type GridLayout } from '../grid/layout.ts'
import { NothingMatches } from '../grid/nothing-matches.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { requestHandover, scopesOf } from '../handover/request.ts'
import { CellPanel } from './cell-panel.tsx'
import { groupings, type Grouping } from './grouping.ts'
import { useWithCompared } from '../quotas/use-compared-rows.ts'
import { withFilteredTotal } from './filtered-total.ts'
import { ColourLegend } from './colour-legend.tsx'
import { ColourPick } from './colour-pick.tsx'
import { GridTools } from './grid-tools.tsx'
import { Unallocated } from './unallocated.tsx'
import type { TargetRow } from './target-row.ts'
import { TargetDialogs, type OpenDialog } from './target-dialogs.tsx'
import { selectedMonths } from './holding.ts'
import { useJump } from './use-jump.ts'
import { useKept } from './use-kept.ts'
import { useTargetTable } from './use-target-table.ts'
import type { Targets } from './use-targets.ts'
import { useColouring } from './use-colouring.ts'
import { useWorkingColumns } from './working-columns.ts'
import { ViewTools } from '../views/view-tools.tsx'
import { plainView, type GridView } from '../views/grid-view.ts'
import { useGridView } from '../views/use-grid-view.ts'
import { useImporting } from '../workbooks/import-button.tsx'
import '../views/views.css'

/** By city, with the quarters that fit. The department says little where a region has one or two; it is there to be shown. */
const workingView = (): GridView => ({
  ...plainView,
  layout: workingLayout,
  grouping: 'city',
  quarters: quartersThatFit(window.innerWidth),
})
const workingLayout: GridLayout = { ...plainLayout, hidden: ['department'] }

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

/** The grid in which the year is broken down: channels × months, by city or owner, with everything above them. */
export function WorkingGrid({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const { unit, form } = usePlanContext()
  const { plan, grid, quotas, maker } = targets
  const views = useGridView('targets.working', workingView())
  const { view, arrangement, setArrangement, change } = views
  const grouping = groupings.find((one) => one === view.grouping) ?? 'city'
  const openQuarters = view.quarters
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [city, setCity] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [dialog, setDialog] = useState<OpenDialog | null>(null)

  const lines = useMemo(
    () => (city === null ? grid.lines : grid.lines.filter((line) => line.city === city)),
    [grid.lines, city],
  )
  const lineRows = useMemo(() => lines.map(maker.lineRow), [lines, maker])
  const [compared, setCompared] = useKept('compared', false, isBoolean)
  const sums = useMemo(() => maker.pinned(lines, quotas, city === null), [maker, lines, quotas, city])
  const pinned = useWithCompared(sums, compared)
  const columns = useWorkingColumns(targets, grouping, openQuarters, pinned)
  const colours = useColouring(targets, columns.shown, view.colour, pinned[0], lines.length)
  const format = useMemo(() => ({ unit, form }), [unit, form])
  const passes = useMemo(
    () => narrowing(lineRows, arrangement.filters, search, columns.all, format),
    [lineRows, arrangement.filters, search, columns.all, format],
  )
  const grouped = useMemo(
    () =>
      maker.rows({
        lines,
        grouping,
        closed,
        whole: city === null,
        given: grid.quotas,
        arrange: (some) => sortRows(passes ? some.filter(passes) : some, arrangement.sort, columns.all, format),
      }),
    [maker, lines, grouping, closed, city, grid.quotas, arrangement.sort, passes, columns.all, format],
  )
  const rows = useWithCompared(grouped, compared)
  const foot = useMemo(() => {
    const words = { filtered: t('finding.filteredTotal'), whole: t('finding.wholeTotal') }
    return passes ? withFilteredTotal(pinned, lineRows.filter(passes), words) : pinned
  }, [pinned, lineRows, passes, t])
  const table = useTargetTable(targets, rows, foot)

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
      change({
        quarters: openQuarters.includes(quarter)
          ? openQuarters.filter((one) => one !== quarter)
          : [...openQuarters, quarter],
      })
    },
    [openQuarters, change],
  )
  const openAllQuarters = useCallback((open: boolean) => change({ quarters: open ? [1, 2, 3, 4] : [] }), [change])
  const setGrouping = useCallback((next: Grouping) => change({ grouping: next }), [change])
  const groups = useMemo(() => maker.groupIds(lines, grouping).join('\n'), [maker, lines, grouping])
  const openAllGroups = useCallback((open: boolean) => setClosed(new Set(open ? [] : groups.split('\n'))), [groups])
  const cities = useCityOptions(targets)
  const searching = search !== '' || arrangement !== unarranged
  const clearSearch = (): void => {
    setSearch('')
    setArrangement(unarranged)
  }

  // A table with headings is matched by its names, not by where the cursor stands; nothing is written before it is confirmed.
  const importing = useImporting('targets', plan.id, targets.measure)
  const pasteTable = (block: readonly (readonly string[])[]): boolean => {
    const table = isTargetTable(block)
    if (table) importing.paste(block)
    return table
  }

  useCommands([
    {
      id: 'targets.handover',
      title: t('handover.command'),
      keys: 'Alt+H',
      words: 'yijiao yj',
      disabled: table.cell?.row.lines[0] === undefined,
      run: () => {
        const held = selectedMonths(table.handle.current?.blocks() ?? []).map(({ line }) => line)
        // On a group's row all of the group goes, as its totals spread over all of it.
        const chosen = held.length > 0 ? held : (table.cell?.row.lines ?? [])
        const [line] = chosen
        if (!line) return
        const channels = new Set(chosen.flatMap(({ channel }) => channel ?? []))
        requestHandover(scopesOf([...channels], line.owner, line.city))
      },
    },
  ])
  useJump(
    targets.measure,
    (month) => {
      const quarter = Math.ceil(month / 3)
      setCity(null)
      clearSearch()
      setClosed(new Set())
      if (!openQuarters.includes(quarter)) change({ quarters: [...openQuarters, quarter] })
    },
    (line, column) => table.handle.current?.select(line, column),
  )

  return (
    <>
      <Slot name="filter">
        <FilterPick title={t('targets.allCities')} value={city} options={cities} onChoose={setCity} />
      </Slot>
      <Unallocated targets={targets} />
      <GridTools
        plan={plan}
        held={table.held}
        onHold={table.toggleHold}
        onRetype={table.retypeTotal}
        onDialog={setDialog}
        grouping={grouping}
        onGroup={setGrouping}
        search={search}
        onSearch={setSearch}
        onQuarters={openAllQuarters}
        onGroups={openAllGroups}
        compared={compared}
        onCompared={setCompared}
      />
      <ViewTools views={views} columns={columns.shown} initial={workingLayout}>
        <ColourPick value={colours.colouring} onChoose={(colour) => change({ colour })} />
      </ViewTools>
      <TargetDialogs open={dialog} targets={targets} table={table} onClose={() => setDialog(null)} />
      {colours.colouring ? (
        <ColourLegend
          colouring={colours.colouring}
          comparable={colours.comparable}
          onClear={() => change({ colour: null })}
        />
      ) : null}
      <DataGrid<TargetRow>
        label={t('targets.tabs.grid')}
        rows={rows}
        rowId={rowId}
        columns={colours.columns}
        filterColumns={columns.all}
        layout={view.layout}
        onLayout={views.setLayout}
        search={search}
        unit={unit}
        pinnedRows={foot}
        rowKind={rowKind}
        onEdits={table.onEdits}
        onPasteTable={pasteTable}
        onToggleRow={toggleRow}
        onToggleGroup={toggleQuarter}
        arrangement={arrangement}
        onArrangement={setArrangement}
        filterRows={lineRows}
        onSelectionStats={table.setStats}
        onActiveCell={table.setActive}
        handle={table.handle}
        empty={searching ? <NothingMatches onClear={clearSearch} /> : <p>{t('targets.empty.nothing')}</p>}
      />
      {importing.dialog}
      <CellPanel
        cell={table.cell}
        plan={plan}
        unit={unit}
        writes={targets.writes}
        colour={colours.said(table.cell)}
        spreading={table.spreading}
        lineName={(id) => rows.find((row) => row.id === id)?.name ?? lineRows.find((row) => row.id === id)?.name ?? ''}
        selected={() => selectedMonths(table.handle.current?.blocks() ?? [])}
        onLeave={() => table.handle.current?.focus()}
      />
      <Slot name="sums">
        <SelectionSums stats={table.stats} unit={unit} />
      </Slot>
    </>
  )
}

export const rowId = (row: TargetRow): string => row.id

/** What a row takes beside its opened months: rail, panel, row number, grade, owner, totals, and a name that can be read. */
const restOfRow = 1_262
/** Three months of an opened quarter; its subtotal stands anyway. */
const openedQuarter = 192

/** The first quarters, as many as a new window shows opened without cutting names; at least one. */
function quartersThatFit(width: number): readonly number[] {
  const fitting = Math.floor((width - restOfRow) / openedQuarter)
  return [1, 2, 3, 4].slice(0, Math.max(1, fitting))
}

/** The cities that have lines, in the grid's order. */
function useCityOptions({
  grid,
  people,
}: Targets): readonly { readonly value: string; readonly label: string; readonly note?: string }[] {
  return useMemo(() => {
    const present = new Set(grid.lines.map(({ city }) => city))
    return people.cities
      .filter(({ id }) => present.has(id))
      .map(({ id, name, province }) => ({ value: id, label: name, ...(province ? { note: province } : {}) }))
  }, [grid.lines, people.cities])
}

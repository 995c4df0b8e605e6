import { useCallback, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlanContext } from '../app/plan-context.tsx'
import { Slot } from '../app/slots.tsx'
import { FilterPick } from '../fields/filter-pick.tsx'
import { arrange, unarranged } from '../grid/arrange.ts'
import { DataGrid } from '../grid/data-grid.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { CellPanel } from './cell-panel.tsx'
import { GridTools } from './grid-tools.tsx'
import { Unallocated } from './unallocated.tsx'
import { useAmountContext } from './table-columns.ts'
import { quarterColumns, yearColumns, type TargetColumn } from './target-columns.ts'
import type { TargetRow } from './target-row.ts'
import { TargetDialogs, type OpenDialog } from './target-dialogs.tsx'
import { useKept } from './use-kept.ts'
import { useTargetTable } from './use-target-table.ts'
import type { Targets } from './use-targets.ts'
import type { Grouping } from './working-rows.ts'

const isGrouping = (value: unknown): value is Grouping => value === 'city' || value === 'person' || value === 'none'
const isQuarters = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => Number.isInteger(one))

/** The grid in which the year is broken down: channels × months, by city or owner, with everything above them. */
export function WorkingGrid({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const { unit, form } = usePlanContext()
  const { plan, grid, quotas, maker } = targets
  const [grouping, setGrouping] = useKept<Grouping>('grouping', 'city', isGrouping)
  const [openQuarters, setOpenQuarters] = useKept<readonly number[]>(
    'quarters',
    quartersThatFit(window.innerWidth),
    isQuarters,
  )
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [city, setCity] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [arrangement, setArrangement] = useState(unarranged)
  const [dialog, setDialog] = useState<OpenDialog | null>(null)

  const lines = useMemo(
    () => (city === null ? grid.lines : grid.lines.filter((line) => line.city === city)),
    [grid.lines, city],
  )
  const lineRows = useMemo(() => lines.map(maker.lineRow), [lines, maker])
  const pinned = useMemo(() => maker.pinned(lines, quotas, city === null), [maker, lines, quotas, city])
  const columns = useWorkingColumns(targets, grouping, openQuarters, pinned)
  const format = useMemo(() => ({ unit, form }), [unit, form])
  const rows = useMemo(
    () =>
      maker.rows({
        lines,
        grouping,
        closed,
        whole: city === null,
        given: grid.quotas,
        arrange: (some) => arrange(some, arrangement, search, columns, format),
      }),
    [maker, lines, grouping, closed, city, grid.quotas, arrangement, search, columns, format],
  )
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
      setOpenQuarters(
        openQuarters.includes(quarter) ? openQuarters.filter((one) => one !== quarter) : [...openQuarters, quarter],
      )
    },
    [openQuarters, setOpenQuarters],
  )
  const openAllQuarters = useCallback((open: boolean) => setOpenQuarters(open ? [1, 2, 3, 4] : []), [setOpenQuarters])
  const groups = useMemo(() => maker.groupIds(lines, grouping).join('\n'), [maker, lines, grouping])
  const openAllGroups = useCallback((open: boolean) => setClosed(new Set(open ? [] : groups.split('\n'))), [groups])
  const cities = useCityOptions(targets)
  const searching = search !== '' || arrangement !== unarranged
  const clearSearch = (): void => {
    setSearch('')
    setArrangement(unarranged)
  }

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
      />
      <TargetDialogs open={dialog} targets={targets} table={table} onClose={() => setDialog(null)} />
      <DataGrid<TargetRow>
        label={t('targets.tabs.grid')}
        rows={rows}
        rowId={rowId}
        columns={columns}
        unit={unit}
        pinnedRows={pinned}
        rowKind={rowKind}
        onEdits={table.onEdits}
        onToggleRow={toggleRow}
        onToggleGroup={toggleQuarter}
        arrangement={arrangement}
        onArrangement={setArrangement}
        filterRows={lineRows}
        onSelectionStats={table.setStats}
        onActiveCell={table.setActive}
        handle={table.handle}
        empty={<NothingFound searching={searching} onClear={clearSearch} />}
      />
      <CellPanel
        cell={table.cell}
        plan={plan}
        unit={unit}
        writes={targets.writes}
        spreading={table.spreading}
        lineName={(id) => rows.find((row) => row.id === id)?.name ?? lineRows.find((row) => row.id === id)?.name ?? ''}
        onLeave={() => table.handle.current?.focus()}
      />
      <Slot name="sums">
        <SelectionSums stats={table.stats} unit={unit} />
      </Slot>
    </>
  )
}

function NothingFound(props: { readonly searching: boolean; readonly onClear: () => void }): ReactNode {
  const { t } = useTranslation()
  if (!props.searching) return <p>{t('targets.empty.nothing')}</p>
  return (
    <p>
      {t('grid.nothingMatches')}{' '}
      <button type="button" className="btn" onClick={props.onClear}>
        {t('grid.clearAll')}
      </button>
    </p>
  )
}

export const rowId = (row: TargetRow): string => row.id
export const rowKind = (row: TargetRow): TargetRow['kind'] => row.kind

/** What a row takes beside its opened months: rail, panel, row number, grade, owner, totals, and a name that can be read. */
const restOfRow = 1_262
/** Three months of an opened quarter; its subtotal stands anyway. */
const openedQuarter = 192

/** The first quarters, as many as a new window shows opened without cutting names; at least one. */
function quartersThatFit(width: number): readonly number[] {
  const fitting = Math.floor((width - restOfRow) / openedQuarter)
  return [1, 2, 3, 4].slice(0, Math.max(1, fitting))
}

function useWorkingColumns(
  targets: Targets,
  grouping: Grouping,
  openQuarters: readonly number[],
  pinned: readonly TargetRow[],
): readonly TargetColumn[] {
  const { t } = useTranslation()
  const context = useAmountContext(targets, pinned[0])
  return useMemo(() => {
    const group = { id: 'channel', title: t('targets.head.channel') }
    const nameTitle =
      grouping === 'city'
        ? t('targets.head.cityChannel')
        : grouping === 'person'
          ? t('targets.head.personChannel')
          : t('targets.head.channel')
    const name: TargetColumn = {
      id: 'name',
      title: nameTitle,
      kind: 'text',
      width: 132,
      grow: true,
      pinned: true,
      group,
      value: (row) => row.name,
      look: (row) => ({
        ...(row.open === null ? {} : { toggle: row.open ? ('open' as const) : ('closed' as const), strong: true }),
        ...(row.note ? { note: row.note } : {}),
        ...(row.hint ? { hint: row.hint } : {}),
        ...(row.line?.channel === null ? { tone: 'muted' as const } : {}),
        ...(row.kind === 'line' && grouping !== 'none' ? { indent: true } : {}),
      }),
    }
    const side = (id: 'grade' | 'city' | 'owner', title: string, width: number): TargetColumn => ({
      id,
      title,
      kind: 'text',
      width,
      pinned: true,
      group,
      ...(id === 'grade' ? { align: 'center' as const } : {}),
      value: (row) => row[id],
      look: (row) => (row.kind === 'line' ? undefined : smallLook),
    })
    const sides = [
      side('grade', t('targets.head.grade'), 40),
      ...(grouping === 'city' ? [] : [side('city', t('domain.city'), 64)]),
      ...(grouping === 'person' ? [] : [side('owner', t('domain.owner'), 68)]),
    ]
    const last = sides.at(-1)
    return [
      name,
      ...sides.map((column) => (column === last ? { ...column, edge: true } : column)),
      ...quarterColumns(new Set(openQuarters), context),
      ...yearColumns(context),
    ]
  }, [context, grouping, openQuarters, t])
}

const smallLook = { small: true } as const

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

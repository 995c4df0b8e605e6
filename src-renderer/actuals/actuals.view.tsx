import { Plus, Trash2, TrendingUp } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { daysOfYear } from '../../src-main/actuals/actuals.rules.ts'
import { fiscalMonthOf } from '../../src-main/shared/calendar.ts'
import { isActualTable } from '../../src-main/workbooks/pasted.rules.ts'
import { useCall } from '../api.ts'
import { useCommands } from '../app/commands.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { Tabs } from '../app/parts/tabs.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { Slot } from '../app/slots.tsx'
import { useStableRows } from '../fields/stable-rows.ts'
import { useChannelIndex, useDirectory } from '../fields/use-directory.ts'
import { useToday } from '../fields/use-today.ts'
import { narrowing, sortRows, unarranged } from '../grid/arrange.ts'
import { rowKind, type SelectionStats } from '../grid/column-spec.ts'
import { DataGrid, type DataGridHandle } from '../grid/data-grid.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { ImportButton, useImporting } from '../workbooks/import-button.tsx'
import { editActuals, removeActuals } from './actual-acts.ts'
import { ActualFilters, noFilter, type ActualFilter } from './actual-filters.tsx'
import { ActualPanel } from './actual-panel.tsx'
import { linesOf, totalsOf, yearsOf, type ActualLine, type ActualRow } from './actual-rows.ts'
import { actualColumns } from './actuals.columns.ts'
import { NewActualPanel } from './new-actual-panel.tsx'

const isLine = (row: ActualRow): row is ActualLine => row.kind === 'line'

/** 业绩: what was ordered, paid, shipped and sold; typed, pasted or imported, with a sum for each kind. */
export function ActualsView(): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const { plan, unit, form } = usePlanContext()
  const directory = useDirectory()
  const channels = useChannelIndex(directory)
  const grid = useRef<DataGridHandle<ActualRow>>(null)
  const [filter, setFilter] = useState<ActualFilter>(noFilter)
  const [arrangement, setArrangement] = useState(unarranged)
  const [active, setActive] = useState<{ readonly id: string; readonly field: string } | null>(null)
  const [stats, setStats] = useState<SelectionStats | null>(null)
  const [creating, setCreating] = useState(false)
  const importing = useImporting('actuals')

  const firstMonth = plan?.firstMonth ?? 1
  const span = useCall('actuals.span', {})
  const years = useMemo(() => yearsOf(span.data ?? null, firstMonth), [span.data, firstMonth])
  const year = filter.year === undefined ? (years[0] ?? null) : filter.year
  const period = year === null ? (span.data ?? { from: today, to: today }) : daysOfYear(year, firstMonth)
  const answer = useCall(
    'actuals.list',
    { ...period, measure: filter.measure },
    { enabled: span.isSuccess, keep: true },
  )
  const all = useStableRows(useMemo(() => (answer.data ? linesOf(answer.data) : undefined), [answer.data]))
  const columns = useMemo(() => actualColumns(t, directory, channels), [t, directory, channels])
  const lines = useMemo(
    () =>
      all.filter(
        (line) =>
          (filter.channel === null || line.channel === filter.channel) &&
          (filter.person === null || line.person === filter.person),
      ),
    [all, filter.channel, filter.person],
  )
  const rows = useMemo(() => {
    const format = { unit, form }
    const passes = narrowing<ActualRow>(lines, arrangement.filters, '', columns, format)
    return sortRows<ActualRow>(passes ? lines.filter(passes) : lines, arrangement.sort, columns, format)
  }, [lines, arrangement, columns, unit, form])
  const totals = useMemo(() => totalsOf(rows.filter(isLine)), [rows])
  const current = active ? (all.find((line) => line.id === active.id) ?? null) : null

  const create = (): void => setCreating(true)
  const chosen = (): readonly string[] => (grid.current?.selected().rows ?? []).filter(isLine).map(({ id }) => id)
  const remove = (): void => removeActuals(chosen())
  const recorded = (id: string, day: string): void => {
    // What was recorded is to be seen, whatever was filtered before.
    const made = fiscalMonthOf(day, firstMonth).fiscalYear
    setFilter((now) => ({ ...now, year: year === null ? null : made, channel: null, person: null, measure: null }))
    setTimeout(() => grid.current?.select(id, 'amount'), 250)
  }
  const pasteTable = (block: readonly (readonly string[])[]): boolean => {
    const table = isActualTable(block)
    if (table) importing.paste(block)
    return table
  }
  const group = t('actuals.title')
  useCommands([
    {
      id: 'actuals.create',
      group,
      title: t('actuals.create'),
      keys: 'Alt+N',
      words: 'xinjian xj luru',
      whileEditing: true,
      run: create,
    },
    {
      id: 'actuals.remove',
      group,
      title: t('actuals.remove'),
      keys: 'Ctrl+-',
      words: 'shanchu sc',
      disabled: stats === null,
      run: remove,
    },
    {
      id: 'actuals.import',
      group,
      title: t('workbooks.importSubject.actuals'),
      words: 'daoru dr excel csv',
      disabled: importing.busy,
      run: importing.choose,
    },
  ])

  const failed = span.isError ? span : answer.isError ? answer : null
  if (failed?.error) return <FailureNote error={failed.error} onAgain={() => void failed.refetch()} />
  if (!answer.data) return <Busy />
  return (
    <>
      <Tabs
        label={t('actuals.tabs')}
        value="records"
        onChoose={() => undefined}
        tabs={[{ value: 'records', label: t('actuals.records'), count: rows.length }]}
      />
      <ActualFilters
        filter={filter}
        year={year}
        years={years}
        onFilter={(change) => setFilter((now) => ({ ...now, ...change }))}
        directory={directory}
        channels={channels}
      />
      <Slot name="actions">
        <button type="button" className="btn primary" onClick={create}>
          <Icon of={Plus} />
          {t('actuals.create')}
        </button>
      </Slot>
      <Slot name="tools">
        <button type="button" className="btn quiet" disabled={stats === null} onClick={remove}>
          <Icon of={Trash2} />
          {t('actuals.remove')}
        </button>
        <ImportButton importing={importing} />
      </Slot>
      <Slot name="sums">
        <SelectionSums stats={stats} unit={unit} />
      </Slot>
      <DataGrid<ActualRow>
        label={t('actuals.title')}
        rows={rows}
        rowId={(row) => row.id}
        rowKind={rowKind}
        pinnedRows={totals}
        columns={columns}
        unit={unit}
        arrangement={arrangement}
        onArrangement={setArrangement}
        filterRows={lines}
        onEdits={editActuals}
        onPasteTable={pasteTable}
        onActiveCell={(cell) => setActive(cell && { id: cell.rowId, field: cell.columnId })}
        onSelectionStats={setStats}
        handle={grid}
        empty={
          <Nothing
            filtered={span.data !== null}
            onClear={() => setFilter({ ...noFilter, year: null })}
            onCreate={create}
            importFirst={
              <ImportButton
                importing={importing}
                className="btn primary"
                label={t('workbooks.importSubject.actuals')}
              />
            }
          />
        }
      />
      {creating ? (
        <NewActualPanel
          measure={filter.measure ?? current?.measure ?? null}
          channel={filter.channel ?? current?.channel ?? null}
          today={today}
          unit={unit}
          directory={directory}
          channels={channels}
          onRecorded={recorded}
          onClose={() => {
            setCreating(false)
            grid.current?.focus()
          }}
        />
      ) : (
        <ActualPanel
          line={current}
          columnId={active?.field ?? null}
          columns={columns}
          unit={unit}
          directory={directory}
          channels={channels}
        />
      )}
      {importing.dialog}
    </>
  )
}

function Nothing(props: {
  readonly filtered: boolean
  readonly onClear: () => void
  readonly onCreate: () => void
  readonly importFirst: ReactNode
}): ReactNode {
  const { t } = useTranslation()
  if (props.filtered) {
    return (
      <Empty icon={TrendingUp} title={t('actuals.nothing')} text={t('actuals.nothingText')}>
        <button type="button" className="btn" onClick={props.onClear}>
          {t('actuals.filter.clear')}
        </button>
      </Empty>
    )
  }
  return (
    <Empty icon={TrendingUp} title={t('actuals.empty')} text={t('actuals.emptyText')}>
      {props.importFirst}
      <button type="button" className="btn" onClick={props.onCreate}>
        <Icon of={Plus} />
        {t('actuals.create')}
      </button>
    </Empty>
  )
}

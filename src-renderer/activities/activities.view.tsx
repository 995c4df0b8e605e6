import { Headphones, Plus } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActivityKind } from '../../src-main/activities/activities.contract.ts'
import { punctuality } from '../../src-main/activities/activities.rules.ts'
import { ask, useCall } from '../api.ts'
import { useCommands } from '../app/commands.ts'
import { say } from '../app/notices.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { Tabs } from '../app/parts/tabs.tsx'
import { Slot } from '../app/slots.tsx'
import { undo } from '../app/undo.ts'
import { useWorkspace } from '../app/workspace.ts'
import { allOrNone, drawEdits, fieldEdit } from '../fields/cell-edits.ts'
import { useStableRows } from '../fields/stable-rows.ts'
import { useChannelIndex, useDirectory } from '../fields/use-directory.ts'
import { useToday } from '../fields/use-today.ts'
import { rowKind, type CellEdit, type EditAct, type EditsOutcome, type SelectionStats } from '../grid/column-spec.ts'
import { DataGrid, type DataGridHandle } from '../grid/data-grid.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { activityColumns, textColumn, textField } from './activities.columns.ts'
import { ActivityPanel } from './activity-panel.tsx'
import { closedAtFirst, logRows, ofGroup, type LogRow } from './activity-rows.ts'
import { LogFilters, isFiltered, noFilter, type LogFilter } from './log-filters.tsx'
import { NewActivityPanel } from './new-activity-panel.tsx'
import { OnTimeRate } from './on-time-rate.tsx'
import { QuickEntryLine } from './quick-entry.tsx'
import { rangeOf } from './time-range.ts'
import './activities.css'

/** Writes cells; the one column of text stands for the note or the result of its row. */
function writeCells(rows: readonly LogRow[], edits: readonly CellEdit[], act: EditAct): Promise<EditsOutcome> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return allOrNone(edits, async () => {
    const fields = edits.map((edit) => {
      const row = byId.get(edit.rowId)
      const text = edit.columnId === textColumn && row?.kind === 'line'
      return { ...fieldEdit(edit), ...(text ? { field: textField(row.activity) } : {}) }
    })
    await ask('activities.edit', { act, edits: fields })
    drawEdits('activities.list', fields)
  })
}

/** The log of work on channels: noted in one line, grouped by when it is due, edited in place. */
export function ActivitiesView(): ReactNode {
  const { t } = useTranslation()
  const today = useToday()
  const { user } = useWorkspace()
  const directory = useDirectory()
  const channels = useChannelIndex(directory)
  const grid = useRef<DataGridHandle<LogRow>>(null)
  const line = useRef<HTMLInputElement>(null)
  const [filter, setFilter] = useState<LogFilter>(noFilter)
  const [closed, setClosed] = useState(closedAtFirst)
  const [active, setActive] = useState<{ readonly id: string; readonly field: string } | null>(null)
  const [stats, setStats] = useState<SelectionStats | null>(null)
  const [creating, setCreating] = useState(false)

  const { person, channel, city, kind } = filter
  const range = rangeOf(filter.preset, today, filter.typed)
  const answer = useCall('activities.list', { person, channel, city, kind, ...range }, { keep: true })
  const found = useStableRows(answer.data)
  const activities = useMemo(() => ofGroup(found, filter.group), [found, filter.group])
  const rows = useMemo(() => logRows(activities, today, closed), [activities, today, closed])
  const columns = useMemo(() => activityColumns(t, today, directory, channels), [t, today, directory, channels])
  const me = directory.people.find((one) => one.name === user && one.leftOn === null)?.id ?? null
  const current = active ? activities.find((activity) => activity.id === active.id) : undefined

  const create = (): void => setCreating(true)
  const recorded = (id: string, kind: ActivityKind): void => {
    const what = t(`domain.activityKind.${kind}`)
    say(t('activities.recorded', { what }), { label: t('shell.bar.undo'), run: undo })
    // The row is there once the log has been read again, unless a filter hides it.
    void answer.refetch().then(() => grid.current?.markSaved([{ rowId: id, columnId: 'status' }]))
  }
  const group = t('activities.log')
  useCommands([
    {
      id: 'activities.create',
      group,
      title: t('activities.create'),
      keys: 'Alt+N',
      words: 'xinjian xj renwu',
      whileEditing: true,
      run: create,
    },
    {
      id: 'activities.quick',
      group,
      title: t('activities.quick'),
      keys: 'Alt+Q',
      words: 'jilu jl',
      whileEditing: true,
      run: () => line.current?.focus(),
    },
  ])

  if (answer.isError) return <FailureNote error={answer.error} onAgain={() => void answer.refetch()} />
  if (!answer.data) return <Busy />
  const overdue = activities.filter((activity) => punctuality(activity, today).state === 'overdue').length
  const rated = activities.filter((activity) => activity.satisfaction !== null).length
  return (
    <>
      <Tabs
        label={t('activities.tabs')}
        value="log"
        onChoose={() => undefined}
        tabs={[{ value: 'log', label: t('activities.log') }]}
      />
      <Slot name="actions">
        <button type="button" className="btn" onClick={create}>
          <Icon of={Plus} />
          {t('activities.create')}
        </button>
      </Slot>
      <Slot name="tools">
        <OnTimeRate today={today} />
      </Slot>
      <Slot name="sums">
        <span className="item">
          {t('activities.sums.shown')} <b>{activities.length}</b> {t('activities.sums.items')}
        </span>
        <span className="item">
          {t('activities.sums.overdue')} <b>{overdue}</b>
        </span>
        <span className="item">
          {t('activities.sums.rated')} <b>{rated}</b>
        </span>
        <SelectionSums stats={stats} unit="yuan" />
      </Slot>
      <QuickEntryLine
        inputRef={line}
        today={today}
        me={me}
        directory={directory}
        channels={channels}
        onRecorded={recorded}
        onLeave={() => grid.current?.focus()}
      />
      <LogFilters
        filter={filter}
        onFilter={(change) => setFilter((now) => ({ ...now, ...change }))}
        directory={directory}
        channels={channels}
      />
      <DataGrid
        label={t('activities.log')}
        rows={rows}
        rowId={(row) => row.id}
        rowKind={rowKind}
        columns={columns}
        unit="yuan"
        arrangeable={false}
        onEdits={(edits, act) => writeCells(rows, edits, act)}
        onToggleRow={(row) => row.kind === 'group' && setClosed((now) => now.symmetricDifference(new Set([row.group])))}
        onActiveCell={(cell) => setActive(cell && { id: cell.rowId, field: cell.columnId })}
        onSelectionStats={setStats}
        handle={grid}
        empty={<Nothing filtered={isFiltered(filter)} onClear={() => setFilter(noFilter)} onCreate={create} />}
      />
      {creating ? (
        <NewActivityPanel
          me={me}
          channel={current?.channel ?? null}
          directory={directory}
          channels={channels}
          onRecorded={recorded}
          onClose={() => {
            setCreating(false)
            grid.current?.focus()
          }}
        />
      ) : (
        <ActivityPanel
          activity={current ?? null}
          columnId={current && active?.field === textColumn ? textField(current) : (active?.field ?? null)}
          today={today}
          directory={directory}
          channels={channels}
        />
      )}
    </>
  )
}

function Nothing(props: {
  readonly filtered: boolean
  readonly onClear: () => void
  readonly onCreate: () => void
}): ReactNode {
  const { t } = useTranslation()
  if (props.filtered) {
    return (
      <Empty icon={Headphones} title={t('activities.nothing')} text={t('activities.nothingText')}>
        <button type="button" className="btn" onClick={props.onClear}>
          {t('activities.filter.clear')}
        </button>
      </Empty>
    )
  }
  return (
    <Empty icon={Headphones} title={t('activities.empty')} text={t('activities.emptyText')}>
      <button type="button" className="btn" onClick={props.onCreate}>
        <Icon of={Plus} />
        {t('activities.create')}
      </button>
    </Empty>
  )
}

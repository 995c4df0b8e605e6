import { ArrowRightLeft, Building2, MapPin, Map as MapIcon, Plus, Users, type LucideIcon } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { People, Person } from '../../src-main/people/people.contract.ts'
import { hasLeft, type PeopleEntity } from '../../src-main/people/people.rules.ts'
import { localDay } from '../../src-main/shared/day.ts'
import { useCall } from '../api.ts'
import { useCommands } from '../app/commands.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Segmented } from '../app/parts/segmented.tsx'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { Tabs } from '../app/parts/tabs.tsx'
import { Slot } from '../app/slots.tsx'
import { useDirectory } from '../fields/use-directory.ts'
import type { SelectionStats } from '../grid/column-spec.ts'
import { DataGrid, type DataGridHandle } from '../grid/data-grid.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { requestHandover, scopesOf } from '../handover/request.ts'
import { NewRow } from './new-row.tsx'
import { peopleColumns } from './people.columns.ts'
import { PeoplePanel, type ActiveField } from './people-panel.tsx'
import { rooms, rowsOf, type PeopleRow } from './rooms.ts'
import { usePeopleEdits } from './use-people-edits.ts'

const icons: Readonly<Record<PeopleEntity, LucideIcon>> = {
  person: Users,
  department: Building2,
  region: MapIcon,
  city: MapPin,
}

/** People and places: four tables, edited like a sheet. Nobody is deleted; who leaves gets a day of leaving. */
export function PeopleView(): ReactNode {
  const { t } = useTranslation()
  const answer = useCall('people.list', {})
  const [room, setRoom] = useState<PeopleEntity>('person')
  const all = answer.data
  const counts = all && {
    person: all.people.length,
    department: all.departments.length,
    region: all.regions.length,
    city: all.cities.length,
  }
  return (
    <>
      <Tabs
        label={t('people.view')}
        value={room}
        onChoose={setRoom}
        tabs={rooms.map((value) => ({ value, label: t(`people.tabs.${value}`), count: counts?.[value] ?? null }))}
      />
      {answer.isError ? (
        <FailureNote error={answer.error} onAgain={() => void answer.refetch()} />
      ) : all ? (
        <Room key={room} room={room} all={all} />
      ) : (
        <Busy />
      )}
    </>
  )
}

function Room({ room, all }: { readonly room: PeopleEntity; readonly all: People }): ReactNode {
  const { t } = useTranslation()
  const directory = useDirectory()
  const [search, setSearch] = useState('')
  const [who, setWho] = useState<'here' | 'all'>('here')
  const [adding, setAdding] = useState(false)
  const [stats, setStats] = useState<SelectionStats | null>(null)
  const [active, setActive] = useState<ActiveField | null>(null)
  const grid = useRef<DataGridHandle<PeopleRow>>(null)
  const onEdits = usePeopleEdits(room)
  const [today] = useState(() => localDay(Date.now()))

  const columns = useMemo(
    () =>
      peopleColumns(room, {
        t,
        today,
        people: all,
        personOptions: directory.personOptions,
        departmentOptions: directory.departmentOptions,
      }),
    [room, t, today, all, directory.personOptions, directory.departmentOptions],
  )
  const rows = useMemo(() => rowsOf(all, room), [all, room])
  const here = useMemo(
    () => (room === 'person' ? rows.filter((row) => !hasLeft(row as Person, today)) : rows),
    [room, rows, today],
  )
  const shown = room === 'person' && who === 'here' ? here : rows
  const add = (): void => setAdding(true)
  const giver = room === 'person' ? (active?.row.id ?? null) : null
  const handOver = (): void => requestHandover(scopesOf([], giver, null))
  useCommands([
    {
      id: 'people.handover',
      group: t('people.view'),
      title: t('handover.command'),
      keys: 'Alt+H',
      words: 'yijiao yj',
      disabled: giver === null,
      run: handOver,
    },
    { id: 'people.add', group: t('people.view'), title: t(`people.add.${room}`), words: 'tianjia tj', run: add },
  ])

  return (
    <>
      <Slot name="filter">
        {room === 'person' && here.length < rows.length ? (
          <Segmented
            label={t('people.who')}
            value={who}
            onChoose={setWho}
            choices={[
              { value: 'here', label: t('people.here', { count: here.length }) },
              { value: 'all', label: t('people.all', { count: rows.length }) },
            ]}
          />
        ) : null}
      </Slot>
      <Slot name="tools">
        {room === 'person' ? (
          <button type="button" className="btn quiet" disabled={giver === null} title="Alt+H" onClick={handOver}>
            <Icon of={ArrowRightLeft} />
            {t('handover.button')}
          </button>
        ) : null}
        <input
          type="search"
          className="field people-search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </Slot>
      <Slot name="actions">
        <button type="button" className="btn primary" onClick={add}>
          <Icon of={Plus} />
          {t(`people.add.${room}`)}
        </button>
      </Slot>
      <Slot name="sums">
        {stats && stats.cells > 1 ? (
          <SelectionSums stats={stats} unit="yuan" />
        ) : (
          <span className="item">{t('people.count', { count: shown.length })}</span>
        )}
      </Slot>
      <DataGrid
        label={t(`people.tabs.${room}`)}
        rows={shown}
        rowId={(row) => row.id}
        columns={columns}
        unit="yuan"
        search={search}
        onEdits={onEdits}
        onSelectionStats={setStats}
        onActiveCell={(cell) => setActive(cell && { row: cell.row, field: cell.columnId })}
        handle={grid}
        empty={
          <Empty icon={icons[room]} title={t(`people.add.${room}`)} text={t(`people.empty.${room}`)}>
            <button type="button" className="btn" onClick={add}>
              <Icon of={Plus} />
              {t(`people.add.${room}`)}
            </button>
          </Empty>
        }
      />
      <PeoplePanel room={room} columns={columns} active={active} />
      {adding ? (
        <NewRow
          room={room}
          onClose={() => setAdding(false)}
          onAdded={(id) => setTimeout(() => grid.current?.select(id, 'name'), 100)}
        />
      ) : null}
    </>
  )
}

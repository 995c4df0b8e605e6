import { Archive, ArchiveRestore, ArrowRightLeft, ListChecks, Network, Plus } from 'lucide-react'
import { useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../src-main/channels/channels.contract.ts'
import { useCall } from '../api.ts'
import { useCommands } from '../app/commands.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { Tabs } from '../app/parts/tabs.tsx'
import { Slot } from '../app/slots.tsx'
import { useStableRows } from '../fields/stable-rows.ts'
import { useDirectory } from '../fields/use-directory.ts'
import type { SelectionStats } from '../grid/column-spec.ts'
import { DataGrid, type DataGridHandle } from '../grid/data-grid.tsx'
import { SelectionSums } from '../grid/selection-sums.tsx'
import { ImportButton, useImporting } from '../workbooks/import-button.tsx'
import { useGridView } from '../views/use-grid-view.ts'
import { ViewTools } from '../views/view-tools.tsx'
import '../views/views.css'
import { archiveChannels } from './archive-channels.ts'
import { BulkEdit } from './bulk-edit.tsx'
import { ChannelPanel } from './channel-panel.tsx'
import { channelColumns } from './channels.columns.ts'
import { editChannels, indexContacts } from './edit-channels.ts'
import { NewChannelPanel } from './new-channel-panel.tsx'
import { SearchField } from './search-field.tsx'
import { useCityOptions } from './use-city-options.ts'
import { requestHandover, scopesOf } from '../handover/request.ts'
import './channels.css'

type Which = 'current' | 'archived'

/** All channels as a grid that is edited in place, with contacts and history of the current one beside it. */
export function ChannelsView(): ReactNode {
  const { t } = useTranslation()
  const answer = useCall('channels.list', { archived: true })
  const all = useStableRows(answer.data)
  const contacts = useCall('channels.allContacts', {}).data
  const directory = useDirectory()
  const cityOptions = useCityOptions(directory)
  const profiles = useCall('seasonality.profiles', {}).data
  const profileOptions = useMemo(() => (profiles ?? []).map(({ id, name }) => ({ value: id, label: name })), [profiles])
  const grid = useRef<DataGridHandle<Channel>>(null)
  const search = useRef<HTMLInputElement>(null)
  const [which, setWhich] = useState<Which>('current')
  const [words, setWords] = useState('')
  const [active, setActive] = useState<{ readonly id: string; readonly field: string } | null>(null)
  const [stats, setStats] = useState<SelectionStats | null>(null)
  const [creating, setCreating] = useState(false)
  const [bulk, setBulk] = useState<readonly Channel[] | null>(null)
  const importing = useImporting('channels')
  const views = useGridView('channels')

  const index = useMemo(() => indexContacts(contacts ?? []), [contacts])
  const columns = useMemo(
    () => channelColumns(t, { directory, cityOptions, profileOptions, ...index }),
    [t, directory, cityOptions, profileOptions, index],
  )
  const counts = useMemo(() => ({ archived: all.filter((channel) => channel.archived).length }), [all])
  const rows = useMemo(() => all.filter((channel) => channel.archived === (which === 'archived')), [all, which])
  const current = active && all.find((channel) => channel.id === active.id)

  const chosen = (): readonly Channel[] => grid.current?.selected().rows ?? []
  const archive = (): void => archiveChannels(chosen(), which === 'current')
  const create = (): void => setCreating(true)
  const openBulk = (): void => {
    const some = chosen()
    if (some.length > 0) setBulk(some)
  }
  const handOver = (): void => {
    const [first] = chosen()
    if (first)
      requestHandover(
        scopesOf(
          chosen().map(({ id }) => id),
          first.owner,
          first.city,
        ),
      )
  }
  const group = t('channels.title')
  const nothingChosen = stats === null
  useCommands([
    {
      id: 'channels.create',
      group,
      title: t('channels.create'),
      keys: 'Alt+N',
      words: 'xinjian xj',
      whileEditing: true,
      run: create,
    },
    {
      id: 'channels.find',
      group,
      title: t('channels.search'),
      keys: 'Ctrl+F',
      words: 'chazhao cz',
      whileEditing: true,
      run: () => search.current?.focus(),
    },
    {
      id: 'channels.bulk',
      group,
      title: t('channels.bulk'),
      keys: 'Alt+B',
      words: 'piliang pl',
      disabled: nothingChosen,
      run: openBulk,
    },
    {
      id: 'channels.handover',
      group,
      title: t('handover.command'),
      keys: 'Alt+H',
      words: 'yijiao yj',
      disabled: nothingChosen,
      run: handOver,
    },
    {
      id: 'channels.archive',
      group,
      title: which === 'current' ? t('channels.archive') : t('channels.restore'),
      words: 'guidang gd',
      disabled: nothingChosen,
      run: archive,
    },
    {
      id: 'channels.import',
      group,
      title: t('workbooks.import'),
      words: 'daoru dr excel csv',
      disabled: importing.busy,
      run: importing.choose,
    },
  ])

  if (answer.isError) return <FailureNote error={answer.error} onAgain={() => void answer.refetch()} />
  if (!answer.data) return <Busy />
  const importFirst = (
    <ImportButton importing={importing} className="btn" label={t('workbooks.importSubject.channels')} />
  )
  return (
    <>
      <Tabs
        label={t('channels.tabs')}
        value={which}
        onChoose={setWhich}
        tabs={[
          { value: 'current', label: t('channels.current'), count: all.length - counts.archived },
          { value: 'archived', label: t('channels.archived'), count: counts.archived },
        ]}
      />
      <Slot name="filter">
        <SearchField
          inputRef={search}
          label={t('channels.search')}
          value={words}
          onChange={setWords}
          onLeave={() => grid.current?.focus()}
        />
      </Slot>
      <ViewTools views={views} columns={columns} />
      <Slot name="actions">
        <button type="button" className="btn primary" onClick={create}>
          <Icon of={Plus} />
          {t('channels.create')}
        </button>
      </Slot>
      <Slot name="tools">
        <button
          type="button"
          className="btn quiet"
          disabled={nothingChosen}
          title={t('channels.bulkNone')}
          onClick={openBulk}
        >
          <Icon of={ListChecks} />
          {t('channels.bulk')}
        </button>
        <button type="button" className="btn quiet" disabled={nothingChosen} onClick={archive}>
          <Icon of={which === 'current' ? Archive : ArchiveRestore} />
          {which === 'current' ? t('channels.archive') : t('channels.restore')}
        </button>
        <button type="button" className="btn quiet" disabled={nothingChosen} title="Alt+H" onClick={handOver}>
          <Icon of={ArrowRightLeft} />
          {t('handover.button')}
        </button>
        <ImportButton importing={importing} />
      </Slot>
      <Slot name="sums">
        <span className="item">{t('channels.count', { count: rows.length })}</span>
        <SelectionSums stats={stats} unit="yuan" />
      </Slot>
      <DataGrid
        key={which}
        label={t('channels.title')}
        rows={rows}
        rowId={(row) => row.id}
        columns={columns}
        unit="yuan"
        search={words}
        arrangement={views.arrangement}
        onArrangement={views.setArrangement}
        layout={views.view.layout}
        onLayout={views.setLayout}
        onEdits={editChannels}
        onActiveCell={(cell) => setActive(cell && { id: cell.rowId, field: cell.columnId })}
        onSelectionStats={setStats}
        handle={grid}
        empty={which === 'current' ? <NoChannels onCreate={create} importing={importFirst} /> : <NoArchive />}
      />
      {creating ? (
        <NewChannelPanel
          directory={directory}
          cityOptions={cityOptions}
          onClose={() => {
            setCreating(false)
            grid.current?.focus()
          }}
          onCreated={(id) => {
            setWhich('current')
            // The grid shows the row once the list has been read again.
            setTimeout(() => grid.current?.select(id, 'name'), 200)
          }}
        />
      ) : (
        <ChannelPanel
          channel={current ?? null}
          columnId={active?.field ?? null}
          columns={columns}
          directory={directory}
        />
      )}
      {importing.dialog}
      {bulk ? <BulkEdit rows={bulk} columns={columns} onClose={() => setBulk(null)} /> : null}
    </>
  )
}

function NoChannels(props: { readonly onCreate: () => void; readonly importing: ReactNode }): ReactNode {
  const { t } = useTranslation()
  return (
    <Empty icon={Network} title={t('channels.empty')} text={t('channels.emptyText')}>
      {props.importing}
      <button type="button" className="btn" onClick={props.onCreate}>
        <Icon of={Plus} />
        {t('channels.create')}
      </button>
    </Empty>
  )
}

function NoArchive(): ReactNode {
  const { t } = useTranslation()
  return <Empty icon={Archive} title={t('channels.emptyArchive')} text={t('channels.emptyArchiveText')} />
}

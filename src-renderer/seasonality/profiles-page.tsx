import { ChartColumn } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Profile } from '../../src-main/seasonality/seasonality.contract.ts'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import { ask, keyOf, queryClient, useCall } from '../api.ts'
import { useCommands } from '../app/commands.ts'
import { attempt, say } from '../app/notices.ts'
import { Menu, type MenuItem } from '../app/parts/menu.tsx'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { Slot } from '../app/slots.tsx'
import { allOrNone } from '../fields/cell-edits.ts'
import { useStableRows } from '../fields/stable-rows.ts'
import type { CellEdit, EditAct, EditsOutcome } from '../grid/column-spec.ts'
import { DataGrid, type DataGridHandle } from '../grid/data-grid.tsx'
import { useActualYears } from '../actuals/use-actual-years.ts'
import type { Targets } from '../targets/use-targets.ts'
import { freeName, makingChoices, type MakingChoice } from './makings.ts'
import { seasonColumns, sourceWords } from './season-columns.ts'
import { followRow, SeasonPanel } from './season-panel.tsx'
import { seasonRows, type SeasonRow } from './season-row.ts'

const rowId = (row: SeasonRow): string => row.id

/** The profiles as rows × months: typed, pasted and filled like any grid, drawn in the panel beside it. */
export function ProfilesPage({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const { plan, measure, channels } = targets
  const { plans } = usePlanContext()
  const answer = useCall('seasonality.profiles', {})
  const holidays = useCall('seasonality.holidays', {}).data
  const profiles = useStableRows(answer.data)
  const grid = useRef<DataGridHandle<SeasonRow>>(null)
  const [active, setActive] = useState<string | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)

  const channelName = useCallback((id: string) => channels.find((one) => one.id === id)?.name, [channels])
  const columns = useMemo(() => seasonColumns(t, plan, channelName), [t, plan, channelName])
  const rows = useMemo(() => seasonRows(plan, profiles, t('seasonality.own')), [plan, profiles, t])
  const years = useActualYears(plan)
  const choices = useMemo(() => makingChoices(t, plan, plans, measure, years), [t, plan, plans, measure, years])
  const row = rows.find(({ id }) => id === active) ?? rows.find(({ followed }) => followed) ?? rows[0] ?? null

  // A profile that was just made gets the focus once the grid has its row.
  useEffect(() => {
    if (fresh === null || !rows.some(({ id }) => id === fresh)) return undefined
    const timer = setTimeout(() => {
      grid.current?.select(fresh, 'name')
      setFresh(null)
    }, 50)
    return () => clearTimeout(timer)
  }, [fresh, rows])

  const create = (choice: MakingChoice): void => {
    const name = freeName(
      choice.name,
      profiles.map((one) => one.name),
    )
    attempt(
      ask('seasonality.create', { name, plan: plan.id, making: choice.making }).then(async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: keyOf('seasonality.profiles', {}) })
        setActive(id)
        say(t('seasonality.make.made', { name }))
        setFresh(id)
      }),
    )
  }
  const remove = ({ profile }: SeasonRow): void => {
    if (!profile) return
    attempt(
      ask('seasonality.remove', { id: profile.id }).then(() =>
        say(t('seasonality.panel.removed', { name: profile.name })),
      ),
    )
  }
  const makeItems = (run: (choice: MakingChoice) => void): readonly MenuItem[] =>
    choices.map((choice, index) => ({
      id: choice.id,
      label: choice.label,
      apart: index > 0 && choice.making.kind === 'targets' && choices[index - 1]?.making.kind !== 'targets',
      run: () => run(choice),
    }))
  const remake = (profile: Profile): readonly MenuItem[] =>
    makeItems(({ making }) => attempt(ask('seasonality.remake', { id: profile.id, plan: plan.id, making })))

  const group = t('seasonality.grid')
  useCommands([
    ...choices.map((choice) => ({
      id: `seasonality.make.${choice.id}`,
      group,
      title: `${t('seasonality.make.title')}: ${choice.label}`,
      ...(choice.id === 'hand' ? { keys: 'Alt+N' } : {}),
      words: 'xinjian quxian jijie',
      run: () => create(choice),
    })),
    {
      id: 'seasonality.follow',
      group,
      title: t(row?.followed ? 'seasonality.panel.unfollow' : 'seasonality.panel.follow'),
      keys: 'Alt+D',
      words: 'moren mr',
      disabled: !row || isLocked(plan.status),
      run: () => row && followRow(plan, row),
    },
  ])

  if (answer.isError) return <FailureNote error={answer.error} onAgain={() => void answer.refetch()} />
  if (!answer.data) return <Busy />
  const menu = (
    <Menu label={t('seasonality.make.title')} items={makeItems(create)} right>
      <span>{t('seasonality.make.title')}</span>
    </Menu>
  )
  return (
    <>
      <Slot name="tools">{menu}</Slot>
      <Slot name="sums">
        <span className="item">{t('seasonality.count', { count: profiles.length })}</span>
      </Slot>
      <DataGrid<SeasonRow>
        label={t('seasonality.grid')}
        rows={rows}
        rowId={rowId}
        columns={columns}
        unit="yuan"
        arrangeable={false}
        onEdits={editProfiles}
        onActiveCell={(cell) => cell && setActive(cell.rowId)}
        handle={grid}
        empty={<Empty icon={ChartColumn} title={t('seasonality.grid')} text={t('targets.seasonality.explain')} />}
      />
      <SeasonPanel
        row={row}
        plan={plan}
        holidays={holidays}
        source={({ source }) => sourceWords(t, source, channelName)}
        remake={remake}
        onFollow={(one) => followRow(plan, one)}
        onRemove={remove}
      />
    </>
  )
}

/** Names and weights as one act; all of it or nothing. */
function editProfiles(edits: readonly CellEdit[], act: EditAct): Promise<EditsOutcome> {
  return allOrNone(edits, async () => {
    await ask('seasonality.edit', {
      act,
      edits: edits.map(({ rowId: id, columnId, value }) =>
        columnId === 'name'
          ? { id, field: 'name' as const, value: value === null ? null : String(value) }
          : {
              id,
              field: 'weight' as const,
              month: Number(columnId.slice(1)),
              value: typeof value === 'number' ? value : null,
            },
      ),
    })
    await queryClient.invalidateQueries({ queryKey: keyOf('seasonality.profiles', {}) })
  })
}

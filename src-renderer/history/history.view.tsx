import { History } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActEntry, RewindInput } from '../../src-main/history/history.contract.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { isLocked } from '../../src-main/plans/plans.rules.ts'
import { useCommands } from '../app/commands.ts'
import { clockTime, day } from '../app/format.ts'
import { Icon } from '../app/parts/icon.tsx'
import { Busy, FailureNote } from '../app/parts/states.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { Panel, Slot } from '../app/slots.tsx'
import { useToday } from '../fields/use-today.ts'
import type { ColumnSpec } from '../grid/column-spec.ts'
import { DataGrid, type DataGridHandle } from '../grid/data-grid.tsx'
import { ActCells } from './act-cells.tsx'
import { filterOf, HistoryFilters, notNarrowed, type HistoryNarrowing } from './history-filters.tsx'
import { useHistoryWords } from './history-words.ts'
import { MomentPick } from './moment-pick.tsx'
import { RewindSection } from './rewind-section.tsx'
import { useActs } from './use-acts.ts'
import './history.css'

const fullTime = (at: number): string => `${day(new Date(at))} ${clockTime(new Date(at))}`

/** 历史: every act on the plan, what each changed, and the way back to before it. */
export function HistoryView({ plan }: { readonly plan: Plan }): ReactNode {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const today = useToday()
  const [narrowing, setNarrowing] = useState<HistoryNarrowing>(notNarrowed)
  const change = (part: Partial<HistoryNarrowing>): void =>
    setNarrowing((now) => (part === notNarrowed ? notNarrowed : { ...now, ...part }))
  const filter = useMemo(() => filterOf(narrowing, today), [narrowing, today])
  const { acts, error, again, earlier } = useActs(narrowing.whole ? null : plan.id, filter)
  const [active, setActive] = useState<string | null>(null)
  const [back, setBack] = useState<{ readonly input: RewindInput; readonly title: string } | null>(null)
  const grid = useRef<DataGridHandle<ActEntry>>(null)
  const columns = useActColumns()
  const act = acts?.find(({ batch }) => batch === active) ?? acts?.[0] ?? null
  const locked = isLocked(plan.status)

  const beforeAct = (): void => {
    if (!act) return
    setBack({
      input: { plan: plan.id, line: null, to: { before: act.batch } },
      title: t('history.rewind.beforeAct', { time: fullTime(act.at) }),
    })
  }
  const leave = useCallback(() => {
    setBack(null)
    grid.current?.focus()
  }, [])
  const first = acts?.[0]?.batch
  const ready = acts !== null
  useEffect(() => {
    if (!ready || first === undefined) return undefined
    // The grid draws its cells a little later; until then there is nothing that could take the focus.
    let tries = 0
    let frame = requestAnimationFrame(function take() {
      grid.current?.select(first, 'at')
      grid.current?.focus()
      tries += 1
      if (tries < 30 && document.activeElement?.getAttribute('role') !== 'gridcell') frame = requestAnimationFrame(take)
    })
    return () => cancelAnimationFrame(frame)
    // Once: later acts must not take the focus away.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [ready])

  useCommands([
    {
      id: 'history.beforeAct',
      group: t('history.title'),
      title: t('history.rewind.toBefore'),
      keys: 'Alt+B',
      words: 'huidao ht',
      whileEditing: true,
      disabled: locked || act === null,
      run: beforeAct,
    },
    {
      id: 'history.earlier',
      group: t('history.title'),
      title: t('history.earlier'),
      keys: 'Alt+E',
      words: 'gengzao gz',
      whileEditing: true,
      disabled: earlier === null,
      run: () => earlier?.(),
    },
    {
      id: 'history.clear',
      group: t('history.title'),
      title: t('history.clearFilters'),
      words: 'qingchu shaixuan qcsx',
      disabled: narrowing === notNarrowed,
      run: () => setNarrowing(notNarrowed),
    },
  ])

  if (error) return <FailureNote error={error} onAgain={again} />
  return (
    <>
      <HistoryFilters value={narrowing} onChange={change} />
      {acts === null ? (
        <Busy />
      ) : (
        <DataGrid<ActEntry>
          label={t('history.acts')}
          rows={acts}
          rowId={batchOf}
          columns={columns}
          unit={unit}
          arrangeable={false}
          handle={grid}
          onActiveCell={(cell) => cell && setActive(cell.rowId)}
          empty={<p>{t(narrowing === notNarrowed ? 'history.none' : 'history.noneFits')}</p>}
        />
      )}
      {earlier ? (
        <button type="button" className="btn quiet history-earlier" onClick={earlier}>
          {t('history.earlier')}
        </button>
      ) : null}
      {act ? <ActCells key={act.batch} act={act} unit={unit} /> : null}
      <Slot name="tools">
        <button type="button" className="btn quiet" title="Alt+B" disabled={locked || act === null} onClick={beforeAct}>
          <Icon of={History} />
          {t('history.rewind.toBefore')}
        </button>
      </Slot>
      <Panel label={t('history.panel')} wide>
        {act ? <ActFacts act={act} /> : null}
        {back ? (
          <RewindSection key={back.title} input={back.input} unit={unit} title={back.title} onDone={leave} />
        ) : (
          <MomentPick
            disabled={locked}
            onChoose={(at) =>
              setBack({
                input: { plan: plan.id, line: null, to: { at } },
                title: t('history.rewind.atMoment', { time: fullTime(at) }),
              })
            }
          />
        )}
      </Panel>
    </>
  )
}

const batchOf = (act: ActEntry): string => act.batch

/** What stands alone begins with a capital where the language has them. */
const sentence = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

function useActColumns(): readonly ColumnSpec<ActEntry>[] {
  const { t } = useTranslation()
  const words = useHistoryWords('yuan')
  return useMemo(
    () => [
      { id: 'at', title: t('history.when'), kind: 'text', width: 148, value: ({ at }) => fullTime(at) },
      { id: 'author', title: t('history.who'), kind: 'text', width: 96, value: ({ author }) => author },
      { id: 'act', title: t('history.which'), kind: 'text', width: 220, value: (act) => sentence(words.act(act)) },
      {
        id: 'changes',
        title: t('history.changes'),
        kind: 'text',
        align: 'right',
        width: 80,
        value: ({ changes }) => changes.toLocaleString('en-US'),
      },
      {
        id: 'source',
        title: t('history.source'),
        kind: 'text',
        width: 200,
        grow: true,
        value: ({ source }) => words.source(source),
      },
    ],
    [t, words],
  )
}

function ActFacts({ act }: { readonly act: ActEntry }): ReactNode {
  const { t } = useTranslation()
  const words = useHistoryWords('yuan')
  const source = words.source(act.source)
  return (
    <section className="act-facts">
      <h2>{words.act(act)}</h2>
      <dl className="kv selectable">
        <dt>{t('history.who')}</dt>
        <dd>{act.author}</dd>
        <dt>{t('history.when')}</dt>
        <dd>{fullTime(act.at)}</dd>
        <dt>{t('history.changes')}</dt>
        <dd>{act.changes.toLocaleString('en-US')}</dd>
        <dt>{t('history.source')}</dt>
        <dd>{source === '' ? t('history.thisWindow') : source}</dd>
      </dl>
    </section>
  )
}

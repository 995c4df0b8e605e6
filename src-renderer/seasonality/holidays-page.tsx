import { CalendarDays } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { dayKinds, type HolidayDay } from '../../src-main/seasonality/seasonality.contract.ts'
import { fiscalWorkingDays } from '../../src-main/seasonality/workdays.rules.ts'
import { monthLabels } from '../../src-main/shared/calendar.ts'
import { ask, keyOf, queryClient, useCall } from '../api.ts'
import { Segmented } from '../app/parts/segmented.tsx'
import { Busy, Empty, FailureNote } from '../app/parts/states.tsx'
import { Panel, Slot } from '../app/slots.tsx'
import { allOrNone } from '../fields/cell-edits.ts'
import { useStableRows } from '../fields/stable-rows.ts'
import type { CellEdit, EditAct, EditsOutcome } from '../grid/column-spec.ts'
import { DataGrid } from '../grid/data-grid.tsx'
import type { Targets } from '../targets/use-targets.ts'
import { AddHoliday } from './add-holiday.tsx'
import { holidayColumns, type HolidayRow } from './holiday-columns.ts'

const rowId = (row: HolidayRow): string => row.id
const key = keyOf('seasonality.holidays', {})

/** Days off and worked weekends by year, typed over in place, with the working days that come of them. */
export function HolidaysPage({ targets }: { readonly targets: Targets }): ReactNode {
  const { t } = useTranslation()
  const { plan } = targets
  const answer = useCall('seasonality.holidays', {})
  const [picked, setPicked] = useState<string | null>(null)
  const days = useStableRows(useMemo(() => answer.data?.days.map((day) => ({ ...day, id: day.date })), [answer.data]))
  const columns = useMemo(() => holidayColumns(t), [t])
  const years = [...new Set([...days.map(({ date }) => date.slice(0, 4)), String(plan.fiscalYear)])].toSorted()
  const year = picked ?? String(plan.fiscalYear)
  const rows = useMemo(() => days.filter(({ date }) => date.startsWith(year)), [days, year])

  if (answer.isError) return <FailureNote error={answer.error} onAgain={() => void answer.refetch()} />
  if (!answer.data) return <Busy />
  const count = (kind: HolidayDay['kind']): number => rows.filter((row) => row.kind === kind).length
  return (
    <>
      <Slot name="tools">
        <Segmented
          label={t('seasonality.holiday.year')}
          value={year}
          onChoose={setPicked}
          choices={years.map((value) => ({ value, label: t('seasonality.holiday.yearOf', { year: value }) }))}
        />
      </Slot>
      <Slot name="sums">
        <span className="item">{t('seasonality.holiday.count', { off: count('off'), work: count('work') })}</span>
      </Slot>
      <DataGrid<HolidayRow>
        label={t('seasonality.holiday.grid')}
        rows={rows}
        rowId={rowId}
        columns={columns}
        unit="yuan"
        onEdits={editHolidays}
        empty={<Empty icon={CalendarDays} title={t('seasonality.holiday.grid')} text={t('seasonality.holiday.add')} />}
      />
      <Panel label={t('seasonality.holiday.panel')}>
        <AddHoliday
          year={year}
          onAdd={async (day) => {
            await ask('seasonality.editHolidays', { act: 'edit', edits: [day] })
            await queryClient.invalidateQueries({ queryKey: key })
            setPicked(day.date.slice(0, 4))
          }}
        />
        <section>
          <h3>{t('seasonality.holiday.workingDays', { year: plan.fiscalYear })}</h3>
          <WorkingDays days={days} fiscalYear={plan.fiscalYear} firstMonth={plan.firstMonth} />
        </section>
        <section className="sm t3">
          <h3>{t('seasonality.holiday.sources')}</h3>
          {answer.data.years.map((one) => (
            <p key={one.year}>{one.source}</p>
          ))}
          <p>{t('seasonality.holiday.restore')}</p>
        </section>
      </Panel>
    </>
  )
}

function WorkingDays(props: {
  readonly days: readonly HolidayDay[]
  readonly fiscalYear: number
  readonly firstMonth: number
}): ReactNode {
  const { t } = useTranslation()
  const { fiscalYear, firstMonth } = props
  const counts = fiscalWorkingDays(fiscalYear, firstMonth, new Map(props.days.map(({ date, kind }) => [date, kind])))
  return (
    <dl className="kv amounts working-days">
      {monthLabels(fiscalYear, firstMonth).flatMap(({ fiscal, month }) => [
        <dt key={`t${fiscal}`}>{t(`domain.month.m${month as 1}`)}</dt>,
        <dd key={`d${fiscal}`}>{counts[fiscal - 1]}</dd>,
      ])}
      <dt>{t('domain.year')}</dt>
      <dd>
        <b>{counts.reduce((sum, one) => sum + one, 0)}</b>
      </dd>
    </dl>
  )
}

/** Names and kinds as one act; all of it or nothing. */
function editHolidays(edits: readonly CellEdit[], act: EditAct): Promise<EditsOutcome> {
  return allOrNone(edits, async () => {
    await ask('seasonality.editHolidays', {
      act,
      edits: edits.map(({ rowId: date, columnId, value }) =>
        columnId === 'name'
          ? { date, name: value === null ? null : String(value) }
          : { date, kind: dayKinds.find((kind) => kind === value) ?? null },
      ),
    })
    await queryClient.invalidateQueries({ queryKey: key })
  })
}

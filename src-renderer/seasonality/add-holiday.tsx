import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayKind } from '../../src-main/seasonality/seasonality.contract.ts'
import { attempt } from '../app/notices.ts'
import { DayInput } from '../fields/day-input.tsx'

type NewDay = { readonly date: string; readonly name: string; readonly kind: DayKind }

/** A form for one more day off or worked weekend. */
export function AddHoliday(props: {
  readonly year: string
  readonly onAdd: (day: NewDay) => Promise<void>
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const [date, setDate] = useState<string | null>(null)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<DayKind>('off')
  const ready = date !== null && name.trim() !== ''
  const add = (): void => {
    if (date === null || !ready) return
    attempt(
      props.onAdd({ date, name, kind }).then(() => {
        setDate(null)
        setName('')
      }),
    )
  }
  return (
    <form
      className="add-holiday"
      aria-label={t('seasonality.holiday.add')}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <section>
        <h3>{t('seasonality.holiday.add')}</h3>
        <label htmlFor={`${id}d`}>{t('seasonality.holiday.date')}</label>
        <DayInput id={`${id}d`} value={date} onChange={setDate} />
        <label htmlFor={`${id}n`}>{t('seasonality.holiday.name')}</label>
        <input
          id={`${id}n`}
          className="field"
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor={`${id}k`}>{t('seasonality.holiday.kind')}</label>
        <select
          id={`${id}k`}
          className="field"
          value={kind}
          onChange={(event) => setKind(event.target.value === 'work' ? 'work' : 'off')}
        >
          <option value="off">{t('seasonality.holiday.kinds.off')}</option>
          <option value="work">{t('seasonality.holiday.kinds.work')}</option>
        </select>
        <button type="submit" className="btn" disabled={!ready}>
          {t('seasonality.holiday.addButton')}
        </button>
      </section>
    </form>
  )
}

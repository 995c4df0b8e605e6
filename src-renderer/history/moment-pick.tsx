import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { day } from '../app/format.ts'
import { DayInput } from '../fields/day-input.tsx'

/** A moment by day and minute, of this computer's clock. */
export function MomentPick(props: { readonly disabled: boolean; readonly onChoose: (at: number) => void }): ReactNode {
  const { t } = useTranslation()
  const [on, setOn] = useState<string | null>(() => day(new Date()))
  const [time, setTime] = useState('00:00')
  const at = on === null || !/^\d{2}:\d{2}$/.test(time) ? Number.NaN : new Date(`${on}T${time}:00`).getTime()
  return (
    <section className="moment">
      <h3>{t('history.rewind.momentTitle')}</h3>
      <p className="t3 sm">{t(props.disabled ? 'history.rewind.lockedPlan' : 'history.rewind.momentHint')}</p>
      <div className="moment-fields">
        <DayInput label={t('history.rewind.day')} value={on} onChange={setOn} />
        <input
          className="field"
          type="time"
          aria-label={t('history.rewind.time')}
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      </div>
      <button
        type="button"
        className="btn"
        disabled={props.disabled || Number.isNaN(at)}
        onClick={() => props.onChoose(at - 1)}
      >
        {t('history.rewind.look')}
      </button>
    </section>
  )
}

import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { day } from '../app/format.ts'
import { DayInput } from '../fields/day-input.tsx'

/** What a typed time of day means, as `HH:MM`: 14:05, 14：05, 1405, 9:05, 9; null where it means none. */
function typedTime(text: string): string | null {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.时点]?(\d{2}))?分?$/.exec(text.normalize('NFKC').trim()) ?? []
  return hours === '' || Number(hours) > 23 || Number(minutes) > 59 ? null : `${hours.padStart(2, '0')}:${minutes}`
}

/** A moment by day and minute, of this computer's clock. */
export function MomentPick(props: { readonly disabled: boolean; readonly onChoose: (at: number) => void }): ReactNode {
  const { t } = useTranslation()
  const [on, setOn] = useState<string | null>(() => day(new Date()))
  const [time, setTime] = useState('00:00')
  const meant = typedTime(time)
  const at = on === null || meant === null ? Number.NaN : new Date(`${on}T${meant}:00`).getTime()
  return (
    <section className="moment">
      <h3>{t('history.rewind.momentTitle')}</h3>
      <p className="t3 sm">{t(props.disabled ? 'history.rewind.lockedPlan' : 'history.rewind.momentHint')}</p>
      <div className="moment-fields">
        <DayInput label={t('history.rewind.day')} value={on} onChange={setOn} />
        <input
          className="field"
          inputMode="numeric"
          autoComplete="off"
          placeholder="14:05"
          aria-invalid={meant === null || undefined}
          aria-label={t('history.rewind.time')}
          value={time}
          onChange={(event) => setTime(event.target.value)}
          onBlur={() => meant !== null && setTime(meant)}
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

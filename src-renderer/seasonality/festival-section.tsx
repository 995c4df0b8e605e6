import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import {
  festivalDay,
  festivalDays,
  festivalShift,
  festivalYearOf,
  festivalYears,
} from '../../src-main/seasonality/festival.rules.ts'
import { shownWeight } from '../../src-main/seasonality/profiles.rules.ts'
import type { Profile } from '../../src-main/seasonality/seasonality.contract.ts'
import { ask } from '../api.ts'
import { attempt } from '../app/notices.ts'

/** Which year's Spring Festival lies in a profile, and the offer to move it to the plan's year. */
export function FestivalSection({ profile, plan }: { readonly profile: Profile; readonly plan: Plan }): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const target = festivalYearOf(plan.fiscalYear, plan.firstMonth)
  const shift = festivalShift(profile.weights, profile.year, target)
  const day = (year: number): string => {
    const [, month = '', date = ''] = (festivalDay(year) ?? '').split('-').map(Number)
    return t('seasonality.festival.day', { month, day: date })
  }
  const days = (year: number): { readonly january: number; readonly february: number } =>
    festivalDays(year) ?? { january: 0, february: 0 }
  return (
    <section className="festival" aria-label={t('seasonality.festival.title')}>
      <h3>{t('seasonality.festival.title')}</h3>
      <div className="festival-year">
        <label htmlFor={id} className="t2">
          {t('seasonality.festival.base')}
        </label>
        <select
          id={id}
          className="field"
          value={profile.year ?? ''}
          onChange={(event) => {
            const value = event.target.value === '' ? null : Number(event.target.value)
            attempt(ask('seasonality.edit', { act: 'edit', edits: [{ id: profile.id, field: 'year', value }] }))
          }}
        >
          <option value="">{t('seasonality.festival.none')}</option>
          {festivalYears.map((year) => (
            <option key={year} value={year}>
              {t('seasonality.festival.year', { year })}
            </option>
          ))}
        </select>
      </div>
      {shift ? (
        <>
          <p>
            {t('seasonality.festival.moves', {
              from: shift.from,
              fromDay: day(shift.from),
              fromJanuary: days(shift.from).january,
              fromFebruary: days(shift.from).february,
              to: shift.to,
              toDay: day(shift.to),
              toJanuary: days(shift.to).january,
              toFebruary: days(shift.to).february,
            })}
          </p>
          <p>
            {t('seasonality.festival.offer', {
              january: shownWeight(shift.before[0]),
              newJanuary: shownWeight(shift.after[0]),
              february: shownWeight(shift.before[1]),
              newFebruary: shownWeight(shift.after[1]),
            })}
          </p>
          <button
            type="button"
            className="btn"
            onClick={() => attempt(ask('seasonality.shiftFestival', { id: profile.id, plan: plan.id }))}
          >
            {t('seasonality.festival.shift')}
          </button>
        </>
      ) : profile.year === null ? null : (
        <p className="t3">{t('seasonality.festival.settled')}</p>
      )}
    </section>
  )
}

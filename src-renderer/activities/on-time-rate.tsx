import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { onTime } from '../../src-main/activities/activities.rules.ts'
import { useCall } from '../api.ts'
import { monthAround } from './time-range.ts'

const all = { person: null, channel: null, city: null, kind: null, from: null, to: null }

/** This month's rate of work done on time (DOMAIN.md rule 14); “—” while nothing was due. */
export function OnTimeRate({ today }: { readonly today: string }): ReactNode {
  const { t } = useTranslation()
  const { data } = useCall('activities.list', all)
  if (!data) return null
  const { from } = monthAround(today)
  // What is due later this month is not late yet.
  const { due, onTime: kept } = onTime(data, { from, to: today })
  const month = t(`domain.month.m${Number(today.slice(5, 7)) as 1}`)
  return (
    <span className="on-time sm t2">
      {t('activities.rate', { month })} <b>{due === 0 ? t('domain.noRate') : `${((kept / due) * 100).toFixed(1)}%`}</b>{' '}
      {t('activities.rateOf', { kept, due })}
    </span>
  )
}

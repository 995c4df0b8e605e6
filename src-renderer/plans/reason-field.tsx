import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'

/** In a revision: the one reason that an act gives to all months it changes. Nothing in a plan without a baseline. */
export function ReasonField(props: {
  readonly plan: Plan | null
  readonly value: string
  readonly onChange: (reason: string) => void
}): ReactNode {
  const { t } = useTranslation()
  if (props.plan === null || props.plan.baseline === null) return null
  return (
    <label className="reason-field">
      <span>{t('plans.revision.actReason')}</span>
      <input
        className="field"
        maxLength={500}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </label>
  )
}

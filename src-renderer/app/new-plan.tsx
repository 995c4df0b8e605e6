import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, queryClient } from '../api.ts'
import { openStart } from '../starting/open-start.ts'
import { say, showFailure } from './notices.ts'
import { Dialog } from './parts/dialog.tsx'
import { proposedYear } from './plan-choice.ts'
import { usePlanContext } from './plan-context.tsx'

const steps = [100, 10_000, 100_000, 1_000_000] as const
type Step = (typeof steps)[number]
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** Makes a plan for a fiscal year and chooses it. */
export function NewPlan({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { plans, setPlan } = usePlanContext()
  const [year, setYear] = useState(() => String(proposedYear(plans, new Date())))
  const [firstMonth, setFirstMonth] = useState<number>(plans[0]?.firstMonth ?? 1)
  const [step, setStep] = useState<Step>(steps.find((each) => each === plans[0]?.step) ?? 10_000)
  const fiscalYear = /^\d{4}$/.test(year.trim()) ? Number(year) : Number.NaN
  const valid = fiscalYear >= 2000 && fiscalYear <= 2100

  const create = async (): Promise<void> => {
    if (!valid) return
    try {
      const plan = await ask('plans.create', { fiscalYear, firstMonth, step })
      await queryClient.invalidateQueries({ queryKey: ['plans.list'] })
      setPlan(plan.id)
      onClose()
      // A new year nearly always begins with the last one.
      if (plans.length > 0)
        say(t('starting.offer', { year: fiscalYear }), { label: t('starting.open'), run: openStart })
    } catch (error) {
      showFailure(error)
    }
  }
  return (
    <Dialog
      title={t('shell.newPlan.title')}
      onClose={onClose}
      onSubmit={() => void create()}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!valid}>
            {t('shell.newPlan.create')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <div className="form">
        <label>
          <span>{t('shell.newPlan.year')}</span>
          <input
            className="field"
            inputMode="numeric"
            maxLength={4}
            value={year}
            aria-invalid={!valid}
            onChange={(event) => setYear(event.target.value)}
          />
        </label>
        <label>
          <span>{t('shell.newPlan.firstMonth')}</span>
          <select className="field" value={firstMonth} onChange={(event) => setFirstMonth(Number(event.target.value))}>
            {months.map((month) => (
              <option key={month} value={month}>
                {t(`domain.month.m${month}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('shell.newPlan.step')}</span>
          <select
            className="field"
            value={step}
            onChange={(event) => setStep(steps.find((each) => each === Number(event.target.value)) ?? step)}
          >
            {steps.map((each) => (
              <option key={each} value={each}>
                {t(`shell.newPlan.steps.s${each}`)}
              </option>
            ))}
          </select>
        </label>
        <p className="hint">{t('shell.newPlan.hint')}</p>
      </div>
    </Dialog>
  )
}

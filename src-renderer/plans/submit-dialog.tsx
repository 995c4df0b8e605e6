import { Check, Info, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { MeasureCheck, Plan, PlanCheck, RevisedCell } from '../../src-main/plans/plans.contract.ts'
import { calendarMonth } from '../../src-main/shared/calendar.ts'
import { formatAmount } from '../app/amounts.ts'
import { useCall } from '../api.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { Icon } from '../app/parts/icon.tsx'
import { Busy } from '../app/parts/states.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { submitPlan } from './acts.ts'
import { jumps } from './jump.ts'

/** So many unexplained months are listed; the rest is counted. */
const shown = 8

/** What there is to know before a plan is submitted: told, not forced; only missing reasons of a revision forbid it. */
export function SubmitDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { data: check } = useCall('plans.check', { plan: plan.id })
  const [busy, setBusy] = useState(false)
  const ready = check !== undefined && check.unexplained === 0 && !busy

  const run = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    if (await submitPlan(plan)) onClose()
    else setBusy(false)
  }
  return (
    <Dialog
      title={t('plans.check.title', { year: plan.fiscalYear, version: plan.version })}
      onClose={onClose}
      onSubmit={() => void run()}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!ready}>
            {t('plans.submit')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <p className="t2">{t('plans.check.explain')}</p>
      {check ? (
        <>
          {check.measures.map((measure) => (
            <Measure key={measure.measure} check={measure} />
          ))}
          {plan.baseline === null ? null : <Revision plan={plan} check={check} onClose={onClose} />}
        </>
      ) : (
        <Busy />
      )}
    </Dialog>
  )
}

function Measure({ check }: { readonly check: MeasureCheck }): ReactNode {
  const { t, i18n } = useTranslation()
  const { unit } = usePlanContext()
  const amount = (fen: number | null): { readonly amount: string; readonly unit: string } => ({
    amount: formatAmount(fen === null ? 0 : Math.abs(fen), unit),
    unit: t(`domain.unit.${unit}`),
  })
  const { difference, empty, emptyNames, blanks } = check
  const names = emptyNames.join(i18n.language === 'en' ? ', ' : '、')
  return (
    <section className="plan-check" aria-label={t(`domain.measure.${check.measure}`)}>
      <h3>
        {t(`domain.measure.${check.measure}`)}
        <span className="grow" />
        <span className="t3">{t('plans.check.ownFigure', amount(check.own))}</span>
      </h3>
      <ul className="checks">
        {difference === null ? (
          <Told icon={Info} text={t('plans.check.noQuota')} />
        ) : difference === 0 ? (
          <Told icon={Check} text={t('plans.check.agrees')} />
        ) : (
          <Told
            icon={TriangleAlert}
            caution
            text={t(difference < 0 ? 'plans.check.under' : 'plans.check.over', amount(difference))}
          />
        )}
        {empty === 0 ? (
          <Told icon={Check} text={t('plans.check.noEmpty')} />
        ) : (
          <Told
            icon={TriangleAlert}
            caution
            text={t(empty > emptyNames.length ? 'plans.check.emptyMore' : 'plans.check.empty', { count: empty, names })}
          />
        )}
        {blanks === 0 ? (
          <Told icon={Check} text={t('plans.check.noBlanks')} />
        ) : (
          <Told icon={Info} text={t('plans.check.blanks', { count: blanks })} />
        )}
      </ul>
    </section>
  )
}

function Told(props: { readonly icon: LucideIcon; readonly text: string; readonly caution?: boolean }): ReactNode {
  return (
    <li className={props.caution ? 'cau' : undefined}>
      <Icon of={props.icon} small />
      <span className="grow">{props.text}</span>
    </li>
  )
}

/** What differs from the baseline; months without a reason are listed, each with the way to it. */
function Revision(props: { readonly plan: Plan; readonly check: PlanCheck; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const [, go] = useLocation()
  const { plan, check } = props
  if (check.unexplained === 0) {
    return (
      <ul className="checks">
        <Told
          icon={Check}
          text={check.changed === 0 ? t('plans.check.unchanged') : t('plans.check.changed', { count: check.changed })}
        />
      </ul>
    )
  }
  const show = ({ measure, line, month }: RevisedCell): void => {
    jumps.set({ measure, line, month })
    props.onClose()
    go('/targets')
  }
  const amount = (fen: number | null): string => (fen === null ? t('domain.blank') : formatAmount(fen, unit))
  return (
    <section className="plan-check">
      <ul className="checks">
        <Told icon={TriangleAlert} caution text={t('plans.check.unexplained', { count: check.unexplained })} />
      </ul>
      <ul className="unexplained">
        {check.first.slice(0, shown).map((cell) => (
          <li key={`${cell.measure} ${cell.line} ${cell.month}`}>
            <span className="grow cut">
              {t(`domain.measure.${cell.measure}`)} · {cell.name} ·{' '}
              {t(`domain.month.m${calendarMonth(cell.month, plan.firstMonth) as 1}`)}
            </span>
            <span className="num t2">
              {amount(cell.before)} → {amount(cell.after)}
            </span>
            <button type="button" className="btn quiet" onClick={() => show(cell)}>
              {t('plans.check.goTo')}
            </button>
          </li>
        ))}
        {check.unexplained > shown ? (
          <li className="t3">{t('plans.check.more', { count: check.unexplained - shown })}</li>
        ) : null}
      </ul>
    </section>
  )
}

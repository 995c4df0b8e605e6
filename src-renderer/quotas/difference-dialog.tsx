import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubjectDifference } from '../../src-main/quotas/quotas.contract.ts'
import { fiscalMonths, quarters, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import { difference } from '../../src-main/targets/quotas.rules.ts'
import { createRoster } from '../../src-main/targets/roster.rules.ts'
import type { QuotaLevel } from '../../src-main/targets/targets.contract.ts'
import { useCall } from '../api.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import { failureOf, say, showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { useFailureText } from '../app/use-failure-text.ts'
import { ReasonField } from '../plans/reason-field.tsx'
import { standingReason } from '../plans/standing-reason.ts'
import { usePeriodWords } from '../targets/period-words.ts'
import { columnOf, periodOf, yearPeriod } from '../targets/target-row.ts'
import type { Targets } from '../targets/use-targets.ts'
import { DifferenceMonths } from './difference-months.tsx'
import type { DifferenceFor } from './open-difference.ts'
import { levels } from './quota-rows.ts'
import './quotas.css'

const periods: readonly FiscalPeriod[] = [
  yearPeriod,
  ...quarters.map((quarter): FiscalPeriod => ({ kind: 'quarter', quarter })),
  ...fiscalMonths.map((month): FiscalPeriod => ({ kind: 'month', month })),
]

const spreadable = ({ failure, cells }: SubjectDifference): boolean => failure === null && cells > 0

/** 差额分摊: whose difference, over which period, what it does month by month, and who cannot and why; one act. */
export function DifferenceDialog(props: {
  readonly targets: Targets
  readonly whom: DifferenceFor
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { targets, whom, onClose } = props
  const { plan, measure, grid } = targets
  const { unit } = usePlanContext()
  const present = levels.filter((level) => grid.quotas.some((quota) => quota.level === level))
  const [level, setLevel] = useState<QuotaLevel>(whom.level ?? present.at(-1) ?? 'person')
  const [period, setPeriod] = useState<FiscalPeriod>(yearPeriod)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState(standingReason.get())
  const [busy, setBusy] = useState(false)
  const only = whom.level === level ? whom.subject : null
  const where = { plan: plan.id, measure, level, period }
  const answer = useCall(
    'quotas.previewDifference',
    { ...where, subjects: only === null ? null : [only] },
    { keep: true },
  )
  const all = answer.data?.subjects ?? []
  const chosen = all.filter((one) => spreadable(one) && !left.has(one.subject))
  const cells = chosen.reduce((sum, one) => sum + one.cells, 0)
  const ready = cells > 0 && !busy && !answer.isPlaceholderData

  const apply = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    try {
      const { changed } = await targets.writes.spreadDifference(
        level,
        chosen.map(({ subject }) => subject),
        period,
        reason,
      )
      onClose()
      say(t('quotas.difference.done', { count: changed }))
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('quotas.difference.title')}
      className="differences"
      onClose={onClose}
      onSubmit={() => void apply()}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={!ready}>
            {cells > 0 ? t('quotas.difference.apply', { count: cells }) : t('quotas.difference.applyNone')}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <p className="t2">{t('quotas.difference.explain')}</p>
      <div className="difference-picks">
        <label>
          <span className="t3">{t('quotas.difference.level')}</span>
          <select
            className="field"
            value={level}
            disabled={whom.subject !== null}
            onChange={(event) => {
              const next = levels.find((one) => one === event.target.value)
              if (next) setLevel(next)
              setLeft(new Set())
            }}
          >
            {levels
              .filter((one) => present.includes(one) || one === level)
              .map((one) => (
                <option key={one} value={one}>
                  {t(`quotas.level.${one}`)}
                </option>
              ))}
          </select>
        </label>
        <label>
          <span className="t3">{t('quotas.difference.period')}</span>
          <select
            className="field"
            value={columnOf(period)}
            onChange={(event) => setPeriod(periodOf(event.target.value) ?? yearPeriod)}
          >
            {periods.map((one) => (
              <option key={columnOf(one)} value={columnOf(one)}>
                {words.short(plan, one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ReasonField plan={plan} value={reason} onChange={setReason} />
      {answer.error ? <Refused error={answer.error} /> : null}
      {answer.data && all.length === 0 ? <p>{t('quotas.difference.none')}</p> : null}
      {all.length > 0 ? (
        <div className="difference-parts">
          <Subjects
            targets={targets}
            level={level}
            subjects={all}
            left={left}
            unit={unit}
            onToggle={(subject) =>
              setLeft((now) => {
                const next = new Set(now)
                if (!next.delete(subject)) next.add(subject)
                return next
              })
            }
          />
          {cells > 0 ? (
            <DifferenceMonths
              plan={plan}
              unit={unit}
              input={{ ...where, subjects: chosen.map(({ subject }) => subject) }}
            />
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}

function Refused({ error }: { readonly error: unknown }): ReactNode {
  const text = useFailureText(failureOf(error))
  return (
    <p className="spread-refused" role="alert">
      <b>{text.happened}</b> {text.next}
    </p>
  )
}

function Subjects(props: {
  readonly targets: Targets
  readonly level: QuotaLevel
  readonly subjects: readonly SubjectDifference[]
  readonly left: ReadonlySet<string>
  readonly unit: Unit
  readonly onToggle: (subject: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { targets, level, subjects, left, unit } = props
  const nameOf = useMemo(() => {
    const roster = createRoster(targets.people)
    const find = { city: roster.city, person: roster.person, department: roster.department, region: roster.region }[
      level
    ]
    return (subject: string): string => find(subject)?.name ?? t('targets.unknown')
  }, [targets.people, level, t])
  return (
    <div className="difference-subjects">
      <table className="mini">
        <thead>
          <tr>
            <th aria-hidden />
            <th scope="col">{t('quotas.difference.subject')}</th>
            {(['quota', 'own', 'gap'] as const).map((key) => (
              <th key={key} scope="col" className="num">
                {t(`quotas.difference.${key}`)}
              </th>
            ))}
            <th scope="col">{t('quotas.difference.result')}</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((one) => {
            const name = nameOf(one.subject)
            const gap = difference(one.own, one.quota)
            return (
              <tr key={one.subject}>
                <td>
                  <input
                    type="checkbox"
                    aria-label={t('quotas.difference.choose', { name })}
                    disabled={!spreadable(one)}
                    checked={spreadable(one) && !left.has(one.subject)}
                    onChange={() => props.onToggle(one.subject)}
                  />
                </td>
                <td className="cut">{name}</td>
                <td className="num">{formatAmount(one.quota, unit)}</td>
                <td className="num">{formatAmount(one.own, unit)}</td>
                <td className={`num ${(gap ?? 0) < 0 ? 'neg' : ''}`}>{formatSigned(gap, unit)}</td>
                <td>
                  <Result one={one} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Result({ one }: { readonly one: SubjectDifference }): ReactNode {
  const { t } = useTranslation()
  if (one.failure) return <Reason failure={one.failure} />
  if (one.cells === 0) return <span className="t3">{t('quotas.difference.equal')}</span>
  return (
    <>
      {t('quotas.difference.cells', { count: one.cells })}
      {one.held > 0 ? <span className="t3"> · {t('quotas.difference.held', { count: one.held })}</span> : null}
    </>
  )
}

function Reason({ failure }: { readonly failure: NonNullable<SubjectDifference['failure']> }): ReactNode {
  const { happened } = useFailureText(failure)
  return <span className="difference-reason">{happened}</span>
}

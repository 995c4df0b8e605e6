import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { shares } from '../../src-main/shared/allocation.ts'
import { fiscalMonths } from '../../src-main/shared/calendar.ts'
import { formatShare } from '../../src-main/shared/money.ts'
import { ask } from '../api.ts'
import { showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import { usePeriodWords } from './period-words.ts'
import type { Targets } from './use-targets.ts'

/** The profile by which months without an amount share a total; it is taken from another plan's months. */
export function SeasonalityDialog({
  targets,
  onClose,
}: {
  readonly targets: Targets
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { plans } = usePlanContext()
  const { plan, measure } = targets
  const others = plans.filter(({ id }) => id !== plan.id)
  const [from, setFrom] = useState(others[0]?.id ?? '')
  const [busy, setBusy] = useState(false)

  const run = (work: () => Promise<unknown>): void => {
    if (busy) return
    setBusy(true)
    work()
      .then(onClose)
      .catch(showFailure)
      .finally(() => setBusy(false))
  }
  return (
    <Dialog
      title={t('targets.seasonality.title')}
      onClose={onClose}
      onSubmit={() => from !== '' && run(() => ask('plans.seasonalityFrom', { id: plan.id, from, measure }))}
      foot={
        <>
          <button type="submit" className="btn primary" disabled={from === '' || busy}>
            {t('targets.seasonality.take')}
          </button>
          {plan.seasonality ? (
            <button
              type="button"
              className="btn"
              disabled={busy}
              onClick={() => run(() => ask('plans.edit', { id: plan.id, seasonality: null }))}
            >
              {t('targets.seasonality.clear')}
            </button>
          ) : null}
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      <p className="t2">{t('targets.seasonality.explain')}</p>
      <Profile weights={plan.seasonality} targets={targets} />
      {others.length === 0 ? (
        <p>{t('targets.seasonality.none')}</p>
      ) : (
        <div className="form">
          <label>
            <span>{t('targets.seasonality.from')}</span>
            <select className="field" value={from} onChange={(event) => setFrom(event.target.value)}>
              {others.map(({ id, fiscalYear, version }) => (
                <option key={id} value={id}>
                  {t('targets.seasonality.planName', { year: fiscalYear, version })}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
    </Dialog>
  )
}

/** Each month's part in figures, and as a bar so that the shape is seen. */
function Profile({
  weights,
  targets,
}: {
  readonly weights: readonly number[] | null
  readonly targets: Targets
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  if (!weights) {
    return (
      <p>
        {t('targets.seasonality.now')} · <b>{t('targets.seasonality.even')}</b>
      </p>
    )
  }
  const parts = shares(weights)
  const most = Math.max(...parts.map((part) => part ?? 0), 1)
  return (
    <ol className="profile" aria-label={t('targets.seasonality.now')}>
      {fiscalMonths.map((month) => (
        <li key={month}>
          <span className="t3">{words.short(targets.plan, { kind: 'month', month })}</span>
          <progress max={most} value={parts[month - 1] ?? 0} aria-hidden />
          <span className="num">{formatShare(parts[month - 1] ?? null)}</span>
        </li>
      ))}
    </ol>
  )
}

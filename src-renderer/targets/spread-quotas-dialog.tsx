import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sumFen } from '../../src-main/shared/money.ts'
import { formatAmount } from '../app/amounts.ts'
import { say, showFailure } from '../app/notices.ts'
import { Dialog } from '../app/parts/dialog.tsx'
import { usePlanContext } from '../app/plan-context.tsx'
import type { Targets } from './use-targets.ts'

/** “按下达分解”: says for whom and how much before a whole year is filled at once. */
export function SpreadQuotasDialog({
  targets,
  onClose,
}: {
  readonly targets: Targets
  readonly onClose: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { unit } = usePlanContext()
  const [busy, setBusy] = useState(false)
  const given = targets.grid.quotas.filter(
    ({ level, amounts }) => level === 'person' && amounts.some((amount) => amount !== null),
  )
  const total = sumFen(given.flatMap(({ amounts }) => amounts))

  const run = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    try {
      const { changed } = await targets.writes.spreadQuotas()
      onClose()
      say(t('targets.spreadQuotas.done', { count: changed }))
    } catch (error) {
      showFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={t('targets.spreadQuotas.title')}
      onClose={onClose}
      onSubmit={() => void run()}
      foot={
        <>
          {given.length > 0 ? (
            <button type="submit" className="btn primary" disabled={busy}>
              {t('targets.spreadQuotas.run')}
            </button>
          ) : null}
          <button type="button" className="btn" onClick={onClose}>
            {t('shell.state.no')}
          </button>
        </>
      }
    >
      {given.length === 0 ? (
        <p>{t('targets.spreadQuotas.none')}</p>
      ) : (
        <>
          <p className="t2">{t('targets.spreadQuotas.explain')}</p>
          <dl className="kv card-facts">
            <dt>{t('targets.spreadQuotas.owners')}</dt>
            <dd>{t('targets.spreadQuotas.ownerCount', { count: given.length })}</dd>
            <dt>{t('targets.spreadQuotas.total')}</dt>
            <dd>
              <b>{formatAmount(total, unit)}</b> {t(`domain.unit.${unit}`)}
            </dd>
            <dt>{t('targets.spreadQuotas.seasonality')}</dt>
            <dd>
              {t(
                targets.plan.profile !== null || targets.plan.seasonality
                  ? 'targets.spreadQuotas.has'
                  : 'targets.spreadQuotas.even',
              )}
            </dd>
          </dl>
        </>
      )}
    </Dialog>
  )
}

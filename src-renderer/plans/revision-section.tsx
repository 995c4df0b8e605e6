import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Unit } from '../../src-main/shared/money.ts'
import { changedMonths, isReason } from '../../src-main/plans/revision.rules.ts'
import type { TargetLine } from '../../src-main/targets/targets.contract.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import { attempt, say } from '../app/notices.ts'
import { useStore } from '../app/store.ts'
import type { MonthCell, TargetWrites } from '../targets/use-target-writes.ts'
import { standingReason } from './standing-reason.ts'

export type RevisionSectionProps = {
  readonly line: TargetLine
  readonly month: number
  readonly unit: Unit
  /** A locked plan shows its reasons and takes none. */
  readonly locked: boolean
  readonly writes: TargetWrites
  /** The months that are selected in the grid. */
  readonly selected: () => readonly MonthCell[]
}

/** A month of a revision beside its baseline: what it was, the difference, and why; one reason can serve a whole selection. */
export function RevisionSection(props: RevisionSectionProps): ReactNode {
  const { t } = useTranslation()
  const { line, month, unit, locked, writes } = props
  const before = line.baseline?.[month - 1] ?? null
  const now = line.months[month - 1] ?? null
  const reason = line.reasons?.[month - 1] ?? ''
  const standing = useStore(standingReason)
  const [text, setText] = useState(reason === '' ? standing : reason)
  const changed = before !== now

  const give = async (): Promise<void> => {
    const cells = props.selected()
    const chosen = cells.some((cell) => cell.line.id === line.id && cell.month === month) ? cells : [{ line, month }]
    const differing = chosen.filter((cell) =>
      changedMonths(cell.line.months, cell.line.baseline ?? null).includes(cell.month),
    )
    if (differing.length === 0) {
      say(t('plans.revision.nothing'))
      return
    }
    const written = await writes.explain(differing, text)
    if (differing.length > 1) say(t('plans.revision.given', { count: written.changed }))
  }
  return (
    <section className="revision" aria-label={t('plans.revision.title')}>
      <h3>{t('plans.revision.title')}</h3>
      <dl className="kv amounts">
        <dt>{t('plans.revision.baseline')}</dt>
        <dd>{before === null ? t('domain.blank') : formatAmount(before, unit)}</dd>
        <dt>{t('plans.revision.difference')}</dt>
        <dd className={(now ?? 0) < (before ?? 0) ? 'neg' : ''}>
          {changed ? formatSigned((now ?? 0) - (before ?? 0), unit) : t('plans.revision.none')}
        </dd>
      </dl>
      {locked ? (
        isReason(reason) ? (
          <p>{reason}</p>
        ) : null
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            attempt(give())
          }}
        >
          <label>
            <span className={changed && !isReason(reason) ? 'cau' : 't3'}>
              {t(changed && !isReason(reason) ? 'plans.revision.reasonMissing' : 'plans.revision.reason')}
            </span>
            <input
              className="field"
              value={text}
              maxLength={500}
              aria-required={changed}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <button type="submit" className="btn" disabled={text.trim() === '' && reason === ''}>
            {t('plans.revision.give')}
          </button>
          <label className="stay">
            <input
              type="checkbox"
              checked={standing !== ''}
              disabled={standing === '' && text.trim() === ''}
              onChange={(event) => standingReason.set(event.target.checked ? text.trim() : '')}
            />
            <span>{standing === '' ? t('plans.revision.stay') : t('plans.revision.stays', { reason: standing })}</span>
          </label>
        </form>
      )}
    </section>
  )
}

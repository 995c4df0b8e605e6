import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { sumFen, type Unit } from '../../src-main/shared/money.ts'
import { formatAmount } from '../app/amounts.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import { useFailureText } from '../app/use-failure-text.ts'
import { heldCells } from './spread-rows.ts'
import type { SpreadDraft, Spreading } from './use-spread.ts'

/** Why a total cannot be spread, and the ways out that one press takes (DOMAIN.md rule 4). Nothing has changed. */
export function SpreadRefused(props: {
  readonly failure: Failure
  readonly spreading: Spreading
  readonly draft: SpreadDraft
  readonly unit: Unit
}): ReactNode {
  const { failure, spreading, draft, unit } = props
  const text = useFailureText(failure)
  return (
    <div className="spread-refused" role="alert">
      <p>
        <b>{text.happened}</b> {text.kept} {text.next}
      </p>
      <WaysOut code={failure.code} spreading={spreading} draft={draft} unit={unit} />
    </div>
  )
}

function WaysOut(props: {
  readonly code: Failure['code']
  readonly spreading: Spreading
  readonly draft: SpreadDraft
  readonly unit: Unit
}): ReactNode {
  const { t } = useTranslation()
  const { code, spreading, draft, unit } = props
  const held = heldCells(draft.lines, draft.period)
  const heldSum = sumFen(held.map(({ line, month }) => line.months[month - 1] ?? null)) ?? 0
  const retype = (total: number, words: string): ReactNode => (
    <button type="button" className="btn" onClick={() => spreading.retype(total)}>
      {words}
    </button>
  )
  const release = (
    <button type="button" className="btn" disabled={spreading.busy} onClick={spreading.release}>
      {t('targets.spread.release', { count: held.length })}
    </button>
  )
  switch (code) {
    case 'spread-held-exceeds':
      return (
        <div className="ways">
          {release}
          {retype(
            heldSum,
            t('targets.spread.toHeld', {
              amount: formatAmount(heldSum, unit),
              unit: t(`domain.unit.${unit}`),
            }),
          )}
        </div>
      )
    case 'spread-all-held':
      return <div className="ways">{release}</div>
    case 'amount-negative':
      return <div className="ways">{retype(0, t('targets.spread.toZero'))}</div>
    default:
      return null
  }
}

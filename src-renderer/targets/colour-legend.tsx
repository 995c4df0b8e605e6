import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Colouring } from './colouring.ts'

/** What the colours mean, while there are any. */
export function ColourLegend(props: {
  readonly colouring: Colouring
  /** Whether last year has a plan to grow on, and whether a quota was given. */
  readonly comparable: boolean
  readonly onClear: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { colouring, comparable } = props
  const shares = colouring === 'row' || colouring === 'column'
  const signs = colouring === 'growth' ? (['up', 'down'] as const) : (['reached', 'below'] as const)
  return (
    <div className="colour-legend" role="note" aria-label={t('colours.legend')}>
      <b>{t(`colours.kind.${colouring}`)}</b>
      {shares
        ? ([1, 2, 3] as const).map((level) => (
            <span key={level} className={`key q-heat-${level}`}>
              <i className="q-bar" />
              {t(`colours.level.l${level}`)}
            </span>
          ))
        : signs.map((sign) => (
            <span key={sign} className={`key q-trend-${sign === 'below' ? 'down' : sign}`}>
              <i className="q-trend">{sign === 'up' ? '▲' : sign === 'reached' ? '✓' : '▼'}</i>
              {t(`colours.sign.${sign}`)}
            </span>
          ))}
      {shares ? <span className="t3">{t('colours.bar')}</span> : null}
      {comparable ? null : (
        <span className="t2">{t(`colours.none.${colouring === 'growth' ? 'growth' : 'attainment'}`)}</span>
      )}
      <span className="grow" />
      <button type="button" className="btn quiet" onClick={props.onClear}>
        {t('colours.off')}
      </button>
    </div>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { shares } from '../../src-main/shared/allocation.ts'
import { formatShare } from '../../src-main/shared/money.ts'
import { shownWeight } from '../../src-main/seasonality/profiles.rules.ts'

/** In the units of the drawing, which is scaled to its place. */
const [width, height, top, foot] = [292, 132, 14, 14]
const step = width / 12
const bar = 16

/**
 * Twelve bars with each month's part of the year over them, a line where an even month would stand, and the same as a
 * table. Bars tell the shape by length alone; nothing hangs on colour.
 */
export function SeasonChart(props: {
  readonly name: string
  readonly weights: readonly number[]
  /** Names of the months, in the order of the weights. */
  readonly months: readonly string[]
}): ReactNode {
  const { t } = useTranslation()
  const { name, weights, months } = props
  const parts = shares(weights).map((part) => part ?? 0)
  const most = Math.max(...parts, 1)
  const scale = (height - top - foot) / most
  const ground = height - foot
  const even = ground - (1000 / 12) * scale
  const [high, low] = [parts.indexOf(Math.max(...parts)), parts.indexOf(Math.min(...parts))]
  const said = t('seasonality.panel.chartText', {
    most: months[high] ?? '',
    mostShare: formatShare(parts[high] ?? 0),
    least: months[low] ?? '',
    leastShare: formatShare(parts[low] ?? 0),
  })
  return (
    <figure className="season-chart">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${t('seasonality.panel.chart', { name })}; ${said}`}
      >
        <line className="even" x1={0} x2={width} y1={even} y2={even} />
        {parts.map((part, index) => {
          const left = index * step + (step - bar) / 2
          const middle = left + bar / 2
          return (
            <g key={months[index]}>
              <rect className="bar" x={left} y={ground - part * scale} width={bar} height={part * scale} />
              <text className="value" x={middle} y={ground - part * scale - 3}>
                {(part / 10).toFixed(1)}
              </text>
              <text className="month" x={middle} y={height - 3}>
                {months[index]?.replace('月', '')}
              </text>
            </g>
          )
        })}
        <line className="ground" x1={0} x2={width} y1={ground} y2={ground} />
      </svg>
      <details>
        <summary>{t('seasonality.panel.table')}</summary>
        <table className="mini">
          <thead>
            <tr>
              <th>{t('seasonality.panel.month')}</th>
              <th className="num">{t('seasonality.panel.weight')}</th>
              <th className="num">{t('seasonality.panel.share')}</th>
            </tr>
          </thead>
          <tbody>
            {months.map((month, index) => (
              <tr key={month}>
                <td>{month}</td>
                <td className="num">{shownWeight(weights[index] ?? 0)}</td>
                <td className="num">{formatShare(parts[index] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

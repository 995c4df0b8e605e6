import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import type { DifferenceInput } from '../../src-main/quotas/quotas.contract.ts'
import { sumFen, type Unit } from '../../src-main/shared/money.ts'
import { useCall } from '../api.ts'
import { formatAmount, formatSigned } from '../app/amounts.ts'
import { usePeriodWords } from '../targets/period-words.ts'

/** The chosen subjects' months together, before and after. */
export function DifferenceMonths(props: {
  readonly plan: Plan
  readonly unit: Unit
  readonly input: DifferenceInput
}): ReactNode {
  const { t } = useTranslation()
  const words = usePeriodWords()
  const { plan, unit, input } = props
  const { data } = useCall('quotas.previewDifference', input, { keep: true })
  if (!data) return null
  const before = sumFen(data.months.map((month) => month.before))
  const after = sumFen(data.months.map((month) => month.after))
  return (
    <table className="mini difference-months" aria-label={t('quotas.difference.months')}>
      <thead>
        <tr>
          <th scope="col">{t('quotas.difference.month')}</th>
          {(['before', 'after', 'change'] as const).map((key) => (
            <th key={key} scope="col" className="num">
              {t(`quotas.difference.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.months.map((month) => (
          <tr key={month.month}>
            <td>{words.short(plan, { kind: 'month', month: month.month })}</td>
            <td className="num t2">{formatAmount(month.before, unit)}</td>
            <td className="num">{formatAmount(month.after, unit)}</td>
            <td className="num">
              {month.before === month.after ? '' : formatSigned((month.after ?? 0) - (month.before ?? 0), unit)}
            </td>
          </tr>
        ))}
        <tr className="sum">
          <td>{t('domain.total')}</td>
          <td className="num t2">{formatAmount(before, unit)}</td>
          <td className="num">{formatAmount(after, unit)}</td>
          <td className="num">{formatSigned((after ?? 0) - (before ?? 0), unit)}</td>
        </tr>
      </tbody>
    </table>
  )
}

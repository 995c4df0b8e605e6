import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { calendarMonth, calendarYear, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Plan } from '../../src-main/plans/plans.contract.ts'

type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
type Quarter = 1 | 2 | 3 | 4

/** Months, quarters and years in the window's language; months are calendar months unless said otherwise. */
export type PeriodWords = {
  readonly month: (month: number) => string
  /** `4–6月`, `Apr–Jun`. */
  readonly span: (from: number, to: number) => string
  readonly quarter: (quarter: number) => string
  readonly year: string
  readonly subtotal: string
  readonly total: string
  readonly quota: string
  readonly variance: string
  readonly comparison: string
  /** `2027年1月`, `2027年一季度`, `2027财年`, by fiscal counting. */
  readonly full: (plan: Plan, period: FiscalPeriod) => string
  /** `1月`, `一季度`, `全年`, by fiscal counting. */
  readonly short: (plan: Plan, period: FiscalPeriod) => string
}

export function usePeriodWords(): PeriodWords {
  const { t } = useTranslation()
  return useMemo(() => {
    const month = (number: number): string => t(`domain.month.m${number as Month}`)
    const quarter = (number: number): string => t(`domain.quarter.q${number as Quarter}`)
    const short = (plan: Plan, period: FiscalPeriod): string => {
      if (period.kind === 'year') return t('domain.year')
      if (period.kind === 'quarter') return quarter(period.quarter)
      return month(calendarMonth(period.month, plan.firstMonth))
    }
    return {
      month,
      quarter,
      short,
      span: (from, to) => t('targets.span', { from, fromName: month(from), toName: month(to) }),
      year: t('domain.year'),
      subtotal: t('domain.subtotal'),
      total: t('domain.total'),
      quota: t('domain.quota'),
      variance: t('domain.variance'),
      comparison: t('targets.comparison'),
      full: (plan, period) => {
        if (period.kind === 'year') return t('domain.fiscalYear', { year: plan.fiscalYear })
        const year =
          period.kind === 'month' ? calendarYear(plan.fiscalYear, period.month, plan.firstMonth) : plan.fiscalYear
        return t('targets.ofYear', { year, period: short(plan, period) })
      },
    }
  }, [t])
}

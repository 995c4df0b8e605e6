import { useTranslation } from 'react-i18next'
import type { AsideChange } from '../../src-main/exchange/exchange.contract.ts'
import { formatAmount } from '../app/amounts.ts'
import { usePreferences } from '../app/preferences.ts'

export type AsideWords = {
  /** Whose number it is: channel or subject, and owner. */
  readonly whose: (change: AsideChange) => string
  /** In which plan and measure it stands; empty for a row of no plan. */
  readonly where: (change: AsideChange) => string
  readonly field: (change: AsideChange) => string
  readonly value: (change: AsideChange, which: 'value' | 'current') => string
}

/** Set-aside changes in the window's language and unit. */
export function useAsideWords(): AsideWords {
  const { t } = useTranslation()
  const { unit } = usePreferences()
  const monthOf = (change: AsideChange): string =>
    change.month === null ? '' : t(`domain.month.m${change.month as 1}`)
  const isAmount = ({ field }: AsideChange): boolean => /^(?:m\d\d|q\d|year)$/.test(field)
  return {
    whose: (change) => [change.name, change.owner].filter((part) => part !== '').join(' · '),
    where: (change) =>
      [
        change.fiscalYear === null ? '' : `${change.fiscalYear} v${change.version ?? 1}`,
        change.measure === null ? '' : t(`domain.measure.${change.measure}`),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    field: (change) => {
      const { field } = change
      if (field.startsWith('m') && change.month !== null)
        return t('exchange.aside.field.amount', { month: monthOf(change) })
      if (field.startsWith('h') && change.month !== null)
        return t('exchange.aside.field.hold', { month: monthOf(change) })
      if (field.startsWith('r') && change.month !== null)
        return t('exchange.aside.field.reason', { month: monthOf(change) })
      if (change.entity === 'planState') return t('exchange.aside.field.status')
      return isAmount(change) ? t('domain.quota') : t('exchange.aside.field.other')
    },
    value: (change, which) => {
      const value = change[which]
      if (/^h\d\d$/.test(change.field)) return t(value === 1 ? 'exchange.aside.held' : 'exchange.aside.released')
      if (value === null) return t('domain.blank')
      return isAmount(change) && typeof value === 'number' ? formatAmount(value, unit) : String(value)
    },
  }
}

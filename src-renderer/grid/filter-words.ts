import type { TFunction } from 'i18next'
import { formatAmount } from '../app/amounts.ts'
import { operands, type ColumnFilter, type NumberFilter } from './filters.ts'
import type { AmountFormat } from './readings.ts'

/** More values than these are counted, not listed. */
const mostListed = 3

/** What a column's filter says, in words: `1月 ≥ 50.0`, `等级：A、B`. */
export function filterWords(t: TFunction, title: string, filter: ColumnFilter, format: AmountFormat): string {
  const { words, how = 'contains', among, number, from, to } = filter
  const said = [
    ...(words?.trim() ? [`${t(`finding.text.${how}`)} “${words.trim()}”`] : []),
    ...(among ? [valueWords(t, among)] : []),
    ...(number ? [numberWords(t, number, format)] : []),
    ...(from ? [`≥ ${from}`] : []),
    ...(to ? [`≤ ${to}`] : []),
  ]
  return `${title} ${said.join(t('finding.join'))}`
}

function valueWords(t: TFunction, among: readonly string[]): string {
  if (among.length > mostListed) return t('finding.ofValues', { count: among.length })
  if (among.length === 0) return t('finding.noValue')
  return `= ${among.map((text) => (text === '' ? t('domain.blank') : text)).join(t('finding.list'))}`
}

function numberWords(t: TFunction, { test, value, other }: NumberFilter, { unit, decimals }: AmountFormat): string {
  if (test === 'top' || test === 'bottom') return `${t(`finding.short.${test}`)} ${value ?? ''}`
  const amounts = [value, other].slice(0, operands[test]).map((fen) => formatAmount(fen ?? null, unit, decimals))
  return [t(`finding.short.${test}`), amounts.join(' – ')].filter((part) => part !== '').join(' ')
}

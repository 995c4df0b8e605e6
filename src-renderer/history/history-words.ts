import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowName, RowNames, Source } from '../../src-main/history/history.contract.ts'
import type { BatchEntry } from '../../src-main/ledger/ledger.contract.ts'
import { fieldKind, type Value } from '../../src-main/ledger/registry.ts'
import { calendarMonth } from '../../src-main/shared/calendar.ts'
import type { Unit } from '../../src-main/shared/money.ts'
import { formatAmount } from '../app/amounts.ts'
import { historyText } from '../text/history.ts'
import { zh } from '../text/texts.ts'

type Field = keyof typeof historyText.zh.field
type Month = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12

/** Fields that hold a code, and which words of the business say it. */
const codes: Readonly<Record<string, CodeWords>> = {
  'channel.type': 'channelType',
  'channel.status': 'channelStatus',
  'plan.status': 'planStatus',
  'planState.status': 'planStatus',
  'activity.kind': 'activityKind',
  'activity.status': 'activityStatus',
  'targetLine.measure': 'measure',
  'quota.measure': 'measure',
}
type CodeWords = 'channelType' | 'channelStatus' | 'planStatus' | 'activityKind' | 'activityStatus' | 'measure'
type CodeKey = 'domain.measure.intake'

const monthly = /^([mhr])(0[1-9]|1[0-2])$/

/** What was changed, in the window's words. */
export type HistoryWords = {
  readonly act: (entry: Pick<BatchEntry, 'act' | 'facts' | 'changes'>) => string
  /** `沪康 · 上海市 · 李静 · 预收款/订单`. */
  readonly row: (name: RowName | undefined, id: string) => string
  /** `3月`, `3月 锁定`, `负责人`. Months are those of the calendar. */
  readonly field: (entity: string, field: string, firstMonth: number | null) => string
  readonly value: (entity: string, field: string, value: Value, names: RowNames) => string
  /** From which file; empty for an act of the window. */
  readonly source: (source: Source) => string
}

export function useHistoryWords(unit: Unit): HistoryWords {
  const { t } = useTranslation()
  return useMemo(() => {
    const isField = (name: string): name is Field => Object.hasOwn(historyText.zh.field, name)
    const row: HistoryWords['row'] = (name, id) => {
      if (!name) return id
      const head = name.newCustomers ? t('domain.newCustomers') : name.name
      const parts = [head, name.city === head ? null : name.city, name.owner]
      if (name.measure === 'intake' || name.measure === 'revenue') parts.push(t(`domain.measure.${name.measure}`))
      return parts.filter((part) => part !== null && part !== '').join(' · ')
    }
    return {
      row,
      act: ({ act, facts, changes }) => {
        const told = facts['cells'] ?? facts['count'] ?? facts['rows']
        return t(`history.act.${act}`, { count: typeof told === 'number' ? told : changes })
      },
      field: (entity, field, firstMonth) => {
        const month = monthly.exec(field)
        if (month && (entity === 'targetLine' || entity === 'quota')) {
          const name = t(`domain.month.m${calendarMonth(Number(month[2]), firstMonth ?? 1) as Month}`)
          if (month[1] === 'm') return name
          return `${name} ${t(month[1] === 'h' ? 'history.field.hold' : 'history.field.reason')}`
        }
        if (entity === 'quota' && /^q[1-4]$/.test(field)) return t(`domain.quarter.${field as 'q1'}`)
        return isField(field) ? t(`history.field.${field}`) : field
      },
      value: (entity, field, value, names) => {
        if (value === null) return t('fields.blank')
        const kind = fieldKind(entity, field)
        if (kind === 'fen' && typeof value === 'number') return formatAmount(value, unit)
        if (kind === 'flag') return value === 1 ? t('history.yes') : t('history.no')
        if (kind === 'reference') return row(names[String(value)], String(value))
        const code = codes[`${entity}.${field}`]
        if (code && Object.hasOwn(zh.domain[code], String(value)))
          return t(`domain.${code}.${String(value)}` as CodeKey)
        if (entity === 'plan' && field === 'step' && typeof value === 'number') return `${formatAmount(value, 'yuan')}`
        return String(value)
      },
      source: ({ workbook, bundle }) =>
        [workbook, bundle === null ? null : t('history.fromBundle', { name: bundle.name, from: bundle.from })]
          .filter((part) => part !== null)
          .join(' · '),
    }
  }, [t, unit])
}

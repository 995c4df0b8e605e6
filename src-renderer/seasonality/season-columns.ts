import type { TFunction } from 'i18next'
import type { Plan } from '../../src-main/plans/plans.contract.ts'
import { monthLabels } from '../../src-main/shared/calendar.ts'
import { exactWeight, readWeight, shownWeight } from '../../src-main/seasonality/profiles.rules.ts'
import type { ProfileSource } from '../../src-main/seasonality/seasonality.contract.ts'
import type { ColumnSpec } from '../grid/column-spec.ts'
import type { SeasonRow } from './season-row.ts'

export type SeasonColumn = ColumnSpec<SeasonRow>

/** Where weights came from, in words. `channelName` knows the channels. */
export function sourceWords(
  t: TFunction,
  source: ProfileSource | null,
  channelName: (id: string) => string | undefined,
): string {
  switch (source?.kind) {
    case undefined:
      return t('seasonality.from.unknown')
    case 'hand':
    case 'even':
      return t(`seasonality.from.${source.kind}`)
    case 'working-days':
      return t('seasonality.from.working-days', { year: source.fiscalYear })
    case 'pattern':
      return t('seasonality.from.pattern', { pattern: source.pattern })
    case 'actuals':
    case 'targets': {
      const facts = { year: source.fiscalYear, measure: t(`domain.measure.${source.measure}`) }
      const said = t(`seasonality.from.${source.kind}`, facts)
      return source.channel === null ? said : `${said} · ${channelName(source.channel) ?? ''}`
    }
  }
}

/** Name, source and followers, then the twelve months of the plan's year as weights, and their sum. */
export function seasonColumns(
  t: TFunction,
  plan: Plan,
  channelName: (id: string) => string | undefined,
): readonly SeasonColumn[] {
  const isProfile = (row: SeasonRow): boolean => row.profile !== null
  const group = { id: 'weights', title: t('seasonality.weightsOf') }
  const head = { id: 'profile', title: t('seasonality.grid') }
  const months = monthLabels(plan.fiscalYear, plan.firstMonth).map(({ fiscal, month }): SeasonColumn => {
    const weight = (row: SeasonRow): number => row.weights[fiscal - 1] ?? 0
    return {
      id: `w${month}`,
      title: t(`domain.month.m${month as 1}`),
      kind: 'text',
      align: 'right',
      width: 50, // 10.25
      group,
      edge: fiscal === 12,
      arrangeable: false,
      value: (row) => exactWeight(weight(row)),
      shown: (row) => shownWeight(weight(row)),
      editable: isProfile,
      parse: (text) => {
        if (text.trim() === '') return { ok: true, value: 0 }
        const value = readWeight(text)
        return value === null
          ? { ok: false, error: { code: 'field-invalid', facts: { field: 'weights', reason: 'weight', value: text } } }
          : { ok: true, value }
      },
      look: (row) => (row.profile ? undefined : { computed: true }),
    }
  })
  return [
    {
      id: 'name',
      title: t('seasonality.name'),
      kind: 'text',
      width: 140,
      grow: true,
      pinned: true,
      group: head,
      arrangeable: false,
      value: (row) => row.name,
      editable: isProfile,
      look: (row) => ({
        ...(row.followed ? { icon: 'check' as const, note: t('seasonality.followed'), strong: true } : {}),
        ...(row.profile ? {} : { tone: 'muted' as const }),
      }),
    },
    {
      id: 'source',
      title: t('seasonality.source'),
      kind: 'text',
      width: 96,
      pinned: true,
      group: head,
      arrangeable: false,
      value: (row) => (row.profile ? sourceWords(t, row.profile.source, channelName) : ''),
      look: () => ({ computed: true, tone: 'muted' }),
    },
    {
      id: 'channels',
      title: t('seasonality.channels'),
      kind: 'text',
      align: 'right',
      width: 44,
      pinned: true,
      edge: true,
      group: head,
      arrangeable: false,
      value: (row) => (row.profile && row.profile.channels > 0 ? String(row.profile.channels) : null),
      look: () => ({ computed: true, tone: 'muted' }),
    },
    ...months,
    {
      id: 'sum',
      title: t('seasonality.sum'),
      kind: 'text',
      align: 'right',
      width: 52,
      arrangeable: false,
      value: (row) => shownWeight(row.weights.reduce((sum, weight) => sum + weight, 0)),
      look: () => ({ computed: true }),
    },
  ]
}

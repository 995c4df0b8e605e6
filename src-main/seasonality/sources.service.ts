import type { Database as Sqlite } from 'better-sqlite3'
import type { Measure, Plan } from '../plans/plans.contract.ts'
import { monthsOfGraded } from '../plans/plans.rules.ts'
import { fiscalMonths } from '../shared/calendar.ts'
import { readQuotas } from '../targets/quotas.store.ts'
import { readLines, readMonthSums } from '../targets/targets.store.ts'

/** The level that quotas are counted at, so that an amount that was handed down is counted once. */
const levels = ['person', 'city', 'department', 'region'] as const

/** What a plan's months hold, in its order: its targets where there are any, else its quotas. */
export function readPlanMonths(sqlite: Sqlite, plan: Plan, measure: Measure): readonly bigint[] {
  const targets = readMonthSums(sqlite, plan.id, measure)
  if (targets.some((amount) => amount > 0n)) return targets
  const quotas = readQuotas(sqlite, plan.id, measure)
  const level = levels.find((one) => quotas.some((quota) => quota.level === one))
  return monthsOfGraded(quotas.filter((quota) => quota.level === level))
}

/** What the targets of one channel hold in a plan's months, whoever owns them. */
export function readChannelMonths(sqlite: Sqlite, plan: Plan, measure: Measure, channel: string): readonly bigint[] {
  const lines = readLines(sqlite, plan.id, measure).filter((line) => line.channel === channel)
  return fiscalMonths.map((month) => lines.reduce((sum, { months }) => sum + BigInt(months[month - 1] ?? 0), 0n))
}

import { hash } from 'node:crypto'
import type { Database as Sqlite } from 'better-sqlite3'
import type { Schema } from '../database/schema.ts'
import type { Edit } from '../ledger/ledger.ts'
import { amountField, months } from '../ledger/registry.ts'
import type { Measure } from '../plans/plans.contract.ts'
import type { Quota, QuotaLevel } from './targets.contract.ts'

type Row = Schema['quota']

/** The fields of each grain, in the order of their amounts; the finest first. */
const grains = [
  ['month', months.map(amountField)],
  ['quarter', ['q1', 'q2', 'q3', 'q4']],
  ['year', ['year']],
] as const satisfies readonly (readonly [Quota['grain'], readonly string[]])[]

const levels: readonly string[] = ['region', 'department', 'city', 'person'] satisfies readonly QuotaLevel[]

/** The id of a quota: a hash of its natural key, the same on every device. */
export const quotaId = (plan: string, measure: Measure, level: QuotaLevel, subject: string): string =>
  hash('sha256', JSON.stringify(['quota', plan, measure, level, subject]), 'hex').slice(0, 32)

/** How many amounts each grain has. */
export const amountsOf: Readonly<Record<Quota['grain'], number>> = { year: 1, quarter: 4, month: 12 }

function toQuota(row: Row): Quota | undefined {
  if (row.subject === null || row.level === null || !levels.includes(row.level)) return undefined
  const amountsAt = (fields: readonly string[]): readonly (number | null)[] =>
    fields.map((field) => (row as unknown as Readonly<Record<string, number | null>>)[field] ?? null)
  const [grain, fields] = grains.find(([, names]) => amountsAt(names).some((amount) => amount !== null)) ?? grains[2]
  return { id: row.id, level: row.level as QuotaLevel, subject: row.subject, grain, amounts: amountsAt(fields) }
}

/** The quotas of a plan and measure that hold an amount, each at the finest grain that was given, by their id. */
export function readQuotas(sqlite: Sqlite, plan: string, measure: Measure): readonly Quota[] {
  const rows = sqlite
    .prepare<[string, string], Row>('SELECT * FROM quota WHERE plan = ? AND measure = ? AND live = 1 ORDER BY id')
    .all(plan, measure)
  return rows
    .map(toQuota)
    .filter((quota) => quota !== undefined)
    .filter(({ amounts }) => amounts.some((amount) => amount !== null))
}

/** The edits that set a quota at one grain and blank its other grains. */
export function quotaEdits(plan: string, measure: Measure, quota: Quota): readonly Edit[] {
  const { id, level, subject } = quota
  const edit = (field: string, value: Edit['value']): Edit => ({ entity: 'quota', id, field, value })
  const identity = Object.entries({ live: 1, plan, measure, level, subject }).map(([field, value]) =>
    edit(field, value),
  )
  const cells = grains.flatMap(([grain, fields]) =>
    fields.map((field, index) => edit(field, grain === quota.grain ? (quota.amounts[index] ?? null) : null)),
  )
  return [...identity, ...cells]
}

import type { Channel, Contact } from '../channels/channels.contract.ts'
import type { Value } from '../ledger/registry.ts'
import type { People } from '../people/people.contract.ts'
import type { Place, CityFields } from '../people/places.rules.ts'
import type { Plan } from '../plans/plans.contract.ts'
import { isLocked } from '../plans/plans.rules.ts'
import type { Fen } from '../shared/money.ts'
import type { LineKey, Quota, QuotaLevel, TargetLine } from '../targets/targets.contract.ts'
import { createDraft, type Draft, type PlannedImport } from './draft.rules.ts'
import type { ForeignSheet } from './foreign.rules.ts'
import { planActuals, type ActualTools } from './import-actuals.rules.ts'
import { planChannels } from './import-channels.rules.ts'
import { planQuotas } from './import-quotas.rules.ts'
import { planTargets } from './import-targets.rules.ts'
import { missingGroup, understand, type Mapping } from './mapping.rules.ts'
import { readTable, type Table } from './table.rules.ts'
import { importFields, type ImportField, type ImportPlan, type ImportSubject } from './workbooks.contract.ts'

/** What the workspace holds now, as far as an import compares itself with it. */
export type ImportContent = {
  readonly people: People
  readonly channels: readonly Channel[]
  readonly contacts: readonly Contact[]
  /** Null for an import of channels. */
  readonly plan: Plan | null
  readonly quotas: readonly Quota[]
  readonly lines: readonly TargetLine[]
}

/** What the rules may not do themselves: make ids, know the national places. */
export type ImportTools = {
  readonly newId: () => string
  readonly cityId: (city: CityFields) => string
  readonly quotaId: (level: QuotaLevel, subject: string) => string
  readonly lineId: (key: LineKey) => string
  readonly places: readonly Place[]
  readonly epoch: 1900 | 1904
  readonly actuals: Pick<ActualTools, 'source' | 'today' | 'actualId' | 'standing' | 'alike'>
}

/** A plan's mapping, held to the fields of its subject. */
function fieldsOf(subject: ImportSubject, mapping: readonly (string | null)[]): Mapping {
  const known: readonly string[] = importFields[subject]
  return mapping.map((field) => (field !== null && known.includes(field) ? (field as ImportField) : null))
}

/**
 * What an import would write into the workspace as it stands, and everything that is to be told about it. Pure: nothing
 * is written, and planning again against the same content gives the same edits but for the ids of new rows.
 */
export function planImport(
  sheet: ForeignSheet,
  plan: ImportPlan,
  content: ImportContent,
  tools: ImportTools,
): PlannedImport {
  const { headings } = understand(sheet, plan.subject, plan.headingRow, true)
  const mapping = fieldsOf(plan.subject, plan.mapping)
  const table = readTable(sheet, plan.headingRow, headings, mapping)
  const draft = createDraft(table.problems)
  const missing = missingGroup(plan.subject, mapping)
  if (missing) {
    // The first of a group stands for it: any one of them would do.
    draft.error('missing-column', plan.headingRow, null, { field: missing[0] ?? '' })
    return draft.finish(table.rows.length, null)
  }
  if (plan.subject === 'actuals' && (plan.recorded ?? null) === null && !mapping.includes('measure')) {
    draft.error('missing-column', plan.headingRow, null, { field: 'measure' })
    return draft.finish(table.rows.length, null)
  }
  refuseTwins(draft, table, plan.headingRow)
  return draft.finish(table.rows.length, planSubject(draft, table, plan, content, tools))
}

/** Two columns of one field would leave it open which of them counts. Periods may repeat, for other years. */
function refuseTwins(draft: Draft, table: Table, headingRow: number): void {
  for (const column of table.columns) {
    if (/^(?:quarter|month)\d/u.test(column.field) || column.field === 'year') continue
    const first = table.column(column.field)
    if (first && first !== column) draft.error('duplicate-column', headingRow, column, { first: first.label })
  }
}

function planSubject(
  draft: Draft,
  table: Table,
  plan: ImportPlan,
  content: ImportContent,
  tools: ImportTools,
): Fen | null {
  if (plan.subject === 'actuals') {
    const more = { ...tools, ...tools.actuals, unit: plan.unit, recorded: plan.recorded ?? null }
    return planActuals(draft, table, content, plan.createMissing, more)
  }
  if (plan.subject === 'channels') {
    planChannels(draft, table, content, plan.createMissing, tools)
    return null
  }
  const target = content.plan
  if (!target) throw new Error('quotas and targets are planned against a plan')
  if (isLocked(target.status))
    draft.error('plan-locked', plan.headingRow, null, { fiscalYear: target.fiscalYear, status: target.status })
  const fields: Readonly<Record<string, Value>> = { plan: target.id, measure: plan.measure }
  const more = { ...tools, unit: plan.unit, headingRow: plan.headingRow, fields }
  return plan.subject === 'quotas'
    ? planQuotas(draft, table, { ...content, plan: target }, plan.createMissing, more)
    : planTargets(draft, table, { ...content, plan: target }, plan.createMissing, more)
}

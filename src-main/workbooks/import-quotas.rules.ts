import { amountField, months, type Value } from '../ledger/registry.ts'
import type { People } from '../people/people.contract.ts'
import type { Plan } from '../plans/plans.contract.ts'
import { quarterOf, quarters } from '../shared/calendar.ts'
import { exactAmount, type Fen, type Unit } from '../shared/money.ts'
import type { Quota, QuotaLevel } from '../targets/targets.contract.ts'
import { compareTotals, finestKind, periodColumns, readAmount, readEntries, type Entry } from './amounts.rules.ts'
import type { Draft } from './draft.rules.ts'
import { createCities, type CityTools } from './import-cities.rules.ts'
import { createNames, createPeople } from './import-names.rules.ts'
import { periodOf } from './period.rules.ts'
import type { Table, TableColumn, TableRow } from './table.rules.ts'

export type QuotaContent = { readonly people: People; readonly plan: Plan; readonly quotas: readonly Quota[] }

export type QuotaTools = CityTools & {
  readonly newId: () => string
  readonly epoch: 1900 | 1904
  readonly unit: Unit
  readonly headingRow: number
  readonly quotaId: (level: QuotaLevel, subject: string) => string
  /** Plan and measure of a new quota row. */
  readonly fields: Readonly<Record<string, Value>>
}

type Subject = { readonly level: QuotaLevel; readonly id: string; readonly name: string; readonly entries: Entry[] }
type Grain = Quota['grain']

/**
 * Plans the quotas of a file, for one plan and measure. A row is for the person it names, else the city, the region, the
 * department. Amounts stand in columns of periods, or one a row beside a date: days count as their quarter, unless
 * somebody has two days in one quarter; then all count as their month. A row of another fiscal year is left out and told
 * once for its year (`other-year`). Each subject gets the finest grain that is given; blanks leave what stands. Answers
 * the sum of the amounts in fen, null where there are none.
 */
export function planQuotas(
  draft: Draft,
  table: Table,
  content: QuotaContent,
  createMissing: boolean,
  tools: QuotaTools,
): Fen | null {
  const subjects = readSubjects(draft, table, content, createMissing, tools)
  const standing = new Map(content.quotas.map((quota) => [`${quota.level} ${quota.subject}`, quota]))
  const byMonth = [...subjects.values()].some(({ entries }) => needsMonths(entries))
  let total: Fen | null = null
  for (const [key, subject] of subjects) {
    const settled = settle(draft, subject.entries, byMonth)
    if (!settled) continue
    const { grain, amounts } = settled
    for (const amount of amounts) if (amount !== null) total = (total ?? 0) + amount
    write(draft, subject, standing.get(key), grain, amounts, tools)
  }
  return total
}

/** Two days of one quarter cannot both be the quarter. */
function needsMonths(entries: readonly Entry[]): boolean {
  const days = entries.filter(({ kind }) => kind === 'day')
  return new Set(days.map(({ part }) => quarterOf(part))).size < new Set(days.map(({ part }) => part)).size
}

function readSubjects(
  draft: Draft,
  table: Table,
  content: QuotaContent,
  createMissing: boolean,
  tools: QuotaTools,
): ReadonlyMap<string, Subject> {
  const { plan, people } = content
  const subjectOf = createSubjectFinder(draft, table, people, createMissing, tools)
  const columns = periodColumns(draft, table, plan, tools.headingRow)
  const date = table.column('date')
  const amount = table.column('amount')
  const subjects = new Map<string, Subject>()
  const otherYears = new Map<number, { row: number; rows: number }>()
  for (const row of table.rows) {
    const found = subjectOf(row)
    const entries = [...readEntries(draft, row, columns, tools.unit)]
    if (amount) {
      const dated = readDated(draft, row, date, amount, plan, tools)
      if (typeof dated === 'number') {
        const seen = otherYears.get(dated)
        otherYears.set(dated, { row: seen?.row ?? row.row, rows: (seen?.rows ?? 0) + 1 })
        continue
      }
      if (dated) entries.push(dated)
    }
    if (!found || entries.length === 0) continue
    const key = `${found.level} ${found.id}`
    const subject = subjects.get(key)
    if (subject) subject.entries.push(...entries)
    else subjects.set(key, { ...found, entries })
  }
  for (const [year, { row, rows }] of otherYears) draft.notice('other-year', row, date, { year, rows })
  return subjects
}

/** The amount beside a date; the fiscal year where it is another than the plan's; null after a problem was told. */
function readDated(
  draft: Draft,
  row: TableRow,
  date: TableColumn | undefined,
  amount: TableColumn,
  plan: Plan,
  tools: QuotaTools,
): Entry | number | null {
  const text = row.text(date)
  const period =
    date === undefined
      ? { kind: 'year' as const, fiscalYear: null, part: 0 }
      : text === ''
        ? null
        : periodOf(text, tools.epoch, plan.firstMonth)
  if (!period) {
    draft.error(text === '' ? 'missing-value' : 'date-unreadable', row.row, date, {
      value: text.slice(0, 64),
      field: 'date',
    })
    return null
  }
  if (period.fiscalYear !== null && period.fiscalYear !== plan.fiscalYear) return period.fiscalYear
  const fen = readAmount(draft, row, amount, tools.unit)
  return fen === null ? null : { kind: period.kind, part: period.part, fen, row: row.row, column: amount }
}

function createSubjectFinder(draft: Draft, table: Table, people: People, createMissing: boolean, tools: QuotaTools) {
  const owners = createPeople(draft, people, createMissing, tools.newId)
  const cities = createCities(draft, table, people.cities, createMissing, tools)
  const regions = createNames(draft, 'region', people, createMissing, tools.newId)
  const departments = createNames(draft, 'department', people, createMissing, tools.newId)
  const finders: readonly (readonly [
    'owner' | 'city' | 'region' | 'department',
    QuotaLevel,
    (row: TableRow, column: TableColumn) => string | null,
  ])[] = [
    ['owner', 'person', (row, column) => owners(row.row, column, row.text(column))],
    ['city', 'city', (row) => cities(row)?.id ?? null],
    ['region', 'region', (row, column) => regions(row.row, column, row.text(column))],
    ['department', 'department', (row, column) => departments(row.row, column, row.text(column))],
  ]
  return (row: TableRow): Omit<Subject, 'entries'> | null => {
    for (const [field, level, find] of finders) {
      const column = table.column(field)
      if (!column || row.text(column) === '') continue
      const id = find(row, column)
      return id === null ? null : { level, id, name: row.text(column) }
    }
    draft.error(
      'missing-value',
      row.row,
      finders.map(([field]) => table.column(field)).find((column) => column),
    )
    return null
  }
}

/** One subject's amounts at the finest grain that its entries give; null after a problem was told. */
function settle(
  draft: Draft,
  given: readonly Entry[],
  byMonth: boolean,
): { readonly grain: Grain; readonly amounts: readonly (Fen | null)[] } | null {
  const entries = given.map((entry): Entry => {
    if (entry.kind !== 'day') return entry
    return byMonth ? { ...entry, kind: 'month' } : { ...entry, kind: 'quarter', part: quarterOf(entry.part) }
  })
  const grain = finestKind(entries)
  if (grain === undefined || grain === 'day') return null
  const amounts: (Fen | null)[] = Array.from({ length: { year: 1, quarter: 4, month: 12 }[grain] }, () => null)
  const parts = entries.filter(({ kind }) => kind === grain)
  const rows = new Map<number, number>()
  let clean = true
  for (const { part, fen, row, column } of parts) {
    const first = rows.get(part)
    if (first !== undefined) {
      draft.error('duplicate-row', row, column, { first })
      clean = false
    }
    rows.set(part, row)
    amounts[grain === 'year' ? 0 : part - 1] = fen
  }
  compareTotals(
    draft,
    entries.filter(({ kind }) => kind !== grain),
    parts,
  )
  return clean ? { grain, amounts } : null
}

const fieldsOf: Readonly<Record<Grain, readonly string[]>> = {
  year: ['year'],
  quarter: quarters.map((quarter) => `q${quarter}`),
  month: months.map(amountField),
}

function write(
  draft: Draft,
  subject: Subject,
  standing: Quota | undefined,
  grain: Grain,
  amounts: readonly (Fen | null)[],
  tools: QuotaTools,
): void {
  const fields = fieldsOf[grain]
  if (!standing) {
    const values = Object.fromEntries(fields.map((field, index) => [field, amounts[index] ?? null]))
    const id = tools.quotaId(subject.level, subject.id)
    draft.create('quota', id, { ...tools.fields, level: subject.level, subject: subject.id, ...values })
    return
  }
  const row = subject.entries[0]?.row ?? 0
  let changed = false
  for (const [index, field] of fields.entries()) {
    const old = standing.grain === grain ? (standing.amounts[index] ?? null) : null
    const value = amounts[index] ?? null
    if (value === null || value === old) continue
    const edit = { entity: 'quota', id: standing.id, field, value } as const
    draft.change(edit, {
      row,
      what: subject.name,
      old: exactAmount(old, tools.unit),
      new: exactAmount(value, tools.unit),
    })
    changed = true
  }
  // A quota stands at one grain; what it said at another is replaced.
  if (standing.grain !== grain)
    for (const field of fieldsOf[standing.grain]) draft.set({ entity: 'quota', id: standing.id, field, value: null })
  draft.count(changed ? 'updated' : 'unchanged')
}

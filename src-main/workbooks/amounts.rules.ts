import type { Plan } from '../plans/plans.contract.ts'
import { fiscalMonth } from '../shared/calendar.ts'
import { parseAmount, type Fen, type Unit } from '../shared/money.ts'
import type { Draft } from './draft.rules.ts'
import { headingPeriod } from './period.rules.ts'
import type { Table, TableColumn, TableRow } from './table.rules.ts'

/** One amount of a file: which part of the plan's year it is for, and where it stands. */
export type Entry = {
  readonly kind: 'year' | 'quarter' | 'month' | 'day'
  /** As in `NamedPeriod`. */
  readonly part: number
  readonly fen: Fen
  readonly row: number
  readonly column: TableColumn
}

/** Columns that hold one period each. */
export type PeriodColumn = {
  readonly column: TableColumn
  readonly kind: 'year' | 'quarter' | 'month'
  readonly part: number
}

/**
 * The columns of years, quarters and months that belong to the plan's year. A column whose heading names another year is
 * left out and told (`other-year`); two columns of one period are an error (`duplicate-column`).
 */
export function periodColumns(draft: Draft, table: Table, plan: Plan, headingRow: number): readonly PeriodColumn[] {
  const taken = new Map<string, TableColumn>()
  return table.columns.flatMap((column): PeriodColumn[] => {
    const period = periodOfField(column.field, plan.firstMonth)
    if (!period) return []
    const year = headingPeriod(column.heading, plan.firstMonth)?.fiscalYear ?? plan.fiscalYear
    if (year !== plan.fiscalYear) {
      draft.notice('other-year', headingRow, column, { year })
      return []
    }
    const first = taken.get(column.field)
    if (first) {
      draft.error('duplicate-column', headingRow, column, { first: first.label })
      return []
    }
    taken.set(column.field, column)
    return [{ column, ...period }]
  })
}

/** Month fields count by the calendar, quarters by the fiscal year. */
function periodOfField(field: string, firstMonth: number): Omit<PeriodColumn, 'column'> | null {
  if (field === 'year') return { kind: 'year', part: 0 }
  const found = /^(quarter|month)(\d+)$/u.exec(field)
  if (!found) return null
  const number = Number(found[2])
  return found[1] === 'quarter'
    ? { kind: 'quarter', part: number }
    : { kind: 'month', part: fiscalMonth(number, firstMonth) }
}

/** A cell's amount in fen; null where it is blank or after its problem was told. Only `signed` ones may be negative. */
export function readAmount(draft: Draft, row: TableRow, column: TableColumn, unit: Unit, signed = false): Fen | null {
  const text = row.text(column)
  const amount = parseAmount(text, unit)
  if (!amount.ok) {
    const { value = text.slice(0, 64), reason = null } = amount.error.facts
    if (reason === 'dash') {
      // Some mean zero by it, some blank: what stands is left as it is, and told.
      draft.notice('dash-left-out', row.row, column, { value })
      return null
    }
    draft.error(
      amount.error.code === 'amount-out-of-range' ? 'amount-out-of-range' : 'amount-unreadable',
      row.row,
      column,
      { value, reason },
    )
    return null
  }
  if (!signed && amount.value !== null && amount.value < 0) {
    draft.error('amount-negative', row.row, column, { value: text })
    return null
  }
  return amount.value
}

/** The amounts of a row's period columns. */
export const readEntries = (
  draft: Draft,
  row: TableRow,
  columns: readonly PeriodColumn[],
  unit: Unit,
): readonly Entry[] =>
  columns.flatMap(({ column, kind, part }) => {
    const fen = readAmount(draft, row, column, unit)
    return fen === null ? [] : [{ kind, part, fen, row: row.row, column }]
  })

const order = { month: 0, day: 1, quarter: 2, year: 3 } as const

/** The finest kind among entries; undefined without any. */
export const finestKind = (entries: readonly Entry[]): Entry['kind'] | undefined =>
  entries.reduce<Entry['kind'] | undefined>(
    (finest, { kind }) => (finest === undefined || order[kind] < order[finest] ? kind : finest),
    undefined,
  )

/** The months (1–12) that an entry stands over. */
export function monthsUnder({ kind, part }: Pick<Entry, 'kind' | 'part'>): readonly number[] {
  if (kind === 'month' || kind === 'day') return [part]
  const first = kind === 'quarter' ? part * 3 - 2 : 1
  return Array.from({ length: kind === 'quarter' ? 3 : 12 }, (_, index) => first + index)
}

/**
 * Tells totals that stand beside their parts and do not agree with them (`total-differs`): the parts count. Totals of
 * periods that have no parts in the row are left to the caller.
 */
export function compareTotals(draft: Draft, totals: readonly Entry[], parts: readonly Entry[]): void {
  for (const total of totals) {
    const under = new Set(monthsUnder(total))
    const below = parts.filter((part) => part !== total && monthsUnder(part).every((month) => under.has(month)))
    if (below.length === 0) continue
    const sumFen = below.reduce((sum, { fen }) => sum + fen, 0)
    if (sumFen !== total.fen) draft.notice('total-differs', total.row, total.column, { totalFen: total.fen, sumFen })
  }
}

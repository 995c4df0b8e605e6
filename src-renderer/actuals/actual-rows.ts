import type { Actual, ActualColumns, RecordedMeasure } from '../../src-main/actuals/actuals.contract.ts'
import { recordedMeasures } from '../../src-main/shared/choices.ts'
import { fiscalMonthOf } from '../../src-main/shared/calendar.ts'
import { sumFen, type Fen } from '../../src-main/shared/money.ts'

/** A record, or the sum of one measure at the foot of the grid. */
export type ActualRow =
  | ({ readonly kind: 'line' } & Actual)
  | {
      readonly kind: 'total'
      readonly id: string
      readonly measure: RecordedMeasure
      readonly amount: Fen | null
      readonly count: number
    }
export type ActualLine = Extract<ActualRow, { readonly kind: 'line' }>

/** Columns of plain arrays as rows. */
export const linesOf = (columns: ActualColumns): readonly ActualLine[] =>
  columns.id.map((id, at) => ({
    kind: 'line',
    id,
    measure: columns.measure[at] ?? 'order',
    channel: columns.channel[at] ?? null,
    person: columns.person[at] ?? null,
    occurredOn: columns.occurredOn[at] ?? null,
    amount: columns.amount[at] ?? null,
    document: columns.document[at] ?? null,
    note: columns.note[at] ?? null,
    source: columns.source[at] ?? null,
  }))

/** One sum for each measure among the rows, in the order of business. They are never added to each other (rule 12). */
export const totalsOf = (lines: readonly ActualLine[]): readonly ActualRow[] =>
  recordedMeasures.flatMap((measure): readonly ActualRow[] => {
    const own = lines.filter((line) => line.measure === measure)
    if (own.length === 0) return []
    const amount = sumFen(own.map((line) => line.amount))
    return [{ kind: 'total', id: `total:${measure}`, measure, amount, count: own.length }]
  })

/** The fiscal years that records fall in, the latest first. */
export function yearsOf(
  span: { readonly from: string; readonly to: string } | null,
  firstMonth: number,
): readonly number[] {
  if (span === null) return []
  const [first, last] = [span.from, span.to].map((day) => fiscalMonthOf(day, firstMonth).fiscalYear)
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, at) => (last ?? 0) - at)
}

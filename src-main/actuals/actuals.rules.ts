import type { FieldRules } from '../people/fields.rules.ts'
import { recordedMeasures } from '../shared/choices.ts'
import { calendarMonth, calendarYear, daysInMonth } from '../shared/calendar.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import type { RecordedMeasure } from './actuals.contract.ts'
import type { Measure } from '../plans/plans.contract.ts'

/** What the fields of a record may hold. `source` is not among them: it says which file a record came in. */
export const actualFields: FieldRules = {
  measure: { kind: 'choice', of: recordedMeasures, required: true },
  channel: { kind: 'reference', to: 'channel', required: true },
  person: { kind: 'reference', to: 'person' },
  occurredOn: { kind: 'date', required: true },
  amount: { kind: 'fen', required: true },
  document: { kind: 'line', limit: 60 },
  note: { kind: 'text' },
}

/** First and last day of a fiscal year. */
export function daysOfYear(fiscalYear: number, firstMonth: number): { readonly from: string; readonly to: string } {
  const day = (month: number, date: number): string =>
    [
      calendarYear(fiscalYear, month, firstMonth),
      String(calendarMonth(month, firstMonth)).padStart(2, '0'),
      String(date).padStart(2, '0'),
    ].join('-')
  const last = daysInMonth(calendarYear(fiscalYear, 12, firstMonth), calendarMonth(12, firstMonth))
  return { from: day(1, 1), to: day(12, last) }
}

/** Which recorded measures a targeted one is compared with; of several the first that has records counts. */
export const comparedWith: Readonly<Record<Measure, readonly RecordedMeasure[]>> = {
  intake: ['receipt', 'order'],
  revenue: ['revenue'],
}

/** Sums of one channel, recorded measure and fiscal month (1–12). */
export type MonthSum = {
  readonly channel: string
  readonly measure: RecordedMeasure
  readonly month: number
  readonly fen: Fen
}

const noMonths: readonly (Fen | null)[] = Array.from({ length: 12 }, () => null)

/**
 * Twelve sums in fen for each channel that has any, null where a month has no record. 预收款/订单 are a channel's receipts;
 * only a channel without a single receipt in the year is judged by its orders. The two are never added: an order and the
 * money that came for it are one piece of business. See `build/decisions/0021-actuals.md`.
 */
export function monthsByChannel(
  sums: readonly MonthSum[],
  measure: Measure,
): ReadonlyMap<string, readonly (Fen | null)[]> {
  const found = new Map<string, readonly (Fen | null)[]>()
  for (const [channel, own] of Map.groupBy(sums, (sum) => sum.channel)) {
    const counted = comparedWith[measure].find((recorded) => own.some((sum) => sum.measure === recorded))
    if (counted === undefined) continue
    const months = [...noMonths]
    for (const sum of own) if (sum.measure === counted) months[sum.month - 1] = (months[sum.month - 1] ?? 0) + sum.fen
    found.set(channel, months)
  }
  return found
}

/** The months of several channels added; a month that none has a record in is null. */
export const addMonths = (channels: Iterable<readonly (Fen | null)[]>): readonly (Fen | null)[] => {
  const all = [...channels]
  return noMonths.map((_, at) => sumFen(all.map((months) => months[at] ?? null)))
}

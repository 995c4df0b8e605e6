import { hash } from 'node:crypto'
import type { Database as Sqlite } from 'better-sqlite3'
import type { Measure } from '../plans/plans.contract.ts'
import { fiscalMonthOf } from '../shared/calendar.ts'
import type { Fen } from '../shared/money.ts'
import type { Actual, ActualColumns, RecordedMeasure } from './actuals.contract.ts'
import { addMonths, comparedWith, daysOfYear, monthsByChannel, type MonthSum } from './actuals.rules.ts'

/**
 * The id of a record that has a document number: the same on every device and at every import, so that a document that
 * comes twice is counted once. `line` counts the amounts of one document that fall on one day and channel, from 1.
 */
export function actualId(
  key: {
    readonly document: string
    readonly channel: string
    readonly measure: RecordedMeasure
    readonly occurredOn: string
  },
  line = 1,
): string {
  const document = key.document.normalize('NFKC').trim().toUpperCase()
  const parts = ['actual', document, key.channel, key.measure, key.occurredOn]
  return hash('sha256', JSON.stringify(line === 1 ? parts : [...parts, line]), 'hex').slice(0, 32)
}

const columns = ['id', 'measure', 'channel', 'person', 'occurredOn', 'amount', 'document', 'note', 'source'] as const

/** Records within two days, by day; `measure` null is all of them. Those without a measure are not known yet. */
export function readActuals(
  sqlite: Sqlite,
  { from, to, measure }: { readonly from: string; readonly to: string; readonly measure: RecordedMeasure | null },
): ActualColumns {
  const rows = sqlite
    .prepare<unknown[], readonly unknown[]>(
      `SELECT ${columns.join(', ')} FROM actual
        WHERE live = 1 AND measure ${measure === null ? 'IS NOT NULL' : '= ?'} AND occurredOn BETWEEN ? AND ?
        ORDER BY occurredOn, document, id`,
    )
    .raw()
    .all(...(measure === null ? [] : [measure]), from, to)
  return Object.fromEntries(
    columns.map((name, at) => [name, rows.map((row) => row[at] ?? null)]),
  ) as unknown as ActualColumns
}

/** First and last day with a record; null where there is none. */
export function readSpan(sqlite: Sqlite): { readonly from: string; readonly to: string } | null {
  const row = sqlite
    .prepare<[], { readonly from: string | null; readonly to: string | null }>(
      'SELECT min(occurredOn) AS "from", max(occurredOn) AS "to" FROM actual WHERE live = 1',
    )
    .get()
  return row && row.from !== null && row.to !== null ? { from: row.from, to: row.to } : null
}

/** A record as it stands, taken out ones too (`live` 0). Parts that are still on their way in another file are null. */
type StandingActual = Omit<Actual, 'measure'> & { readonly measure: string | null; readonly live: number | null }

/** Reads records one by one; undefined where there never was one of that id. */
export function actualReader(sqlite: Sqlite): (id: string) => StandingActual | undefined {
  const one = sqlite.prepare<[string], StandingActual>(`SELECT live, ${columns.join(', ')} FROM actual WHERE id = ?`)
  return (id) => one.get(id)
}

/** Tells whether a record without a document number stands there that agrees in all that can be compared. */
export function alikeReader(
  sqlite: Sqlite,
): (record: {
  readonly measure: RecordedMeasure
  readonly channel: string
  readonly occurredOn: string
  readonly amount: Fen
}) => boolean {
  const find = sqlite.prepare<[string, string, string, number], unknown>(
    `SELECT 1 FROM actual WHERE measure = ? AND occurredOn = ? AND channel = ? AND amount = ? AND document IS NULL AND live = 1`,
  )
  return ({ measure, occurredOn, channel, amount }) => find.get(measure, occurredOn, channel, amount) !== undefined
}

/** Which year's sums: `firstMonth` is the calendar month in which the fiscal year begins. */
export type ActualYear = { readonly fiscalYear: number; readonly firstMonth: number; readonly measure: Measure }

function readSums(sqlite: Sqlite, { fiscalYear, firstMonth, measure }: ActualYear): readonly MonthSum[] {
  const { from, to } = daysOfYear(fiscalYear, firstMonth)
  const recorded = comparedWith[measure]
  return sqlite
    .prepare<unknown[], { channel: string | null; measure: RecordedMeasure; month: string; fen: number }>(
      `SELECT channel, measure, substr(occurredOn, 1, 7) AS month, sum(amount) AS fen FROM actual
        WHERE live = 1 AND measure IN (${recorded.map(() => '?').join(', ')}) AND occurredOn BETWEEN ? AND ?
          AND amount IS NOT NULL
        GROUP BY channel, measure, month`,
    )
    .all(...recorded, from, to)
    .map((row) => ({
      channel: row.channel ?? '',
      measure: row.measure,
      month: fiscalMonthOf(`${row.month}-01`, firstMonth).month,
      fen: row.fen,
    }))
}

/**
 * A fiscal year's actuals by channel: twelve sums in fen from the fiscal year's first month on, null where nothing was
 * recorded (which is not 0, rule 6). Which records count for a targeted measure, `monthsByChannel` says. Records whose
 * channel is not known yet stand under ''.
 */
export const readMonthlyActualsByChannel = (
  sqlite: Sqlite,
  year: ActualYear,
): ReadonlyMap<string, readonly (Fen | null)[]> => monthsByChannel(readSums(sqlite, year), year.measure)

/** The sum of `readMonthlyActualsByChannel`, or one channel's part of it. */
export function readMonthlyActuals(
  sqlite: Sqlite,
  { channel, ...year }: ActualYear & { readonly channel?: string },
): readonly (Fen | null)[] {
  const all = readMonthlyActualsByChannel(sqlite, year)
  if (channel === undefined) return addMonths(all.values())
  const own = all.get(channel)
  return addMonths(own ? [own] : [])
}

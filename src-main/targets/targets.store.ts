import { hash } from 'node:crypto'
import type { Database as Sqlite, Statement } from 'better-sqlite3'
import type { Edit } from '../ledger/ledger.ts'
import { amountField, heldField, months, reasonField, type Value } from '../ledger/registry.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { normalKey, type GridChannel, type GridCity } from './grid.rules.ts'
import type { LineKey, TargetLine } from './targets.contract.ts'

/**
 * The id of a target line: a hash of its natural key, so that two devices that write the same line without knowing of
 * each other meet in it. The city counts only for 新增客户 lines.
 */
export function targetLineId(plan: string, measure: Measure, key: LineKey): string {
  const { owner, channel, city } = normalKey(key)
  return hash('sha256', JSON.stringify(['targetLine', plan, measure, owner, channel, city]), 'hex').slice(0, 32)
}

/** id, live, owner, channel, city, twelve amounts, holds as bits, reasons as JSON. */
type LineRow = readonly [
  string,
  number | null,
  string | null,
  string | null,
  string | null,
  ...(number | null)[],
  number,
  string | null,
]

const amounts = months.map(amountField)
// SQLite reads `|` and `<<` from left to right without rank, hence the brackets.
const holds = months.map((month) => `((coalesce(${heldField(month)}, 0) & 1) << ${month - 1})`)
const reasons = months.map(reasonField)
const reasonsText = `CASE WHEN coalesce(${reasons.join(', ')}) IS NULL THEN NULL ELSE json_array(${reasons.join(', ')}) END`
const lineColumns = `id, live, owner, channel, city, ${amounts.join(', ')}, ${holds.join(' | ')}, ${reasonsText}`

/** Statements of the grid's hot paths, prepared once a connection. */
type Prepared = {
  readonly lines: Statement<[string, string], LineRow>
  readonly line: Statement<[string], LineRow>
  readonly channel: Statement<[string], { readonly name: string | null; readonly city: string | null }>
  readonly sums: Statement<[string, string], readonly bigint[]>
  readonly size: Statement<[string, string], number>
}
const prepared = new WeakMap<Sqlite, Prepared>()

function statements(sqlite: Sqlite): Prepared {
  let ready = prepared.get(sqlite)
  if (!ready) {
    const ofPlan = 'FROM targetLine WHERE plan = ? AND measure = ? AND live = 1'
    ready = {
      lines: sqlite.prepare<[string, string], LineRow>(`SELECT ${lineColumns} ${ofPlan}`).raw(),
      line: sqlite.prepare<[string], LineRow>(`SELECT ${lineColumns} FROM targetLine WHERE id = ?`).raw(),
      channel: sqlite.prepare('SELECT name, city FROM channel WHERE id = ? AND live = 1'),
      sums: sqlite
        .prepare<[string, string], readonly bigint[]>(
          `SELECT ${amounts.map((name) => `coalesce(sum(max(${name}, 0)), 0)`).join(', ')} ${ofPlan}`,
        )
        .raw()
        .safeIntegers(),
      size: sqlite
        .prepare<[string, string], number>(
          `SELECT total(${amounts.map((name) => `abs(coalesce(${name}, 0))`).join(' + ')}) ${ofPlan}`,
        )
        .pluck(),
    }
    prepared.set(sqlite, ready)
  }
  return ready
}

const toLine = (row: LineRow): TargetLine => ({
  id: row[0],
  owner: row[2],
  channel: row[3],
  city: row[4],
  months: row.slice(5, 17) as (number | null)[],
  held: row[17] as number,
  ...(typeof row[18] === 'string' ? { reasons: JSON.parse(row[18]) as (string | null)[] } : {}),
})

/** The stored lines of a plan and measure, in no order. `city` is that of 新增客户 lines alone. */
export const readLines = (sqlite: Sqlite, plan: string, measure: Measure): readonly TargetLine[] =>
  statements(sqlite).lines.all(plan, measure).map(toLine)

/** One stored line; undefined where nobody has written it, or its making was undone. */
export function readLine(sqlite: Sqlite, id: string): TargetLine | undefined {
  const row = statements(sqlite).line.get(id)
  return row && row[1] === 1 ? toLine(row) : undefined
}

/** Sums of a plan's months, exactly; amounts below zero count as nothing. */
export const readMonthSums = (sqlite: Sqlite, plan: string, measure: Measure): readonly bigint[] =>
  statements(sqlite).sums.get(plan, measure) ?? []

/** The sum of all amounts of a plan and measure without their signs, nearly: a float that never overflows. */
export const readSize = (sqlite: Sqlite, plan: string, measure: Measure): number =>
  statements(sqlite).size.get(plan, measure) ?? 0

/** Name and city of a channel, archived or not; undefined where there is none. */
export const readChannelPlace = (
  sqlite: Sqlite,
  id: string,
): { readonly name: string | null; readonly city: string | null } | undefined => statements(sqlite).channel.get(id)

export const readGridChannels = (sqlite: Sqlite): readonly GridChannel[] =>
  sqlite
    .prepare<[], Omit<GridChannel, 'archived'> & { readonly archived: number | null }>(
      'SELECT id, code, name, city, owner, archived FROM channel WHERE live = 1',
    )
    .all()
    .map((channel) => ({ ...channel, archived: channel.archived === 1 }))

export const readGridCities = (sqlite: Sqlite): readonly GridCity[] =>
  sqlite.prepare<[], GridCity>('SELECT id, code, name, province, country FROM city WHERE live = 1').all()

/** Whether a row of a subject that targets refer to is there. */
export function isThere(sqlite: Sqlite, entity: 'person' | 'city' | 'department' | 'region', id: string): boolean {
  return sqlite.prepare(`SELECT 1 FROM "${entity}" WHERE id = ? AND live = 1`).get(id) !== undefined
}

export const readName = (sqlite: Sqlite, entity: 'person' | 'channel' | 'city', id: string | null): string | null =>
  (sqlite.prepare(`SELECT name FROM "${entity}" WHERE id = ?`).pluck().get(id) as string | null | undefined) ?? null

export const lineEdit = (id: string, field: string, value: Value): Edit => ({ entity: 'targetLine', id, field, value })

/** The edits that make a line that nobody has written yet. */
export function birthEdits(id: string, plan: string, measure: Measure, key: LineKey): readonly Edit[] {
  const fields = { live: 1, plan, measure, ...normalKey(key) }
  return Object.entries(fields).map(([field, value]) => lineEdit(id, field, value))
}

const keyText = ({ owner, channel, city }: LineKey): string => JSON.stringify([owner, channel, city])

/** Puts beside each line of a revision what it was in the baseline. Lines of other plans stay as they are. */
export function withBaseline(
  sqlite: Sqlite,
  plan: { readonly baseline: string | null },
  measure: Measure,
  lines: readonly TargetLine[],
): readonly TargetLine[] {
  if (plan.baseline === null) return lines
  const before = new Map(
    readLines(sqlite, plan.baseline, measure).map((line) => [keyText(normalKey(line)), line.months] as const),
  )
  return lines.map((line) => ({ ...line, baseline: before.get(keyText(normalKey(line))) ?? null }))
}

import type { Database as Sqlite } from 'better-sqlite3'
import type { Edit } from '../ledger/ledger.ts'
import { amountField, heldField } from '../ledger/registry.ts'
import type { Measure, Plan } from '../plans/plans.contract.ts'
import { readOpenPlan } from '../plans/plans.store.ts'
import { calendarMonth } from '../shared/calendar.ts'
import type { Fen } from '../shared/money.ts'
import { Refusal } from '../shared/result.ts'
import { normalKey, virtualLine } from './grid.rules.ts'
import type { LineKey, TargetLine } from './targets.contract.ts'
import { amountFault, isHeld, saidAmount } from './targets.rules.ts'
import {
  birthEdits,
  isThere,
  lineEdit,
  readChannelPlace,
  readLine,
  readName,
  readSize,
  targetLineId,
} from './targets.store.ts'

/** A line as it stands before a write: stored, or made up with the id that it will have. */
export type Standing = { readonly key: LineKey; readonly line: TargetLine; readonly stored: boolean }

/** What a write comes to: the edits for the ledger, the touched lines as they then stand, the number of changed cells. */
export type Decided = {
  readonly edits: readonly Edit[]
  readonly lines: readonly TargetLine[]
  readonly changed: number
}

type Where = { readonly plan: string; readonly measure: Measure }

/**
 * The lines behind these keys, in their order. Throws `Refusal('reference-missing')` for a line that nobody has written
 * yet and whose key names a channel, owner or city that is not there, or nobody at all.
 */
export function standingLines(sqlite: Sqlite, where: Where, keys: readonly LineKey[]): readonly Standing[] {
  const known = new Map<string, boolean>()
  const mustBeThere = (entity: 'person' | 'city', id: string | null): void => {
    if (id === null) return
    const there = known.get(`${entity} ${id}`) ?? isThere(sqlite, entity, id)
    known.set(`${entity} ${id}`, there)
    if (!there) throw new Refusal('reference-missing', { entity, id })
  }
  return keys.map((given) => {
    const key = normalKey(given)
    const id = targetLineId(where.plan, where.measure, key)
    const stored = readLine(sqlite, id)
    const channel = key.channel === null ? undefined : readChannelPlace(sqlite, key.channel)
    const city = key.channel === null ? key.city : (channel?.city ?? null)
    if (stored) return { key, line: { ...stored, city }, stored: true }
    if (key.channel !== null && !channel) throw new Refusal('reference-missing', { entity: 'channel', id: key.channel })
    if (key.channel === null && key.owner === null) throw new Refusal('reference-missing', { entity: 'person' })
    mustBeThere('person', key.owner)
    if (key.channel === null) mustBeThere('city', key.city)
    return { key, line: virtualLine(id, key, city), stored: false }
  })
}

/** Amounts past this are rare enough that the sum of the whole plan is looked at when one is written. */
const large: Fen = 1_000_000_000
/** With cells below `large` beside them, sums of 100,000 lines stay within 2^53. */
const largestSum = 7_500_000_000_000_000

/** A line and its twelve amounts after the write. */
export type Amounts = { readonly standing: Standing; readonly months: readonly (Fen | null)[] }

/**
 * The edits that give lines these amounts. A line comes into being with its first amount that is not blank. Throws
 * `Refusal`: `amount-negative`, `amount-out-of-range` (a single one, or a sum past what can be added exactly).
 */
export function decideAmounts(sqlite: Sqlite, where: Where, writes: readonly Amounts[]): Decided {
  const edits: Edit[] = []
  const lines: TargetLine[] = []
  let changed = 0
  let growth = 0
  let largest = 0
  for (const { standing, months } of writes) {
    const { key, line, stored } = standing
    let born = stored
    for (const [index, amount] of months.entries()) {
      const before = line.months[index] ?? null
      if (amount === before) continue
      const fault = amountFault(amount)
      if (fault) throw new Refusal(fault, { value: saidAmount(amount), ...told(sqlite, line, index + 1) })
      if (!born) {
        edits.push(...birthEdits(line.id, where.plan, where.measure, key))
        born = true
      }
      edits.push(lineEdit(line.id, amountField(index + 1), amount))
      changed += 1
      growth += Math.abs(amount ?? 0) - Math.abs(before ?? 0)
      largest = Math.max(largest, amount ?? 0)
    }
    lines.push({ ...line, months })
  }
  if (largest > large && readSize(sqlite, where.plan, where.measure) + growth > largestSum) {
    throw new Refusal('amount-out-of-range', { value: saidAmount(largest) })
  }
  return { edits, lines, changed }
}

/** `[index into keys, month 1–12, fen or null]`. */
export type CellWrite = readonly [number, number, Fen | null]

/**
 * Decides a write of single cells; of two writes of one cell the later stands. Nothing is decided unless all can be
 * (DOMAIN.md rule 5). Throws `Refusal`: `plan-locked`, `cell-held` (facts: `count`, and `channel` and `month` of the first
 * one), `invalid-input` for an index beyond the keys, and what `standingLines` and `decideAmounts` throw.
 */
export function decideCells(
  sqlite: Sqlite,
  where: Where,
  keys: readonly LineKey[],
  cells: readonly CellWrite[],
): Decided {
  const plan = readOpenPlan(sqlite, where.plan)
  const standing = standingLines(sqlite, where, keys)
  const writes = new Map<string, { readonly standing: Standing; readonly months: (Fen | null)[] }>()
  const held: { readonly line: TargetLine; readonly month: number }[] = []
  for (const [index, month, amount] of cells) {
    const one = standing[index]
    if (!one) throw new Refusal('invalid-input', { field: 'cells' })
    const { line } = one
    let write = writes.get(line.id)
    if (!write) writes.set(line.id, (write = { standing: one, months: [...line.months] }))
    if (isHeld(line, month)) held.push({ line, month })
    write.months[month - 1] = amount
  }
  refuseHeld(sqlite, plan, held)
  return decideAmounts(sqlite, where, [...writes.values()])
}

function refuseHeld(
  sqlite: Sqlite,
  plan: Plan,
  held: readonly { readonly line: TargetLine; readonly month: number }[],
): void {
  const [first] = held
  if (!first) return
  const { channel } = told(sqlite, first.line, first.month)
  throw new Refusal('cell-held', { count: held.length, channel, month: calendarMonth(first.month, plan.firstMonth) })
}

/** Where an amount stands, in names. */
const told = (
  sqlite: Sqlite,
  line: TargetLine,
  fiscal: number,
): { readonly channel: string | null; readonly fiscal: number } => ({
  channel: readName(sqlite, 'channel', line.channel),
  fiscal,
})

/**
 * Decides which cells are held or released. A hold is kept even on a blank cell, and brings its line into being; a locked
 * plan refuses it like any write.
 */
export function decideHolds(
  sqlite: Sqlite,
  where: Where,
  keys: readonly LineKey[],
  cells: readonly (readonly [number, number])[],
  held: boolean,
): Decided {
  readOpenPlan(sqlite, where.plan)
  const standing = standingLines(sqlite, where, keys)
  const bits = new Map<string, { readonly standing: Standing; after: number }>()
  for (const [index, month] of cells) {
    const one = standing[index]
    if (!one) throw new Refusal('invalid-input', { field: 'cells' })
    let write = bits.get(one.line.id)
    if (!write) bits.set(one.line.id, (write = { standing: one, after: one.line.held }))
    const bit = 1 << (month - 1)
    write.after = held ? write.after | bit : write.after & ~bit
  }
  const edits: Edit[] = []
  const lines: TargetLine[] = []
  let changed = 0
  for (const {
    standing: { key, line, stored },
    after,
  } of bits.values()) {
    if (after !== line.held && !stored) edits.push(...birthEdits(line.id, where.plan, where.measure, key))
    for (let month = 1; month <= 12; month += 1) {
      if (isHeld({ held: after }, month) === isHeld(line, month)) continue
      edits.push(lineEdit(line.id, heldField(month), held ? 1 : 0))
      changed += 1
    }
    lines.push({ ...line, held: after })
  }
  return { edits, lines, changed }
}

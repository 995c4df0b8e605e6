import { reckon, type Arithmetic } from '../../src-main/shared/arithmetic.ts'
import { sumFen, type Fen } from '../../src-main/shared/money.ts'
import type { Failure } from '../../src-main/shared/result.ts'
import { isHeld } from '../../src-main/targets/targets.rules.ts'
import { periodOf, type TargetRow } from './target-row.ts'
import type { MonthCell } from './use-target-writes.ts'

export type Selected = { readonly row: TargetRow; readonly columnId: string }

/** The months of lines among selected cells, and what is passed over: totals and other columns, held months. */
export type Reckonable = { readonly cells: readonly MonthCell[]; readonly computed: number; readonly held: number }

export function reckonable(selected: readonly Selected[]): Reckonable {
  const cells: MonthCell[] = []
  let computed = 0
  let held = 0
  for (const { row, columnId } of selected) {
    const period = periodOf(columnId)
    if (!row.line || period?.kind !== 'month') computed++
    else if (isHeld(row.line, period.month)) held++
    else cells.push({ line: row.line, month: period.month })
  }
  return { cells, computed, held }
}

export type Reckoned = {
  /** The cells that change. */
  readonly changes: readonly (MonthCell & { readonly amount: Fen | null })[]
  /** Blanks that stay blank. */
  readonly blank: number
  readonly unchanged: number
  /** Sums over all cells of the selection that can be reckoned. */
  readonly before: Fen | null
  readonly after: Fen | null
  /** Why it cannot be done, and in how many cells. */
  readonly refused: { readonly failure: Failure; readonly count: number } | null
}

/** What an act would do to these cells; nothing is written. All of them or none: one that is refused refuses the act. */
export function planReckoning(act: Arithmetic, { cells }: Reckonable): Reckoned {
  const changes: (MonthCell & { readonly amount: Fen | null })[] = []
  const before: (Fen | null)[] = []
  const after: (Fen | null)[] = []
  let blank = 0
  let unchanged = 0
  const refusals: Failure[] = []
  for (const { line, month } of cells) {
    const was = line.months[month - 1] ?? null
    const result = reckon(act, was)
    before.push(was)
    if (!result.ok) {
      refusals.push(result.error)
      continue
    }
    after.push(result.value)
    if (result.value !== was) changes.push({ line, month, amount: result.value })
    else if (was === null) blank++
    else unchanged++
  }
  const [failure] = refusals
  return {
    changes,
    blank,
    unchanged,
    before: sumFen(before),
    after: failure ? null : sumFen(after),
    refused: failure ? { failure, count: refusals.length } : null,
  }
}

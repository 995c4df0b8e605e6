import { monthsOf, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { sumFen, type Fen } from '../../src-main/shared/money.ts'
import type { SpreadPreview, TargetLine } from '../../src-main/targets/targets.contract.ts'
import { isHeld } from '../../src-main/targets/targets.rules.ts'
import type { MonthCell } from './use-target-writes.ts'

/** One row of the preview: a month of the lines together, or one line in the period. */
export type PreviewRow = {
  readonly id: string
  readonly month: number | null
  readonly line: string | null
  readonly before: Fen | null
  readonly after: Fen | null
  /** All of its cells keep their value. */
  readonly held: boolean
  /** What it got of the rounding remainder. */
  readonly handed: Fen
}

/** What a period of lines holds now. */
export const periodSum = (lines: readonly TargetLine[], period: FiscalPeriod): Fen | null =>
  sumFen(lines.flatMap((line) => monthsOf(period).map((month) => line.months[month - 1] ?? null)))

/** The held cells of a period, which are what stands in the way of a spread. */
export const heldCells = (lines: readonly TargetLine[], period: FiscalPeriod): readonly MonthCell[] =>
  lines.flatMap((line) =>
    monthsOf(period)
      .filter((month) => isHeld(line, month))
      .map((month) => ({ line, month })),
  )

/** The months of the period, all lines together. */
export function monthRows(
  lines: readonly TargetLine[],
  period: FiscalPeriod,
  preview: SpreadPreview,
): readonly PreviewRow[] {
  return monthsOf(period).map((month, column) => ({
    id: `m${month}`,
    month,
    line: null,
    before: sumFen(preview.lines.map(({ before }) => before[column] ?? null)),
    after: sumFen(preview.lines.map(({ after }) => after[column] ?? null)),
    held: lines.every((line) => isHeld(line, month)),
    handed: preview.handed.reduce((sum, [, at, amount]) => (at === month ? sum + amount : sum), 0),
  }))
}

/** The lines in the period, the most changed first. */
export function lineRows(
  lines: readonly TargetLine[],
  period: FiscalPeriod,
  preview: SpreadPreview,
): readonly PreviewRow[] {
  const known = new Map(lines.map((line) => [line.id, line]))
  const handed = new Map<number, Fen>()
  for (const [line, , amount] of preview.handed) handed.set(line, (handed.get(line) ?? 0) + amount)
  return preview.lines
    .map(({ id, before, after }, index) => {
      const line = known.get(id)
      return {
        id,
        month: null,
        line: id,
        before: sumFen(before),
        after: sumFen(after),
        held: line !== undefined && monthsOf(period).every((month) => isHeld(line, month)),
        handed: handed.get(index) ?? 0,
      }
    })
    .toSorted((a, b) => change(b) - change(a))
}

const change = ({ before, after }: PreviewRow): number => Math.abs((after ?? 0) - (before ?? 0))

/** Who got how much of the rounding remainder: a line in a month, the largest part first, then the earlier month. */
export type RemainderPart = { readonly line: string; readonly month: number; readonly amount: Fen }

export type SpreadFacts = {
  readonly cells: number
  readonly changed: number
  /** Blank cells that become amounts. */
  readonly filled: number
  readonly remainder: Fen
  readonly parts: readonly RemainderPart[]
  /** The one part that is no whole step. */
  readonly rest: RemainderPart | null
}

/** The preview in numbers: what changes, and where the remainder at `step` fen went. */
export function spreadFacts({ lines, handed }: SpreadPreview, step: Fen): SpreadFacts {
  let [cells, changed, filled] = [0, 0, 0]
  for (const { before, after } of lines) {
    for (const [column, was] of before.entries()) {
      const is = after[column] ?? null
      cells += 1
      if (was !== is) changed += 1
      if (was === null && is !== null) filled += 1
    }
  }
  const parts = handed
    .map(([line, month, amount]) => ({ line: lines[line]?.id ?? '', month, amount }))
    .toSorted((a, b) => b.amount - a.amount || a.month - b.month)
  return {
    cells,
    changed,
    filled,
    remainder: parts.reduce((sum, { amount }) => sum + amount, 0),
    parts,
    rest: parts.find(({ amount }) => amount % step !== 0) ?? null,
  }
}

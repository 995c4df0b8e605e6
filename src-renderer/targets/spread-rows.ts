import { monthsOf, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { sumFen, type Fen } from '../../src-main/shared/money.ts'
import type { SpreadPreview, TargetLine } from '../../src-main/targets/targets.contract.ts'
import { isHeld } from '../../src-main/targets/targets.rules.ts'

/** One row of the preview: a month of the lines together, or one line in the month that was typed. */
export type PreviewRow = {
  readonly id: string
  readonly month: number | null
  readonly line: string | null
  readonly before: Fen | null
  readonly after: Fen | null
  /** All of its cells keep their value. */
  readonly held: boolean
}

/** By month; a single month of several lines by line, the most changed first. */
export function previewRows(
  lines: readonly TargetLine[],
  period: FiscalPeriod,
  preview: SpreadPreview,
): readonly PreviewRow[] {
  const after = new Map(preview.cells.map((cell) => [`${cell.line}\u0000${cell.month}`, cell.after]))
  const afterOf = (line: TargetLine, month: number): Fen | null => {
    const key = `${line.id}\u0000${month}`
    return after.has(key) ? (after.get(key) ?? null) : (line.months[month - 1] ?? null)
  }
  if (period.kind === 'month' && lines.length > 1) {
    const { month } = period
    return lines
      .map((line) => ({
        id: line.id,
        month: null,
        line: line.id,
        before: line.months[month - 1] ?? null,
        after: afterOf(line, month),
        held: isHeld(line, month),
      }))
      .toSorted((a, b) => change(b) - change(a))
  }
  return monthsOf(period).map((month) => ({
    id: `m${month}`,
    month,
    line: null,
    before: sumFen(lines.map((line) => line.months[month - 1] ?? null)),
    after: sumFen(lines.map((line) => afterOf(line, month))),
    held: lines.every((line) => isHeld(line, month)),
  }))
}

const change = ({ before, after }: PreviewRow): number => Math.abs((after ?? 0) - (before ?? 0))

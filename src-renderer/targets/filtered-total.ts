import { addMonths, periodTotal } from '../../src-main/targets/targets.rules.ts'
import { blankRow, type TargetRow } from './target-row.ts'

/**
 * The foot while a search or a filter narrows the lines: the sum of those in sight, above the sum of all, each called what
 * it is. A total typed into the first spreads over the lines in sight (DOMAIN.md rule 2).
 */
export function withFilteredTotal(
  pinned: readonly TargetRow[],
  left: readonly TargetRow[],
  words: { readonly filtered: string; readonly whole: string },
): readonly TargetRow[] {
  const lines = left.flatMap((row) => row.lines)
  const months = addMonths(lines)
  const filtered: TargetRow = {
    ...blankRow,
    id: 'filtered',
    kind: 'total',
    name: words.filtered,
    lines,
    amount: (period) => periodTotal(months, period),
  }
  return [filtered, ...pinned.map((row) => (row.id === 'total' ? { ...row, name: words.whole } : row))]
}

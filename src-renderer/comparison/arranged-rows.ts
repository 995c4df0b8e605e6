import type { FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import type { Sides } from '../../src-main/comparison/comparison.rules.ts'
import type { ComparisonRow } from './comparison-rows.ts'

const add = (sum: Fen | null, amount: Fen | null): Fen | null => (amount === null ? sum : (sum ?? 0) + amount)

/** Both sides over some lines. A side that one of them cannot tell is not told of all. */
function sumOf(lines: readonly ComparisonRow[], period: FiscalPeriod): Sides {
  let sum: Sides = { mine: null, theirs: null }
  for (const { sides } of lines) {
    const { mine, theirs } = sides(period)
    const known = sum.theirs !== undefined && theirs !== undefined
    sum = { mine: add(sum.mine, mine), theirs: known ? add(sum.theirs ?? null, theirs ?? null) : undefined }
  }
  return sum
}

/** The lines as filters and sort leave them, under their groups; groups without a line go, closed ones hide theirs. */
export function arrangedRows(
  rows: readonly ComparisonRow[],
  closed: ReadonlySet<string>,
  arrange: (lines: readonly ComparisonRow[]) => readonly ComparisonRow[],
): readonly ComparisonRow[] {
  const arranged: ComparisonRow[] = []
  let from = 0
  while (from < rows.length) {
    const first = rows[from]
    const group = first?.kind === 'group' ? first : null
    const begin = group ? from + 1 : from
    let end = begin
    while (end < rows.length && rows[end]?.kind !== 'group') end += 1
    const lines = arrange(rows.slice(begin, end))
    if (!group) arranged.push(...lines)
    else if (lines.length > 0) {
      if (closed.has(group.id)) arranged.push({ ...group, open: false })
      else arranged.push(group, ...lines)
    }
    from = end
  }
  return arranged
}

/** The foot while a filter narrows the lines: the sum of those in sight above the sum of all. */
export function withFilteredSum(
  pinned: readonly ComparisonRow[],
  left: readonly ComparisonRow[],
  words: { readonly filtered: string; readonly whole: string },
): readonly ComparisonRow[] {
  const [total, ...rest] = pinned
  if (!total) return pinned
  const filtered: ComparisonRow = {
    ...total,
    id: 'filtered',
    name: words.filtered,
    sides: (period) => sumOf(left, period),
  }
  return [filtered, { ...total, name: words.whole }, ...rest]
}

import type { ColumnSpec, SelectionStats } from './column-spec.ts'
import { sizeOf } from './ranges.ts'
import type { Range } from './selection.ts'

/** Cells after which a long sum pauses: a fraction of a millisecond's work. */
const batch = 2000

/**
 * Sum, mean, least and greatest of the amounts of ranges that do not overlap, exact in fen; blanks are counted apart and
 * weigh nothing (DOMAIN.md rule 6). The mean is rounded to a whole fen, halves away from zero.
 */
export function statsOf<Row>(
  ranges: readonly Range[],
  rowAt: (index: number) => Row | undefined,
  columns: readonly ColumnSpec<Row>[],
): SelectionStats {
  const work = summing(ranges, rowAt, columns)
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

/** The same in small steps, so that a key need not wait for the sum of a whole grid. */
export function* summing<Row>(
  ranges: readonly Range[],
  rowAt: (index: number) => Row | undefined,
  columns: readonly ColumnSpec<Row>[],
): Generator<void, SelectionStats, void> {
  let count = 0
  let numbers = 0
  let blanks = 0
  let sum = 0n
  let part = 0
  let min = Infinity
  let max = -Infinity
  let seen = 0
  for (const range of ranges) {
    const chosen = columns.slice(range.left, range.right + 1)
    for (let index = range.top; index <= range.bottom; index++) {
      const row = rowAt(index)
      if (row === undefined) continue
      for (const column of chosen) {
        const value = column.value(row)
        if (value === null || value === '') {
          blanks++
          continue
        }
        count++
        if (column.kind !== 'amount' || typeof value !== 'number') continue
        numbers++
        part += value
        // Amounts are at most 10^13, so a thousand of them may be added before the float could lose a fen.
        if (part > 1e15 || part < -1e15 || numbers % 512 === 0) {
          sum += BigInt(part)
          part = 0
        }
        if (value < min) min = value
        if (value > max) max = value
      }
      seen += chosen.length
      if (seen < batch) continue
      seen = 0
      yield
    }
  }
  sum += BigInt(part)
  const safe = sum >= BigInt(Number.MIN_SAFE_INTEGER) && sum <= BigInt(Number.MAX_SAFE_INTEGER)
  const last = ranges.at(-1)
  return {
    ranges: ranges.length,
    cells: ranges.reduce((all, range) => all + sizeOf(range), 0),
    rows: last ? last.bottom - last.top + 1 : 0,
    columns: last ? last.right - last.left + 1 : 0,
    count,
    numbers,
    blanks,
    sum: numbers > 0 && safe ? Number(sum) : null,
    mean: numbers > 0 ? meanOf(sum, numbers) : null,
    min: numbers > 0 ? min : null,
    max: numbers > 0 ? max : null,
  }
}

function meanOf(sum: bigint, numbers: number): number {
  const half = BigInt(numbers)
  const twice = (sum < 0n ? -sum : sum) * 2n + half
  const rounded = twice / (half * 2n)
  return Number(sum < 0n ? -rounded : rounded)
}

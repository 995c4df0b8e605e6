import type { CellValue, ColumnSpec, SelectionStats } from './column-spec.ts'
import type { Range } from './selection.ts'

/**
 * Sum, mean, least and greatest of the amounts of a range, exact in fen; blanks are counted apart and weigh nothing
 * (DOMAIN.md rule 6). The mean is rounded to a whole fen, halves away from zero.
 */
export function statsOf<Row>(
  range: Range,
  rowAt: (index: number) => Row | undefined,
  columns: readonly ColumnSpec<Row>[],
): SelectionStats {
  const chosen = columns.slice(range.left, range.right + 1)
  let count = 0
  let numbers = 0
  let blanks = 0
  let sum = 0n
  let part = 0
  let min = Infinity
  let max = -Infinity
  for (let index = range.top; index <= range.bottom; index++) {
    const row = rowAt(index)
    if (row === undefined) continue
    for (const column of chosen) {
      const value: CellValue = column.value(row)
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
  }
  sum += BigInt(part)
  const safe = sum >= BigInt(Number.MIN_SAFE_INTEGER) && sum <= BigInt(Number.MAX_SAFE_INTEGER)
  const total = numbers > 0 && safe ? Number(sum) : null
  return {
    rows: range.bottom - range.top + 1,
    columns: chosen.length,
    count,
    numbers,
    blanks,
    sum: total,
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

import { maxFen, type Fen } from './money.ts'
import { fail, ok, type Result } from './result.ts'

/** One cell that a total stands over. */
export type Cell = { readonly amount: Fen | null; readonly held: boolean }

/** How a spread weighted its cells: by what they held, by the seasonality profile, or all alike (DOMAIN.md rule 2). */
export type Basis = 'current' | 'seasonality' | 'even'

type Ordered = { readonly index: number; readonly remainder: bigint; readonly priority: bigint }

/**
 * Hands `left` out in steps to the greatest priorities, ties to the earlier index; what is less than a step goes to the
 * next in line. Only parts with a remainder take any, so that a part without weight stays without.
 */
function handOut(
  left: bigint,
  step: bigint,
  parts: readonly Ordered[],
  give: (index: number, amount: bigint) => void,
): void {
  if (left === 0n) return
  const line = parts
    .filter(({ remainder }) => remainder > 0n)
    .toSorted((a, b) => (a.priority === b.priority ? a.index - b.index : a.priority > b.priority ? -1 : 1))
  let rest = left
  for (const { index } of line) {
    if (rest <= 0n) return
    const amount = rest < step ? rest : step
    give(index, amount)
    rest -= amount
  }
}

const floorDivide = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = dividend / divisor
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient
}

const sumOf = (numbers: readonly bigint[]): bigint => numbers.reduce((sum, number) => sum + number, 0n)

/** Largest remainder at a step; `weights` sum to more than zero. Parts are whole steps except one that takes the rest. */
function largestRemainder(total: bigint, weights: readonly bigint[], step: bigint): bigint[] {
  const divisor = sumOf(weights) * step
  const parts = weights.map((weight) => floorDivide(total * weight, divisor) * step)
  const ordered = weights.map((weight, index) => {
    const remainder = total * weight - floorDivide(total * weight, divisor) * divisor
    return { index, remainder, priority: remainder }
  })
  handOut(total - sumOf(parts), step, ordered, (index, amount) => {
    parts[index] = (parts[index] ?? 0n) + amount
  })
  return parts
}

/**
 * Splits a total by weights (DOMAIN.md rule 3): largest remainder at `step` fen, ties to the earlier index, and the part
 * of the total that is no whole step goes with the remainder. The parts add up to the total exactly; each lies less than
 * a step from its exact share; a part without weight gets nothing. Products past 2^53 are computed as big integers.
 * Total and weights are whole and not negative, and some weight is greater than zero; anything else is a bug and throws.
 */
export function allocate(input: {
  readonly total: Fen
  readonly weights: readonly number[]
  readonly step: Fen
}): readonly Fen[] {
  const { total, weights, step } = input
  if (total < 0 || step <= 0 || weights.some((weight) => weight < 0) || !weights.some((weight) => weight > 0)) {
    throw new RangeError('a total, a step and weights that are not negative, one of them greater than zero')
  }
  return largestRemainder(BigInt(total), weights.map(BigInt), BigInt(step)).map(Number)
}

/**
 * Splits a total over lines × columns (months). First the columns take their parts by largest remainder, so that each
 * month's sum follows the weights to within a step; then each month's sum is split over its lines by largest remainder,
 * earliest month first, where a line's remainder carries over from the months before. Without that, equal lines would
 * tie in every month and the first ones would take every step of the year. Every cell lies less than a step from its
 * exact share. One line alone, or one month alone, is the plain largest remainder.
 */
function allocateLines(
  total: bigint,
  lines: readonly (readonly bigint[])[],
  step: bigint,
): { readonly parts: bigint[][]; readonly handed: readonly Handed[] } {
  const handed: Handed[] = []
  const columns = (lines[0] ?? []).map((_, column) => sumOf(lines.map((line) => line[column] ?? 0n)))
  const weight = sumOf(columns)
  const divisor = weight * step
  const carried = lines.map(() => 0n)
  const parts: bigint[][] = lines.map(() => [])
  for (const [column, part] of largestRemainder(total, columns, step).entries()) {
    let given = 0n
    const ordered = lines.map((line, index) => {
      const share = total * (line[column] ?? 0n)
      const base = (share / divisor) * step
      const remainder = share % divisor
      carried[index] = (carried[index] ?? 0n) + remainder
      parts[index]?.push(base)
      given += base
      return { index, remainder, priority: carried[index] ?? 0n }
    })
    handOut(part - given, step, ordered, (index, amount) => {
      handed.push({ line: index, column, amount: Number(amount) })
      const line = parts[index]
      if (line) line[column] = (line[column] ?? 0n) + amount
      carried[index] = (carried[index] ?? 0n) - amount * weight
    })
  }
  return { parts, handed }
}

/** What one cell got of the rounding remainder, beyond the whole steps of its share: a step, or the rest of the total. */
export type Handed = { readonly line: number; readonly column: number; readonly amount: Fen }

export type Spread = {
  /** What the cells held together; blanks add nothing. */
  readonly before: Fen
  readonly after: Fen
  readonly basis: Basis
  /** Number of held cells, and what they hold. */
  readonly held: number
  readonly heldFen: Fen
  /** Where the rounding remainder went, by month. */
  readonly handed: readonly Handed[]
  /** The cells' amounts after the spread, in the order of the input. */
  readonly lines: readonly (readonly (Fen | null)[])[]
}

/** Weights of the columns, alike for every line; or of each line's own cells; null for even. None is negative. */
export type SpreadWeights = readonly number[] | { readonly byLine: readonly (readonly bigint[])[] } | null

type Weighted = { readonly basis: Basis; readonly lines: readonly (readonly bigint[])[] }

function weigh(lines: readonly (readonly Cell[])[], weights: SpreadWeights): Weighted {
  const free = (weightOf: (cell: Cell, column: number, line: number) => bigint): readonly (readonly bigint[])[] =>
    lines.map((line, row) => line.map((cell, column) => (cell.held ? 0n : weightOf(cell, column, row))))
  const some = (weighted: readonly (readonly bigint[])[]): boolean =>
    weighted.some((line) => line.some((one) => one > 0n))
  const current = free(({ amount }) => BigInt(Math.max(0, amount ?? 0)))
  if (some(current)) return { basis: 'current', lines: current }
  const seasonal = weights && free(seasonalWeight(weights))
  if (seasonal && some(seasonal)) return { basis: 'seasonality', lines: seasonal }
  return { basis: 'even', lines: free(() => 1n) }
}

function seasonalWeight(weights: Exclude<SpreadWeights, null>): (cell: Cell, column: number, line: number) => bigint {
  if ('byLine' in weights) return (_, column, line) => weights.byLine[line]?.[column] ?? 0n
  const columns = weights.map((weight) => BigInt(Math.max(0, weight)))
  return (_, column) => columns[column] ?? 0n
}

/**
 * What typing `total` over lines × months makes of the cells (DOMAIN.md rules 2–4). `weights` is the seasonality, null
 * for even. The new sum is exact; held cells keep their value.
 * - In proportion to what the free cells hold: blank ones stay blank, zeros stay zero. Where all free cells are blank
 *   or zero: by the seasonality, alike for every line unless lines have weights of their own; where that is missing or
 *   all zero for them: evenly.
 * - A cell whose share is nothing keeps its blank. Only a zero typed over nothing but blanks makes zeros of them: a
 *   decided zero. No cell becomes negative.
 * - Typing the sum that is there already changes nothing, even where amounts are finer than the step.
 * Fails, with nothing changed: `spread-nothing-below` without cells, `amount-out-of-range`, `amount-negative`,
 * `spread-all-held`, `spread-held-exceeds` (facts `held`, the number of cells, `heldFen`, `totalFen`).
 */
export function spreadLines(input: {
  readonly total: Fen
  readonly lines: readonly (readonly Cell[])[]
  readonly weights: SpreadWeights
  readonly step: Fen
}): Result<Spread> {
  const { total, lines, step } = input
  const cells = lines.flat()
  if (cells.length === 0) return fail('spread-nothing-below')
  if (!Number.isSafeInteger(total) || Math.abs(total) > maxFen) return fail('amount-out-of-range', { totalFen: total })
  if (total < 0) return fail('amount-negative', { totalFen: total })
  const amountOf = ({ amount }: Cell): bigint => BigInt(amount ?? 0)
  const heldCells = cells.filter(({ held }) => held)
  const before = sumOf(cells.map(amountOf))
  const heldSum = sumOf(heldCells.map(amountOf))
  const blank = cells.every(({ amount }) => amount === null)
  const { basis, lines: weighted } = weigh(lines, input.weights)
  const facts = { held: heldCells.length, heldFen: Number(heldSum) }
  const answer = (after: readonly (readonly (Fen | null)[])[], handed: readonly Handed[]): Result<Spread> =>
    ok({ before: Number(before), after: total, basis, ...facts, handed, lines: after })
  if (!blank && before === BigInt(total))
    return answer(
      lines.map((line) => line.map(({ amount }) => amount)),
      [],
    )
  if (heldCells.length === cells.length) return fail('spread-all-held', { ...facts, totalFen: total })
  if (heldSum > BigInt(total)) return fail('spread-held-exceeds', { ...facts, totalFen: total })
  const { parts, handed } = allocateLines(BigInt(total) - heldSum, weighted, BigInt(step))
  const decidedZero = blank && total === 0
  return answer(
    lines.map((line, index) =>
      line.map(({ amount, held }, column) => {
        if (held) return amount
        const part = Number(parts[index]?.[column] ?? 0n)
        return part === 0 && amount === null && !decidedZero ? null : part
      }),
    ),
    handed,
  )
}

/** `spreadLines` over one line of cells: a year over its months, a quarter over its three. */
export function spread(input: {
  readonly total: Fen
  readonly cells: readonly Cell[]
  readonly weights: readonly number[] | null
  readonly step: Fen
}): Result<
  Omit<Spread, 'lines' | 'handed'> & {
    readonly cells: readonly { readonly before: Fen | null; readonly after: Fen | null }[]
  }
> {
  const { cells, ...rest } = input
  const result = spreadLines({ ...rest, lines: cells.length === 0 ? [] : [cells] })
  if (!result.ok) return result
  const { lines, handed: _handed, ...facts } = result.value
  return ok({
    ...facts,
    cells: cells.map(({ amount }, index) => ({ before: amount, after: lines[0]?.[index] ?? null })),
  })
}

/**
 * Shares of amounts in their sum, in tenths of a per cent, by largest remainder: they add up to 1000 exactly. A blank
 * amount has a blank share; without a sum above zero no share can be told and all are null.
 */
export function shares(amounts: readonly (Fen | null)[]): readonly (number | null)[] {
  const weights = amounts.map((amount) => BigInt(amount ?? 0))
  if (sumOf(weights) <= 0n) return amounts.map(() => null)
  const parts = largestRemainder(1000n, weights, 1n)
  return amounts.map((amount, index) => (amount === null ? null : Number(parts[index] ?? 0n)))
}

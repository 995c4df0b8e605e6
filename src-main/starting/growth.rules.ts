import { spreadLines, type SpreadWeights } from '../shared/allocation.ts'
import { maxFen, sumFen, type Fen } from '../shared/money.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { Months } from '../targets/targets.rules.ts'
import type { Growth, GrowthRule, GrowthScope } from './starting.contract.ts'

/** What rules can speak of. */
export type Governed = {
  readonly channel: string | null
  readonly person: string | null
  readonly grade: string | null
  readonly city: string | null
}

/** From the most specific on: one channel, then one person's, then a grade, then a city, then all. */
const precedence = ['channel', 'person', 'grade', 'city', 'all'] as const satisfies readonly GrowthScope[]

/**
 * Finds the rule that a line grows by: the most specific one, and of two of a kind the later, as the last word. Answers −1
 * where no rule speaks of the line; it starts as it was.
 */
export function ruleFinder(rules: readonly GrowthRule[]): (line: Governed) => number {
  const byKey = new Map(rules.map(({ scope, subject }, index) => [`${scope} ${scope === 'all' ? '' : subject}`, index]))
  return (line) => {
    for (const scope of precedence) {
      const subject = scope === 'all' ? '' : line[scope]
      const found = subject === null ? undefined : byKey.get(`${scope} ${subject}`)
      if (found !== undefined) return found
    }
    return -1
  }
}

export const isNil = (growth: Growth): boolean =>
  growth.kind === 'percent' ? growth.hundredths === 0 : growth.fen === 0

/**
 * A total grown: total × (1 + rate) rounded to the step, half away from zero; or the total and an amount, exactly. Without
 * growth it is the total itself, finer than the step though it be. May be negative or past the range; `growGroup` refuses that.
 */
export function grownTotal(total: Fen, growth: Growth, step: Fen): Fen {
  if (isNil(growth)) return total
  if (growth.kind === 'amount') return total + growth.fen
  const divisor = 10_000n * BigInt(step)
  const exact = BigInt(total) * (10_000n + BigInt(growth.hundredths))
  return Number(((exact * 2n + divisor) / (divisor * 2n)) * BigInt(step))
}

/**
 * The lines of one rule grown together (DOMAIN.md rule 3): their total grows, and is then split over their months in
 * proportion to what these held, by largest remainder at the step, so that the cells add up to the grown total exactly.
 * Blanks stay blank and zeros zero where growth is a rate; an amount over blanks alone is spread by the seasonality, else
 * evenly. Amounts are not negative. Fails with `amount-negative` or `amount-out-of-range` (fact `totalFen`).
 */
export function growGroup(input: {
  readonly lines: readonly Months[]
  readonly growth: Growth
  readonly step: Fen
  readonly weights: SpreadWeights
}): Result<readonly Months[]> {
  const { lines, growth, step } = input
  const total = sumFen(lines.flat())
  if (isNil(growth) || lines.length === 0 || (growth.kind === 'percent' && !total)) return ok(lines)
  const grown = grownTotal(total ?? 0, growth, step)
  if (grown < 0) return fail('amount-negative', { totalFen: grown })
  if (!Number.isSafeInteger(grown) || grown > maxFen) return fail('amount-out-of-range', { totalFen: grown })
  const spread = spreadLines({
    total: grown,
    lines: lines.map((months) => months.map((amount) => ({ amount, held: false }))),
    weights: input.weights,
    step,
  })
  return spread.ok ? ok(spread.value.lines) : spread
}

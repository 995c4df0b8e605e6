import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seasonWeights } from '../../src-main/seasonality/season-weights.rules.ts'
import { spreadLines, type Cell, type Spread } from '../../src-main/shared/allocation.ts'
import { monthsOf, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { planSteps } from '../../src-main/plans/plans.contract.ts'

/* Rules 2 to 4 for every spread that can be typed: any lines, any period, any holds, each line with a profile of its own. */

const period: fc.Arbitrary<FiscalPeriod> = fc.oneof(
  fc.constant({ kind: 'year' } as const),
  fc.integer({ min: 1, max: 4 }).map((quarter) => ({ kind: 'quarter', quarter }) as const),
  fc.integer({ min: 1, max: 12 }).map((month) => ({ kind: 'month', month }) as const),
)
const amount = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 1, max: 50_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 100 }).map((steps) => steps * 1_000_000) },
)
const cell: fc.Arbitrary<Cell> = fc.record({ amount, held: fc.boolean() })
const blankCell: fc.Arbitrary<Cell> = fc.record({ amount: fc.constantFrom(null, 0), held: fc.constant(false) })
const weight = fc.oneof(fc.constantFrom(0, 10_000), fc.integer({ min: 0, max: 10_000_000_000 }))
const shape = fc.option(
  fc.array(weight, { minLength: 12, maxLength: 12 }).filter((weights) => weights.some((one) => one > 0)),
  { nil: null },
)
const step = fc.constantFrom(...planSteps)
const total = fc.oneof(
  fc.integer({ min: 0, max: 100_000_000 }),
  fc.integer({ min: 0, max: 10_000 }).map((steps) => steps * 1_000_000),
  fc.integer({ min: 0, max: 10_000_000_000_000 }),
)

type Typed = {
  readonly total: number
  readonly step: number
  readonly period: FiscalPeriod
  readonly lines: readonly (readonly Cell[])[]
  readonly shapes: readonly (readonly number[] | null)[]
}

const typedOver = (cells: fc.Arbitrary<Cell>): fc.Arbitrary<Typed> =>
  period.chain((over) =>
    fc
      .array(
        fc.record({
          shape,
          line: fc.array(cells, { minLength: monthsOf(over).length, maxLength: monthsOf(over).length }),
        }),
        { minLength: 1, maxLength: 6 },
      )
      .chain((rows) =>
        fc.record({
          total,
          step,
          period: fc.constant(over),
          lines: fc.constant(rows.map(({ line }) => line)),
          shapes: fc.constant(rows.map((row) => row.shape)),
        }),
      ),
  )
const typed = typedOver(cell)
const typedOverNothing = typedOver(blankCell)

function run(input: Typed) {
  const byLine = seasonWeights(input.shapes, monthsOf(input.period))
  const result = spreadLines({
    total: input.total,
    step: input.step,
    lines: input.lines,
    weights: byLine && { byLine },
  })
  return { result, byLine }
}

const sum = (amounts: readonly (number | null)[]): bigint =>
  amounts.reduce<bigint>((all, one) => all + BigInt(one ?? 0), 0n)
const cellsOf = (input: Typed, spread: Spread) =>
  input.lines.flatMap((line, row) =>
    line.map((before, column) => ({ before, row, column, after: spread.lines[row]?.[column] ?? null })),
  )
const retyped = (input: Typed): boolean =>
  input.lines.flat().some((one) => one.amount !== null) &&
  sum(input.lines.flat().map((one) => one.amount)) === BigInt(input.total)

/** Runs a property over the spreads that are done. */
const everySpread = (
  input: fc.Arbitrary<Typed>,
  check: (input: Typed, spread: Spread, byLine: ReturnType<typeof run>['byLine']) => void,
) => {
  fc.assert(
    fc.property(input, (one) => {
      const { result, byLine } = run(one)
      if (result.ok) check(one, result.value, byLine)
    }),
    { numRuns: 300 },
  )
}

describe('every spread that is done', () => {
  it('adds up to the typed total exactly, at every step', () => {
    everySpread(typed, (input, spread) => {
      expect(sum(cellsOf(input, spread).map(({ after }) => after))).toBe(BigInt(input.total))
    })
  })

  it('moves no held cell and makes none negative', () => {
    everySpread(typed, (input, spread) => {
      for (const { before, after } of cellsOf(input, spread)) {
        if (before.held) expect(after).toBe(before.amount)
        else expect((after ?? 0) >= 0).toBe(true)
      }
    })
  })

  it('gives each free cell its exact share to within a step: of what is held there, else of the profiles, else evenly', () => {
    everySpread(typed, (input, spread, byLine) => {
      if (retyped(input)) return
      const cells = cellsOf(input, spread).filter(({ before }) => !before.held)
      const weigh = (of: (one: (typeof cells)[number]) => bigint) => {
        const weights = cells.map(of)
        return weights.some((one) => one > 0n) ? weights : null
      }
      const current = weigh(({ before }) => BigInt(before.amount ?? 0))
      const seasonal = byLine && weigh(({ row, column }) => byLine[row]?.[column] ?? 0n)
      const weights = current ?? seasonal ?? cells.map(() => 1n)
      expect(spread.basis).toBe(current ? 'current' : seasonal ? 'seasonality' : 'even')
      const all = weights.reduce((so, one) => so + one, 0n)
      const left = BigInt(input.total) - BigInt(spread.heldFen)
      for (const [index, { after }] of cells.entries()) {
        const off = BigInt(after ?? 0) * all - left * (weights[index] ?? 0n)
        expect(off < BigInt(input.step) * all && -off < BigInt(input.step) * all).toBe(true)
      }
    })
  })

  it('makes an amount of a blank that gets a share, and leaves a blank that gets none', () => {
    everySpread(typed, (input, spread) => {
      const all = cellsOf(input, spread)
      const decidedZero = input.total === 0 && all.every(({ before }) => before.amount === null)
      for (const { before, after } of all) {
        if (before.held || before.amount !== null) continue
        if (!decidedZero) expect(after === null || after > 0).toBe(true)
      }
    })
  })

  it('rounds every cell to whole steps but for what came in finer and one rest', () => {
    everySpread(typed, (input, spread) => {
      if (retyped(input)) return
      const free = cellsOf(input, spread).filter(({ before }) => !before.held)
      const odd = free.filter(({ after }) => (after ?? 0) % input.step !== 0)
      expect(odd.length).toBeLessThanOrEqual(1)
    })
  })

  it('tells where the rounding remainder went: each part a step or the rest, and what is left is whole steps of the share', () => {
    everySpread(typed, (input, spread) => {
      const odd = spread.handed.filter(({ amount: part }) => part !== input.step)
      expect(odd.length).toBeLessThanOrEqual(1)
      for (const { line, column, amount: part } of spread.handed) {
        const after = spread.lines[line]?.[column] ?? 0
        expect(part > 0 && part <= input.step && part <= after).toBe(true)
        expect(input.lines[line]?.[column]?.held).toBe(false)
        expect((after - part) % input.step).toBe(0)
      }
    })
  })

  it('gives a month no more than an earlier one of the same line that weighs as much, where one line is spread', () => {
    everySpread(
      typed.map((input) => ({
        ...input,
        total: input.total - (input.total % input.step),
        lines: input.lines.slice(0, 1),
        shapes: input.shapes.slice(0, 1),
      })),
      (input, spread, byLine) => {
        if (retyped(input)) return
        const cells = cellsOf(input, spread).filter(({ before }) => !before.held)
        // A held part that is no whole step leaves a rest, which may fall on any month.
        if ((input.total - spread.heldFen) % input.step !== 0) return
        for (const [index, earlier] of cells.entries()) {
          for (const later of cells.slice(index + 1)) {
            const alike =
              spread.basis === 'current'
                ? (earlier.before.amount ?? 0) === (later.before.amount ?? 0)
                : spread.basis === 'even' || byLine?.[0]?.[earlier.column] === byLine?.[0]?.[later.column]
            if (alike) expect((earlier.after ?? 0) >= (later.after ?? 0)).toBe(true)
          }
        }
      },
    )
  })

  it('over blanks gives every line the same year where no cell is held, whatever profiles they follow', () => {
    everySpread(
      typedOverNothing.filter(({ period: over }) => over.kind === 'year'),
      (input, spread) => {
        const lines = BigInt(input.lines.length)
        for (const line of spread.lines) {
          const off = sum(line) * lines - BigInt(input.total)
          // Within a step for each month, for each of them rounds on its own.
          const bound = BigInt(input.step) * lines * 12n
          expect(off < bound && -off < bound).toBe(true)
        }
      },
    )
  })
})

describe('a spread that cannot be', () => {
  it('is refused for held cells, and for nothing else while its total is sound', () => {
    fc.assert(
      fc.property(typed, (input) => {
        const { result } = run(input)
        const free = input.lines.flat().filter(({ held }) => !held)
        const heldSum = sum(input.lines.flat().map((one) => (one.held ? one.amount : null)))
        if (result.ok) {
          expect(retyped(input) || (free.length > 0 && heldSum <= BigInt(input.total))).toBe(true)
          return
        }
        expect(retyped(input)).toBe(false)
        expect(result.error.code).toBe(free.length === 0 ? 'spread-all-held' : 'spread-held-exceeds')
        expect(result.error.facts['heldFen']).toBe(Number(heldSum))
      }),
    )
  })

  it('is refused for a negative total and for one beyond the range, before anything else', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 1_000_000_000 }), (input, past) => {
        const codes = [-past, 10_000_000_000_000 + past].map((wrong) => {
          const { result } = run({ ...input, total: wrong })
          return result.ok ? null : result.error.code
        })
        expect(codes).toEqual(['amount-negative', 'amount-out-of-range'])
      }),
    )
  })
})

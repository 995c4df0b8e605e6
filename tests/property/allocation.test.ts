import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate, shares, spread, spreadLines, type Cell } from '../../src-main/shared/allocation.ts'
import { maxFen } from '../../src-main/shared/money.ts'

const steps = [100, 10_000, 100_000, 1_000_000] as const
const step = fc.constantFrom(...steps)
const amount = fc.oneof(
  fc.constantFrom(null, 0),
  fc.integer({ min: 0, max: 100_000 }),
  fc.integer({ min: 0, max: 100_000 }).map((thousands) => thousands * 100_000),
  fc.maxSafeNat().map((number) => number % (maxFen + 1)),
)
const cell: fc.Arbitrary<Cell> = fc.record({ amount, held: fc.boolean() })
const total = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000_000 }),
  fc.maxSafeNat().map((number) => number % (maxFen + 1)),
)
const weight = fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 1000 }), fc.nat(1_000_000_000_000_000))
const weights = fc.array(weight, { minLength: 12, maxLength: 12 })
const seasonality = fc.option(weights, { nil: null })
const year = fc.array(cell, { minLength: 12, maxLength: 12 })
const grid = fc.array(year, { minLength: 1, maxLength: 8 })

const sum = (amounts: readonly (number | null)[]): bigint =>
  amounts.reduce<bigint>((all, one) => all + BigInt(one ?? 0), 0n)

describe('every split of a total', () => {
  const split = fc
    .record({ total, weights: fc.array(weight, { minLength: 1, maxLength: 30 }), step })
    .filter((input) => input.weights.some((one) => one > 0))

  it('adds up exactly, at every step', () => {
    fc.assert(
      fc.property(split, (input) => {
        expect(sum(allocate(input))).toBe(BigInt(input.total))
      }),
    )
  })

  it('lies less than a step from the exact share, and gives nothing without weight', () => {
    fc.assert(
      fc.property(split, (input) => {
        const all = sum(input.weights)
        for (const [index, part] of allocate(input).entries()) {
          const one = BigInt(input.weights[index] ?? 0)
          const difference = BigInt(part) * all - BigInt(input.total) * one
          expect(difference < BigInt(input.step) * all && -difference < BigInt(input.step) * all).toBe(true)
          if (one === 0n) expect(part).toBe(0)
        }
      }),
    )
  })

  it('rounds every part to whole steps, except one at most that takes what is less than a step', () => {
    fc.assert(
      fc.property(split, (input) => {
        const odd = allocate(input).filter((part) => part % input.step !== 0)
        expect(odd.length).toBe(input.total % input.step === 0 ? 0 : 1)
      }),
    )
  })

  it('never gives an equal weight more at a later month than at an earlier one', () => {
    fc.assert(
      fc.property(split, (input) => {
        const parts = allocate({ ...input, total: input.total - (input.total % input.step) })
        for (let index = 0; index < parts.length; index += 1) {
          const later = input.weights.indexOf(input.weights[index] ?? 0, index + 1)
          if (later > 0) expect(parts[index]).toBeGreaterThanOrEqual(parts[later] ?? 0)
        }
      }),
    )
  })

  it('is blind to parts without weight, wherever they stand', () => {
    fc.assert(
      fc.property(split, fc.nat(30), (input, at) => {
        const index = at % (input.weights.length + 1)
        const wider = allocate({ ...input, weights: input.weights.toSpliced(index, 0, 0) })
        expect(wider.toSpliced(index, 1)).toEqual(allocate(input))
      }),
    )
  })
})

describe('every spread', () => {
  it('adds up to the typed total exactly or is refused, at every step', () => {
    fc.assert(
      fc.property(grid, total, seasonality, step, (lines, typed, profile, size) => {
        const result = spreadLines({ total: typed, lines, weights: profile, step: size })
        if (result.ok) expect(sum(result.value.lines.flat())).toBe(BigInt(typed))
        else expect(['spread-all-held', 'spread-held-exceeds']).toContain(result.error.code)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused exactly when held cells exceed the total or nothing is free to move', () => {
    fc.assert(
      fc.property(year, total, seasonality, step, (cells, typed, profile, size) => {
        const held = sum(cells.filter((one) => one.held).map((one) => one.amount))
        const unchanged =
          cells.some((one) => one.amount !== null) && sum(cells.map((one) => one.amount)) === BigInt(typed)
        const impossible = !unchanged && (cells.every((one) => one.held) || held > BigInt(typed))
        expect(spread({ total: typed, cells, weights: profile, step: size }).ok).toBe(!impossible)
      }),
    )
  })

  it('moves no held cell and makes none negative', () => {
    fc.assert(
      fc.property(grid, total, seasonality, step, (lines, typed, profile, size) => {
        const result = spreadLines({ total: typed, lines, weights: profile, step: size })
        if (!result.ok) return
        for (const [row, line] of lines.entries()) {
          for (const [column, one] of line.entries()) {
            const now = result.value.lines[row]?.[column] ?? null
            if (one.held) expect(now).toBe(one.amount)
            else expect(now ?? 0).toBeGreaterThanOrEqual(0)
          }
        }
      }),
    )
  })

  it('of the sum that is there changes nothing', () => {
    fc.assert(
      fc.property(year, seasonality, step, (cells, profile, size) => {
        const present = sum(cells.map((one) => one.amount))
        fc.pre(present <= BigInt(maxFen) && cells.some((one) => one.amount !== null))
        const result = spread({ total: Number(present), cells, weights: profile, step: size })
        expect(result.ok && result.value.cells.every(({ before, after }) => before === after)).toBe(true)
      }),
    )
  })

  it('repeated changes nothing the second time', () => {
    fc.assert(
      fc.property(grid, total, seasonality, step, (lines, typed, profile, size) => {
        const first = spreadLines({ total: typed, lines, weights: profile, step: size })
        if (!first.ok) return
        const again = lines.map((line, row) =>
          line.map(({ held }, column) => ({ held, amount: first.value.lines[row]?.[column] ?? null })),
        )
        const second = spreadLines({ total: typed, lines: again, weights: profile, step: size })
        expect(second.ok && second.value.lines).toEqual(first.value.lines)
      }),
    )
  })

  it('is blind to held cells without an amount, wherever they stand', () => {
    fc.assert(
      fc.property(year, total, step, fc.nat(12), (cells, typed, size, at) => {
        const plain = spread({ total: typed, cells, weights: null, step: size })
        const wider = spread({
          total: typed,
          cells: cells.toSpliced(at, 0, { amount: null, held: true }),
          weights: null,
          step: size,
        })
        expect(wider.ok).toBe(plain.ok)
        if (wider.ok && plain.ok) expect(wider.value.cells.toSpliced(at, 1)).toEqual(plain.value.cells)
      }),
    )
  })

  it('over lines keeps each month’s sum within a step of its exact share', () => {
    const full = fc.array(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 12, maxLength: 12 }), {
      minLength: 1,
      maxLength: 10,
    })
    fc.assert(
      fc.property(full, fc.integer({ min: 1, max: 1_000_000_000 }), step, (amounts, typed, size) => {
        const all = sum(amounts.flat())
        fc.pre(all > 0n && all !== BigInt(typed))
        const lines = amounts.map((line) => line.map((one) => ({ amount: one, held: false })))
        const result = spreadLines({ total: typed, lines, weights: null, step: size })
        if (!result.ok) throw new Error(result.error.code)
        for (let month = 0; month < 12; month += 1) {
          const before = sum(amounts.map((line) => line[month] ?? 0))
          const after = sum(result.value.lines.map((line) => line[month] ?? 0))
          const difference = after * all - BigInt(typed) * before
          expect(difference < BigInt(size) * all && -difference < BigInt(size) * all).toBe(true)
        }
        for (const [row, line] of result.value.lines.entries()) {
          for (const [column, one] of line.entries()) {
            const difference = BigInt(one ?? 0) * all - BigInt(typed) * BigInt(amounts[row]?.[column] ?? 0)
            expect(difference < BigInt(size) * all && -difference < BigInt(size) * all).toBe(true)
          }
        }
      }),
    )
  })

  it('over equal lines gives none of them more than a step beyond another', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 1_000_000_000 }),
        weights,
        step,
        (count, typed, profile, size) => {
          const lines = Array.from({ length: count }, () =>
            Array.from({ length: 12 }, () => ({ amount: null, held: false })),
          )
          const result = spreadLines({ total: typed, lines, weights: profile, step: size })
          if (!result.ok) throw new Error(result.error.code)
          const years = result.value.lines.map((line) => Number(sum(line)))
          expect(Math.max(...years) - Math.min(...years)).toBeLessThanOrEqual(size)
        },
      ),
    )
  })
})

it('shares of any amounts add up to 100.0 %', () => {
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts) => {
      fc.pre(sum(amounts) > 0n)
      expect(sum(shares(amounts))).toBe(1000n)
    }),
  )
})

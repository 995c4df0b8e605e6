import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planSteps } from '../../src-main/plans/plans.contract.ts'
import { growGroup, grownTotal, isNil } from '../../src-main/starting/growth.rules.ts'
import type { Growth } from '../../src-main/starting/starting.contract.ts'
import { growSeeds, startLine, type Seed } from '../../src-main/starting/starting.rules.ts'
import { isHeld } from '../../src-main/targets/targets.rules.ts'

const amount = fc.option(fc.integer({ min: 0, max: 50_000_000_000 }), { nil: null, freq: 4 })
const year = fc.array(amount, { minLength: 12, maxLength: 12 })
const step = fc.constantFrom(...planSteps)
const growth: fc.Arbitrary<Growth> = fc.oneof(
  fc.record({ kind: fc.constant('percent' as const), hundredths: fc.integer({ min: -10_000, max: 30_000 }) }),
  fc.record({ kind: fc.constant('amount' as const), fen: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }) }),
)
const weights = fc.option(fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 12, maxLength: 12 }), { nil: null })
const sum = (cells: readonly (number | null)[]): bigint => cells.reduce((all, one) => all + BigInt(one ?? 0), 0n)

test('a grown group adds up to its grown total exactly, at every step, and blanks and zeros stay under a rate', () => {
  fc.assert(
    fc.property(fc.array(year, { minLength: 1, maxLength: 6 }), growth, step, weights, (lines, by, at, profile) => {
      const total = Number(sum(lines.flat()))
      const result = growGroup({ lines, growth: by, step: at, weights: profile })
      const grown = grownTotal(total, by, at)
      if (!result.ok) {
        expect(result.error.code).toBe(grown < 0 ? 'amount-negative' : 'amount-out-of-range')
        return
      }
      expect(sum(result.value.flat())).toBe(BigInt(by.kind === 'percent' && total === 0 ? 0 : grown))
      for (const [row, line] of lines.entries()) {
        for (const [month, before] of line.entries()) {
          const after = result.value[row]?.[month] ?? null
          expect(after === null || after >= 0).toBe(true)
          if (by.kind === 'percent' && !before) expect(after).toBe(before)
          if (isNil(by)) expect(after).toBe(before)
        }
      }
    }),
    { numRuns: 400 },
  )
})

test('a rate moves a total by less than a step from its exact share, and by no more than half of one in all', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5_000_000_000_000 }),
      fc.integer({ min: -10_000, max: 10_000 }),
      step,
      (total, hundredths, at) => {
        fc.pre(hundredths !== 0)
        const grown = BigInt(grownTotal(total, { kind: 'percent', hundredths }, at))
        expect(grown % BigInt(at)).toBe(0n)
        const off = grown * 10_000n - BigInt(total) * BigInt(10_000 + hundredths)
        expect((off < 0n ? -off : off) * 2n).toBeLessThanOrEqual(BigInt(at) * 10_000n)
      },
    ),
  )
})

const seed = fc
  .record({
    source: year,
    months: year,
    held: fc.integer({ min: 0, max: 4095 }),
    city: fc.constantFrom('a', 'b', null),
  })
  .map(({ source, months, held, city }): Seed => ({
    key: { owner: 'li', channel: 'c', city: null },
    line: { id: 'x', owner: 'li', channel: 'c', city, months, held },
    governed: { channel: 'c', person: 'li', grade: null, city },
    source,
  }))
const rules = fc.constantFrom(
  [{ scope: 'all' as const, subject: null, growth: { kind: 'percent' as const, hundredths: 1234 } }],
  [
    { scope: 'all' as const, subject: null, growth: { kind: 'percent' as const, hundredths: 0 } },
    { scope: 'city' as const, subject: 'a', growth: { kind: 'amount' as const, fen: 123_456_700 } },
  ],
)

test('filling blanks alone never touches a written or held cell; overwriting never touches a held one; a blank source says nothing', () => {
  fc.assert(
    fc.property(fc.array(seed, { minLength: 1, maxLength: 5 }), rules, step, (seeds, by, at) => {
      const grown = growSeeds(seeds, by, at, () => null)
      if (!grown.ok) throw new Error(grown.error.code)
      for (const one of grown.value) {
        for (const mode of ['blanks', 'overwrite'] as const) {
          const { after, outcomes } = startLine(one, mode)
          for (const [index, before] of one.line.months.entries()) {
            const proposed = one.grown[index] ?? null
            const kept = isHeld(one.line, index + 1) || proposed === null || (mode === 'blanks' && before !== null)
            expect(after[index]).toBe(kept ? before : proposed)
            expect(outcomes[index] === 'change').toBe(after[index] !== before)
          }
        }
      }
    }),
    { numRuns: 300 },
  )
})

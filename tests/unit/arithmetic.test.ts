import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFactor, readRaise, reckon, type Arithmetic } from '../../src-main/shared/arithmetic.ts'
import type { Rational } from '../../src-main/shared/rational.ts'

const become = (act: Arithmetic, before: number | null): number | string | null => {
  const result = reckon(act, before)
  return result.ok ? result.value : result.error.code
}
const scale = (factor: Rational | null): Arithmetic => {
  if (!factor) throw new Error('no factor')
  return { kind: 'scale', factor }
}

describe('one act over cells', () => {
  it('sets, adds, scales and rounds to a step, halves away from zero', () => {
    expect(become({ kind: 'set', amount: 500 }, 7)).toBe(500)
    expect(become({ kind: 'add', amount: -300 }, 500)).toBe(200)
    expect(become(scale(readRaise('5')), 1_010)).toBe(1_061)
    expect(become(scale(readFactor('1.1')), 1_005)).toBe(1_106)
    expect(become({ kind: 'round', step: 10_000 }, 15_000)).toBe(20_000)
    expect(become({ kind: 'round', step: 10_000 }, 14_999)).toBe(10_000)
  })
  it('leaves blanks blank, for they are not zero; only a set fills them', () => {
    expect(become({ kind: 'add', amount: 500 }, null)).toBeNull()
    expect(become(scale(readFactor('2')), null)).toBeNull()
    expect(become({ kind: 'round', step: 100 }, null)).toBeNull()
    expect(become({ kind: 'set', amount: 500 }, null)).toBe(500)
  })
  it('refuses what would be negative or past what can be stored', () => {
    expect(become({ kind: 'add', amount: -501 }, 500)).toBe('amount-negative')
    expect(become(scale(readFactor('99999999')), 1_000_000_000)).toBe('amount-out-of-range')
  })
  it('rounds to a multiple of the step that is half a step away at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom(100, 10_000, 100_000, 1_000_000),
        (before, step) => {
          const after = Number(become({ kind: 'round', step }, before))
          expect(after % step).toBe(0)
          expect(Math.abs(after - before) * 2).toBeLessThanOrEqual(step)
        },
      ),
    )
  })
})

describe('a typed factor', () => {
  it.each([
    ['5', 105n],
    ['+5%', 105n],
    ['-5', 95n],
    ['−5%', 95n],
    ['５', 105n],
    ['-100', 0n],
  ])('%j per cent make %i hundredths', (text, hundredths) => {
    const factor = readRaise(text)
    expect(factor && (factor.over * 100n) / factor.under).toBe(hundredths)
  })
  it.each(['', '%', '5%%', '-101', '1.2.3', 'x'])('%j is none', (text) => expect(readRaise(text)).toBeNull())
  it.each(['', '-1', '=2', '1,5'])('%j is no factor', (text) => expect(readFactor(text)).toBeNull())
  it('reads a factor in per cent as well', () => {
    expect(readFactor('110%')).toEqual({ over: 110n, under: 100n })
  })
})

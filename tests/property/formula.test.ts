import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTyped } from '../../src-main/shared/formula.ts'
import { exactAmount, maxFen, units } from '../../src-main/shared/money.ts'

const unit = fc.constantFrom(...units)
const fen = fc.integer({ min: 0, max: 900_000_000_000 })

describe('formulas', () => {
  it('add amounts to the fen, in every unit', () => {
    fc.assert(
      fc.property(unit, fen, fen, (one, a, b) => {
        const sum = readTyped(`=${exactAmount(a, one)}+${exactAmount(b, one)}`, one, null)
        expect(sum).toEqual({ ok: true, value: a + b })
      }),
    )
  })

  it('raise to the nearest fen', () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 0, max: 1000 }), (before, percent) => {
        const raised = readTyped(`+${percent}%`, 'yuan', before)
        if (!raised.ok) throw new Error(raised.error.code)
        const exact = BigInt(before) * BigInt(100 + percent)
        const off = BigInt(raised.value ?? 0) * 100n - exact
        expect(off <= 50n && off >= -50n).toBe(true)
      }),
    )
  })

  it('never answer anything but a whole, safe amount or a reason, whatever is typed', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'0123456789.,()+-*/%=万元亿 ×÷'), maxLength: 40 })
    fc.assert(
      fc.property(noise, unit, fc.option(fen), (text, one, before) => {
        const result = readTyped(text, one, before)
        if (!result.ok) {
          expect(result.error.facts['value']).toBeTypeOf('string')
          return
        }
        expect(result.value === null).toBe(text.trim() === '')
        if (result.value === null) return
        expect(Number.isSafeInteger(result.value)).toBe(true)
        expect(Math.abs(result.value)).toBeLessThanOrEqual(maxFen)
      }),
    )
  })
})

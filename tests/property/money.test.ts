import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  exactAmount,
  fenPerUnit,
  formatAmount,
  groupings,
  maxFen,
  negatives,
  parseAmount,
  units,
} from '../../src-main/shared/money.ts'

const fen = fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: -maxFen, max: maxFen }))
const unit = fc.constantFrom(...units)

it('an amount written out for editing is read back unchanged', () => {
  fc.assert(
    fc.property(fen, unit, (amount, shownIn) => {
      expect(parseAmount(exactAmount(amount, shownIn), shownIn)).toEqual({ ok: true, value: amount })
    }),
  )
})

const form = fc.record({
  grouping: fc.constantFrom(...groupings),
  negative: fc.constantFrom(...negatives),
  decimals: fc.constant(null),
})

it('an amount shown with all its decimals is read back unchanged, whatever its commas, in brackets or with the minus', () => {
  fc.assert(
    fc.property(fen, unit, form, (amount, shownIn, look) => {
      const decimals = String(fenPerUnit[shownIn]).length - 1
      expect(parseAmount(formatAmount(amount, shownIn, decimals, look), shownIn)).toEqual({ ok: true, value: amount })
    }),
  )
})

it('an amount shown with fewer decimals is off by half of the last one at most', () => {
  fc.assert(
    fc.property(fen, unit, fc.integer({ min: 0, max: 2 }), (amount, shownIn, decimals) => {
      const seen = parseAmount(formatAmount(amount, shownIn, decimals), shownIn)
      const half = fenPerUnit[shownIn] / 10 ** decimals / 2
      // The largest amounts may round past the range; that is for the eye only.
      if (seen.ok) expect(Math.abs((seen.value ?? 0) - amount)).toBeLessThanOrEqual(half)
      else expect(seen.error.code).toBe('amount-out-of-range')
    }),
  )
})

it('full-width digits say the same as plain ones', () => {
  fc.assert(
    fc.property(fen, unit, (amount, shownIn) => {
      const wide = exactAmount(amount, shownIn).replace(/[!-~]/gu, (one) =>
        String.fromCharCode(one.charCodeAt(0) + 0xfee0),
      )
      expect(parseAmount(wide, shownIn)).toEqual({ ok: true, value: amount })
    }),
  )
})

it('any text is an amount within the range, blank, or a report; it never throws', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'0123456789.,()-−¥￥元万亿 ') }),
  )
  fc.assert(
    fc.property(text, unit, (typed, shownIn) => {
      const result = parseAmount(typed, shownIn)
      if (result.ok) expect(Math.abs(result.value ?? 0)).toBeLessThanOrEqual(maxFen)
      else expect(['amount-unreadable', 'amount-out-of-range']).toContain(result.error.code)
    }),
    { numRuns: 2000 },
  )
})

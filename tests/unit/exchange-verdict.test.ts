import fc from 'fast-check'
import { expect, test } from 'vitest'
import { takesEffect, type Lock, type Stamp } from '../../src-main/exchange/verdict.rules.ts'

const stamp: fc.Arbitrary<Stamp> = fc.record({
  device: fc.constantFrom('a', 'b', 'c'),
  seq: fc.integer({ min: 1, max: 9 }),
  hlc: fc.integer({ min: 1, max: 9 }),
})
const lock = (reason: Lock['reason']): fc.Arbitrary<Lock> => stamp.map((set) => ({ reason, set }))

test('what was written after a hold or a submission never takes effect, from whomever else it comes', () => {
  fc.assert(
    fc.property(stamp, fc.oneof(lock('held'), lock('submitted')), (change, one) => {
      fc.pre(change.device !== one.set.device && change.hlc > one.set.hlc)
      expect(takesEffect(change, one)).toBe(false)
    }),
  )
})

test('what was written before a hold or a submission takes effect', () => {
  fc.assert(
    fc.property(stamp, fc.oneof(lock('held'), lock('submitted')), (change, one) => {
      fc.pre(change.hlc < one.set.hlc)
      expect(takesEffect(change, one)).toBe(true)
    }),
  )
})

test('an approval lets nothing through but what its own device had written before', () => {
  fc.assert(
    fc.property(stamp, lock('approved'), (change, one) => {
      const known = change.device === one.set.device && (change.seq < one.set.seq || change.hlc === one.set.hlc)
      expect(takesEffect(change, one)).toBe(known)
    }),
  )
})

import { expect, test } from 'vitest'
import { uuidv7 } from '../../src-main/shared/uuid.ts'

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('ten thousand ids of one millisecond are version 7, different, and sort in the order of their making', () => {
  const now = Date.UTC(2027, 0, 1)
  const ids = Array.from({ length: 10_000 }, () => uuidv7(now))
  expect(ids.every((id) => version7.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.toSorted()).toEqual(ids)
})

test('an id carries its millisecond, and a clock that goes back does not break the order', () => {
  const later = Date.UTC(2030, 0, 1)
  const first = uuidv7(later)
  expect(parseInt(first.replaceAll('-', '').slice(0, 12), 16)).toBe(later)
  expect(uuidv7(later - 86_400_000) > first).toBe(true)
})

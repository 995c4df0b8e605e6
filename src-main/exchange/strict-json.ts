import { damaged } from './refusals.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const maxDepth = 8

/**
 * Reads one line that must be exactly what `JSON.stringify` makes of its value. That one comparison refuses duplicate
 * keys, spaces, `1.0`, `1e3`, `-0` and integers that a double rounds; what it cannot see is checked by hand:
 * `__proto__` as a key, lone surrogates, integers beyond ±(2^53 − 1), and nesting deeper than 8. Throws `bundle-damaged`.
 */
export function parseStrict(text: string, line: number): Json {
  let value: Json
  let again: string
  try {
    value = JSON.parse(text) as Json
    again = JSON.stringify(value)
  } catch {
    throw damaged('json', line)
  }
  if (again !== text) throw damaged('json-form', line)
  const flaw = flawOf(value, 0)
  if (flaw) throw damaged(flaw, line)
  return value
}

function flawOf(value: Json, depth: number): string | null {
  if (depth > maxDepth) return 'json-depth'
  if (typeof value === 'string') return value.isWellFormed() ? null : 'json-surrogate'
  if (typeof value === 'number') return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? null : 'json-number'
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) return firstFlaw(value as readonly Json[], depth)
  const keys = Object.keys(value)
  if (keys.includes('__proto__')) return 'json-proto'
  if (keys.some((key) => !key.isWellFormed())) return 'json-surrogate'
  return firstFlaw(Object.values(value), depth)
}

function firstFlaw(values: readonly Json[], depth: number): string | null {
  for (const value of values) {
    const flaw = flawOf(value, depth + 1)
    if (flaw) return flaw
  }
  return null
}

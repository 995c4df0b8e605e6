import type { Value } from '../ledger/registry.ts'
import { damaged } from './refusals.ts'

/** A change line as it stands in the file, its dictionary numbers unresolved. `baseDevice` is −1 where there is no base. */
export type ChangeLine = {
  seq: number
  field: number
  row: number
  value: Value
  baseDevice: number
  baseSeq: number
}

const comma = 0x2c
const quote = 0x22
const backslash = 0x5c
const minus = 0x2d
const close = 0x5d
const zero = 0x30
const nine = 0x39

/**
 * Scans `[seq,field,row,value]` or `[seq,field,row,value,baseDevice,baseSeq]` straight from the bytes. It is the hot path:
 * by far the most lines are changes, and a scanner that knows only digits, null and one string is both stricter and
 * faster than `JSON.parse` with checks behind it. The bytes must be known to be UTF-8.
 */
export function scanChange(bytes: Buffer, start: number, end: number, line: number, into: ChangeLine): ChangeLine {
  let at = start + 1

  const whole = (): number => {
    const from = at
    let number = 0
    for (let digit = bytes[at] ?? 0; at < end && digit >= zero && digit <= nine; digit = bytes[at] ?? 0) {
      number = number * 10 + (digit - zero)
      at += 1
    }
    const length = at - from
    // Sixteen digits may round; then the sum is past the safe range, since it only rounds beyond 2^53.
    if (length === 0 || length > 16 || number > Number.MAX_SAFE_INTEGER) throw damaged('change-number', line)
    if (length > 1 && bytes[from] === zero) throw damaged('change-number', line)
    return number
  }
  const expect = (byte: number): void => {
    if (bytes[at] !== byte || at >= end) throw damaged('change-form', line)
    at += 1
  }

  into.seq = whole()
  expect(comma)
  into.field = whole()
  expect(comma)
  into.row = whole()
  expect(comma)
  const first = bytes[at]
  if (first === quote) {
    const from = at
    let plain = true
    at += 1
    for (; at < end && bytes[at] !== quote; at += 1) {
      if (bytes[at] === backslash) {
        plain = false
        at += 1
      }
    }
    expect(quote)
    into.value = textOf(bytes, from, at, plain, line)
  } else if (first === minus) {
    at += 1
    const number = whole()
    if (number === 0) throw damaged('change-number', line)
    into.value = -number
  } else if (first === 0x6e) {
    if (bytes.toString('latin1', at, at + 4) !== 'null') throw damaged('change-form', line)
    at += 4
    into.value = null
  } else {
    into.value = whole()
  }
  into.baseDevice = -1
  into.baseSeq = 0
  if (bytes[at] === comma) {
    at += 1
    into.baseDevice = whole()
    expect(comma)
    into.baseSeq = whole()
  }
  expect(close)
  if (at !== end) throw damaged('change-form', line)
  return into
}

/** A JSON string in the one form `JSON.stringify` gives it: no needless escape, none missing, no lone surrogate. */
function textOf(bytes: Buffer, from: number, to: number, plain: boolean, line: number): string {
  const quoted = bytes.toString('utf8', from, to)
  let text: string
  try {
    text = plain ? quoted.slice(1, -1) : (JSON.parse(quoted) as string)
  } catch {
    throw damaged('change-text', line)
  }
  if (!text.isWellFormed() || JSON.stringify(text) !== quoted) throw damaged('change-text', line)
  return text
}

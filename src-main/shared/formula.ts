import { amountScale, fenPerUnit, narrowed, parseAmount, withinRange, type Fen, type Unit } from './money.ts'
import { decimal, dividedBy, nearest, negated, plus, times, whole, type Rational } from './rational.ts'
import { fail, ok, type Result } from './result.ts'

/** A bare number, or an amount in fen: 12万 times 3 is an amount, 12万 times 12万 is nothing. */
type Term = { readonly value: Rational; readonly amount: boolean }

type Faults = 'formula-unreadable' | 'formula-zero-divisor' | 'formula-of-blank'

/** Thrown within this file only; `readTyped` answers it as a value. */
class Fault extends Error {
  readonly code: Faults

  constructor(code: Faults) {
    super(code)
    this.code = code
  }
}

const longestText = 64
const deepest = 16

/**
 * What a typed text means in a cell of amounts. An amount is read as `parseAmount` reads it, so `-5` and `+5` stay
 * numbers. Otherwise it is a formula: `1200/12`, `=12万`, `=1200/12+3`, `(3+4)*2`; or a change of what stands in the cell
 * (`before`): `+5%` and `-5%` raise and lower it, `*1.1` and `/2` go on from it. `×`, `÷` and full-width forms are read
 * too; `%` after a number divides it by a hundred. Numbers count in `unit` unless a unit word follows them.
 *
 * Exact fractions throughout, rounded once, at the end, to the fen, half away from zero. Failures:
 * `formula-unreadable`, `formula-zero-divisor`, `formula-of-blank` (a change of a blank, which is not zero: DOMAIN.md
 * rule 6), `amount-negative`, `amount-out-of-range`, and those of `parseAmount` for what is no formula at all.
 */
export function readTyped(text: string, unit: Unit, before: Fen | null): Result<Fen | null> {
  const amount = parseAmount(text, unit)
  if (amount.ok || text.length > longestText) return amount
  // A day is no sum; with `=` before it, it would be one.
  if (/^\s*(19|20)\d\d([-/])\d{1,2}\2\d{1,2}\s*$/u.test(text)) return amount
  const formula = narrowed(text).replaceAll('×', '*').replaceAll('÷', '/').replace(/\s+/gu, '')
  if (!isFormula(formula)) return amount
  try {
    return settled(valueOf(formula, unit, before), unit, text)
  } catch (error) {
    if (error instanceof Fault) return fail(error.code, { value: text })
    throw error
  }
}

/** Whether somebody meant to reckon: a leading `=`, `*` or `/`, a percentage with a sign, or an operator between digits. */
const isFormula = (text: string): boolean =>
  /^[=*/]/u.test(text) || /^[-+][\d.]+%$/u.test(text) || /[\d)%元万亿千百][-+*/]/u.test(text)

function valueOf(text: string, unit: Unit, before: Fen | null): Term {
  const raise = /^([-+])([\d.]+)%$/u.exec(text)
  if (raise) {
    const percent = decimal(raise[2] ?? '')
    if (!percent) throw new Fault('formula-unreadable')
    const part = times(percent, { over: 1n, under: 100n })
    return multiply(standing(before), bare(plus(whole(1), raise[1] === '-' ? negated(part) : part)))
  }
  // Five per cent of what, and three of what? It could mean two things.
  if (/^[-+][\d.]+%/u.test(text)) throw new Fault('formula-unreadable')
  const goesOn = /^[*/]/u.test(text)
  const body = text.startsWith('=') ? text.slice(1) : text
  return new Reader(body, unit).all(goesOn ? standing(before) : null)
}

const bare = (value: Rational): Term => ({ value, amount: false })

function standing(before: Fen | null): Term {
  if (before === null) throw new Fault('formula-of-blank')
  return { value: whole(before), amount: true }
}

function settled({ value, amount }: Term, unit: Unit, text: string): Result<Fen> {
  const fen = nearest(amount ? value : times(value, whole(fenPerUnit[unit])))
  const size = Number(fen)
  if (!withinRange(size)) return fail('amount-out-of-range', { value: text })
  return size < 0 ? fail('amount-negative', { value: text }) : ok(size)
}

function multiply(a: Term, b: Term): Term {
  if (a.amount && b.amount) throw new Fault('formula-unreadable')
  return { value: times(a.value, b.value), amount: a.amount || b.amount }
}

function divide(a: Term, b: Term): Term {
  const value = dividedBy(a.value, b.value)
  if (!value) throw new Fault('formula-zero-divisor')
  if (b.amount && !a.amount) throw new Fault('formula-unreadable')
  return { value, amount: a.amount && !b.amount }
}

/** Reads sums of products, from the left. */
class Reader {
  private readonly text: string
  private readonly unit: Unit
  private at = 0
  private depth = 0

  constructor(text: string, unit: Unit) {
    this.text = text
    this.unit = unit
  }

  /** `first` stands before the text, as what a `*1.1` goes on from. */
  all(first: Term | null): Term {
    const sum = this.sum(first)
    if (this.at < this.text.length) throw new Fault('formula-unreadable')
    return sum
  }

  private sum(first: Term | null): Term {
    let sum = this.product(first)
    for (let sign = this.take('+-'); sign !== ''; sign = this.take('+-')) {
      const next = this.product(null)
      const amount = sum.amount || next.amount
      const [a, b] = amount ? [this.inFen(sum), this.inFen(next)] : [sum.value, next.value]
      sum = { value: plus(a, sign === '-' ? negated(b) : b), amount }
    }
    return sum
  }

  private product(first: Term | null): Term {
    let product = first ?? this.factor()
    for (let sign = this.take('*/'); sign !== ''; sign = this.take('*/')) {
      const next = this.factor()
      product = sign === '*' ? multiply(product, next) : divide(product, next)
    }
    return product
  }

  private factor(): Term {
    const sign = this.take('+-')
    const term = this.take('(') === '(' ? this.bracketed() : this.number()
    const part = this.take('%') === '%' ? multiply(term, bare({ over: 1n, under: 100n })) : term
    return sign === '-' ? { ...part, value: negated(part.value) } : part
  }

  private bracketed(): Term {
    this.depth += 1
    const inner = this.depth > deepest ? null : this.sum(null)
    this.depth -= 1
    if (!inner || this.take(')') !== ')') throw new Fault('formula-unreadable')
    return inner
  }

  /** Digits, with commas as amounts have them, and a unit word. `01` is a piece of a date or a code, and no number. */
  private number(): Term {
    const match = /^[\d,.]+[元圆百千万亿]*/u.exec(this.text.slice(this.at))
    if (!match || /^0\d/u.test(match[0])) throw new Fault('formula-unreadable')
    this.at += match[0].length
    const scale = amountScale(match[0])
    if (!scale) throw new Fault('formula-unreadable')
    return { value: scale.value, amount: scale.named }
  }

  private inFen({ value, amount }: Term): Rational {
    return amount ? value : times(value, whole(fenPerUnit[this.unit]))
  }

  private take(signs: string): string {
    const next = this.text.charAt(this.at)
    if (next === '' || !signs.includes(next)) return ''
    this.at += 1
    return next
  }
}

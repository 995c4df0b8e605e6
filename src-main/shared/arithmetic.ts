import { withinRange, type Fen } from './money.ts'
import { decimal, nearest, negated, plus, times, whole, type Rational } from './rational.ts'
import { fail, ok, type Result } from './result.ts'

/** One act over many cells: every one becomes an amount, more or less by one, so many times itself, or whole steps. */
export type Arithmetic =
  | { readonly kind: 'set'; readonly amount: Fen }
  | { readonly kind: 'add'; readonly amount: Fen }
  | { readonly kind: 'scale'; readonly factor: Rational }
  /** `step` in fen. */
  | { readonly kind: 'round'; readonly step: Fen }

/**
 * What a cell becomes. Exact, rounded once to the fen (`round`: to the step), halves away from zero. A blank stays blank,
 * except that `set` fills it (DOMAIN.md rule 6). Failures: `amount-negative`, `amount-out-of-range`.
 */
export function reckon(act: Arithmetic, before: Fen | null): Result<Fen | null> {
  if (act.kind === 'set') return within(BigInt(act.amount))
  if (before === null) return ok(null)
  switch (act.kind) {
    case 'add':
      return within(BigInt(before) + BigInt(act.amount))
    case 'scale':
      return within(nearest(times(whole(before), act.factor)))
    case 'round':
      return within(nearest({ over: BigInt(before), under: BigInt(act.step) }) * BigInt(act.step))
  }
}

function within(fen: bigint): Result<Fen> {
  const amount = Number(fen)
  if (!withinRange(amount)) return fail('amount-out-of-range', { value: String(fen) })
  return amount < 0 ? fail('amount-negative', { totalFen: amount }) : ok(amount)
}

/** `1.05`, `110%`: a factor above or at zero; null for anything else. */
export function readFactor(text: string): Rational | null {
  const typed = text.normalize('NFKC').trim()
  const number = decimal(typed.replace(/%$/u, '').trim())
  if (!number) return null
  return typed.endsWith('%') ? times(number, { over: 1n, under: 100n }) : number
}

/** `5`, `+5`, `-2.5%`, `−3`: by how many per cent; answers the factor that does it. Null for anything else. */
export function readRaise(text: string): Rational | null {
  const match = /^([-+−]?)\s*([\d.]+)\s*%?$/u.exec(text.normalize('NFKC').trim())
  const percent = decimal(match?.[2] ?? '')
  if (!match || !percent) return null
  const part = times(percent, { over: 1n, under: 100n })
  const factor = plus(whole(1), match[1] === '' || match[1] === '+' ? part : negated(part))
  return factor.over < 0n ? null : factor
}

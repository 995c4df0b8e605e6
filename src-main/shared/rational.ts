/** An exact fraction; the divisor is above zero. */
export type Rational = { readonly over: bigint; readonly under: bigint }

export const whole = (value: number | bigint): Rational => ({ over: BigInt(value), under: 1n })

export const plus = (a: Rational, b: Rational): Rational => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
})

export const negated = ({ over, under }: Rational): Rational => ({ over: -over, under })

export const times = (a: Rational, b: Rational): Rational => ({ over: a.over * b.over, under: a.under * b.under })

/** Null where the divisor is zero. */
export function dividedBy(a: Rational, b: Rational): Rational | null {
  if (b.over === 0n) return null
  const under = a.under * b.over
  return under < 0n ? { over: -a.over * b.under, under: -under } : { over: a.over * b.under, under }
}

/** The nearest whole number; halves go away from zero, as in every shown amount. */
export function nearest({ over, under }: Rational): bigint {
  const size = over < 0n ? -over : over
  const rounded = (size * 2n + under) / (under * 2n)
  return over < 0n ? -rounded : rounded
}

/** `12`, `0.05`, `12.5`: unsigned decimal digits, exactly; null for anything else. */
export function decimal(text: string): Rational | null {
  const match = /^(\d*)(?:\.(\d*))?$/u.exec(text)
  const integer = match?.[1] ?? ''
  const fraction = match?.[2] ?? ''
  if (!match || integer + fraction === '') return null
  return { over: BigInt(integer + fraction), under: 10n ** BigInt(fraction.length) }
}

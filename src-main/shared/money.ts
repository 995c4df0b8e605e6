import { decimal, times, whole, type Rational } from './rational.ts'
import { fail, ok, type Result } from './result.ts'

/** Whole fen (分), a safe integer. No amount is a float at any point. */
export type Fen = number

export const units = ['yuan', 'hundred', 'thousand', 'wan'] as const
/** How amounts are written and shown: 元, 百元, 千元, 万元. Stored amounts are fen whatever the unit. */
export type Unit = (typeof units)[number]

export const fenPerUnit: Readonly<Record<Unit, Fen>> = { yuan: 100, hundred: 10_000, thousand: 100_000, wan: 1_000_000 }

/** The largest amount one cell or one typed total may hold, either way from zero: a thousand 亿 yuan. */
export const maxFen: Fen = 10_000_000_000_000

export const withinRange = (fen: number): boolean => Number.isSafeInteger(fen) && Math.abs(fen) <= maxFen

/** Why a text is no amount; stands in the facts of `amount-unreadable` as `reason`. */
export type AmountReason =
  /** A lone dash: some mean zero by it, some blank. */
  | 'dash'
  | 'not-a-number'
  /** Finer than one fen in the unit it stands in. */
  | 'finer-than-fen'
  /** `￥300` where amounts are in 万元: three hundred yuan or three hundred 万? */
  | 'unit-unclear'

/** Longer texts are no amounts, and would only cost time. */
const longestText = 64

/** Unit words that may follow a number, each with its power of ten in fen. They outrank the unit of the column. */
const suffixes: Readonly<Record<string, number>> = {
  元: 2,
  圆: 2,
  百: 4,
  百元: 4,
  千: 5,
  千元: 5,
  万: 6,
  万元: 6,
  百万: 8,
  百万元: 8,
  千万: 9,
  千万元: 9,
  亿: 10,
  亿元: 10,
}
const powers: Readonly<Record<Unit, number>> = { yuan: 2, hundred: 4, thousand: 5, wan: 6 }

const suffixPattern = Object.keys(suffixes)
  .toSorted((a, b) => b.length - a.length)
  .join('|')
/** Commas by thousands or by 万 (`1,2345,6789`), never mixed. */
const digits = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,4}(?:,\d{4})+|\d+)`
const core = String.raw`(?<whole>${digits})?(?:\.(?<fraction>\d*))?`
const amountPattern = new RegExp(
  String.raw`^(?:(?<sign>[-+])\s*)?(?<currency>¥)?\s*(?<sign2>[-+])?(?<open>\()?\s*(?<currency2>¥)?\s*${core}\s*(?<suffix>${suffixPattern})?\s*(?<close>\))?$`,
  'u',
)

const numberPattern = new RegExp(String.raw`^${core}(?<suffix>${suffixPattern})?$`, 'u')

/** Full-width forms, the true minus and the full-width yen become their plain twins; nothing else is touched. */
export function narrowed(text: string): string {
  return text
    .replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[−﹣]/gu, '-')
    .replace(/￥/gu, '¥')
    .trim()
}

const unreadable = (text: string, reason: AmountReason): ReturnType<typeof fail> =>
  fail('amount-unreadable', { value: text.slice(0, longestText), reason })

/** `mantissa` × 10^`power` fen, exactly. */
function exactFen(mantissa: bigint, power: number, text: string): Result<Fen> {
  let fen = mantissa
  if (power >= 0) fen *= 10n ** BigInt(Math.min(power, longestText))
  else {
    const divisor = 10n ** BigInt(-power)
    if (fen % divisor !== 0n) return unreadable(text, 'finer-than-fen')
    fen /= divisor
  }
  const value = Number(fen)
  if (!withinRange(value)) return fail('amount-out-of-range', { value: text.slice(0, longestText) })
  return ok(value)
}

/**
 * Reads an amount as people type, paste and export it, in exact decimal arithmetic. Blank text is blank (null), which
 * is not zero (DOMAIN.md rule 6). Understood: commas by thousands or by 万, full-width forms, `￥`, `元` `百元` `千元` `万` `亿` after
 * the number (they outrank `unit`), minus signs, accountants' parentheses.
 * Whatever could mean two things is reported, never guessed: `amount-unreadable` with `value` and `reason`
 * (see `AmountReason`), or `amount-out-of-range` past ±10^13 fen.
 */
export function parseAmount(text: string, unit: Unit): Result<Fen | null> {
  if (text.length > longestText) return text.trim() === '' ? ok(null) : unreadable(text, 'not-a-number')
  const cleaned = narrowed(text)
  if (cleaned === '') return ok(null)
  if (/^[-‐-―─~]+$/u.test(cleaned)) return unreadable(text, 'dash')
  const match = amountPattern.exec(cleaned)?.groups
  if (!match || (match['whole'] === undefined && !match['fraction'])) return unreadable(text, 'not-a-number')
  const signs = [match['sign'], match['sign2']].filter((sign) => sign !== undefined)
  const bracketed = match['open'] !== undefined
  if (bracketed !== (match['close'] !== undefined) || signs.length + (bracketed ? 1 : 0) > 1) {
    return unreadable(text, 'not-a-number')
  }
  const currencies = [match['currency'], match['currency2']].filter((sign) => sign !== undefined).length
  if (currencies > 1) return unreadable(text, 'not-a-number')
  const suffix = match['suffix']
  if (currencies === 1 && suffix === undefined && unit !== 'yuan') return unreadable(text, 'unit-unclear')
  const fraction = match['fraction'] ?? ''
  const mantissa = BigInt((match['whole'] ?? '').replaceAll(',', '') + fraction)
  const power = (suffix === undefined ? powers[unit] : (suffixes[suffix] ?? 0)) - fraction.length
  return exactFen(bracketed || signs[0] === '-' ? -mantissa : mantissa, power, text)
}

/**
 * An unsigned number as it stands within a formula, exactly: `named` and in fen where a unit word follows it, else the
 * bare number. Null where `text` is no such number.
 */
export function amountScale(text: string): { readonly value: Rational; readonly named: boolean } | null {
  const match = numberPattern.exec(text)?.groups
  const digitsOf = decimal(`${(match?.['whole'] ?? '').replaceAll(',', '')}.${match?.['fraction'] ?? ''}`)
  if (!match || !digitsOf) return null
  const suffix = match['suffix']
  if (suffix === undefined) return { value: digitsOf, named: false }
  return { value: times(digitsOf, whole(10 ** (suffixes[suffix] ?? 0))), named: true }
}

/**
 * The amount of a workbook's number cell. A spreadsheet keeps 15 significant digits, so the digits after them are noise
 * of its arithmetic and fall away; what is then still finer than a fen is reported like a text.
 */
export function amountOfNumber(value: number, unit: Unit): Result<Fen> {
  const text = String(value)
  if (!Number.isFinite(value)) return unreadable(text, 'not-a-number')
  if (Math.abs(value) > maxFen) return fail('amount-out-of-range', { value: text })
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e')
  const sizable = BigInt(mantissa.replace('.', ''))
  return exactFen(sizable, Number(exponent) - 14 + powers[unit], text)
}

export const groupings = ['thousands', 'wan'] as const
export const negatives = ['minus', 'brackets'] as const

/**
 * How amounts look to the eye, whatever their unit: commas by thousands or by 万 (`1,2345,6789`), negatives with the true
 * minus or in brackets, and digits after the point (null: as many as the unit usually has). `parseAmount` reads them all.
 */
export type AmountForm = {
  readonly grouping: (typeof groupings)[number]
  readonly negative: (typeof negatives)[number]
  readonly decimals: number | null
}

export const usualForm: AmountForm = { grouping: 'thousands', negative: 'minus', decimals: null }

const group = (digitsOnly: string, { grouping }: AmountForm): string =>
  digitsOnly.replace(grouping === 'wan' ? /\B(?=(?:\d{4})+$)/gu : /\B(?=(?:\d{3})+$)/gu, ',')

/** Decimals that a unit is shown with when nobody asks for others. */
export const usualDecimals: Readonly<Record<Unit, number>> = { yuan: 0, hundred: 1, thousand: 1, wan: 1 }

function shown(
  fen: Fen,
  unit: Unit,
  decimals: number,
  form: AmountForm,
): { readonly negative: boolean; readonly text: string; readonly zero: boolean } {
  const scale = 10n ** BigInt(decimals)
  const per = BigInt(fenPerUnit[unit])
  const size = BigInt(fen < 0 ? -fen : fen) * scale
  const rounded = (size * 2n + per) / (per * 2n)
  const integer = group(String(rounded / scale), form)
  const text = decimals === 0 ? integer : `${integer}.${String(rounded % scale).padStart(decimals, '0')}`
  return { negative: fen < 0 && rounded !== 0n, text, zero: rounded === 0n }
}

const lessThanZero = (text: string, { negative }: AmountForm): string =>
  negative === 'brackets' ? `(${text})` : `\u2212${text}`

/**
 * An amount for the eye: thousands commas and the true minus U+2212 unless `form` says otherwise, blank as an empty text.
 * Rounds half away from zero to `decimals` (one in 万元, none in 元 unless asked); what is stored stays as it is, and
 * totals add stored amounts.
 */
export function formatAmount(
  fen: Fen | null,
  unit: Unit,
  decimals = usualDecimals[unit],
  form: AmountForm = usualForm,
): string {
  if (fen === null) return ''
  const { negative, text } = shown(fen, unit, decimals, form)
  return negative ? lessThanZero(text, form) : text
}

/** A variance for the eye: always signed, except what shows as zero. Rounds as `formatAmount`. */
export function formatSigned(
  fen: Fen | null,
  unit: Unit,
  decimals = usualDecimals[unit],
  form: AmountForm = usualForm,
): string {
  if (fen === null) return ''
  const { negative, text, zero } = shown(fen, unit, decimals, form)
  if (zero) return text
  return negative ? lessThanZero(text, form) : `+${text}`
}

/** The exact amount as plain text for editing and copying: no commas, no rounding; `parseAmount` reads it back unchanged. */
export function exactAmount(fen: Fen | null, unit: Unit): string {
  if (fen === null) return ''
  const places = powers[unit]
  const text = String(Math.abs(fen)).padStart(places + 1, '0')
  const fraction = text.slice(-places).replace(/0+$/u, '')
  return `${fen < 0 ? '-' : ''}${text.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}

/** A share in tenths of a per cent (see `shares` in allocation.ts): 68 → `6.8%`; an impossible one is `—`. */
export function formatShare(tenths: number | null): string {
  if (tenths === null) return '—'
  const size = Math.abs(tenths)
  return `${tenths < 0 ? '\u2212' : ''}${Math.trunc(size / 10)}.${size % 10}%`
}

/** Adds amounts; blanks add nothing, and a sum of blanks alone is blank (DOMAIN.md rule 6). */
export function sumFen(amounts: Iterable<Fen | null>): Fen | null {
  let sum: Fen | null = null
  for (const amount of amounts) if (amount !== null) sum = (sum ?? 0) + amount
  return sum
}

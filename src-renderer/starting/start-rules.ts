import type { Growth, GrowthRule, GrowthScope } from '../../src-main/starting/starting.contract.ts'
import { parseAmount, type Unit } from '../../src-main/shared/money.ts'

/** A rule as it is being typed. */
export type TypedRule = {
  readonly id: number
  readonly scope: GrowthScope
  readonly subject: string | null
  readonly kind: Growth['kind']
  readonly text: string
}

/** Reads `8`, `+8`, `-3.25`, `12.5%`, full-width forms too; hundredths of a per cent. Null where it is no rate down to them. */
export function parsePercent(text: string): number | null {
  const plain = text
    .replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[−﹣]/gu, '-')
    .trim()
  if (plain === '') return 0
  const match = /^([+-]?)(\d{1,5})(?:\.(\d{1,2}))?\s*%?$/u.exec(plain)
  if (!match) return null
  const hundredths = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  const signed = match[1] === '-' ? 0 - hundredths : hundredths
  return signed < -10_000 || signed > 1_000_000 ? null : signed
}

/** What a typed growth means; null where it is no number. A blank is no growth. */
export function readGrowth({ kind, text }: Pick<TypedRule, 'kind' | 'text'>, unit: Unit): Growth | null {
  if (kind === 'percent') {
    const hundredths = parsePercent(text)
    return hundredths === null ? null : { kind, hundredths }
  }
  const reading = parseAmount(text.replace(/^\s*\+/u, ''), unit)
  return reading.ok ? { kind, fen: reading.value ?? 0 } : null
}

export const isComplete = ({ scope, subject }: TypedRule): boolean => scope === 'all' || subject !== null

/** The rules as they are asked for; null while one of them cannot be read or says nobody. */
export function readRules(typed: readonly TypedRule[], unit: Unit): readonly GrowthRule[] | null {
  const rules: GrowthRule[] = []
  for (const rule of typed) {
    const growth = readGrowth(rule, unit)
    if (growth === null || !isComplete(rule)) return null
    rules.push({ scope: rule.scope, subject: rule.scope === 'all' ? null : rule.subject, growth })
  }
  return rules
}

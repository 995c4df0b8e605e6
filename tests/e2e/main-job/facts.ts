import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../fixtures/adventureworks')

/** The real input: what a person would pick in the file dialog. */
export const files = { channels: resolve(folder, 'channels.csv'), quotas: resolve(folder, 'quotas.csv') } as const

/** What 2024 must come to in whole yuan, as the issue states it. */
export const year2024 = {
  quarters: [8_039_000, 13_733_000, 11_097_000, 8_051_000],
  year: 40_920_000,
  owners: 17,
} as const

/** Quarters of each owner's quota in whole yuan, read from the file by other means than the app's; null is blank. */
export function quotasOf(year: number): ReadonlyMap<string, readonly (number | null)[]> {
  const byOwner = new Map<string, (number | null)[]>()
  for (const line of readFileSync(files.quotas, 'utf8').trim().split(/\r?\n/).slice(1)) {
    const [owner = '', date = '', amount = ''] = line.split(',')
    if (!date.startsWith(`${year}-`)) continue
    const quarters = byOwner.get(owner) ?? [null, null, null, null]
    const quarter = Math.floor((Number(date.slice(5, 7)) - 1) / 3)
    quarters[quarter] = (quarters[quarter] ?? 0) + Number(amount)
    byOwner.set(owner, quarters)
  }
  return byOwner
}

export const sum = (amounts: readonly (number | null)[]): number =>
  amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)

/** Whole yuan as the screen shows them; blank stays blank. */
export const yuan = (amount: number | null): string =>
  amount === null ? '' : `${amount < 0 ? '\u2212' : ''}${Math.abs(amount).toLocaleString('en-US')}`

/** Reads an amount back from the screen, in whole yuan; blank is null. */
export function yuanShown(text: string): number | null {
  if (text === '') return null
  const plain = text.replaceAll(',', '').replace('\u2212', '-').replace('+', '')
  if (!/^-?\d+$/.test(plain)) throw new Error(`not a whole amount: ${text}`)
  return Number(plain)
}

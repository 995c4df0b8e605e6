import type { Value } from '../ledger/registry.ts'
import { sameName } from './people.rules.ts'

/** An edited row and another row that would then hold the same value. */
export type Twin = { readonly id: string; readonly other: string; readonly value: string }

/**
 * The first edited row that would agree with another row, edited or not, in a field where no two rows may. Twins that
 * stood there before (two offline devices may have made them) do not block the edit of a third row. Blanks never agree.
 */
export function findTwin(
  standing: readonly { readonly id: string; readonly value: Value }[],
  edited: ReadonlyMap<string, Value>,
): Twin | null {
  const holders = new Map<string, string>()
  for (const { id, value } of standing) {
    if (value !== null && !edited.has(id)) holders.set(sameName(String(value)), id)
  }
  for (const [id, value] of edited) {
    if (value === null) continue
    const key = sameName(String(value))
    const other = holders.get(key)
    if (other !== undefined) return { id, other, value: String(value).slice(0, 80) }
    holders.set(key, id)
  }
  return null
}

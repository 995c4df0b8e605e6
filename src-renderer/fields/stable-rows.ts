import { useMemo, useState } from 'react'

type Row = { readonly id: string }

const same = (a: Row, b: Row): boolean => {
  const keys = Object.keys(a) as (keyof Row)[]
  return keys.length === Object.keys(b).length && keys.every((key) => Object.is(a[key], b[key]))
}

/** The rows with the identity they had before where no field differs, so that a grid redraws only what changed. */
export function keepRows<R extends Row>(before: readonly R[], rows: readonly R[]): readonly R[] {
  const known = new Map(before.map((row) => [row.id, row]))
  const kept = rows.map((row) => {
    const old = known.get(row.id)
    return old && same(old, row) ? old : row
  })
  const unchanged = kept.length === before.length && kept.every((row, index) => row === before[index])
  return unchanged ? before : kept
}

/** `keepRows` over the answers of a query; nothing until the first. */
export function useStableRows<R extends Row>(rows: readonly R[] | undefined): readonly R[] {
  const [keep] = useState(() => {
    let held: readonly R[] = []
    return (next: readonly R[] | undefined): readonly R[] => (held = next ? keepRows(held, next) : held)
  })
  return useMemo(() => keep(rows), [keep, rows])
}

import { useCallback, useState } from 'react'

/** A choice that outlives the view, in this window's storage; anything unreadable counts as the first choice. */
export function useKept<T>(
  name: string,
  initial: T,
  sound: (value: unknown) => value is T,
): readonly [T, (next: T) => void] {
  const slot = `qudao.targets.${name}`
  const [value, setValue] = useState<T>(() => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(slot) ?? 'null')
      return sound(kept) ? kept : initial
    } catch {
      return initial
    }
  })
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(slot, JSON.stringify(next))
      setValue(next)
    },
    [slot],
  )
  return [value, keep]
}

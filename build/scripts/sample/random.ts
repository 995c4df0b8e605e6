/** A small seeded generator (mulberry32), so that the sample is the same on every machine. */
export function seeded(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    /** Whole number in [low, high]. */
    whole: (low: number, high: number): number => low + Math.floor(next() * (high - low + 1)),
    between: (low: number, high: number): number => low + next() * (high - low),
    pick: <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T,
    chance: (share: number): boolean => next() < share,
  }
}
export type Random = ReturnType<typeof seeded>

/** A run of whole numbers, both ends included. */
export type Run = readonly [from: number, to: number]

/** Runs with one more, sorted, those that touch joined. */
export function addRun(runs: readonly Run[], [from, to]: Run): readonly Run[] {
  const apart = runs.filter((run) => run[1] < from - 1 || run[0] > to + 1)
  const joined = runs.filter((run) => !apart.includes(run))
  const merged: Run = [Math.min(from, ...joined.map((run) => run[0])), Math.max(to, ...joined.map((run) => run[1]))]
  return [...apart, merged].sort((a, b) => a[0] - b[0])
}

/** Up to where nothing is missing from 1; 0 where 1 itself is. */
export const contiguousEnd = (runs: readonly Run[]): number => runs.find(([from]) => from === 1)?.[1] ?? 0

export const covers = (runs: readonly Run[], number: number): boolean =>
  runs.some(([from, to]) => number >= from && number <= to)

/** At most this many missing numbers are named. */
const namedMissing = 100

/** Numbers below `number` that never came, the latest first to be kept when there are very many; ascending. */
export function missingNumbers(received: readonly number[], number: number): readonly number[] {
  const known = new Set(received)
  const missing: number[] = []
  for (let candidate = number - 1; candidate >= 1 && missing.length < namedMissing; candidate -= 1) {
    if (!known.has(candidate)) missing.push(candidate)
  }
  return missing.toReversed()
}

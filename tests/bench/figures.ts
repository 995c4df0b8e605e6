/** One measured thing: a line of the table. Times in ms. */
export type Figure = {
  readonly what: string
  readonly unit: 'ms' | '×' | 'MB'
  readonly runs: number
  readonly median: number
  readonly p95: number
  /** What the issue asks for, and of which statistic; absent where a figure only explains others. */
  readonly reach?: Reach
}
export type Reach = { readonly at: number; readonly of: 'median' | 'p95' }

/** A case measures in a process of its own, so that none inherits the heap or the compiled code of another. */
export type Case = () => Promise<readonly Figure[]>

/** The value below which this part of the samples lies; the greater of two neighbours, never a mean of them. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export const figure = (
  what: string,
  samples: readonly number[],
  reach?: Reach,
  unit: Figure['unit'] = 'ms',
): Figure => ({
  what,
  unit,
  runs: samples.length,
  median: percentile(samples, 0.5),
  p95: percentile(samples, 0.95),
  ...(reach ? { reach } : {}),
})

/** Times of repeated work in ms, after some runs that are not counted. What a run needs is made before its time begins. */
export async function timed<Prepared>(
  runs: number,
  prepare: (run: number) => Prepared | Promise<Prepared>,
  work: (prepared: Prepared, run: number) => unknown,
  uncounted = 1,
): Promise<number[]> {
  const samples: number[] = []
  for (let run = -uncounted; run < runs; run += 1) {
    const prepared = await prepare(run)
    const began = performance.now()
    await work(prepared, run)
    if (run >= 0) samples.push(performance.now() - began)
  }
  return samples
}

export const isMet = ({ reach, ...of }: Figure): boolean | null => (reach ? of[reach.of] <= reach.at : null)

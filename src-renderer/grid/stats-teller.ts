import type { SelectionStats } from './column-spec.ts'

/** Longer than a key repeats, shorter than one notices: sums wait that long while keys come, in milliseconds. */
const rest = 90
/** What one slice of a long sum may take, in milliseconds: far less than a frame. */
const slice = 4

/**
 * Tells the sums of a selection: at once for a first change, after the keys rest while they repeat, and in slices where
 * the sum is long. Holding Shift+arrow over ten thousand rows stays as swift as over two.
 */
export class StatsTeller {
  private timer: ReturnType<typeof setTimeout> | undefined
  private changedAt = -rest

  /** Sums what `begin` begins, unless another selection comes before it is done. */
  tell(begin: () => Generator<void, SelectionStats, void>, told: (stats: SelectionStats) => void): void {
    clearTimeout(this.timer)
    const now = performance.now()
    const wait = now - this.changedAt < rest ? rest : 0
    this.changedAt = now
    this.timer = setTimeout(() => this.go(begin(), told), wait)
  }

  stop(): void {
    clearTimeout(this.timer)
  }

  private go(work: Generator<void, SelectionStats, void>, told: (stats: SelectionStats) => void): void {
    const until = performance.now() + slice
    do {
      const step = work.next()
      if (step.done) return told(step.value)
    } while (performance.now() < until)
    this.timer = setTimeout(() => this.go(work, told), 0)
  }
}

/**
 * Hybrid logical clock in one integer: (milliseconds since 2020-01-01 UTC) × 4096 + counter. It fits a double exactly
 * until the year 2089, sorts as a number, and costs 8 bytes on disk. Ties between devices are settled by device id.
 */
const epoch = Date.UTC(2020, 0, 1)
const ticks = 4096

/** A remote stamp further ahead of our own time than this is not believed (`bundle-clock-ahead`). */
export const maxDriftMs = 24 * 60 * 60 * 1000

/** The next stamp: later than `last`, and at `now` (ms since 1970) where that is later still. */
export function tick(now: number, last: number): number {
  return Math.max((now - epoch) * ticks, last + 1)
}

/** Wall time of a stamp, in ms since 1970. */
export const timeOf = (hlc: number): number => epoch + Math.floor(hlc / ticks)

/** The first stamp of a millisecond since 1970. */
export const stampAt = (at: number): number => (at - epoch) * ticks

/** Whether a stamp from elsewhere lies too far in our future to be taken in. */
export const tooFarAhead = (hlc: number, now: number): boolean => timeOf(hlc) - now > maxDriftMs

export const maxHlc = Number.MAX_SAFE_INTEGER - ticks

/** Which of two writes wins a field: the later stamp, then the greater device id. Positive when `a` wins. */
export function compareStamps(
  a: { readonly hlc: number; readonly device: string },
  b: { readonly hlc: number; readonly device: string },
): number {
  if (a.hlc !== b.hlc) return a.hlc - b.hlc
  return a.device < b.device ? -1 : a.device > b.device ? 1 : 0
}

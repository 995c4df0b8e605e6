import type { Interns } from './intern.ts'
import type { Log, LoggedChange } from './log.ts'
import type { Value } from './registry.ts'

/** A change in the life of a field, and what its writer saw there (`old`; null also where that has not come yet). */
export type Step = LoggedChange & {
  readonly batch: number
  readonly object: number
  readonly field: number
  readonly old: Value
}

/** A change that nothing here was based on: a field's winner, or one that lost without its winner having known of it. */
export type Head = { readonly device: number; readonly seq: number }

/**
 * Every change behind these heads, newest first by the clock, each once. Read as it is asked for: a page costs as many
 * looks into the log as it has steps, however long the log is.
 */
export function* lifeOf(log: Log, heads: readonly Head[]): Generator<Step> {
  const seen = new Set<string>()
  type Logged = NonNullable<ReturnType<Log['getChange']>>
  const open: Logged[] = []
  const add = (change: Logged | undefined): void => {
    if (!change) return
    const name = `${change.device}:${change.seq}`
    if (seen.has(name)) return
    seen.add(name)
    open.push(change)
  }
  for (const { device, seq } of heads) add(log.getChange(device, seq))
  while (open.length > 0) {
    let newest = 0
    for (let at = 1; at < open.length; at += 1) if (isLater(open[at], open[newest])) newest = at
    const [step] = open.splice(newest, 1)
    if (!step) return
    const { baseDevice, baseSeq } = step
    const base = baseDevice === null || baseSeq === null ? undefined : log.getChange(baseDevice, baseSeq)
    yield { ...step, old: base?.value ?? null }
    add(base)
  }
}

/** Order of a history: by time, and within one act by the number of the change. */
const isLater = (a: LoggedChange | undefined, b: LoggedChange | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  (a.hlc !== b.hlc ? a.hlc > b.hlc : a.device !== b.device ? a.device > b.device : a.seq > b.seq)

/**
 * What stood in a field at a moment: the latest change up to this stamp, by the same rule by which the last writer wins.
 * Null is a blank, also where nothing had been written yet; undefined where the log here does not reach back so far.
 */
export function valueAt(log: Log, interns: Interns, heads: readonly Head[], hlc: number): Value | undefined {
  let found: { readonly hlc: number; readonly device: string; readonly value: Value } | undefined
  let gap = false
  for (const head of heads) {
    let step = log.getChange(head.device, head.seq)
    while (step && step.hlc > hlc) {
      const { baseDevice, baseSeq } = step
      if (baseDevice === null || baseSeq === null) {
        step = undefined
        break
      }
      step = log.getChange(baseDevice, baseSeq)
      if (!step) gap = true
    }
    if (!step) continue
    const device = interns.deviceKey(step.device)
    if (!found || step.hlc > found.hlc || (step.hlc === found.hlc && device > found.device))
      found = { hlc: step.hlc, device, value: step.value }
  }
  return found ? found.value : gap ? undefined : null
}

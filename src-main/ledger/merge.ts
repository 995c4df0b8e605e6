import { compareStamps } from '../shared/clock.ts'
import type { Interns } from './intern.ts'
import type { Cell, Log, LoggedChange, Loser } from './log.ts'

/**
 * Takes one change that is already in the log into its field. The later stamp wins, so any order of arrival ends the
 * same. Beside the winner, the field's other heads are kept: changes that no known change was based on, that is, whose
 * writers did not know of each other. They are the conflicts, and they too are the same in any order. `losers.any` tells
 * whether the log holds a loser at all, and spares the look for one at every change; it is kept true here.
 */
export function merge(
  log: Log,
  interns: Interns,
  object: number,
  field: number,
  change: LoggedChange,
  current: Cell | undefined,
  losers: { any: boolean },
): { readonly wins: boolean; readonly conflict: boolean } {
  if (losers.any && change.baseDevice !== null && change.baseSeq !== null) {
    log.dropLoser(object, field, change.baseDevice, change.baseSeq)
  }
  if (!current) return { wins: true, conflict: false }
  const stamp = (of: Loser) => ({ hlc: of.hlc, device: interns.deviceKey(of.device) })
  const wins = compareStamps(stamp(change), stamp(current)) > 0
  if (wins && isBaseOf(current, change)) return { wins: true, conflict: false }

  const loser: Loser = wins ? current : change
  const heads: Loser[] = [wins ? change : current, ...log.losers(object, field)]
  if (heads.some((head) => descends(log, head === change ? change : undefined, head, loser)))
    return { wins, conflict: false }
  log.addLoser(object, field, loser)
  losers.any = true
  return { wins, conflict: true }
}

const isBaseOf = (older: Loser, newer: LoggedChange): boolean =>
  newer.baseDevice === older.device && newer.baseSeq === older.seq

/** Whether `head` was written knowing of `older`, by walking from base to base; a gap in the log ends the walk. */
function descends(log: Log, loaded: LoggedChange | undefined, head: Loser, older: Loser): boolean {
  let step: LoggedChange | undefined = loaded ?? log.getChange(head.device, head.seq)
  while (step && step.baseDevice !== null && step.baseSeq !== null) {
    if (step.baseDevice === older.device && step.baseSeq === older.seq) return true
    step = log.getChange(step.baseDevice, step.baseSeq)
    if (step && step.hlc < older.hlc) return false
  }
  return false
}

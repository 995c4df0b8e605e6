import { compareStamps } from '../shared/clock.ts'

/** When and where something was written: its place in its device's sequence and in everybody's time. */
export type Stamp = { readonly device: string; readonly seq: number; readonly hlc: number }

/** A lock as it stands here: what it is and the change that set it. `final` holds against the past as well. */
export type Lock = { readonly reason: 'held' | 'submitted' | 'approved'; readonly set: Stamp }

/**
 * Whether a change that would alter what a lock guards takes effect (DOMAIN.md rule 5).
 *
 * - Who set the lock knew what he had written before, and what he wrote in the same act: it takes effect, whenever it
 *   arrives.
 * - An approval is given to the figures that lay before the approver: nothing else takes effect, however old.
 * - A hold or a submission binds from its own moment on. What was written before it, by someone who could not know of it,
 *   takes effect, as if all had worked on one device; what was written after it is set aside.
 *
 * Only stamps count and never the order of arrival, so that two who get the same files decide the same.
 */
export function takesEffect(change: Stamp, { reason, set }: Lock): boolean {
  if (change.device === set.device && (change.seq < set.seq || change.hlc === set.hlc)) return true
  if (reason === 'approved') return false
  return compareStamps(change, set) < 0
}

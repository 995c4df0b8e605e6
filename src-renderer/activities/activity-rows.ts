import type { Activity, ActivityGroup } from '../../src-main/activities/activities.contract.ts'
import {
  compareInGroup,
  dueGroup,
  dueGroups,
  groupOf,
  type DueGroup,
} from '../../src-main/activities/activities.rules.ts'

/** A row of the log: the heading of a due group, or one activity. */
export type LogRow =
  | {
      readonly kind: 'group'
      readonly id: string
      readonly group: DueGroup
      readonly count: number
      readonly open: boolean
    }
  | { readonly kind: 'line'; readonly id: string; readonly activity: Activity }

/** Closed at first: what was done long ago. */
export const closedAtFirst: ReadonlySet<DueGroup> = new Set<DueGroup>(['earlier'])

const lines = new WeakMap<Activity, LogRow>()

/** The line of an activity; the same object as long as the activity is. */
function lineOf(activity: Activity): LogRow {
  const known = lines.get(activity)
  if (known) return known
  const line: LogRow = { kind: 'line', id: activity.id, activity }
  lines.set(activity, line)
  return line
}

/** The activities in their due groups, late first; empty groups are left out, closed ones show their heading alone. */
export function logRows(
  activities: readonly Activity[],
  today: string,
  closed: ReadonlySet<DueGroup>,
): readonly LogRow[] {
  const byGroup = Map.groupBy(activities, (activity) => dueGroup(activity, today))
  return dueGroups.flatMap((group): readonly LogRow[] => {
    const members = byGroup.get(group)
    if (!members) return []
    const open = !closed.has(group)
    const head: LogRow = { kind: 'group', id: `group:${group}`, group, count: members.length, open }
    return open ? [head, ...members.toSorted((a, b) => compareInGroup(group, a, b)).map(lineOf)] : [head]
  })
}

/** Only the work of one department's duty; null shows all. */
export const ofGroup = (activities: readonly Activity[], group: ActivityGroup | null): readonly Activity[] =>
  group === null ? activities : activities.filter((activity) => groupOf(activity.kind) === group)

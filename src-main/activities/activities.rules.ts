import type { Value } from '../ledger/registry.ts'
import type { FieldRules } from '../people/fields.rules.ts'
import { activityKinds } from '../shared/choices.ts'
import { addDays, daysBetween } from '../shared/day.ts'
import type { Activity, ActivityGroup, ActivityKind } from './activities.contract.ts'

export const allActivityKinds = Object.values(activityKinds).flat() as readonly ActivityKind[]

const activityStatuses = ['planned', 'done'] as const

export const activityFields: FieldRules = {
  kind: { kind: 'choice', of: allActivityKinds, required: true },
  channel: { kind: 'reference', to: 'channel' },
  person: { kind: 'reference', to: 'person' },
  department: { kind: 'reference', to: 'department' },
  status: { kind: 'choice', of: activityStatuses, required: true },
  dueOn: { kind: 'date' },
  doneOn: { kind: 'date' },
  note: { kind: 'text' },
  result: { kind: 'text' },
  satisfaction: { kind: 'integer', min: 1, max: 5 },
}

/** The department's duty that a kind of work belongs to; `own` is the manager's. */
export function groupOf(kind: ActivityKind): ActivityGroup {
  for (const group of Object.keys(activityKinds) as ActivityGroup[]) {
    if ((activityKinds[group] as readonly string[]).includes(kind)) return group
  }
  return 'own'
}

type Standing = Pick<Activity, 'status' | 'doneOn'>

/**
 * Status and day done of one activity belong together: a day done makes it done, no day makes it planned again, and
 * “done” without a day means today. `given` are the fields that are about to be set; answers those and what follows
 * from them. Where both are given they must agree, else null.
 */
export function agreeStatus(
  standing: Standing | null,
  given: Readonly<Record<string, Value>>,
  today: string,
): Readonly<Record<string, Value>> | null {
  const says = { status: Object.hasOwn(given, 'status'), doneOn: Object.hasOwn(given, 'doneOn') }
  if (!says.status && !says.doneOn) return standing ? given : { ...given, status: 'planned' }
  if (says.status && says.doneOn) return (given['status'] === 'done') === (given['doneOn'] !== null) ? given : null
  if (says.doneOn) return { ...given, status: given['doneOn'] === null ? 'planned' : 'done' }
  return { ...given, doneOn: given['status'] === 'done' ? (standing?.doneOn ?? today) : null }
}

/** The day that counts for order and filters: done, else due. */
const countingDay = (activity: Pick<Activity, 'doneOn' | 'dueOn'>): string | null => activity.doneOn ?? activity.dueOn

/** How an activity stands against its due date (DOMAIN.md rule 14): `days` late, 0 where it is not. */
export type Punctuality =
  | { readonly state: 'overdue' | 'done-late'; readonly days: number }
  | { readonly state: 'today' | 'planned' | 'done'; readonly days: 0 }

/** Open and past due is overdue; done on or before the due date, or without one, is on time. */
export function punctuality(activity: Pick<Activity, 'status' | 'dueOn' | 'doneOn'>, today: string): Punctuality {
  const { dueOn, doneOn } = activity
  if (activity.status === 'done') {
    const days = dueOn && doneOn ? daysBetween(dueOn, doneOn) : 0
    return days > 0 ? { state: 'done-late', days } : { state: 'done', days: 0 }
  }
  if (dueOn === null || dueOn > today) return { state: 'planned', days: 0 }
  return dueOn === today ? { state: 'today', days: 0 } : { state: 'overdue', days: daysBetween(dueOn, today) }
}

export const dueGroups = ['overdue', 'today', 'week', 'later', 'recent', 'earlier'] as const
/**
 * The groups of the log: late; due or done today; due within seven days; due later or without a day; done within the
 * last seven days; done before that.
 */
export type DueGroup = (typeof dueGroups)[number]

export function dueGroup(activity: Pick<Activity, 'status' | 'dueOn' | 'doneOn'>, today: string): DueGroup {
  if (activity.status === 'done') {
    const day = activity.doneOn ?? activity.dueOn
    if (day === today) return 'today'
    return day !== null && day >= addDays(today, -7) ? 'recent' : 'earlier'
  }
  if (activity.dueOn === null) return 'later'
  if (activity.dueOn < today) return 'overdue'
  if (activity.dueOn === today) return 'today'
  return activity.dueOn <= addDays(today, 7) ? 'week' : 'later'
}

/** Within a group: what is due first stands first; what is done, latest first. Ids settle ties. */
export function compareInGroup(group: DueGroup, a: Activity, b: Activity): number {
  const backwards = group === 'recent' || group === 'earlier'
  const [x, y] = [countingDay(a) ?? '9999', countingDay(b) ?? '9999']
  if (group === 'today' && a.status !== b.status) return a.status === 'planned' ? -1 : 1
  if (x !== y) return (x < y ? -1 : 1) * (backwards ? -1 : 1)
  return a.id < b.id ? -1 : 1
}

/** On time against due (rule 14) among activities whose due date lies in the period. */
export function onTime(
  activities: readonly Pick<Activity, 'status' | 'dueOn' | 'doneOn'>[],
  period: { readonly from: string; readonly to: string },
): { readonly due: number; readonly onTime: number } {
  const due = activities.filter(({ dueOn }) => dueOn !== null && dueOn >= period.from && dueOn <= period.to)
  const kept = due.filter(
    ({ status, dueOn, doneOn }) => status === 'done' && doneOn !== null && doneOn <= (dueOn ?? ''),
  )
  return { due: due.length, onTime: kept.length }
}

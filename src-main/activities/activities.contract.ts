import { z } from 'zod'
import { call } from '../shared/call.ts'
import type { activityKinds } from '../shared/choices.ts'

export { activityKinds } from '../shared/choices.ts'
export type ActivityGroup = keyof typeof activityKinds
export type ActivityKind = (typeof activityKinds)[ActivityGroup][number]

export type Activity = {
  readonly id: string
  readonly kind: ActivityKind
  readonly channel: string | null
  readonly person: string | null
  readonly department: string | null
  readonly status: 'planned' | 'done'
  readonly dueOn: string | null
  readonly doneOn: string | null
  readonly note: string | null
  readonly result: string | null
  /** 1–5 stars; null is not scored, which is not 0 (rule 13). */
  readonly satisfaction: number | null
}

const id = z.string().max(200)
const value = z.union([z.string().max(10_000), z.number(), z.null()])

export const activitiesCalls = {
  'activities.list': call<readonly Activity[]>()(
    z.object({
      person: id.nullable(),
      channel: id.nullable(),
      city: id.nullable(),
      kind: z.string().max(40).nullable(),
      /** Bounds on the day that counts: done, else due (`YYYY-MM-DD`, inclusive). */
      from: z.string().max(10).nullable(),
      to: z.string().max(10).nullable(),
    }),
  ),
  'activities.create': call<{ readonly id: string }>()(z.object({ fields: z.record(z.string(), value) })),
  'activities.edit': call<{ readonly changed: number }>()(
    z.object({
      act: z.enum(['type', 'paste', 'fill', 'clear', 'edit']),
      edits: z.array(z.object({ id, field: z.string().max(40), value })).max(100_000),
    }),
  ),
}

import { z } from 'zod'
import type { PlanStatus } from '../plans/plans.contract.ts'
import { call } from '../shared/call.ts'

const id = z.string().max(200)

/** What is handed over: named channels, all of one owner's in a city, or all of an owner's. */
export const handoverScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('channels'), channels: z.array(id).min(1).max(100_000) }),
  z.object({ kind: z.literal('city'), owner: id, city: id }),
  z.object({ kind: z.literal('owner'), owner: id }),
])
export type HandoverScope = z.infer<typeof handoverScope>

const handover = z.object({
  scope: handoverScope,
  to: id,
  /** Calendar year and month (1–12) from which on everything is the new owner's. */
  year: z.number().int().min(2000).max(2100),
  month: z.number().int().min(1).max(12),
})
export type Handover = z.infer<typeof handover>

/** What moves in one plan, both measures together; nothing moves in a locked one. Amounts in fen. */
export type HandoverPlan = {
  readonly plan: string
  readonly fiscalYear: number
  readonly version: number
  readonly status: PlanStatus
  readonly locked: boolean
  readonly lines: number
  readonly months: number
  /** Held months among them; the hold goes with its amount. */
  readonly held: number
  readonly amount: number
}

export type HandoverPreview = {
  /** The people who give away, by name. */
  readonly from: readonly string[]
  readonly to: string
  /** Channels whose owner changes. */
  readonly channels: number
  /** 新增客户 lines that move. */
  readonly newCustomers: number
  /** Plans that have months from then on, the newest first. */
  readonly plans: readonly HandoverPlan[]
}

export const handoverCalls = {
  /** What a handover would do; nothing is written. Fails as `handover.apply` does. */
  'handover.preview': call<HandoverPreview>()(handover),
  /**
   * Moves the remaining months to the new owner and makes him the channels' owner; one act, one undo (DOMAIN.md rule 8).
   * Past months, and locked plans, stay as they are. `handover-nothing` where nobody gives anything away, `cell-held` where
   * the new owner already holds such a month himself, `reference-missing` for an unknown person.
   */
  'handover.apply': call<HandoverPreview & { readonly batch: string | null }>()(handover),
}

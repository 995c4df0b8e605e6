import { z } from 'zod'
import { call } from '../shared/call.ts'

export const measures = ['intake', 'revenue'] as const
/** 预收款/订单 and 销售收入, the two that are targeted. */
export const measure = z.enum(measures)
export type Measure = z.infer<typeof measure>

export const planStatuses = ['draft', 'submitted', 'returned', 'approved'] as const
export type PlanStatus = (typeof planStatuses)[number]

/** Rounding steps of rule 3, in fen: 元, 百元, 千元, 万元. */
export const planSteps = [100, 10_000, 100_000, 1_000_000] as const

export type Plan = {
  readonly id: string
  readonly fiscalYear: number
  readonly version: number
  /** Calendar month (1–12) in which the fiscal year begins. */
  readonly firstMonth: number
  readonly status: PlanStatus
  /** Rounding step of spreads, in fen. */
  readonly step: number
  /** Twelve whole weights, the first for the first fiscal month; null means even. */
  readonly seasonality: readonly number[] | null
  readonly baseline: string | null
  readonly note: string | null
}

const id = z.string().max(200)

export const plansCalls = {
  'plans.list': call<readonly Plan[]>()(z.object({})),
  'plans.create': call<Plan>()(
    z.object({
      fiscalYear: z.number().int().min(2000).max(2100),
      firstMonth: z.number().int().min(1).max(12),
      step: z.union([z.literal(100), z.literal(10_000), z.literal(100_000), z.literal(1_000_000)]),
    }),
  ),
  'plans.edit': call<Plan>()(
    z.object({
      id,
      step: z.union([z.literal(100), z.literal(10_000), z.literal(100_000), z.literal(1_000_000)]).optional(),
      note: z.string().max(1000).nullable().optional(),
      /** Twelve weights, not all zero; null for even. */
      seasonality: z.array(z.number().int().min(0).max(1e15)).length(12).nullable().optional(),
    }),
  ),
  /** Takes the plan's seasonality from another plan's months: its targets where there are any, else its quotas. `plan-empty` if none. */
  'plans.seasonalityFrom': call<Plan>()(z.object({ id, from: id, measure })),
}

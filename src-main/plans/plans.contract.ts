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
  /** The plan's own twelve whole weights, the first for the first fiscal month; they count where it follows no profile. */
  readonly seasonality: readonly number[] | null
  /** The seasonality profile that it follows. */
  readonly profile: string | null
  readonly baseline: string | null
  readonly note: string | null
}

/** The life of a plan in one workspace's hands. */
export type PlanState = {
  readonly id: string
  readonly plan: string
  /** The workspace that answers for its part of the plan. */
  readonly scope: string
  /** Who submitted it, and for which region; empty where that was not said. */
  readonly name: string
  readonly region: string
  readonly status: PlanStatus
  /** What headquarters said when it returned or approved it. */
  readonly remark: string | null
  /** Whether it is this workspace's own. */
  readonly own: boolean
}

/** What is told before a plan is submitted; nothing of it but a missing reason forbids it. Amounts in fen. */
export type MeasureCheck = {
  readonly measure: Measure
  readonly own: number | null
  readonly quota: number | null
  /** 差额 = 自报 − 下达; null where nothing was assigned. */
  readonly difference: number | null
  readonly lines: number
  /** Lines without any amount, and the channels of the first of them. */
  readonly empty: number
  readonly emptyNames: readonly string[]
  /** Blank months of lines that hold something. */
  readonly blanks: number
}

/** A month of a revision that differs from its baseline. */
export type RevisedCell = {
  readonly measure: Measure
  readonly line: string
  /** Fiscal month, 1–12. */
  readonly month: number
  readonly name: string
  readonly before: number | null
  readonly after: number | null
}

export type PlanCheck = {
  readonly measures: readonly MeasureCheck[]
  /** In a revision: how many months differ from the baseline, and those of them that carry no reason. */
  readonly changed: number
  readonly unexplained: number
  /** The first of them, by measure, line and month. */
  readonly first: readonly RevisedCell[]
}

const id = z.string().max(200)
const remark = z.string().trim().max(1000)

export const plansCalls = {
  'plans.list': call<readonly Plan[]>()(z.object({})),
  'plans.create': call<Plan>()(
    z.object({
      fiscalYear: z.number().int().min(2000).max(2100),
      firstMonth: z.number().int().min(1).max(12),
      step: z.union([z.literal(100), z.literal(10_000), z.literal(100_000), z.literal(1_000_000)]),
    }),
  ),
  /** The life of a plan by who answers for it; at headquarters all that came in with files. */
  'plans.states': call<readonly PlanState[]>()(z.object({ plan: id })),
  'plans.check': call<PlanCheck>()(z.object({ plan: id })),
  /** Draft or returned → submitted. `plan-status`; `plan-reasons-missing` for a revision with unexplained months. */
  'plans.submit': call<Plan>()(z.object({ plan: id })),
  /** Submitted → draft. `plan-status`. */
  'plans.recall': call<Plan>()(z.object({ plan: id })),
  /** Headquarters: submitted → approved, for good. An empty scope is its own. `plan-status`, `plan-headquarters`. */
  'plans.approve': call<readonly PlanState[]>()(z.object({ plan: id, scope: id, remark })),
  /** Headquarters: submitted → returned, with what is to be mended. `plan-status`, `plan-headquarters`. */
  'plans.return': call<readonly PlanState[]>()(z.object({ plan: id, scope: id, remark: remark.min(1) })),
  /**
   * A new version of an approved plan, which it refers to as its baseline and begins as a copy of: lines with amounts and
   * holds, quotas, step, seasonality. `plan-status` for a plan that is not approved.
   */
  'plans.revise': call<Plan>()(z.object({ plan: id })),
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

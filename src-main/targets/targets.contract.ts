import { z } from 'zod'
import { measure, type Measure, type Plan } from '../plans/plans.contract.ts'
import { call } from '../shared/call.ts'

const id = z.string().max(200)

/**
 * What a target line is: one owner × one measure × one channel, or the owner's 新增客户 line in a city (channel null).
 * Its id is derived from this key and the plan and measure, so that two offline devices meet.
 */
export const lineKey = z.object({ owner: id.nullable(), channel: id.nullable(), city: id.nullable() })
export type LineKey = z.infer<typeof lineKey>

/** A line as the grid shows it; lines without a stored month are made up from the channels, with the id they will have. */
export type TargetLine = {
  readonly id: string
  readonly owner: string | null
  readonly channel: string | null
  /** The channel's city, or the city of a 新增客户 line. */
  readonly city: string | null
  /** Twelve amounts in fen from the first fiscal month on; null is blank, 0 is a decided zero. */
  readonly months: readonly (number | null)[]
  /** Bit 0 is the first fiscal month; 1 means held. */
  readonly held: number
  /** In a revision: the line's twelve months in the baseline, null where it has none there; absent in other plans. */
  readonly baseline?: readonly (number | null)[] | null
  /** Why months differ from the baseline, from the first fiscal month on; absent where no reason was given. */
  readonly reasons?: readonly (string | null)[]
}

export const quotaLevels = ['region', 'department', 'city', 'person'] as const
export type QuotaLevel = (typeof quotaLevels)[number]

/** 下达: what was assigned to one subject, at the finest grain that was given. Amounts in fen. */
export type Quota = {
  readonly id: string
  readonly level: QuotaLevel
  readonly subject: string
  readonly grain: 'year' | 'quarter' | 'month'
  /** One, four or twelve amounts, by grain; null is blank. */
  readonly amounts: readonly (number | null)[]
}

export type TargetGrid = {
  readonly plan: Plan
  readonly measure: Measure
  readonly lines: readonly TargetLine[]
  readonly quotas: readonly Quota[]
}

export const period = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('year') }),
  z.object({ kind: z.literal('quarter'), quarter: z.number().int().min(1).max(4) }),
  z.object({ kind: z.literal('month'), month: z.number().int().min(1).max(12) }),
])
/** Quarters and months count from the fiscal year's first month. */
export type Period = z.infer<typeof period>

/** What a write did: the lines as they now stand, for the grid to draw without asking again. */
export type TargetsWritten = {
  readonly batch: string | null
  readonly changed: number
  readonly lines: readonly TargetLine[]
}

/** One line's months of a period before and after a spread; held and unchanged ones have the same value twice. */
export type LineSpread = {
  readonly id: string
  readonly before: readonly (number | null)[]
  readonly after: readonly (number | null)[]
}

export type SpreadPreview = {
  readonly before: number
  readonly after: number
  /** Every line with the months of the period, in their order. */
  readonly lines: readonly LineSpread[]
  /** Number of held cells, and what they hold. */
  readonly held: number
  readonly heldFen: number
  /** How the cells were weighted. */
  readonly basis: 'current' | 'seasonality' | 'even'
  /** Which profiles the lines follow (null: the plan's own weights, or even), where the basis is seasonality. */
  readonly profiles: readonly { readonly name: string | null; readonly lines: number }[]
  /** What each cell got of the rounding remainder: index into `lines`, month 1–12, fen. */
  readonly handed: readonly (readonly [number, number, number])[]
}

const where = { plan: id, measure }
const amount = z.number().int().nullable()
/** In a revision: why the act changes what it changes; given to every month that it changes. */
export const reason = z.string().trim().max(500).optional()

/** A quota at one grain. */
const quotaSet = {
  level: z.enum(quotaLevels),
  subject: id,
  grain: z.enum(['year', 'quarter', 'month']),
  amounts: z.array(amount).min(1).max(12),
}

export const targetsCalls = {
  'targets.grid': call<TargetGrid>()(z.object(where)),
  /**
   * `cells` are `[index into lines, month 1–12, fen or null]`, `quotas` those that one paste or fill sets beside them: one
   * batch, all of it or nothing. Any held cell among them refuses the whole write.
   */
  'targets.write': call<TargetsWritten>()(
    z.object({
      ...where,
      act: z.enum(['type', 'paste', 'fill', 'reckon', 'clear']),
      lines: z.array(lineKey).max(100_000),
      cells: z.array(z.tuple([z.number().int().min(0), z.number().int().min(1).max(12), amount])).max(1_200_000),
      quotas: z.array(z.object(quotaSet)).max(100_000).optional(),
      reason,
    }),
  ),
  /** What typing `total` over these lines' period would change; writes nothing. */
  'targets.previewSpread': call<SpreadPreview>()(
    z.object({ ...where, lines: z.array(lineKey).min(1), period, total: z.number().int() }),
  ),
  'targets.spread': call<TargetsWritten>()(
    z.object({ ...where, lines: z.array(lineKey).min(1), period, total: z.number().int(), reason }),
  ),
  /**
   * Spreads each owner's quota for the year over his lines and months, by the plan's seasonality; one batch. An owner who
   * has no line gets a 新增客户 line without a city. `quota-none` where none of the owners has a quota.
   */
  'targets.spreadQuotas': call<TargetsWritten>()(z.object({ ...where, owners: z.array(id).nullable(), reason })),
  'targets.hold': call<TargetsWritten>()(
    z.object({
      ...where,
      held: z.boolean(),
      lines: z.array(lineKey).max(100_000),
      cells: z.array(z.tuple([z.number().int().min(0), z.number().int().min(1).max(12)])).max(1_200_000),
    }),
  ),
  /** Says why months of a revision differ from the baseline; null takes the reason away. `plan-status` in other plans. */
  'targets.explain': call<TargetsWritten>()(
    z.object({
      ...where,
      lines: z.array(lineKey).max(100_000),
      cells: z.array(z.tuple([z.number().int().min(0), z.number().int().min(1).max(12)])).max(1_200_000),
      reason: z.string().trim().max(500).nullable(),
    }),
  ),
  /** Adds an owner's 新增客户 line in a city. */
  'targets.addNewCustomers': call<TargetsWritten>()(z.object({ ...where, owner: id, city: id.nullable() })),
  /** Sets a quota at one grain; the other grains of the same subject become blank. */
  'targets.setQuota': call<Quota>()(z.object({ ...where, ...quotaSet })),
}

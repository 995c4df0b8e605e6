import { z } from 'zod'
import { measure, type Measure } from '../plans/plans.contract.ts'
import { call } from '../shared/call.ts'
import type { FiscalPeriod } from '../shared/calendar.ts'
import { growthScopes } from '../shared/choices.ts'
import { maxFen } from '../shared/money.ts'
import { reason, type QuotaLevel } from '../targets/targets.contract.ts'

const id = z.string().max(200)

/** Where a year starts from: another plan's targets or its quotas, or what a fiscal year brought in. */
export const startSource = z.union([
  z.object({ plan: id, what: z.enum(['targets', 'quotas']) }),
  z.object({ fiscalYear: z.number().int().min(1980).max(2100), what: z.literal('actuals') }),
])
export type StartSource = z.infer<typeof startSource>

/** Growth of a group's total: in hundredths of a per cent (1250 is +12.5 %), or in fen for the year. */
export const growth = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), hundredths: z.number().int().min(-10_000).max(1_000_000) }),
  z.object({ kind: z.literal('amount'), fen: z.number().int().min(-maxFen).max(maxFen) }),
])
export type Growth = z.infer<typeof growth>

export type GrowthScope = (typeof growthScopes)[number]

export const growthRule = z.object({
  scope: z.enum(growthScopes),
  /** A city's, person's or channel's id, or a grade; null for all. */
  subject: id.nullable(),
  growth,
})
export type GrowthRule = z.infer<typeof growthRule>

export const startInput = z.object({
  plan: id,
  source: startSource,
  measures: z.array(measure).min(1).max(2),
  rules: z.array(growthRule).max(500),
  /** `blanks` fills blank cells alone; `overwrite` replaces amounts too. Neither touches a held cell. */
  mode: z.enum(['blanks', 'overwrite']),
  /** Whether channels in the archive start as well. */
  archived: z.boolean(),
})
export type StartInput = z.infer<typeof startInput>

/** Why a part of the source starts nothing here; `quota-turned` starts by year, for its quarters do not match this year's. */
export type LeftOutReason = 'archived' | 'channel-missing' | 'person-left' | 'quota-turned'

/** A total before and after, in fen; null is blank. */
export type StartGroup = {
  /** A city (null: without one), or whom a quota is given to. */
  readonly level: QuotaLevel
  readonly subject: string | null
  readonly source: number | null
  readonly before: number | null
  readonly after: number | null
}

export type StartChange = {
  readonly owner: string | null
  readonly channel: string | null
  readonly city: string | null
  /** Whom a quota is given to; null for targets. */
  readonly quota: { readonly level: QuotaLevel; readonly subject: string } | null
  readonly period: FiscalPeriod
  readonly source: number | null
  readonly before: number | null
  readonly after: number | null
}

export type StartPreview = {
  readonly measure: Measure
  /** Each rule's lines and their total in the source and grown; `rule` −1 are the lines that no rule speaks of. */
  readonly rules: readonly {
    readonly rule: number
    readonly lines: number
    readonly source: number | null
    readonly grown: number | null
  }[]
  readonly groups: readonly StartGroup[]
  readonly source: number | null
  readonly before: number | null
  readonly after: number | null
  /** Lines and cells that would change. */
  readonly lines: number
  readonly cells: number
  /** Cells that would have changed but are held, or hold an amount already. */
  readonly skippedHeld: number
  readonly skippedWritten: number
  /** Months below zero in the source, which start as 0. */
  readonly negative: number
  readonly leftOut: readonly { readonly reason: LeftOutReason; readonly count: number; readonly fen: number }[]
  /** The first cells that differ, at most 200. */
  readonly changes: readonly StartChange[]
}

export const startingCalls = {
  /** What a start would change; writes nothing. `plan-empty` or `actuals-none` where the source holds nothing. */
  'starting.preview': call<readonly StartPreview[]>()(startInput),
  /** The same as one batch, hence one undo. */
  'starting.apply': call<{ readonly batch: string | null; readonly changed: number }>()(startInput.extend({ reason })),
}

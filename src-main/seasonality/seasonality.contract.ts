import { z } from 'zod'
import { measure } from '../plans/plans.contract.ts'
import { call } from '../shared/call.ts'

/** A weight of 1 as it is stored: weights are whole ten-thousandths, so that 8.3333 can be typed. */
export const weightUnit = 10_000
/** The largest weight that may be typed: a million. */
export const largestWeight = 1_000_000 * weightUnit

/** Weeks of the three months of each quarter, as retailers and factories count them. */
export const quarterPatterns = ['4-4-5', '4-5-4', '5-4-4'] as const
export type QuarterPattern = (typeof quarterPatterns)[number]

/** `off` is a day off, `work` a weekend day that is worked (调休上班), `plain` a day that its weekday decides. */
export const dayKinds = ['off', 'work', 'plain'] as const
export type DayKind = (typeof dayKinds)[number]

const id = z.string().max(200)
const year = z.number().int().min(2000).max(2100)

/** Where the weights of a profile came from, as it is kept beside them. */
export const profileSource = z.discriminatedUnion('kind', [
  /** Typed, or changed by hand since. */
  z.object({ kind: z.literal('hand') }),
  z.object({ kind: z.literal('even') }),
  z.object({ kind: z.literal('working-days'), fiscalYear: year }),
  z.object({ kind: z.literal('pattern'), pattern: z.enum(quarterPatterns) }),
  /** `channel` null takes all of the plan. */
  z.object({ kind: z.literal('targets'), fiscalYear: year, measure, channel: id.nullable() }),
  z.object({ kind: z.literal('actuals'), fiscalYear: year, measure, channel: id.nullable() }),
])
export type ProfileSource = z.infer<typeof profileSource>

/** What new weights are made from. */
const making = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hand') }),
  z.object({ kind: z.literal('even') }),
  z.object({ kind: z.literal('working-days') }),
  z.object({ kind: z.literal('pattern'), pattern: z.enum(quarterPatterns) }),
  /** The months of another plan: its targets where there are any, else its quotas. */
  z.object({ kind: z.literal('targets'), from: id, measure, channel: id.nullable() }),
  /** What a fiscal year brought in (`actuals/actuals.store.ts`); a month without a record counts as the mean of the others. */
  z.object({ kind: z.literal('actuals'), fiscalYear: year, measure, channel: id.nullable() }),
])
export type Making = z.infer<typeof making>

/** 季节曲线: a name and twelve weights by which a total is spread over months that hold nothing yet. */
export type Profile = {
  readonly id: string
  readonly name: string
  /** Twelve whole ten-thousandths, January first, whatever month a plan begins in. */
  readonly weights: readonly number[]
  readonly source: ProfileSource | null
  /** The calendar year whose Spring Festival lies in these weights; null where none does. */
  readonly year: number | null
  /** How many channels that are not in the archive follow it. */
  readonly channels: number
}

export type HolidayDay = {
  /** `YYYY-MM-DD`. */
  readonly date: string
  readonly name: string
  readonly kind: DayKind
  /** The user's own, the State Council's, or only computed from the law. */
  readonly origin: 'own' | 'announced' | 'provisional'
}

export type HolidayYear = { readonly year: number; readonly source: string; readonly provisional: boolean }

export type Holidays = { readonly days: readonly HolidayDay[]; readonly years: readonly HolidayYear[] }

const name = z.string().max(200)

export const seasonalityCalls = {
  /** All profiles, by name. */
  'seasonality.profiles': call<readonly Profile[]>()(z.object({})),
  /**
   * Makes a profile for the months of a plan. Fails with `name-taken`, `field-invalid` (name), `plan-empty` where the other
   * plan's months hold nothing.
   */
  'seasonality.create': call<{ readonly id: string }>()(z.object({ name, plan: id, making })),
  /** Makes a profile's weights anew; fails as `seasonality.create` does. */
  'seasonality.remake': call<null>()(z.object({ id, plan: id, making })),
  /** Changes names, weights (calendar month 1–12) and years; all of it or nothing. Weights that are all zero are refused. */
  'seasonality.edit': call<{ readonly changed: number }>()(
    z.object({
      act: z.enum(['type', 'paste', 'fill', 'clear', 'edit']),
      edits: z
        .array(
          z.discriminatedUnion('field', [
            z.object({ id, field: z.literal('name'), value: name.nullable() }),
            z.object({
              id,
              field: z.literal('weight'),
              month: z.number().int().min(1).max(12),
              value: z.number().int().min(0).max(largestWeight).nullable(),
            }),
            z.object({ id, field: z.literal('year'), value: year.nullable() }),
          ]),
        )
        .max(20_000),
    }),
  ),
  /** Moves weight between January and February as Spring Festival moves to the plan's year; `seasonality-settled` if nothing does. */
  'seasonality.shiftFestival': call<null>()(z.object({ id, plan: id })),
  /** Takes a profile out. Who follows it falls back: a channel to its plan's, a plan to its own weights, else even. */
  'seasonality.remove': call<null>()(z.object({ id })),
  /** Which profile a plan follows; null for its own weights. */
  'seasonality.follow': call<null>()(z.object({ plan: id, profile: id.nullable() })),
  'seasonality.holidays': call<Holidays>()(z.object({})),
  /** Adds or changes days; a null name or kind of a shipped day brings back what was shipped. */
  'seasonality.editHolidays': call<{ readonly changed: number }>()(
    z.object({
      act: z.enum(['type', 'paste', 'fill', 'clear', 'edit']),
      edits: z
        .array(
          z.object({
            date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
            name: z.string().max(60).nullable().optional(),
            kind: z.enum(dayKinds).nullable().optional(),
          }),
        )
        .max(5_000),
    }),
  ),
}

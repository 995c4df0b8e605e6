import { z } from 'zod'
import { call } from '../shared/call.ts'
import { recordedMeasures } from '../shared/choices.ts'

export { recordedMeasures } from '../shared/choices.ts'
export type RecordedMeasure = (typeof recordedMeasures)[number]
export const recordedMeasure = z.enum(recordedMeasures)

/** 业绩: one dated amount of one recorded measure for one channel. Returns are negative. */
export type Actual = {
  readonly id: string
  readonly measure: RecordedMeasure
  readonly channel: string | null
  /** Whose it is; the channel's owner at the time unless another was named. */
  readonly person: string | null
  /** `YYYY-MM-DD`. */
  readonly occurredOn: string | null
  /** Fen; null while it is still on its way in another file. */
  readonly amount: number | null
  readonly document: string | null
  readonly note: string | null
  /** The file that it came in; null where it was typed. */
  readonly source: string | null
}

/** Records as columns of plain arrays, all of one length: the n-th of each column belongs to the n-th record. */
export type ActualColumns = { readonly [Field in keyof Actual]: readonly Actual[Field][] }

const id = z.string().max(200)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const value = z.union([z.string().max(10_000), z.number(), z.null()])

export const actualsCalls = {
  /** Records of a period (both days within it) and a measure (null for all), by day. */
  'actuals.list': call<ActualColumns>()(z.object({ from: day, to: day, measure: recordedMeasure.nullable() })),
  /** The first and the last day that anything was recorded for; null where nothing was. */
  'actuals.span': call<{ readonly from: string; readonly to: string } | null>()(z.object({})),
  /**
   * Records one amount. Without a person it is the channel owner's. Fails with `field-invalid`, `reference-missing`, or
   * `actual-exists` where the same document was recorded before for that measure, channel and day.
   */
  'actuals.create': call<{ readonly id: string }>()(z.object({ fields: z.record(z.string(), value) })),
  /** Sets fields; all of them or none. */
  'actuals.edit': call<{ readonly changed: number }>()(
    z.object({
      act: z.enum(['type', 'paste', 'fill', 'clear', 'edit']),
      edits: z.array(z.object({ id, field: z.string().max(40), value })).max(200_000),
    }),
  ),
  /** Takes records out; an undo brings them back. */
  'actuals.remove': call<{ readonly changed: number }>()(z.object({ ids: z.array(id).min(1).max(100_000) })),
}

import { z } from 'zod'
import { units } from '../shared/money.ts'
import { call } from '../shared/call.ts'
import { comparedGroupings } from '../shared/choices.ts'

const id = z.string().max(200)

/** What a plan's own targets are held against: another plan or version, a plan's quotas, or nothing of the kind. */
export const comparedWith = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('plan'), plan: id }),
  z.object({ kind: z.literal('quota') }),
])
export type ComparedWith = z.infer<typeof comparedWith>

export type ComparedGrouping = (typeof comparedGroupings)[number]

export const comparisonCalls = {
  /** Writes a comparison as a workbook with live differences; asks where. Answers the path. `cancelled` if nowhere. */
  'comparison.export': call<{ readonly path: string }>()(
    z.object({
      plan: id,
      with: comparedWith,
      measure: z.enum(['intake', 'revenue']),
      grouping: z.enum(comparedGroupings),
      /** Whether rows that are the same on both sides are left out; totals count them all the same. */
      onlyDifferences: z.boolean(),
      unit: z.enum(units),
      language: z.enum(['zh-CN', 'en']),
    }),
  ),
}

import { z } from 'zod'
import { measure } from '../plans/plans.contract.ts'
import { units } from '../shared/money.ts'
import { call } from '../shared/call.ts'

export const sheetRequest = z.object({
  plan: z.string().max(200),
  measure,
  unit: z.enum(units),
  language: z.enum(['zh-CN', 'en']),
  document: z.discriminatedUnion('kind', [
    /** City ids in printing order; null prints every city that has a line, one after another. */
    z.object({ kind: z.literal('cities'), cities: z.array(z.string().max(200)).nullable() }),
    z.object({ kind: z.literal('table-a') }),
    z.object({ kind: z.literal('table-b') }),
    z.object({ kind: z.literal('table-c') }),
  ]),
})
export type SheetRequest = z.infer<typeof sheetRequest>

export const sheetsCalls = {
  /** Writes one PDF; asks where. Answers the path, the number of documents and of pages. */
  'sheets.pdf': call<{ readonly path: string; readonly documents: number; readonly pages: number }>()(sheetRequest),
  /** Opens the system's print dialog on the same pages. */
  'sheets.print': call<{ readonly documents: number }>()(sheetRequest),
  /** The pages as one HTML text, for the preview in a sandboxed frame. At most `limit` documents. */
  'sheets.preview': call<{ readonly url: string; readonly documents: number }>()(
    z.object({ request: sheetRequest, limit: z.number().int().min(1).max(50) }),
  ),
}

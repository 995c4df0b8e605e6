import { z } from 'zod'
import { actualId } from '../actuals/actuals.store.ts'
import { recordedMeasure } from '../actuals/actuals.contract.ts'
import type { Edit } from '../ledger/ledger.ts'

/** A year of one channel's records, a month each: a tenth of what the rows would take in the file. */
export const sampleActuals = z.object({
  measure: recordedMeasure,
  channel: z.string(),
  person: z.string(),
  year: z.number(),
  /** Day of the month. */
  day: z.number(),
  /** Begins the document numbers: `SK-2603-SH-001`. */
  prefix: z.string(),
  /** Whole yuan from January on; null where nothing was recorded. */
  yuan: z.array(z.number().int().nullable()).length(12),
  note: z.string().optional(),
})
export type SampleActuals = z.infer<typeof sampleActuals>

const two = (part: number): string => String(part).padStart(2, '0')

/** The records as edits of their rows. `codes` are the channels' codes by id. */
export const actualEdits = (years: readonly SampleActuals[], codes: ReadonlyMap<string, string>): readonly Edit[] =>
  years.flatMap(({ measure, channel, person, year, day, prefix, yuan, note }) =>
    yuan.flatMap((amount, at): readonly Edit[] => {
      if (amount === null) return []
      const occurredOn = `${year}-${two(at + 1)}-${two(day)}`
      const document = `${prefix}-${two(year % 100)}${two(at + 1)}-${codes.get(channel) ?? channel}`
      const fields = {
        measure,
        channel,
        person,
        occurredOn,
        amount: amount * 100,
        document,
        note: note ?? null,
        live: 1,
      }
      const id = actualId({ document, channel, measure, occurredOn })
      return Object.entries(fields)
        .filter(([, value]) => value !== null)
        .map(([field, value]) => ({ entity: 'actual', id, field, value }))
    }),
  )

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Edit, Ledger } from '../ledger/ledger.ts'
import { amountField, liveField, months, type Entity } from '../ledger/registry.ts'
import { actualEdits, sampleActuals } from './sample-actuals.ts'
import type { SampleFacts } from './workspaces.contract.ts'

const value = z.union([z.string(), z.number(), z.null()])

/** `resources/sample.json`: rows by entity, as `build/scripts/make-sample.ts` writes them. */
const sample = z.object({
  name: z.string(),
  user: z.string(),
  /** The plan whose sums the first-run screen tells. */
  plan: z.string(),
  rows: z.array(z.object({ entity: z.string(), id: z.string(), fields: z.record(z.string(), value) })),
  actuals: z.array(sampleActuals),
})
export type Sample = z.infer<typeof sample>

export const readSample = (resourcesFolder: string): Sample =>
  sample.parse(JSON.parse(readFileSync(join(resourcesFolder, 'sample.json'), 'utf8')))

/** Writes the sample as one batch; the ledger checks every field as it does for any other edit. */
export function fillFromSample(ledger: Ledger, content: Sample): void {
  const edits = content.rows.flatMap(({ entity, id, fields }) =>
    [...Object.entries(fields), [liveField, 1] as const].map(([field, stored]): Edit => ({
      entity: entity as Entity,
      id,
      field,
      value: stored,
    })),
  )
  const codes = new Map(
    content.rows.filter(({ entity }) => entity === 'channel').map(({ id, fields }) => [id, String(fields['code'])]),
  )
  ledger.commit('sample', { name: content.name }, [...edits, ...actualEdits(content.actuals, codes)])
}

export function sampleFacts(content: Sample): SampleFacts {
  const count = (entity: Entity): number => content.rows.filter((row) => row.entity === entity).length
  const sum = (measure: string): number =>
    content.rows
      .filter(
        (row) =>
          row.entity === 'targetLine' && row.fields['plan'] === content.plan && row.fields['measure'] === measure,
      )
      .reduce(
        (total, row) => total + months.reduce((year, month) => year + Number(row.fields[amountField(month)] ?? 0), 0),
        0,
      )
  return {
    name: content.name,
    cities: count('city'),
    channels: count('channel'),
    people: content.rows.filter((row) => row.entity === 'person' && !row.fields['leftOn']).length,
    intakeFen: sum('intake'),
    revenueFen: sum('revenue'),
  }
}

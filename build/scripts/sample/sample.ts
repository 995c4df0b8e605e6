import type { Sample } from '../../../src-main/workspaces/sample.ts'
import { activityRows } from './activities.ts'
import { sampleActuals } from './actuals.ts'
import { region } from './places.ts'
import { seeded } from './random.ts'
import { channelRows, peopleRows, type Row } from './rows.ts'
import { targetRows, thisYear } from './targets.ts'

const withoutBlanks = ({ entity, id, fields }: Row): Row => ({
  entity,
  id,
  fields: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
})

/** The sample workspace: one region, one manager, last year's figures and this year's plan. Always the same. */
export function makeSample(): Sample {
  const random = seeded(20_270_101)
  const { rows, channels } = channelRows(random)
  const all = [...peopleRows(), ...rows, ...targetRows(random, channels), ...activityRows(random, channels)]
  const actuals = [...sampleActuals(all, channels)]
  return { name: region.name, user: '张伟', plan: thisYear, rows: all.map(withoutBlanks), actuals }
}

/** One row a line, so that a change of the sample reads well in a diff. */
export function sampleText({ rows, actuals, ...head }: Sample): string {
  const lines = (some: readonly unknown[]): string => some.map((row) => JSON.stringify(row)).join(',\n')
  return `${JSON.stringify(head).slice(0, -1)},"rows":[\n${lines(rows)}\n],"actuals":[\n${lines(actuals)}\n]}\n`
}

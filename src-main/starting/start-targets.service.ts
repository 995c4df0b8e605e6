import type { Database as Sqlite } from 'better-sqlite3'
import { readMonthlyActualsByChannel } from '../actuals/actuals.store.ts'
import { sideOf } from '../comparison/comparison.rules.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Measure, Plan } from '../plans/plans.contract.ts'
import { readSeasons } from '../seasonality/season.store.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { Refusal, valueOf } from '../shared/result.ts'
import { loadGrid } from '../targets/targets.service.ts'
import { yearOf } from '../targets/targets.rules.ts'
import { targetLineId } from '../targets/targets.store.ts'
import { decideAmounts, standingLines } from '../targets/writing.service.ts'
import type { StartChange, StartInput, StartPreview, StartSource } from './starting.contract.ts'
import {
  growSeeds,
  seedLines,
  startLine,
  type Grown,
  type LeftOut,
  type SourceLine,
  type Started,
} from './starting.rules.ts'
import { readPresent, readStartChannels } from './starting.store.ts'

/** What a start comes to for one measure: what is told, and the edits that do it. */
export type DecidedStart = {
  readonly preview: StartPreview
  readonly edits: () => { readonly edits: readonly Edit[]; readonly changed: number }
}

/** Changed cells told one by one; all are counted. */
export const mostChanges = 200

/** The source's lines in this plan's order of months. A channel's records are one line, whoever made them. */
function readSource(sqlite: Sqlite, plan: Plan, measure: Measure, source: StartSource): readonly SourceLine[] {
  const blank = (lines: readonly SourceLine[]): boolean =>
    lines.every(({ months }) => months.every((amount) => amount === null))
  if (source.what === 'actuals') {
    const { fiscalYear } = source
    const channels = readMonthlyActualsByChannel(sqlite, { fiscalYear, firstMonth: plan.firstMonth, measure })
    const lines = [...channels].map(([channel, months]): SourceLine => ({ owner: null, channel, city: null, months }))
    if (blank(lines)) throw new Refusal('actuals-none', { fiscalYear })
    return lines
  }
  const grid = loadGrid(sqlite, source.plan, measure)
  if (blank(grid.lines)) throw new Refusal('plan-empty', { fiscalYear: grid.plan.fiscalYear })
  return sideOf(grid, plan.firstMonth)
}

type Row = { readonly grown: Grown; readonly started: Started }

/**
 * Decides how this plan's targets start from another's, or from a year's actuals (`readMonthlyActualsByChannel`), whose
 * months without a record start nothing. Throws `Refusal`: `plan-empty` or `actuals-none` where the source has no amount,
 * and what `growSeeds` fails with.
 */
export function startTargets(
  sqlite: Sqlite,
  plan: Plan,
  measure: Measure,
  input: StartInput,
  today: string,
): DecidedStart {
  const source = readSource(sqlite, plan, measure, input.source)
  const where = { plan: plan.id, measure }
  const seeded = seedLines({
    lines: loadGrid(sqlite, plan.id, measure).lines,
    source,
    channels: readStartChannels(sqlite),
    present: readPresent(sqlite, today),
    archived: input.archived,
    idOf: (key) => targetLineId(plan.id, measure, key),
  })
  const seasonOf = readSeasons(sqlite, plan)
  const all = valueOf(growSeeds(seeded.seeds, input.rules, plan.step, (channel) => seasonOf(channel).shape))
  const rows = all.map((grown): Row => ({ grown, started: startLine(grown, input.mode) }))
  const changed = rows.filter(({ started }) => started.outcomes.includes('change'))
  return {
    preview: previewOf(measure, rows, changed, seeded),
    edits: () => {
      const standing = standingLines(
        sqlite,
        where,
        changed.map(({ grown }) => grown.key),
      )
      const writes = standing.map((one, index) => ({
        standing: one,
        months: changed[index]?.started.after ?? one.line.months,
      }))
      return decideAmounts(sqlite, where, writes)
    },
  }
}

function previewOf(
  measure: Measure,
  rows: readonly Row[],
  changed: readonly Row[],
  seeded: { readonly leftOut: readonly LeftOut[]; readonly negative: number },
): StartPreview {
  const count = (wanted: string): number =>
    rows.reduce((sum, { started }) => sum + started.outcomes.filter((outcome) => outcome === wanted).length, 0)
  const sourceOf = ({ grown }: Row): Fen | null => yearOf(grown.source)
  const beforeOf = ({ grown }: Row): Fen | null => yearOf(grown.line.months)
  const afterOf = ({ started }: Row): Fen | null => yearOf(started.after)
  const some = rows.filter((row) => sourceOf(row) !== null || beforeOf(row) !== null || afterOf(row) !== null)
  return {
    measure,
    rules: [...Map.groupBy(rows, ({ grown }) => grown.rule)]
      .map(([rule, theirs]) => ({
        rule,
        lines: theirs.length,
        source: sumFen(theirs.map(sourceOf)),
        grown: sumFen(theirs.map(({ grown }) => yearOf(grown.grown))),
      }))
      .toSorted((a, b) => a.rule - b.rule),
    groups: [...Map.groupBy(some, ({ grown }) => grown.governed.city)].map(([subject, theirs]) => ({
      level: 'city',
      subject,
      source: sumFen(theirs.map(sourceOf)),
      before: sumFen(theirs.map(beforeOf)),
      after: sumFen(theirs.map(afterOf)),
    })),
    source: sumFen(rows.map(sourceOf)),
    before: sumFen(rows.map(beforeOf)),
    after: sumFen(rows.map(afterOf)),
    lines: changed.length,
    cells: count('change'),
    skippedHeld: count('held'),
    skippedWritten: count('written'),
    negative: seeded.negative,
    leftOut: gathered(seeded.leftOut),
    changes: changesOf(changed),
  }
}

/** What was left out, by its reason. */
export const gathered = (leftOut: readonly LeftOut[]): StartPreview['leftOut'] =>
  [...Map.groupBy(leftOut, ({ reason }) => reason)].map(([reason, theirs]) => ({
    reason,
    count: theirs.length,
    fen: theirs.reduce((sum, { fen }) => sum + fen, 0),
  }))

function changesOf(changed: readonly Row[]): readonly StartChange[] {
  const changes: StartChange[] = []
  for (const { grown, started } of changed) {
    for (const [index, outcome] of started.outcomes.entries()) {
      if (outcome !== 'change') continue
      if (changes.length === mostChanges) return changes
      const { owner, channel } = grown.line
      changes.push({
        owner,
        channel,
        city: grown.governed.city,
        quota: null,
        period: { kind: 'month', month: index + 1 },
        source: grown.source[index] ?? null,
        before: grown.line.months[index] ?? null,
        after: started.after[index] ?? null,
      })
    }
  }
  return changes
}

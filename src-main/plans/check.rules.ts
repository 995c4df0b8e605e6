import type { People } from '../people/people.contract.ts'
import { sumFen } from '../shared/money.ts'
import { compareQuotas } from '../targets/quotas.rules.ts'
import type { TargetGrid, TargetLine } from '../targets/targets.contract.ts'
import { lineYear } from '../targets/targets.rules.ts'
import type { MeasureCheck, RevisedCell } from './plans.contract.ts'
import { changedMonths, unexplainedMonths } from './revision.rules.ts'

const shownNames = 5

/** What is told of one measure before a plan is submitted. `nameOf` names a line to a person. */
export function checkMeasure(grid: TargetGrid, people: People, nameOf: (line: TargetLine) => string): MeasureCheck {
  const { quota, difference } = compareQuotas(grid, people).total({ kind: 'year' })
  const empty = grid.lines.filter((line) => lineYear(line) === null)
  const blanks = grid.lines.reduce(
    (count, line) => (lineYear(line) === null ? count : count + line.months.filter((amount) => amount === null).length),
    0,
  )
  return {
    measure: grid.measure,
    own: sumFen(grid.lines.map(lineYear)),
    quota,
    difference,
    lines: grid.lines.length,
    empty: empty.length,
    emptyNames: empty.slice(0, shownNames).map(nameOf),
    blanks,
  }
}

/** How many months of a revision differ from its baseline, and those that carry no reason; none in a first version. */
export function checkRevision(
  grid: TargetGrid,
  nameOf: (line: TargetLine) => string,
): { readonly changed: number; readonly unexplained: readonly RevisedCell[] } {
  if (grid.plan.baseline === null) return { changed: 0, unexplained: [] }
  let changed = 0
  const unexplained: RevisedCell[] = []
  for (const line of grid.lines) {
    const baseline = line.baseline ?? null
    changed += changedMonths(line.months, baseline).length
    for (const month of unexplainedMonths(line.months, baseline, line.reasons)) {
      const [before, after] = [baseline?.[month - 1] ?? null, line.months[month - 1] ?? null]
      unexplained.push({ measure: grid.measure, line: line.id, month, name: nameOf(line), before, after })
    }
  }
  return { changed, unexplained }
}

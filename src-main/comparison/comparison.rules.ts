import type { People } from '../people/people.contract.ts'
import { turnMonths } from '../plans/plans.rules.ts'
import type { FiscalPeriod } from '../shared/calendar.ts'
import type { Fen } from '../shared/money.ts'
import { compareQuotas, quotaAmount } from '../targets/quotas.rules.ts'
import { createRoster, type Roster } from '../targets/roster.rules.ts'
import type { QuotaLevel, TargetGrid, TargetLine } from '../targets/targets.contract.ts'
import { addMonths, blankMonths, periodTotal, type Months } from '../targets/targets.rules.ts'
import type { ComparedGrouping } from './comparison.contract.ts'

/** A line as it is compared: whose it is, and its twelve months in fen. */
export type SideLine = Pick<TargetLine, 'owner' | 'channel' | 'city' | 'months'>

/** One row beside itself in another plan, another version or another year. */
export type ComparedLine = {
  readonly id: string
  readonly owner: string | null
  readonly channel: string | null
  readonly city: string | null
  readonly mine: Months
  readonly theirs: Months
}

/** `same` are equal cells, blank beside blank included; a blank beside an amount, 0 too, is a difference (rule 6). */
export type CellState = 'same' | 'differs'

export const stateOf = (mine: Fen | null, theirs: Fen | null): CellState => (mine === theirs ? 'same' : 'differs')

/** mine − theirs in fen; a blank counts as nothing beside an amount, and two blanks have no difference. */
export const differenceOf = (mine: Fen | null, theirs: Fen | null): Fen | null =>
  mine === null && theirs === null ? null : (mine ?? 0) - (theirs ?? 0)

/**
 * The difference as tenths of a per cent of what it is compared with, half away from zero; null where that is blank, 0 or
 * less, of which no rate can be told (DOMAIN.md rule 11).
 */
export function rateOf(mine: Fen | null, theirs: Fen | null): number | null {
  if (theirs === null || theirs <= 0) return null
  const [gap, base] = [BigInt(mine ?? 0) - BigInt(theirs), BigInt(theirs)]
  const size = gap < 0n ? -gap : gap
  const tenths = Number((size * 2000n + base) / (base * 2n))
  return gap < 0n ? -tenths : tenths
}

/** A plan's lines, with their months in the order of a year that begins in `firstMonth`. */
export const sideOf = (grid: TargetGrid, firstMonth: number): readonly SideLine[] =>
  grid.plan.firstMonth === firstMonth
    ? grid.lines
    : grid.lines.map((line) => ({ ...line, months: turnMonths(line.months, grid.plan.firstMonth, firstMonth) }))

/**
 * How lines find each other. `channel`: a channel is one row whoever owns it, so that a handover is no difference.
 * `owner`: each owner's part of a channel is a row, so that every person's sums are those of the working grid.
 * 新增客户 lines are an owner's in a city in both.
 */
export type Matching = 'channel' | 'owner'

const keyOf = ({ owner, channel, city }: SideLine, matching: Matching): string =>
  channel === null
    ? JSON.stringify(['new', owner, city])
    : matching === 'channel'
      ? JSON.stringify(['channel', channel])
      : JSON.stringify(['channel', channel, owner])

type Merged = { first: SideLine; months: Months }

/** The lines of each key, added up; the line that says something names the row's owner and city. */
function merge(lines: readonly SideLine[], matching: Matching): ReadonlyMap<string, Merged> {
  const merged = new Map<string, Merged>()
  for (const line of lines) {
    const key = keyOf(line, matching)
    const known = merged.get(key)
    if (!known) merged.set(key, { first: line, months: line.months })
    else if (line.months.some((amount) => amount !== null)) {
      const empty = known.months.every((amount) => amount === null)
      if (empty) known.first = line
      known.months = empty ? line.months : addMonths([known, line])
    }
  }
  return merged
}

/**
 * Two sides line by line: first in the order of `mine`, then what only `theirs` has. Nothing is lost: the sums of both
 * columns are the sums of the sides, month by month.
 */
export function compareLines(
  mine: readonly SideLine[],
  theirs: readonly SideLine[],
  matching: Matching,
): readonly ComparedLine[] {
  const [left, right] = [merge(mine, matching), merge(theirs, matching)]
  const rows: ComparedLine[] = []
  for (const [id, { first, months }] of left) {
    const { owner, channel, city } = first
    rows.push({ id, owner, channel, city, mine: months, theirs: right.get(id)?.months ?? blankMonths })
  }
  for (const [id, { first, months }] of right) {
    if (left.has(id)) continue
    const { owner, channel, city } = first
    rows.push({ id, owner, channel, city, mine: blankMonths, theirs: months })
  }
  return rows
}

/** Whether any month of a row differs. */
export const anyDiffers = ({ mine, theirs }: Pick<ComparedLine, 'mine' | 'theirs'>): boolean =>
  mine.some((amount, month) => amount !== (theirs[month] ?? null))

/** Both sides of several rows, added up month by month. */
export const addCompared = (rows: readonly ComparedLine[]): { readonly mine: Months; readonly theirs: Months } => ({
  mine: addMonths(rows.map(({ mine }) => ({ months: mine }))),
  theirs: addMonths(rows.map(({ theirs }) => ({ months: theirs }))),
})

/** What two sides hold in a period. `theirs` is undefined where a quota was given at a coarser grain. */
export type Sides = { readonly mine: Fen | null; readonly theirs: Fen | null | undefined }

export const sidesOf = (
  { mine, theirs }: { readonly mine: Months; readonly theirs: Months },
  period: FiscalPeriod,
): Sides => ({ mine: periodTotal(mine, period), theirs: periodTotal(theirs, period) })

/** What several lines are gathered under; null where they count under nobody. */
export function subjectOf(
  grouping: ComparedGrouping,
  roster: Roster,
): (line: Pick<ComparedLine, 'owner' | 'city'>) => string | null {
  switch (grouping) {
    case 'city':
      return ({ city }) => city
    case 'person':
      return ({ owner }) => owner
    case 'department':
      return ({ owner }) => roster.person(owner)?.department ?? null
    case 'region':
      return (line) => roster.regionOf(line)
    case 'none':
      return () => null
  }
}

/** Where owners do not matter a channel is one row whoever owns it. */
export const matchingOf = (grouping: ComparedGrouping): Matching =>
  grouping === 'person' || grouping === 'department' ? 'owner' : 'channel'

export type ComparedGroup = { readonly subject: string | null; readonly rows: readonly ComparedLine[] }

/** The rows under their subjects: people in the roster's order, all else as it first comes; without grouping, one group. */
export function groupCompared(
  rows: readonly ComparedLine[],
  grouping: ComparedGrouping,
  roster: Roster,
): readonly ComparedGroup[] {
  const groups = Map.groupBy(rows, subjectOf(grouping, roster))
  const subjects = grouping === 'person' ? roster.sortOwners(groups.keys()) : [...groups.keys()]
  return subjects.map((subject) => ({ subject, rows: groups.get(subject) ?? [] }))
}

/** A subject's own numbers beside its quota, which cannot be told where it was given at a coarser grain. */
export type QuotaRow = { readonly subject: string; readonly sides: (period: FiscalPeriod) => Sides }

/** Every subject of a level that has lines or a quota, in the order of the lines, then of the quotas. */
export function compareWithQuotas(grid: TargetGrid, people: People, level: QuotaLevel): readonly QuotaRow[] {
  const roster = createRoster(people)
  const compared = compareQuotas(grid, people)
  const given = new Map(grid.quotas.filter((quota) => quota.level === level).map((quota) => [quota.subject, quota]))
  const lines = Map.groupBy(grid.lines, subjectOf(level, roster))
  const all = [...new Set([...lines.keys(), ...given.keys()])].filter((subject) => subject !== null)
  const subjects = level === 'person' ? roster.sortOwners(all).filter((subject) => subject !== null) : all
  return subjects.map((subject) => {
    const quota = given.get(subject)
    return {
      subject,
      sides: (period) => ({
        mine: compared.quotaFor(level, subject, period).own,
        theirs: quota ? quotaAmount(quota, period) : null,
      }),
    }
  })
}

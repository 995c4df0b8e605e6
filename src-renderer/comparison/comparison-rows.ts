import type { Channel } from '../../src-main/channels/channels.contract.ts'
import type { ComparedGrouping } from '../../src-main/comparison/comparison.contract.ts'
import {
  addCompared,
  anyDiffers,
  compareLines,
  compareWithQuotas,
  groupCompared,
  matchingOf,
  sidesOf,
  stateOf,
  type ComparedLine,
  type SideLine,
  type Sides,
} from '../../src-main/comparison/comparison.rules.ts'
import type { People } from '../../src-main/people/people.contract.ts'
import { fiscalMonths, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import { sumQuotas } from '../../src-main/targets/quotas.rules.ts'
import { createRoster, type Roster } from '../../src-main/targets/roster.rules.ts'
import type { QuotaLevel, TargetGrid } from '../../src-main/targets/targets.contract.ts'
import { addMonths, periodTotal } from '../../src-main/targets/targets.rules.ts'
import type { RowKind } from '../grid/column-spec.ts'

/** A row with both of its sides. */
export type ComparisonRow = {
  readonly id: string
  readonly kind: RowKind
  readonly name: string
  readonly note: string
  readonly hint: string
  readonly owner: string
  readonly city: string
  readonly open: boolean | null
  /** Whether any month differs. */
  readonly differs: boolean
  readonly sides: (period: FiscalPeriod) => Sides
}

export type ComparisonWords = {
  readonly newCustomers: string
  readonly noCity: string
  readonly noOwner: string
  readonly noDepartment: string
  readonly noRegion: string
  readonly unknown: string
  readonly total: string
  readonly rate: string
  readonly differing: (differing: number, all: number) => string
}

export type ComparisonTable = {
  readonly rows: readonly ComparisonRow[]
  /** 合计 and the rate of its difference. */
  readonly pinned: readonly ComparisonRow[]
  /** How many lines (or subjects, against quotas) differ, and how many there are. */
  readonly differing: number
  readonly all: number
  readonly groupIds: readonly string[]
}

export type ComparisonInput = {
  readonly grid: TargetGrid
  /** What it is compared with, in this plan's order of months; null for the plan's quotas. */
  readonly theirs: readonly SideLine[] | null
  readonly people: People
  readonly channels: readonly Channel[]
  readonly grouping: ComparedGrouping
  readonly onlyDifferences: boolean
  readonly words: ComparisonWords
}

const plain = { note: '', hint: '', owner: '', city: '', open: null }

function nameOf(grouping: ComparedGrouping, subject: string | null, roster: Roster, words: ComparisonWords): string {
  const named = {
    city: roster.city,
    person: roster.person,
    department: roster.department,
    region: roster.region,
  }
  const none = {
    city: words.noCity,
    person: words.noOwner,
    department: words.noDepartment,
    region: words.noRegion,
  }
  if (grouping === 'none') return ''
  return subject === null ? none[grouping] : (named[grouping](subject)?.name ?? words.unknown)
}

/** The rows of a comparison, each group before its lines. Totals count what `onlyDifferences` leaves out. */
export function comparisonTable(input: ComparisonInput): ComparisonTable {
  return input.theirs === null ? againstQuotas(input) : againstLines(input, input.theirs)
}

function againstLines(input: ComparisonInput, theirs: readonly SideLine[]): ComparisonTable {
  const { grid, people, grouping, onlyDifferences, words } = input
  const roster = createRoster(people)
  const channels = new Map(input.channels.map((channel) => [channel.id, channel]))
  const compared = compareLines(grid.lines, theirs, matchingOf(grouping))
  const line = (row: ComparedLine): ComparisonRow => {
    const channel = row.channel === null ? undefined : channels.get(row.channel)
    return {
      ...plain,
      id: row.id,
      kind: 'line',
      name: row.channel === null ? words.newCustomers : (channel?.name ?? words.unknown),
      hint: channel?.code ? `${channel.code} ${channel.name}` : '',
      owner: roster.person(row.owner)?.name ?? '',
      city: roster.city(row.city)?.name ?? '',
      differs: anyDiffers(row),
      sides: (period) => sidesOf(row, period),
    }
  }
  const rows: ComparisonRow[] = []
  const groupIds: string[] = []
  let [differing, all] = [0, 0]
  for (const { subject, rows: theirRows } of groupCompared(compared, grouping, roster)) {
    const made = theirRows.map(line)
    const changed = made.filter(({ differs }) => differs)
    differing += changed.length
    all += made.length
    const shown = onlyDifferences ? changed : made
    if (grouping === 'none') {
      rows.push(...shown)
      continue
    }
    if (shown.length === 0) continue
    const id = `group:${grouping}:${subject ?? ''}`
    groupIds.push(id)
    const sums = addCompared(theirRows)
    rows.push({
      ...plain,
      id,
      kind: 'group',
      name: nameOf(grouping, subject, roster, words),
      note: words.differing(changed.length, made.length),
      open: true,
      differs: changed.length > 0,
      sides: (period) => sidesOf(sums, period),
    })
    rows.push(...shown)
  }
  const sums = addCompared(compared)
  const pinned = pinnedOf(words, (period) => sidesOf(sums, period))
  return { rows, pinned, differing, all, groupIds }
}

function againstQuotas(input: ComparisonInput): ComparisonTable {
  const { grid, people, onlyDifferences, words } = input
  const level = levelOf(input.grouping)
  const roster = createRoster(people)
  const whole = addMonths(grid.lines)
  const given = grid.quotas.filter((quota) => quota.level === level)
  const made = compareWithQuotas(grid, people, level).map(({ subject, sides }): ComparisonRow => {
    const differs = (period: FiscalPeriod): boolean => {
      const { mine, theirs } = sides(period)
      return theirs !== undefined && stateOf(mine, theirs) === 'differs'
    }
    return {
      ...plain,
      id: `${level}:${subject}`,
      kind: 'line',
      name: nameOf(level, subject, roster, words),
      differs: differs({ kind: 'year' }) || fiscalMonths.some((month) => differs({ kind: 'month', month })),
      sides,
    }
  })
  const changed = made.filter(({ differs }) => differs)
  const pinned = pinnedOf(words, (period) => ({
    mine: periodTotal(whole, period),
    theirs: sumQuotas(given, period),
  }))
  return {
    rows: onlyDifferences ? changed : made,
    pinned,
    differing: changed.length,
    all: made.length,
    groupIds: [],
  }
}

/** Quotas stand at a level; without grouping they are compared by person. */
export const levelOf = (grouping: ComparedGrouping): QuotaLevel => (grouping === 'none' ? 'person' : grouping)

function pinnedOf(words: ComparisonWords, sides: ComparisonRow['sides']): readonly ComparisonRow[] {
  const total: ComparisonRow = { ...plain, id: 'total', kind: 'total', name: words.total, differs: true, sides }
  return [total, { ...total, id: 'rate', kind: 'share', name: words.rate }]
}

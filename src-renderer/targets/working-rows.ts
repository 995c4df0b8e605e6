import type { Channel } from '../../src-main/channels/channels.contract.ts'
import type { People } from '../../src-main/people/people.contract.ts'
import { shares } from '../../src-main/shared/allocation.ts'
import { monthsOf, type FiscalPeriod } from '../../src-main/shared/calendar.ts'
import type { Fen } from '../../src-main/shared/money.ts'
import { difference, quotaAmount, type Compared, type Quotas } from '../../src-main/targets/quotas.rules.ts'
import { createRoster, type Roster } from '../../src-main/targets/roster.rules.ts'
import type { Quota, TargetLine } from '../../src-main/targets/targets.contract.ts'
import { addMonths, linesBy, periodTotal, type Months } from '../../src-main/targets/targets.rules.ts'
import { groupsOf, type GroupKind, type Grouping, type Groups, type GroupWords } from './grouping.ts'
import { blankRow, nothingCompared, quotaFinder, type QuotaSubject, type TargetRow } from './target-row.ts'

/** Words that rows are made of, in the window's language. */
export type RowWords = GroupWords & {
  readonly newCustomers: string
  readonly total: string
  readonly share: string
  readonly channels: (count: number) => string
  readonly people: (count: number) => string
  /** How many of a group's lines a search or a filter leaves. */
  readonly left: (left: number, all: number) => string
}

export type RowMaker = {
  /** Group rows and, where they are open, their lines; unchanged rows keep their identity. */
  readonly rows: (input: {
    readonly lines: readonly TargetLine[]
    /** Whether these are all lines of the plan: a part of a person's lines cannot be held against his quota. */
    readonly whole: boolean
    readonly grouping: Grouping
    readonly closed: ReadonlySet<string>
    /** The quotas as they were read: while they are the same, groups of unchanged lines keep their identity. */
    readonly given: readonly Quota[]
    /** Orders and narrows the lines of a group; sums stay those of all its lines. */
    readonly arrange: (rows: readonly TargetRow[]) => readonly TargetRow[]
  }) => readonly TargetRow[]
  /** 合计 and 占比 over all given lines. */
  readonly pinned: (lines: readonly TargetLine[], quotas: Quotas, whole: boolean) => readonly TargetRow[]
  readonly lineRow: (line: TargetLine) => TargetRow
  /** The ids of all group rows. */
  readonly groupIds: (lines: readonly TargetLine[], grouping: Grouping) => readonly string[]
}

const groupId = (grouping: Grouping, subject: string | null): string => `group:${grouping}:${subject ?? ''}`

/** Makes rows, remembering those of lines that did not change, so that a keystroke redraws four rows and not a thousand. */
export function createRowMaker(people: People, channels: readonly Channel[], words: RowWords): RowMaker {
  const roster = createRoster(people)
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  const ofLine = new WeakMap<TargetLine, TargetRow>()
  const ofGroup = new Map<
    string,
    { readonly lines: readonly TargetLine[]; readonly given: readonly Quota[]; readonly row: TargetRow }
  >()

  const made = new Map<GroupKind, Groups>()
  const kinds = (kind: GroupKind): Groups => {
    const known = made.get(kind) ?? groupsOf(kind, { roster, people, channel: (id) => byId.get(id), words })
    made.set(kind, known)
    return known
  }

  const lineRow = (line: TargetLine): TargetRow => {
    const known = ofLine.get(line)
    if (known) return known
    const channel = line.channel === null ? undefined : byId.get(line.channel)
    const row: TargetRow = {
      ...blankRow,
      id: line.id,
      kind: 'line',
      name: line.channel === null ? words.newCustomers : (channel?.name ?? words.unknown),
      ...(channel?.code ? { hint: `${channel.code} ${channel.name}` } : {}),
      grade: channel?.grade ?? '',
      city: roster.city(line.city)?.name ?? '',
      owner: roster.person(line.owner)?.name ?? '',
      department: roster.department(roster.person(line.owner)?.department ?? null)?.name ?? '',
      lines: [line],
      line,
      amount: (period) => periodTotal(line.months, period),
    }
    ofLine.set(line, row)
    return row
  }

  const groupRow = (group: Group, given: readonly Quota[]): TargetRow => {
    const known = ofGroup.get(group.id)
    if (known && known.row.open === group.open && known.given === given && sameLines(known.lines, group.lines))
      return known.row
    const row = makeGroup(roster, words, group)
    ofGroup.set(group.id, { lines: group.lines, given, row })
    return row
  }

  return {
    lineRow,
    rows: ({ lines, whole, grouping, closed, given, arrange }) => {
      if (grouping === 'none') return arrange(lines.map(lineRow))
      const find = quotaFinder(given)
      const kind = kinds(grouping)
      const groups = linesBy(lines, kind.subjectOf)
      return kind.order(groups.keys()).flatMap((subject) => {
        const theirs = groups.get(subject) ?? []
        const id = groupId(grouping, subject)
        const open = !closed.has(id)
        const shown = arrange(theirs.map(lineRow))
        if (shown.length === 0) return []
        const compares = subject !== null && kind.level !== null && (grouping === 'city' || whole)
        const quota = compares ? find(kind.level, subject) : null
        const name = kind.name(subject)
        const row = groupRow({ id, grouping, subject, name, lines: theirs, open, quota }, given)
        // Its sums are those of all its lines, so it says how many of them are in sight.
        const head = shown.length < theirs.length ? { ...row, note: words.left(shown.length, theirs.length) } : row
        return [head, ...(open ? shown : [])]
      })
    },
    groupIds: (lines, grouping) =>
      grouping === 'none' ? [] : [...new Set(lines.map((line) => groupId(grouping, kinds(grouping).subjectOf(line))))],
    pinned: (lines, quotas, whole) => pinnedRows(words, lines, quotas, whole),
  }
}

const sameLines = (a: readonly TargetLine[], b: readonly TargetLine[]): boolean =>
  a.length === b.length && a.every((line, index) => line === b[index])

type Group = {
  readonly id: string
  readonly grouping: GroupKind
  readonly subject: string | null
  readonly name: string
  readonly lines: readonly TargetLine[]
  readonly open: boolean
  readonly quota: QuotaSubject | null
}

function makeGroup(
  roster: Roster,
  words: RowWords,
  { id, grouping, subject, name, lines, open, quota }: Group,
): TargetRow {
  const months = addMonths(lines)
  const owners = [...new Set(lines.map(({ owner }) => owner))]
  const cities = [...new Set(lines.map(({ city }) => city))]
  const [owner = null] = owners
  const [city = null] = cities
  return {
    ...blankRow,
    id,
    kind: 'group',
    name,
    note: words.channels(new Set(lines.map(({ channel }) => channel).filter((channel) => channel !== null)).size),
    owner: owners.length === 1 ? (roster.person(owner)?.name ?? '') : words.people(owners.length),
    city: cities.length === 1 ? (roster.city(city)?.name ?? '') : '',
    department:
      grouping === 'person' ? (roster.department(roster.person(subject)?.department ?? null)?.name ?? '') : '',
    lines,
    amount: (period) => periodTotal(months, period),
    compared: (period) => compare(quota?.given ?? null, periodTotal(months, period), period),
    quota,
    open,
  }
}

function compare(given: Quota | null, own: Fen | null, period: FiscalPeriod): Compared {
  const quota = given && quotaAmount(given, period)
  return { quota: quota ?? null, own, difference: difference(own, quota) }
}

/** The two rows at the foot. With a part of the lines only (`whole` false) there is no quota to compare them with. */
function pinnedRows(
  words: RowWords,
  lines: readonly TargetLine[],
  quotas: Quotas,
  whole: boolean,
): readonly TargetRow[] {
  const months = addMonths(lines)
  const owners = new Set(lines.map(({ owner }) => owner).filter((owner) => owner !== null))
  const total: TargetRow = {
    ...blankRow,
    id: 'total',
    kind: 'total',
    name: words.total,
    owner: words.people(owners.size),
    lines,
    amount: (period) => periodTotal(months, period),
    compared: (period) => (whole ? quotas.total(period) : nothingCompared),
  }
  return [total, shareRow(words.share, total, months)]
}

/** Each month's part of the year in tenths of a per cent; a quarter's is its months' sum, so that all add up. */
export function shareRow(name: string, total: TargetRow, months: Months): TargetRow {
  const parts = shares(months)
  return {
    ...total,
    id: 'share',
    kind: 'share',
    name,
    owner: '',
    lines: [],
    amount: () => null,
    share: (period) => sumShares(parts, period),
  }
}

function sumShares(parts: readonly (number | null)[], period: FiscalPeriod): number | null {
  const some = monthsOf(period).map((month) => parts[month - 1] ?? null)
  return some.every((part) => part === null) ? null : some.reduce<number>((sum, part) => sum + (part ?? 0), 0)
}

import { subjectOf } from '../../src-main/comparison/comparison.rules.ts'
import { handedOn } from '../../src-main/quotas/handed.rules.ts'
import { createRoster } from '../../src-main/targets/roster.rules.ts'
import type { QuotaLevel } from '../../src-main/targets/targets.contract.ts'
import { addMonths, periodTotal } from '../../src-main/targets/targets.rules.ts'
import { blankRow, quotaFinder, type TargetRow } from '../targets/target-row.ts'
import type { Targets } from '../targets/use-targets.ts'

/** From above to below, as quotas are handed down. */
export const levels = ['region', 'department', 'city', 'person'] as const satisfies readonly QuotaLevel[]
export type ShownLevel = 'all' | QuotaLevel

export type QuotaWords = {
  readonly unknown: string
  readonly own: string
  readonly level: (level: QuotaLevel) => string
  readonly handed: Readonly<Record<'city' | 'person', string>>
  readonly left: Readonly<Record<'city' | 'person', string>>
}

export type QuotaRowsInput = {
  readonly targets: Targets
  readonly shown: ShownLevel
  readonly closed: ReadonlySet<string>
  readonly words: QuotaWords
}

/** The head rows, which carry 自报, level by level: what filters choose from. */
export const quotaHeads = (input: QuotaRowsInput): readonly (readonly TargetRow[])[] =>
  levels.filter((level) => input.shown === 'all' || input.shown === level).map((level) => headRows(input, level))

/**
 * Everyone with a quota or lines, level by level: 自报 in the head row, under it 下达 and 差额, and for regions and
 * departments what was handed on and what is left of it, so that sums that do not meet are seen in their own months.
 */
export function quotaRows(
  input: QuotaRowsInput,
  heads: readonly TargetRow[],
  comparedRows: (row: TargetRow) => readonly TargetRow[],
): readonly TargetRow[] {
  const { closed } = input
  const handed = handedRows(input)
  return heads.flatMap((row) => {
    if (closed.has(row.id) || !row.quota) return [row]
    const compared = comparedRows(row)
    // Without a quota there is no difference; its row still takes one.
    return [row, ...(row.quota.given ? compared : compared.slice(0, 1)), ...handed(row)]
  })
}

function headRows({ targets, shown, closed, words }: QuotaRowsInput, level: QuotaLevel): readonly TargetRow[] {
  const { grid, people, quotas } = targets
  const roster = createRoster(people)
  const find = { city: roster.city, person: roster.person, department: roster.department, region: roster.region }[level]
  const given = quotaFinder(grid.quotas)
  const lines = Map.groupBy(grid.lines, subjectOf(level, roster))
  const withQuota = grid.quotas.filter((quota) => quota.level === level).map(({ subject }) => subject)
  const all = [...new Set([...lines.keys(), ...withQuota])].filter((subject) => subject !== null)
  const subjects = level === 'person' ? roster.sortOwners(all).filter((subject) => subject !== null) : all
  return subjects.map((subject): TargetRow => {
    const theirs = lines.get(subject) ?? []
    const months = addMonths(theirs)
    const id = `quota:${level}:${subject}`
    return {
      ...blankRow,
      id,
      kind: 'group',
      name: find(subject)?.name ?? words.unknown,
      note: shown === 'all' ? `${words.level(level)} · ${words.own}` : words.own,
      lines: theirs,
      amount: (period) => periodTotal(months, period),
      compared: (period) => quotas.quotaFor(level, subject, period),
      quota: given(level, subject),
      open: !closed.has(id),
    }
  })
}

function handedRows({ targets, words }: QuotaRowsInput): (row: TargetRow) => readonly TargetRow[] {
  const find = handedOn(targets.grid.quotas, targets.people)
  return ({ id, name, quota }) => {
    if (!quota) return []
    return find(quota.level, quota.subject).flatMap(({ to, allocated, unallocated }): readonly TargetRow[] => {
      const under = { ...blankRow, kind: 'line' as const, lines: [], whose: name }
      return [
        {
          ...under,
          id: `${id}#handed-${to}`,
          role: 'handed',
          name: words.handed[to],
          amount: (period) => allocated(period) ?? null,
        },
        // Of nothing given there is no rest.
        ...(quota.given === null
          ? []
          : [
              {
                ...under,
                id: `${id}#left-${to}`,
                role: 'left',
                name: words.left[to],
                amount: (period) => unallocated(period) ?? null,
              } satisfies TargetRow,
            ]),
      ]
    })
  }
}

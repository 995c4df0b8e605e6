import type { Channel } from '../../src-main/channels/channels.contract.ts'
import type { People } from '../../src-main/people/people.contract.ts'
import { channelGrades } from '../../src-main/shared/choices.ts'
import type { Roster } from '../../src-main/targets/roster.rules.ts'
import type { QuotaLevel, TargetLine } from '../../src-main/targets/targets.contract.ts'

export const groupings = ['city', 'person', 'department', 'grade', 'none'] as const
/** By what the working grid's lines stand together. */
export type Grouping = (typeof groupings)[number]
export type GroupKind = Exclude<Grouping, 'none'>

/** What groups without a name are called. */
export type GroupWords = {
  readonly noCity: string
  readonly noOwner: string
  readonly noDepartment: string
  readonly noGrade: string
  readonly unknown: string
  readonly grade: (grade: string) => string
}

/** How one kind of group finds, orders and names its subjects; null is the lines that have none. */
export type Groups = {
  readonly subjectOf: (line: TargetLine) => string | null
  /** The subjects in the order of the screen, those without a name last. */
  readonly order: (subjects: Iterable<string | null>) => readonly (string | null)[]
  readonly name: (subject: string | null) => string
  /** Whom a group's quota is given to; null where such a group is given none. */
  readonly level: QuotaLevel | null
}

export function groupsOf(
  kind: GroupKind,
  known: {
    readonly roster: Roster
    readonly people: People
    readonly channel: (id: string) => Channel | undefined
    readonly words: GroupWords
  },
): Groups {
  const { roster, people, channel, words } = known
  const named = (subject: string | null, none: string, name: string | undefined): string =>
    subject === null ? none : (name ?? words.unknown)
  switch (kind) {
    case 'city':
      return {
        subjectOf: ({ city }) => city,
        // The grid's own order is that of the cities already.
        order: (subjects) => [...subjects],
        name: (city) => named(city, words.noCity, roster.city(city)?.name),
        level: 'city',
      }
    case 'person':
      return {
        subjectOf: ({ owner }) => owner,
        order: roster.sortOwners,
        name: (owner) => named(owner, words.noOwner, roster.person(owner)?.name),
        level: 'person',
      }
    case 'department':
      return {
        subjectOf: ({ owner }) => roster.person(owner)?.department ?? null,
        order: (subjects) =>
          ranked(
            subjects,
            people.departments.map(({ id }) => id),
          ),
        name: (department) => named(department, words.noDepartment, roster.department(department)?.name),
        level: 'department',
      }
    case 'grade':
      return {
        subjectOf: (line) => (line.channel === null ? null : (channel(line.channel)?.grade ?? null)),
        order: (subjects) => ranked(subjects, channelGrades),
        name: (grade) => (grade === null ? words.noGrade : words.grade(grade)),
        level: null,
      }
  }
}

function ranked(subjects: Iterable<string | null>, order: readonly string[]): readonly (string | null)[] {
  const rank = (subject: string | null): number => {
    if (subject === null) return order.length + 1
    const place = order.indexOf(subject)
    return place < 0 ? order.length : place
  }
  return [...subjects].toSorted((a, b) => rank(a) - rank(b))
}

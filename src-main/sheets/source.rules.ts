import type { Channel } from '../channels/channels.contract.ts'
import type { City, Department, People, Person, Region } from '../people/people.contract.ts'
import { calendarMonth, quarterLabels } from '../shared/calendar.ts'
import { sumFen } from '../shared/money.ts'
import type { Quota, TargetGrid, TargetLine } from '../targets/targets.contract.ts'
import type { Compared, Fact } from './sheet.rules.ts'
import { type Language, type Unit, type Words, wordsOf } from './words.rules.ts'

/** All that a sheet is made from, as the other subjects' contracts give it. */
export type SheetSource = {
  readonly grid: TargetGrid
  readonly channels: readonly Channel[]
  readonly people: People
  /** Who prints; stands as the owner where the region names no manager. */
  readonly user: string
  readonly language: Language
  readonly unit: Unit
  /** Local date `YYYY-MM-DD` and time `HH:MM` of printing. */
  readonly printed: { readonly date: string; readonly time: string }
  /** SHA-256 of a text; handed in, so that the rules stay free of Node. */
  readonly digest: (text: string) => Uint8Array
}

/** The source with its rows found by id, made once a print job. */
export type Known = SheetSource & {
  readonly words: Words
  readonly channel: (id: string | null) => Channel | undefined
  readonly person: (id: string | null) => Person | undefined
  readonly city: (id: string | null) => City | undefined
  readonly region: (id: string | null) => Region | undefined
  readonly department: (id: string | null) => Department | undefined
  /** Compares names as the language sorts them (Chinese by pinyin), numbers in them by value. */
  readonly compare: (a: string, b: string) => number
}

export function know(source: SheetSource): Known {
  const finder = <Row extends { readonly id: string }>(rows: readonly Row[]) => {
    const byId = new Map(rows.map((row) => [row.id, row]))
    return (id: string | null): Row | undefined => (id === null ? undefined : byId.get(id))
  }
  return {
    ...source,
    words: wordsOf(source.language),
    channel: finder(source.channels),
    person: finder(source.people.people),
    city: finder(source.people.cities),
    region: finder(source.people.regions),
    department: finder(source.people.departments),
    compare: new Intl.Collator(source.language, { numeric: true }).compare,
  }
}

/** Rows of one key each, in the order in which the keys first come. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** A person's name; a person who is not there (a row that has not arrived yet) is told as nobody. */
export const ownerName = (known: Known, id: string | null): string => known.person(id)?.name ?? known.words.noOwner
export const cityName = (known: Known, id: string | null): string => known.city(id)?.name ?? known.words.noCity

/** The year of a quota at whatever grain it was given; null where all is blank. */
export const quotaYear = (quota: Quota | undefined): number | null => (quota ? sumFen(quota.amounts) : null)
export const quotaOf = (grid: TargetGrid, level: Quota['level'], subject: string | null): Quota | undefined =>
  grid.quotas.find((quota) => quota.level === level && quota.subject === subject)

/** What headquarters assigned in all: to the regions; where no region has a quota, the sum of the people's. */
export function quotaOfAll(grid: TargetGrid): number | null {
  const at = (level: Quota['level']): number | null =>
    sumFen(grid.quotas.filter((quota) => quota.level === level).map((quota) => quotaYear(quota)))
  return at('person') ?? at('region') ?? at('department') ?? at('city')
}

/** “2027（1–12 月）”: a fiscal year that does not begin in January says where it ends. */
export function fiscalYearText({ grid, words }: Known): string {
  const { fiscalYear, firstMonth } = grid.plan
  const last = calendarMonth(12, firstMonth)
  return words.fiscalYearOf(fiscalYear, firstMonth === 1 ? words.months(1, last) : words.monthsIntoNextYear(firstMonth, last))
}

export const statusWord = ({ grid, words }: Known): string => words.statuses[grid.plan.status]

/** A quarter that does not start in January names its months (DOMAIN.md rule 1). */
export function quarterHeads({ grid, words }: Known): readonly string[] {
  return quarterLabels(grid.plan.firstMonth).map(
    ({ quarter, from, to, named }) => words.quarter(quarter) + (named ? words.quarterMonths(from, to) : ''),
  )
}

/** The region that the lines lie in; several are counted. */
export function regionText(known: Known, lines: readonly TargetLine[]): { readonly name: string; readonly region: Region | undefined } {
  const ids = new Set(lines.map((line) => known.city(line.city)?.region ?? null).filter((id) => id !== null))
  const regions = [...ids].map((id) => known.region(id)).filter((region) => region !== undefined)
  const only = regions.length === 1 ? regions[0] : undefined
  if (only) return { name: only.name, region: only }
  return { name: regions.length > 1 ? known.words.manyRegions(regions.length) : '', region: undefined }
}

/** The facts at the head of the tables of the source, in the order of their grid. */
export function tableFacts(known: Known, measure: TargetGrid['measure']): readonly Fact[] {
  const { words, grid } = known
  const { name, region } = regionText(known, grid.lines)
  const manager = known.person(region?.manager ?? null)
  return [
    { label: words.region, value: name },
    { label: words.owner, value: manager ? words.ownerAndTitle(manager.name, manager.title) : known.user },
    { label: words.fiscalYear, value: fiscalYearText(known) },
    { label: words.unit, value: words.units[known.unit] },
    { label: words.measure, value: words.measures[measure] },
    { label: words.planVersion, value: words.planOf(grid.plan.version, statusWord(known)) },
    { label: words.printedOn, value: known.printed.date },
  ]
}

export const runningLine = (known: Known, title: string, place: string, measure: TargetGrid['measure'] | null): string => {
  const { words, grid } = known
  const parts = [
    place,
    measure ? words.measures[measure] : '',
    words.runningYear(grid.plan.fiscalYear),
    words.runningPlan(grid.plan.version, statusWord(known)),
    words.runningUnit(words.units[known.unit]),
  ]
  return title + words.wideSpace + parts.filter((part) => part !== '').join(' · ')
}

/** Whether something was assigned to any of these. */
export const anyQuota = (compared: readonly Compared[]): boolean => compared.some(({ quota }) => quota !== null)

import type { Channel } from '../channels/channels.contract.ts'
import type { People, Region } from '../people/people.contract.ts'
import type { Measure } from '../plans/plans.contract.ts'
import { calendarMonth, quarterLabels } from '../shared/calendar.ts'
import { compareQuotas, type Quotas } from '../targets/quotas.rules.ts'
import { createRoster, type Roster } from '../targets/roster.rules.ts'
import type { TargetGrid, TargetLine } from '../targets/targets.contract.ts'
import type { Fact } from './sheet.rules.ts'
import type { Unit } from '../shared/money.ts'
import { wordsOf, type Language, type Words } from './words.rules.ts'

/** All that a sheet is made from, as the other subjects give it. */
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

/** The source with what every sheet looks up, made once a print job. */
export type Known = SheetSource & {
  readonly words: Words
  readonly roster: Roster
  readonly quotas: Quotas
  readonly channel: (id: string | null) => Channel | undefined
  /** Cities whose name is not theirs alone. */
  readonly sameName: ReadonlySet<string>
}

export function know(source: SheetSource): Known {
  const { people, channels, grid } = source
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  const names = Map.groupBy(people.cities, (city) => city.name)
  return {
    ...source,
    words: wordsOf(source.language),
    roster: createRoster(people),
    quotas: compareQuotas(grid, people),
    channel: (id) => (id === null ? undefined : byId.get(id)),
    sameName: new Set(
      [...names.values()].filter((cities) => cities.length > 1).flatMap((cities) => cities.map(({ id }) => id)),
    ),
  }
}

/** A person's name; one who is not there (his row has not arrived yet) is told as nobody. */
export const nameOf = (known: Known, owner: string | null): string =>
  known.roster.person(owner)?.name ?? known.words.noOwner
export const cityName = (known: Known, id: string | null): string => known.roster.city(id)?.name ?? known.words.noCity

/** “2027（1–12 月）”: a fiscal year that does not begin in January says where it ends. */
export function fiscalYearText({ grid, words }: Known): string {
  const { fiscalYear, firstMonth } = grid.plan
  const last = calendarMonth(12, firstMonth)
  return words.fiscalYearOf(
    fiscalYear,
    firstMonth === 1 ? words.months(1, last) : words.monthsIntoNextYear(firstMonth, last),
  )
}

export const statusWord = ({ grid, words }: Known): string => words.statuses[grid.plan.status]

/** A quarter that does not start in January names its months (DOMAIN.md rule 1). */
export const quarterHeads = ({ grid, words }: Known): readonly string[] =>
  quarterLabels(grid.plan.firstMonth).map(
    ({ quarter, from, to, named }) => words.quarter(quarter) + (named ? words.quarterMonths(from, to) : ''),
  )

/** The region that the lines lie in; several are counted. */
export function regionsOf(
  known: Known,
  lines: readonly TargetLine[],
): { readonly name: string; readonly only: Region | undefined; readonly count: number } {
  const ids = new Set(lines.map((line) => known.roster.regionOf(line)))
  const regions = [...ids].map((id) => known.roster.region(id)).filter((region) => region !== undefined)
  const only = regions.length === 1 ? regions[0] : undefined
  const name = only?.name ?? (regions.length > 1 ? known.words.manyRegions(regions.length) : '')
  return { name, only, count: regions.length }
}

/** The facts at the head of the tables of the source, in the order of their grid. */
export function tableFacts(known: Known): readonly Fact[] {
  const { words, grid } = known
  const { name, only } = regionsOf(known, grid.lines)
  const manager = known.roster.person(only?.manager ?? null)
  return [
    { label: words.region, value: name },
    { label: words.owner, value: manager ? words.ownerAndTitle(manager.name, manager.title) : known.user },
    { label: words.fiscalYear, value: fiscalYearText(known) },
    { label: words.unit, value: words.units[known.unit] },
    { label: words.measure, value: words.measures[grid.measure] },
    { label: words.planVersion, value: words.planOf(grid.plan.version, statusWord(known)) },
    { label: words.printedOn, value: known.printed.date },
  ]
}

/** What stands above the table from page 2 on: document, place, measure, year, version, unit. */
export function runningLine(
  { words, grid, unit }: Known,
  title: string,
  place: string,
  measure: Measure | null,
): string {
  const parts = [
    place,
    measure ? words.measures[measure] : '',
    words.runningYear(grid.plan.fiscalYear),
    words.runningPlan(grid.plan.version, words.statuses[grid.plan.status]),
    words.runningUnit(words.units[unit]),
  ]
  return title + words.wideSpace + parts.filter((part) => part !== '').join(' · ')
}

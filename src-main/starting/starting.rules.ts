import { seasonWeights } from '../seasonality/season-weights.rules.ts'
import { fiscalMonths } from '../shared/calendar.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { normalKey } from '../targets/grid.rules.ts'
import type { LineKey, TargetLine } from '../targets/targets.contract.ts'
import { addMonths, blankMonths, isHeld, type Months } from '../targets/targets.rules.ts'
import { growGroup, ruleFinder, type Governed } from './growth.rules.ts'
import type { GrowthRule, LeftOutReason } from './starting.contract.ts'

/** A line of the source with its months in this plan's order. */
export type SourceLine = Pick<TargetLine, 'owner' | 'channel' | 'city' | 'months'>

export type StartChannel = {
  readonly id: string
  readonly owner: string | null
  readonly city: string | null
  readonly grade: string | null
  readonly archived: boolean
}

/** A line of this plan, what stands in it, and what the source gives it before any growth. */
export type Seed = {
  readonly key: LineKey
  readonly line: Pick<TargetLine, 'id' | 'owner' | 'channel' | 'city' | 'months' | 'held'>
  readonly governed: Governed
  readonly source: Months
}

export type LeftOut = { readonly reason: LeftOutReason; readonly fen: Fen }

export type Seeds = {
  readonly seeds: readonly Seed[]
  readonly leftOut: readonly LeftOut[]
  /** Months below zero (returns above sales), which start as 0: a target is never negative. */
  readonly negative: number
}

/**
 * What each line of this plan starts from. A channel's months go to its present owner's line whoever had them; a channel
 * that is new here starts blank; one in the archive, or no longer known, is left out and told, as are the 新增客户 lines
 * of people who are gone.
 */
export function seedLines(input: {
  readonly lines: readonly TargetLine[]
  readonly source: readonly SourceLine[]
  readonly channels: readonly StartChannel[]
  /** People who are here and have not left. */
  readonly present: ReadonlySet<string>
  readonly archived: boolean
  readonly idOf: (key: LineKey) => string
}): Seeds {
  const channels = new Map(input.channels.map((channel) => [channel.id, channel]))
  const standing = new Map(input.lines.map((line) => [line.id, line]))
  const given = new Map<string, { readonly key: LineKey; months: Months }>()
  const leftOut: LeftOut[] = []
  let negative = 0
  for (const line of input.source) {
    if (line.months.every((amount) => amount === null)) continue
    negative += line.months.filter((amount) => amount !== null && amount < 0).length
    const months = line.months.map((amount) => (amount === null ? null : Math.max(0, amount)))
    const place = placeOf(line, channels, input.present, input.archived)
    if (typeof place === 'string') {
      leftOut.push({ reason: place, fen: sumFen(months) ?? 0 })
      continue
    }
    const id = input.idOf(place)
    const known = given.get(id)
    if (known) known.months = addMonths([known, { months }])
    else given.set(id, { key: place, months })
  }
  const seeds: Seed[] = []
  const seedOf = (key: LineKey, line: Seed['line'], source: Months): void => {
    const channel = line.channel === null ? undefined : channels.get(line.channel)
    const governed = {
      channel: line.channel,
      person: line.owner,
      grade: channel?.grade ?? null,
      city: channel ? channel.city : line.city,
    }
    seeds.push({ key, line, governed, source })
  }
  for (const line of input.lines) {
    const start = given.get(line.id)
    given.delete(line.id)
    if (start) seedOf(start.key, line, start.months)
    else if (startsHere(line, channels, input.present)) seedOf(keyOf(line), line, blankMonths)
  }
  for (const [id, { key, months }] of given) {
    const city = key.channel === null ? key.city : (channels.get(key.channel)?.city ?? null)
    const line = standing.get(id) ?? { id, ...key, city, months: blankMonths, held: 0 }
    seedOf(key, line, months)
  }
  return { seeds, leftOut, negative }
}

const keyOf = ({ owner, channel, city }: TargetLine): LineKey => normalKey({ owner, channel, city })

/** A line without a source grows only where someone still works it. */
function startsHere(
  line: TargetLine,
  channels: ReadonlyMap<string, StartChannel>,
  present: ReadonlySet<string>,
): boolean {
  if (line.channel === null) return line.owner !== null && present.has(line.owner)
  const channel = channels.get(line.channel)
  return channel !== undefined && !channel.archived && channel.owner === line.owner
}

function placeOf(
  line: SourceLine,
  channels: ReadonlyMap<string, StartChannel>,
  present: ReadonlySet<string>,
  archived: boolean,
): LineKey | LeftOutReason {
  if (line.channel === null) {
    if (line.owner === null || !present.has(line.owner)) return 'person-left'
    return { owner: line.owner, channel: null, city: line.city }
  }
  const channel = channels.get(line.channel)
  if (!channel) return 'channel-missing'
  if (channel.archived && !archived) return 'archived'
  return { owner: channel.owner, channel: channel.id, city: null }
}

/** A seed with its months grown. */
export type Grown = Seed & { readonly rule: number; readonly grown: Months }

/**
 * Grows every rule's lines together (see `growGroup`), with the season that each follows; lines that no rule speaks of
 * start as they were. Fails as
 * `growGroup` does, with the `rule`; then nothing grows.
 */
export function growSeeds(
  seeds: readonly Seed[],
  rules: readonly GrowthRule[],
  step: Fen,
  shapeOf: (channel: string | null) => readonly number[] | null,
): Result<readonly Grown[]> {
  const find = ruleFinder(rules)
  const groups = Map.groupBy(seeds, ({ governed }) => find(governed))
  const grown = new Map<Seed, Grown>()
  for (const [rule, theirs] of groups) {
    const growth = rules[rule]?.growth ?? { kind: 'percent', hundredths: 0 }
    const byLine = seasonWeights(
      theirs.map(({ line }) => shapeOf(line.channel)),
      fiscalMonths,
    )
    const weights = byLine && { byLine }
    const result = growGroup({ lines: theirs.map(({ source }) => source), growth, step, weights })
    if (!result.ok) return fail(result.error.code, { ...result.error.facts, rule: rule + 1 })
    for (const [index, seed] of theirs.entries()) {
      grown.set(seed, { ...seed, rule, grown: result.value[index] ?? seed.source })
    }
  }
  return ok(seeds.flatMap((seed) => grown.get(seed) ?? []))
}

/** What a start does to one cell. */
export type CellOutcome = 'change' | 'same' | 'held' | 'written'

/**
 * Whether a start writes a cell (DOMAIN.md rules 5 and 6). A blank in the source says nothing and changes nothing; a held
 * cell is never written; with `blanks` a cell that holds an amount, 0 too, is not either.
 */
export function outcomeOf(
  before: Fen | null,
  proposed: Fen | null,
  held: boolean,
  mode: 'blanks' | 'overwrite',
): CellOutcome {
  if (proposed === null || proposed === before) return 'same'
  if (held) return 'held'
  return mode === 'blanks' && before !== null ? 'written' : 'change'
}

export type Started = {
  readonly after: Months
  readonly outcomes: readonly CellOutcome[]
}

/** A line's twelve months after the start, and what became of each. */
export function startLine({ line, grown }: Grown, mode: 'blanks' | 'overwrite'): Started {
  const outcomes = grown.map((proposed, index) =>
    outcomeOf(line.months[index] ?? null, proposed, isHeld(line, index + 1), mode),
  )
  const after = line.months.map((before, index) => (outcomes[index] === 'change' ? (grown[index] ?? null) : before))
  return { after, outcomes }
}

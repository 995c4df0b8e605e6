import { compareText } from '../shared/collation.ts'
import type { LineKey, TargetLine } from './targets.contract.ts'
import { blankMonths } from './targets.rules.ts'

/** What the grid needs to know of a channel. */
export type GridChannel = {
  readonly id: string
  readonly code: string | null
  readonly name: string | null
  readonly city: string | null
  readonly owner: string | null
  readonly archived: boolean
}

export type GridCity = {
  readonly id: string
  readonly code: string | null
  readonly name: string | null
  readonly province: string | null
  readonly country: string | null
}

/** A line without a channel is the owner's 新增客户 line; of one with a channel, the city is the channel's own matter. */
export const normalKey = ({ owner, channel, city }: LineKey): LineKey => ({
  owner,
  channel,
  city: channel === null ? city : null,
})

/** A line that nobody has written yet. */
export const virtualLine = (id: string, key: LineKey, city: string | null): TargetLine => ({
  id,
  owner: key.owner,
  channel: key.channel,
  city,
  months: blankMonths,
  held: 0,
})

/** Whether a stored line says anything: an amount, a decided zero, or a hold. */
const says = (line: TargetLine): boolean => line.held !== 0 || line.months.some((amount) => amount !== null)

/** National cities by their code, which keeps provinces together; places abroad by country, province and name. */
function cityRanks(cities: readonly GridCity[]): ReadonlyMap<string, number> {
  const sorted = cities.toSorted((a, b) => {
    if (a.code !== null || b.code !== null) {
      if (a.code === null || b.code === null) return a.code === null ? 1 : -1
      return a.code < b.code ? -1 : a.code > b.code ? 1 : 0
    }
    return (
      compareText(a.country ?? '', b.country ?? '') ||
      compareText(a.province ?? '', b.province ?? '') ||
      compareText(a.name ?? '', b.name ?? '')
    )
  })
  return new Map(sorted.map(({ id }, rank) => [id, rank]))
}

/**
 * The lines of the working grid: every channel that is not in the archive under its present owner, made up until it is
 * written; every stored line that says something for another owner or an archived channel, so that no amount is out of
 * sight; every 新增客户 line. By city (those without one last), in it by the channels' code and name, 新增客户 at the end.
 */
export function composeLines(input: {
  readonly channels: readonly GridChannel[]
  readonly cities: readonly GridCity[]
  readonly stored: readonly TargetLine[]
  readonly idOf: (key: LineKey) => string
}): readonly TargetLine[] {
  const channels = new Map(input.channels.map((channel) => [channel.id, channel]))
  const stored = new Map(input.stored.map((line) => [line.id, line]))
  const lines: TargetLine[] = []
  const shown = new Set<string>()
  for (const channel of input.channels) {
    if (channel.archived) continue
    const key = { owner: channel.owner, channel: channel.id, city: null }
    const id = input.idOf(key)
    const line = stored.get(id)
    shown.add(id)
    lines.push(line ? { ...line, city: channel.city } : virtualLine(id, key, channel.city))
  }
  for (const line of input.stored) {
    if (shown.has(line.id)) continue
    if (line.channel === null) lines.push(line)
    else if (says(line)) lines.push({ ...line, city: channels.get(line.channel)?.city ?? line.city })
  }
  return sortLines(lines, channels, cityRanks(input.cities))
}

function sortLines(
  lines: readonly TargetLine[],
  channels: ReadonlyMap<string, GridChannel>,
  ranks: ReadonlyMap<string, number>,
): readonly TargetLine[] {
  const last = Number.MAX_SAFE_INTEGER
  const keyed = lines.map((line) => {
    const channel = line.channel === null ? undefined : channels.get(line.channel)
    const rank = line.city === null ? last : (ranks.get(line.city) ?? last - 1)
    return { line, rank, fresh: line.channel === null ? 1 : 0, code: channel?.code ?? null, name: channel?.name ?? '' }
  })
  keyed.sort((a, b) => {
    if (a.rank !== b.rank) return a.rank - b.rank
    if (a.fresh !== b.fresh) return a.fresh - b.fresh
    if ((a.code === null) !== (b.code === null)) return a.code === null ? 1 : -1
    const byText =
      (a.code === b.code ? 0 : compareText(a.code ?? '', b.code ?? '')) ||
      (a.name === b.name ? 0 : compareText(a.name, b.name))
    return byText || (a.line.id < b.line.id ? -1 : 1)
  })
  return keyed.map(({ line }) => line)
}

import type { Channel } from '../channels/channels.contract.ts'
import type { People } from '../people/people.contract.ts'
import { sumFen, type Fen } from '../shared/money.ts'
import { createRoster, ownerName, type OwnerName, type Roster } from './roster.rules.ts'
import type { TargetGrid, TargetLine } from './targets.contract.ts'
import { linesBy, lineYear } from './targets.rules.ts'

/** Where a line lies, by name; null where that is not known. */
export type Place = { readonly region: string | null; readonly province: string | null; readonly city: string | null }

export type TableBRow = Place & {
  /** Id of the target line. */
  readonly line: string
  readonly channel: string | null
  readonly code: string | null
  /** Null for 新增客户. */
  readonly channelName: string | null
  readonly target: Fen | null
}

/** One owner's channels in one city. */
export type TableBGroup = OwnerName &
  Place & { readonly cityId: string | null; readonly rows: readonly TableBRow[]; readonly target: Fen | null }

export type TableB = {
  readonly groups: readonly TableBGroup[]
  /** 新增客户: the owners' lines for channels that are still to be won, by city. */
  readonly newCustomers: {
    readonly rows: readonly (TableBRow & OwnerName)[]
    readonly cities: number
    readonly target: Fen | null
  }
  readonly total: { readonly channels: number; readonly target: Fen | null }
}

function placeOf(roster: Roster, line: TargetLine): Place {
  const city = roster.city(line.city)
  return {
    region: roster.region(roster.regionOf(line))?.name ?? null,
    province: city?.province ?? null,
    city: city?.name ?? null,
  }
}

/**
 * B. 各渠道销售收入指标到人: owner, region, city or channel name, the year's target; then the 新增客户 row; then 合计. Owners stand
 * in the roster's order, their cities and channels in the grid's. `blanks: 'leave out'` drops lines without a target.
 */
export function tableB(
  grid: TargetGrid,
  people: People,
  channels: readonly Pick<Channel, 'id' | 'code' | 'name'>[],
  blanks: 'keep' | 'leave out' = 'keep',
): TableB {
  const roster = createRoster(people)
  const byId = new Map(channels.map((channel) => [channel.id, channel]))
  const lines = grid.lines.filter((line) => blanks === 'keep' || lineYear(line) !== null)
  const rowOf = (line: TargetLine): TableBRow => {
    const channel = line.channel === null ? undefined : byId.get(line.channel)
    const { id, channel: channelId } = line
    return {
      ...placeOf(roster, line),
      line: id,
      channel: channelId,
      code: channel?.code ?? null,
      channelName: channel?.name ?? null,
      target: lineYear(line),
    }
  }
  const signed = lines.filter((line) => line.channel !== null)
  const byOwner = linesBy(signed, ({ owner }) => owner)
  const groups = roster.sortOwners(byOwner.keys()).flatMap((owner) =>
    [...linesBy(byOwner.get(owner) ?? [], ({ city }) => city)].map(([cityId, theirs]): TableBGroup => {
      const [first] = theirs
      return {
        ...ownerName(roster, owner),
        ...(first ? placeOf(roster, first) : { region: null, province: null, city: null }),
        cityId,
        rows: theirs.map(rowOf),
        target: sumFen(theirs.map(lineYear)),
      }
    }),
  )
  const fresh = lines.filter((line) => line.channel === null)
  return {
    groups,
    newCustomers: {
      rows: fresh.map((line) => ({ ...rowOf(line), ...ownerName(roster, line.owner) })),
      cities: new Set(fresh.map(({ city }) => city)).size,
      target: sumFen(fresh.map(lineYear)),
    },
    total: { channels: new Set(signed.map(({ channel }) => channel)).size, target: sumFen(lines.map(lineYear)) },
  }
}

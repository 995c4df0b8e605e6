import type { OpenWorkspace } from '../context.ts'
import type { Range } from '../ledger/ledger.ts'
import { readOrigins } from './membership.store.ts'
import { readAcknowledged, readPartners, type PartnerRow } from './partners.store.ts'

type Opened = Pick<OpenWorkspace, 'sqlite' | 'ledger'>

/**
 * What a partner has not acknowledged: the changes of this workspace's own devices, that is, of all that no one's file
 * brought. What was sent and not acknowledged counts, so a lost file heals with the next.
 */
export function unsentRanges({ sqlite, ledger }: Opened, workspace: string): readonly Range[] {
  const foreign = new Set(readOrigins(sqlite).map(([device]) => device))
  const acknowledged = readAcknowledged(sqlite, workspace)
  return [...ledger.heads()]
    .filter(([device]) => !foreign.has(device))
    .map(([device, to]) => ({ device, from: (acknowledged.get(device) ?? 0) + 1, to }))
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => (a.device < b.device ? -1 : 1))
}

export const countOf = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, { from, to }) => sum + to - from + 1, 0)

/** How many of this workspace's changes no file to this partner has carried yet. */
function countNew(opened: Opened, partner: PartnerRow): number {
  const carried = new Map(
    (JSON.parse(partner.sent ?? '[]') as readonly (readonly [string, number, number])[]).map(([device, , to]) => [
      device,
      to,
    ]),
  )
  return countOf(
    unsentRanges(opened, partner.workspace)
      .map(({ device, from, to }) => ({ device, from: Math.max(from, (carried.get(device) ?? 0) + 1), to }))
      .filter(({ from, to }) => from <= to),
  )
}

/**
 * Counts the changes that stand in no file yet, for the status line: for the partner that lacks most; 0 while there is
 * no partner. What was sent and not acknowledged goes along with the next file and is told in the partners' table.
 */
export const unsentCounter = (opened: Opened) => (): number =>
  Math.max(0, ...readPartners(opened.sqlite).map((partner) => countNew(opened, partner)))

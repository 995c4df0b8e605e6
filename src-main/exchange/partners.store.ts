import type { Database as Sqlite } from 'better-sqlite3'
import type { Facts } from '../shared/result.ts'
import type { WorkspaceKind } from '../workspaces/workspaces.contract.ts'
import { addRun, contiguousEnd, type Run } from './coverage.rules.ts'
import type { BundleHeader } from './header.ts'

export type PartnerRow = {
  readonly workspace: string
  readonly kind: WorkspaceKind
  readonly name: string
  readonly region: string
  readonly sentNumber: number
  readonly sentAt: number | null
  /** What the last file carried, as JSON of `ranges`. */
  readonly sent: string | null
  /** What we last told the partner that we have of it, as JSON of `received`. */
  readonly told: string | null
  readonly receivedNumber: number
  readonly receivedAt: number | null
}

const columns = 'workspace, kind, name, region, sentNumber, sentAt, sent, told, receivedNumber, receivedAt'

export const readPartners = (sqlite: Sqlite): readonly PartnerRow[] =>
  sqlite.prepare<[], PartnerRow>(`SELECT ${columns} FROM exchangePartner ORDER BY name, workspace`).all()

export const readPartner = (sqlite: Sqlite, workspace: string): PartnerRow | null =>
  sqlite.prepare<[string], PartnerRow>(`SELECT ${columns} FROM exchangePartner WHERE workspace = ?`).get(workspace) ??
  null

/** Up to where the partner has told that it has each of our devices' changes. */
export const readAcknowledged = (sqlite: Sqlite, workspace: string): ReadonlyMap<string, number> =>
  new Map(
    sqlite
      .prepare<[string], { device: string; upTo: number }>(
        'SELECT device, upTo FROM exchangeAcknowledged WHERE workspace = ?',
      )
      .all(workspace)
      .map(({ device, upTo }) => [device, upTo]),
  )

/** What the partner's files have covered so far, by device. */
export function readCovered(sqlite: Sqlite, workspace: string): ReadonlyMap<string, readonly Run[]> {
  const covered = new Map<string, Run[]>()
  const rows = sqlite
    .prepare<[string], { device: string; first: number; last: number }>(
      'SELECT device, first, last FROM exchangeCovered WHERE workspace = ? ORDER BY device, first',
    )
    .all(workspace)
  for (const { device, first, last } of rows) {
    const runs = covered.get(device)
    if (runs) runs.push([first, last])
    else covered.set(device, [[first, last]])
  }
  return covered
}

/** What we have of the partner without a gap; this is what the next file tells it. */
export const readReceived = (sqlite: Sqlite, workspace: string): readonly (readonly [device: string, to: number])[] =>
  [...readCovered(sqlite, workspace)]
    .map(([device, runs]) => [device, contiguousEnd(runs)] as const)
    .filter(([, to]) => to > 0)

/** Numbers of the files that were applied from a partner since the exchange with it began. */
export const readNumbers = (sqlite: Sqlite, workspace: string): readonly number[] =>
  sqlite
    .prepare<[string], { number: number }>(
      `SELECT number FROM exchangeFile JOIN exchangePartner USING (workspace)
        WHERE direction = 'in' AND at >= joinedAt AND workspace = ?`,
    )
    .all(workspace)
    .map(({ number }) => number)

/** Notes whose files its devices are known from; called before its changes are judged. */
export function recordOrigins(sqlite: Sqlite, header: BundleHeader): void {
  const origin = sqlite.prepare('INSERT INTO exchangeOrigin VALUES (?, ?) ON CONFLICT (device) DO NOTHING')
  for (const [device] of header.ranges) origin.run(device, header.sender.workspace)
}

/**
 * Notes what a file brought; called inside the transaction that applies it. What the partner acknowledges is taken from
 * its newest file, even where that is less than before: a partner that went back to a backup is sent again what it lost.
 */
export function recordReceived(
  sqlite: Sqlite,
  header: BundleHeader,
  file: { readonly sha256: string; readonly name: string; readonly facts: Facts },
  now: number,
  acts: readonly string[] = [],
): void {
  const { workspace } = header.sender
  const came = sqlite.prepare('INSERT OR IGNORE INTO exchangeBatch VALUES (?, ?)')
  for (const act of acts) came.run(act, file.sha256)
  const dropRuns = sqlite.prepare('DELETE FROM exchangeCovered WHERE workspace = ? AND device = ?')
  const addRuns = sqlite.prepare('INSERT INTO exchangeCovered VALUES (?, ?, ?, ?)')
  const covered = readCovered(sqlite, workspace)
  for (const [device, from, to] of header.ranges) {
    dropRuns.run(workspace, device)
    for (const [first, last] of addRun(covered.get(device) ?? [], [from, to]))
      addRuns.run(workspace, device, first, last)
  }
  const partner = readPartner(sqlite, workspace)
  if (header.number >= (partner?.receivedNumber ?? 0)) {
    sqlite.prepare('DELETE FROM exchangeAcknowledged WHERE workspace = ?').run(workspace)
    const acknowledge = sqlite.prepare('INSERT OR REPLACE INTO exchangeAcknowledged VALUES (?, ?, ?)')
    for (const [device, upTo] of header.received) acknowledge.run(workspace, device, upTo)
    sqlite
      .prepare('UPDATE exchangePartner SET receivedNumber = ?, receivedAt = ? WHERE workspace = ?')
      .run(header.number, now, workspace)
  }
  recordFile(sqlite, 'in', { ...file, workspace, number: header.number }, now)
}

/** Notes a file that was written: the next one has the next number. */
export function recordSent(
  sqlite: Sqlite,
  header: BundleHeader,
  file: { readonly sha256: string; readonly name: string; readonly facts: Facts },
  now: number,
): void {
  const { workspace } = header.recipient
  sqlite
    .prepare('UPDATE exchangePartner SET sentNumber = ?, sentAt = ?, sent = ?, told = ? WHERE workspace = ?')
    .run(header.number, now, JSON.stringify(header.ranges), JSON.stringify(header.received), workspace)
  recordFile(sqlite, 'out', { ...file, workspace, number: header.number }, now)
}

export type FileRow = {
  readonly sha256: string
  readonly workspace: string
  readonly number: number
  readonly name: string
  readonly at: number
  readonly facts: string
}

/** The file's first record stands: reading it again brings nothing and changes no receipt. */
function recordFile(
  sqlite: Sqlite,
  direction: 'in' | 'out',
  file: Omit<FileRow, 'at' | 'facts'> & { readonly facts: Facts },
  now: number,
): void {
  sqlite
    .prepare('INSERT INTO exchangeFile VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
    .run(direction, file.sha256, file.workspace, file.number, file.name, now, JSON.stringify(file.facts))
}

/** Files that were applied, the latest first. */
export const readFiles = (sqlite: Sqlite, limit: number): readonly FileRow[] =>
  sqlite
    .prepare<[number], FileRow>(
      `SELECT sha256, workspace, number, name, at, facts FROM exchangeFile WHERE direction = 'in' ORDER BY at DESC LIMIT ?`,
    )
    .all(limit)

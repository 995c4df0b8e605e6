import type { Database as Sqlite } from 'better-sqlite3'
import type { WorkspaceKind } from '../workspaces/workspaces.contract.ts'
import type { Sender } from './header.ts'
import { personOf, type Invitation, type Signer } from './trust.ts'

/*
 * Prepared statements rather than Kysely: a partner's keys and receipts are saved in the same synchronous transaction as
 * the changes of his file.
 */

/** The organisation that this workspace belongs to; a manager's with the proof of his invitation. */
export type Membership = {
  readonly id: string
  readonly name: string
  readonly joinedAt: number
  /** Our signing key at that time; a restored copy has another and has to join anew. */
  readonly publicKey: string
  readonly region: string
  readonly invitation: string | null
  readonly proof: string | null
}

export const readMembership = (sqlite: Sqlite): Membership | null =>
  sqlite.prepare<[], Membership>('SELECT * FROM exchangeOrganisation').get() ?? null

export function saveMembership(sqlite: Sqlite, membership: Membership): void {
  const { id, name, joinedAt, publicKey, region, invitation, proof } = membership
  sqlite.prepare('DELETE FROM exchangeOrganisation').run()
  sqlite
    .prepare('INSERT INTO exchangeOrganisation VALUES (?, ?, ?, ?, ?, ?, ?)')
    .run(id, name, joinedAt, publicKey, region, invitation, proof)
}

export type InvitationRow = Invitation & { readonly name: string; readonly region: string }

export function addInvitation(sqlite: Sqlite, row: Omit<InvitationRow, 'usedBy' | 'person'>, now: number): void {
  sqlite
    .prepare('INSERT INTO exchangeInvitation (id, name, region, secretKey, createdAt) VALUES (?, ?, ?, ?, ?)')
    .run(row.id, row.name, row.region, row.key, now)
}

export const readInvitations = (sqlite: Sqlite): readonly InvitationRow[] =>
  sqlite
    .prepare<[], Omit<InvitationRow, 'person'>>(
      'SELECT id, name, region, secretKey AS key, usedBy FROM exchangeInvitation',
    )
    .all()
    .map((row) => ({ ...row, person: personOf(row.name, row.region) }))

export function useInvitation(sqlite: Sqlite, id: string, workspace: string, now: number): void {
  sqlite.prepare('UPDATE exchangeInvitation SET usedBy = ?, usedAt = ? WHERE id = ?').run(workspace, now, id)
}

/** Trusts a workspace's keys from now on; its newest keys are the ones it is written to. */
export function trustSender(
  sqlite: Sqlite,
  sender: Sender,
  named: { readonly name: string; readonly region: string },
  now: number,
): void {
  sqlite
    .prepare(
      `INSERT INTO exchangePartner (workspace, kind, name, region, joinedAt) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (workspace) DO UPDATE SET name = excluded.name, region = excluded.region`,
    )
    .run(sender.workspace, sender.kind, named.name, named.region, now)
  sqlite
    .prepare(
      `INSERT INTO exchangeSigner (publicKey, workspace, device, ageRecipient, trustedAt) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (publicKey) DO UPDATE SET ageRecipient = excluded.ageRecipient`,
    )
    .run(sender.publicKey, sender.workspace, sender.device, sender.ageRecipient, now)
}

/**
 * Starts the exchange with a workspace anew, as a restored copy must: its partner has never heard of it. What the partner
 * has acknowledged of older devices' changes stays true.
 */
export function startAnew(sqlite: Sqlite, workspace: string, now: number): void {
  sqlite
    .prepare(
      `UPDATE exchangePartner SET joinedAt = ?, sentNumber = 0, sentAt = NULL, sent = NULL, told = NULL, receivedNumber = 0,
              receivedAt = NULL
        WHERE workspace = ?`,
    )
    .run(now, workspace)
}

/** From now on nothing that this key signs is taken. */
export function revokeSigner(sqlite: Sqlite, publicKey: string, now: number): void {
  sqlite.prepare('UPDATE exchangeSigner SET revokedAt = ? WHERE publicKey = ?').run(now, publicKey)
}

type Named = { readonly name: string; readonly region: string }

export const readSigners = (sqlite: Sqlite): readonly Signer[] =>
  sqlite
    .prepare<[], Named & { publicKey: string; workspace: string; kind: WorkspaceKind; revokedAt: number | null }>(
      `SELECT publicKey, workspace, kind, name, region, revokedAt
         FROM exchangeSigner JOIN exchangePartner USING (workspace)`,
    )
    .all()
    .map(({ publicKey, workspace, kind, name, region, revokedAt }) => {
      return { publicKey, workspace, kind, person: personOf(name, region), revoked: revokedAt !== null }
    })

/** The keys that a workspace is written to and checked by: the latest that is not revoked. */
export const readKeysOf = (
  sqlite: Sqlite,
  workspace: string,
): { readonly publicKey: string; readonly ageRecipient: string } | null =>
  sqlite
    .prepare<[string], { publicKey: string; ageRecipient: string }>(
      `SELECT publicKey, ageRecipient FROM exchangeSigner WHERE workspace = ? AND revokedAt IS NULL
        ORDER BY trustedAt DESC LIMIT 1`,
    )
    .get(workspace) ?? null

/** Devices that files brought, and whose files these were. */
export const readOrigins = (sqlite: Sqlite): readonly (readonly [device: string, person: string])[] =>
  sqlite
    .prepare<[], Named & { device: string }>(
      'SELECT device, name, region FROM exchangeOrigin JOIN exchangePartner USING (workspace)',
    )
    .all()
    .map(({ device, name, region }) => [device, personOf(name, region)] as const)

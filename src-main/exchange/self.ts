import type { AppContext, OpenWorkspace } from '../context.ts'
import { Refusal } from '../shared/result.ts'
import type { Sender } from './header.ts'
import { readKeys, readPublicKeys, type Keys, type PublicKeys } from './keys.ts'
import { readInvitations, readMembership, readOrigins, readSigners, type Membership } from './membership.store.ts'
import type { Trust } from './trust.ts'

export type Self = { readonly keys: Keys; readonly membership: Membership }

/** The organisation, where it was joined with the keys that this folder holds; a restored copy has to join anew. */
export function membershipOf(open: OpenWorkspace): Membership | null {
  const membership = readMembership(open.sqlite)
  return membership && membership.publicKey === readPublicKeys(open.folder)?.publicKey ? membership : null
}

/** Who we are in the exchange; throws `exchange-not-joined`, or `file-unreadable` where the keychain does not open. */
export function selfOf(context: AppContext, open: OpenWorkspace): Self {
  const membership = membershipOf(open)
  const keys = membership && readKeys(open.folder, context.ports.vault)
  if (!keys) throw new Refusal('exchange-not-joined')
  return { keys, membership }
}

/** Ourselves as a file's header shows us. */
export const senderOf = ({ workspace, ledger }: OpenWorkspace, keys: PublicKeys, region: string): Sender => ({
  workspace: workspace.id,
  device: ledger.device,
  kind: workspace.kind,
  name: workspace.kind === 'headquarters' ? workspace.name : workspace.user,
  region: region === '' ? null : region,
  publicKey: keys.publicKey,
  ageRecipient: keys.ageRecipient,
})

/** What a reader in another thread has to know to judge a file. */
export const trustOf = ({ workspace, ledger, sqlite }: OpenWorkspace, membership: Membership): Trust => ({
  workspace: workspace.id,
  kind: workspace.kind,
  device: ledger.device,
  head: ledger.heads().get(ledger.device) ?? 0,
  organisation: membership.id,
  signers: readSigners(sqlite),
  invitations: readInvitations(sqlite).map(({ id, key, person, usedBy }) => ({ id, key, person, usedBy })),
  origins: readOrigins(sqlite),
})

import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../shared/result.ts'
import type { WorkspaceKind } from '../workspaces/workspaces.contract.ts'
import type { BundleHeader, Sender } from './header.ts'
import { fingerprint } from './signature.ts'

/** A signing key, whose it is, and what that workspace may say. */
export type Signer = {
  readonly publicKey: string
  readonly workspace: string
  readonly kind: WorkspaceKind
  /** Who works there, as we name them; see `personOf`. */
  readonly person: string
  readonly revoked: boolean
}

/** An invitation that headquarters made; `key` is the hash of its secret (hexadecimal), `usedBy` the workspace it admitted. */
export type Invitation = {
  readonly id: string
  readonly key: string
  readonly person: string
  readonly usedBy: string | null
}

/**
 * The name and region that headquarters gave in its invitation stand for the person. Whoever is invited again under the
 * same, because a laptop was lost and a backup opened elsewhere, may bring the changes of the old device.
 */
export const personOf = (name: string, region: string): string => JSON.stringify([name, region])

/** All that a reader needs to know of its own workspace to judge who sent a file; plain data, so that it reaches a worker. */
export type Trust = {
  readonly workspace: string
  readonly kind: WorkspaceKind
  readonly device: string
  /** The last sequence number that this device has given. */
  readonly head: number
  readonly organisation: string
  readonly signers: readonly Signer[]
  readonly invitations: readonly Invitation[]
  /** Whose files each foreign device is known from. */
  readonly origins: readonly (readonly [device: string, person: string])[]
}

/** Whether the file is its sender's first, admitted by an invitation of ours. */
export type Judgement = { readonly joins: boolean; readonly invitation: string | null; readonly person: string }

/**
 * Judges a file's header before anything of its content is used; the seal at the end proves that the header's key signed
 * it. Throws `bundle-foreign-organisation`, `bundle-wrong-recipient`, `bundle-unknown-signer`, `bundle-revoked-signer`,
 * `bundle-bad-signature` where a file carries changes of a device that its signer cannot speak for, and `bundle-forked`
 * where two copies of this workspace have written under one device.
 */
export function judge(header: BundleHeader, trust: Trust): Judgement {
  const { sender, organisation, recipient } = header
  if (organisation.id !== trust.organisation) {
    throw new Refusal('bundle-foreign-organisation', { organisation: organisation.name })
  }
  if (recipient.workspace !== trust.workspace) throw new Refusal('bundle-wrong-recipient', { from: sender.name })
  const judgement = judgeSigner(header, trust)
  const foreign = header.ranges.find(([device, , to]) => !speaksFor(sender, judgement.person, device, to, trust))
  if (foreign)
    throw new Refusal('bundle-bad-signature', { from: sender.name, reason: 'foreign-device', device: foreign[0] })
  const known = header.received.find(([device]) => device === trust.device)
  // The sender was told of more than we ever wrote: somewhere another copy of this workspace writes under our name.
  if (known && known[1] > trust.head) throw new Refusal('bundle-forked', { from: sender.name, device: trust.device })
  return judgement
}

function judgeSigner(header: BundleHeader, trust: Trust): Judgement {
  const { sender } = header
  const facts = { from: sender.name, fingerprint: fingerprint(sender.publicKey) }
  const signer = trust.signers.find(({ publicKey }) => publicKey === sender.publicKey)
  if (signer) {
    if (signer.revoked) throw new Refusal('bundle-revoked-signer', facts)
    // What the file says of its sender counts only where it is what we know: headquarters may say more than a manager.
    if (signer.workspace !== sender.workspace || signer.kind !== sender.kind)
      throw new Refusal('bundle-unknown-signer', facts)
    return { joins: false, invitation: null, person: signer.person }
  }
  const proof = header.invitation
  const invitation = proof && trust.invitations.find(({ id }) => id === proof.id)
  if (!invitation || sender.kind !== 'manager') throw new Refusal('bundle-unknown-signer', facts)
  const expected = joinProof(Buffer.from(invitation.key, 'hex'), header.organisation.id, invitation.id, sender)
  if (!timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(proof.proof, 'hex'))) {
    throw new Refusal('bundle-unknown-signer', facts)
  }
  // A secret admits one workspace once: a second one that shows it holds a copy of the invitation.
  if (invitation.usedBy !== null) throw new Refusal('bundle-unknown-signer', { ...facts, reason: 'invitation-used' })
  return { joins: true, invitation: invitation.id, person: invitation.person }
}

/** Nobody speaks for us, and a manager only for devices that no one else brought; headquarters hands on what it has. */
function speaksFor(sender: Sender, person: string, device: string, to: number, trust: Trust): boolean {
  if (device === trust.device) return sender.kind === 'headquarters' && to <= trust.head
  if (sender.kind === 'headquarters') return true
  const origin = trust.origins.find(([known]) => known === device)
  return !origin || origin[1] === person
}

/** What headquarters keeps of a one-time secret, and the key of the proof. */
export const secretKey = (secret: string): Buffer =>
  createHash('sha256').update('qudao-invitation-secret-v1\n').update(secret).digest()

/**
 * Proves the invitation's secret over the sender's keys: who copies the proof cannot put other keys under it. HMAC-SHA-256
 * in hexadecimal over one line each for the use, organisation, invitation, workspace, device and both public keys.
 */
export function joinProof(key: Buffer, organisation: string, invitation: string, sender: Sender): string {
  const { workspace, device, publicKey, ageRecipient } = sender
  const lines = ['qudao-join-v1', organisation, invitation, workspace, device, publicKey, ageRecipient, '']
  return createHmac('sha256', key).update(lines.join('\n')).digest('hex')
}

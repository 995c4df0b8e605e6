import { randomBytes } from 'node:crypto'
import type { AppContext, OpenWorkspace } from '../context.ts'
import type { Handlers } from '../shared/call.ts'
import { fail, ok, Refusal, type Result } from '../shared/result.ts'
import type { exchangeCalls, ExchangeStatus } from './exchange.contract.ts'
import { namePart } from './file-name.rules.ts'
import { invitationExtension, invitationFormat, invitationVersion } from './format.ts'
import { readInvitation, writeInvitation } from './invitation.ts'
import { ensureKeys, signingKey, type Keys } from './keys.ts'
import {
  addInvitation,
  readMembership,
  saveMembership,
  startAnew,
  trustSender,
  type Membership,
} from './membership.store.ts'
import { membershipOf, senderOf } from './self.ts'
import { joinProof, secretKey } from './trust.ts'
import { exchangeWords } from './words.ts'

type Joining = Pick<Handlers<typeof exchangeCalls>, 'exchange.invite' | 'exchange.join'>

/** How workspaces come to trust each other: headquarters invites, a manager joins. */
export function createJoining(context: AppContext, status: () => Result<ExchangeStatus>): Joining {
  const words = () => exchangeWords[context.language()]
  const filters = () => [{ name: words().invitation, extensions: [invitationExtension] }]

  return {
    'exchange.invite': async ({ name, region }) => {
      const open = context.open()
      // A manager has no organisation to invite to.
      if (open.workspace.kind !== 'headquarters') return fail('exchange-not-joined')
      const regionName = nameOfRegion(open, region)
      const parts = [words().invite, namePart(regionName, ''), namePart(name, words().person)]
      const path = await context.ports.dialogs.saveFile({
        title: words().saveInvitation,
        defaultName: `${parts.filter((part) => part !== '').join('-')}.${invitationExtension}`,
        filters: filters(),
      })
      if (path === null) return fail('cancelled')

      const keys = await ensureKeys(open.folder, context.ports.vault)
      const now = context.ports.now()
      const organisation = foundOrganisation(open, keys, context.ports.newId, now)
      const id = context.ports.newId()
      const secret = randomBytes(32).toString('base64url')
      const { id: organisationId, name: organisationName } = organisation
      const invitation = {
        format: invitationFormat,
        version: invitationVersion,
        organisation: { id: organisationId, name: organisationName },
        headquarters: senderOf(open, keys, ''),
        id,
        name,
        region: regionName,
        secret,
        createdAt: now,
      } as const
      // Remembered first: an invitation that is out and unknown to us could never be used.
      addInvitation(open.sqlite, { id, name, region: regionName, key: secretKey(secret).toString('hex') }, now)
      writeInvitation(path, invitation, signingKey(keys))
      return ok({ path })
    },

    'exchange.join': async () => {
      const open = context.open()
      if (open.workspace.kind !== 'manager') return fail('invitation-invalid', { reason: 'headquarters' })
      const path = await context.ports.dialogs.openFile({ title: words().openInvitation, filters: filters() })
      if (path === null) return fail('cancelled')
      const { organisation, headquarters, id, name, region, secret } = readInvitation(path)
      const joined = membershipOf(open)
      if (joined && joined.id !== organisation.id) {
        return fail('invitation-invalid', { reason: 'joined-elsewhere', organisation: joined.name, name })
      }
      const keys = await ensureKeys(open.folder, context.ports.vault)
      const now = context.ports.now()
      const proof = joinProof(secretKey(secret), organisation.id, id, senderOf(open, keys, region))
      open.ledger.transaction(() => {
        const { publicKey } = keys
        saveMembership(open.sqlite, { ...organisation, joinedAt: now, publicKey, region, invitation: id, proof })
        trustSender(open.sqlite, headquarters, { name: headquarters.name, region: '' }, now)
        if (!joined) startAnew(open.sqlite, headquarters.workspace, now)
      })
      return status()
    },
  }
}

/** Headquarters' organisation, founded with its first invitation. New keys (after a restore) keep the organisation. */
function foundOrganisation(open: OpenWorkspace, keys: Keys, newId: () => string, now: number): Membership {
  const known = readMembership(open.sqlite)
  if (known && known.publicKey === keys.publicKey) return known
  const membership: Membership = {
    id: known?.id ?? newId(),
    name: known?.name ?? open.workspace.name,
    joinedAt: now,
    publicKey: keys.publicKey,
    region: '',
    invitation: null,
    proof: null,
  }
  saveMembership(open.sqlite, membership)
  return membership
}

/** The region's name where an id of ours was given, else the text itself. */
function nameOfRegion({ sqlite }: OpenWorkspace, region: string): string {
  const row = sqlite.prepare<[string], { name: string | null }>('SELECT name FROM region WHERE id = ?').get(region)
  const name = row?.name ?? region
  if (!name.isWellFormed()) throw new Refusal('field-invalid', { entity: 'region', field: 'name' })
  return name
}

import type { AppContext, OpenWorkspace } from '../context.ts'
import type { Handlers } from '../shared/call.ts'
import { ok, type Facts, type Result } from '../shared/result.ts'
import { createAsides } from './asides.service.ts'
import type { exchangeCalls, ExchangeStatus, Partner, ReceivedFile } from './exchange.contract.ts'
import { createJoining } from './joining.service.ts'
import { readPublicKeys } from './keys.ts'
import { readKeysOf } from './membership.store.ts'
import { readFiles, readPartners } from './partners.store.ts'
import { createReceiving, type Inbox } from './receiving.service.ts'
import { membershipOf } from './self.ts'
import { createSending } from './sending.service.ts'
import { fingerprint } from './signature.ts'
import { countOf, unsentRanges } from './unsent.store.ts'

const shownFiles = 200

/** The exchange with headquarters by files; see `build/decisions/0010-bundle-format.md`. */
export function createExchangeService(context: AppContext): Handlers<typeof exchangeCalls> {
  const inboxes = new WeakMap<OpenWorkspace, Inbox>()
  const inboxOf = (open: OpenWorkspace): Inbox => {
    const inbox = inboxes.get(open) ?? { pending: new Map(), refused: [] }
    inboxes.set(open, inbox)
    return inbox
  }
  const status = (): Result<ExchangeStatus> => {
    const open = context.open()
    return ok(statusOf(open, inboxOf(open)))
  }

  return {
    'exchange.status': status,
    ...createJoining(context, status),
    ...createSending(context),
    ...createReceiving(context, inboxOf),
    ...createAsides(context),
  }
}

function statusOf(open: OpenWorkspace, inbox: Inbox): ExchangeStatus {
  const { workspace, sqlite, folder } = open
  const headquarters = workspace.kind === 'headquarters'
  const membership = membershipOf(open)
  const publicKey = readPublicKeys(folder)?.publicKey
  const partners = readPartners(sqlite).map((row): Partner => {
    const key = readKeysOf(sqlite, row.workspace)
    return {
      workspace: row.workspace,
      name: row.name,
      kind: row.kind,
      fingerprint: key ? fingerprint(key.publicKey) : '',
      lastReceived: row.receivedAt === null ? null : { number: row.receivedNumber, at: row.receivedAt },
      lastSent: row.sentAt === null ? null : { number: row.sentNumber, at: row.sentAt },
      unsent: countOf(unsentRanges(open, row.workspace)),
    }
  })
  const names = new Map(partners.map((partner) => [partner.workspace, partner.name]))
  const applied = readFiles(sqlite, shownFiles).map((row): ReceivedFile => ({
    id: row.sha256,
    name: row.name,
    at: row.at,
    from: names.get(row.workspace) ?? '',
    number: row.number,
    state: 'applied',
    facts: JSON.parse(row.facts) as Facts,
  }))
  return {
    joined: headquarters || membership !== null,
    organisation: membership?.name ?? (headquarters ? workspace.name : null),
    fingerprint: publicKey === undefined ? null : fingerprint(publicKey),
    partners,
    files: [...inbox.refused, ...applied].sort((a, b) => b.at - a.at),
  }
}

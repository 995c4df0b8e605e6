import { basename } from 'node:path'
import type { AppContext, OpenWorkspace } from '../context.ts'
import type { Handlers } from '../shared/call.ts'
import { fail, ok } from '../shared/result.ts'
import type { exchangeCalls } from './exchange.contract.ts'
import { bundleName, namePart } from './file-name.rules.ts'
import { bundleExtension, bundleFormat, bundleVersion, schemaVersion } from './format.ts'
import type { BundleHeader } from './header.ts'
import { readKeysOf } from './membership.store.ts'
import { readPartner, readReceived, recordSent, type PartnerRow } from './partners.store.ts'
import { selfOf, senderOf, type Self } from './self.ts'
import { countOf, unsentRanges } from './unsent.store.ts'
import { exchangeWords } from './words.ts'

type Sending = Pick<Handlers<typeof exchangeCalls>, 'exchange.write'>

/** Writes what a partner has not acknowledged, and tells it what has come from it. */
export function createSending(context: AppContext): Sending {
  const words = () => exchangeWords[context.language()]

  return {
    'exchange.write': async ({ partner: workspace }) => {
      const open = context.open()
      const self = selfOf(context, open)
      const partner = readPartner(open.sqlite, workspace)
      const to = readKeysOf(open.sqlite, workspace)
      if (!partner || !to) return fail('not-found', { partner: workspace })
      const header = draft(open, self, partner, context.ports.appVersion, context.ports.now())
      if (!tellsAnything(header, partner)) return fail('exchange-nothing-new', { partner: partner.name })

      context.tasks.prepare('exchange.write')
      const path = await context.ports.dialogs.saveFile({
        title: words().saveBundle,
        defaultName: nameFor(header, partner, self, words()),
        filters: [{ name: words().bundle, extensions: [bundleExtension] }],
      })
      if (path === null) return fail('cancelled')
      const name = basename(path)
      const { changes } = header.counts
      const written = await context.tasks.run(
        'bundle-write',
        'exchange.write',
        { databaseFile: open.databaseFile, path, header, signing: self.keys.signing, ageRecipient: to.ageRecipient },
        { facts: { file: name, changes } },
      )
      if (!written.ok) return written
      const { sha256, batches, bytes } = written.value
      open.ledger.transaction(() =>
        recordSent(open.sqlite, header, { sha256, name, facts: { batches, changes, bytes } }, context.ports.now()),
      )
      context.statusMoved()
      return ok({ path, number: header.number, changes })
    },
  }
}

function draft(
  open: OpenWorkspace,
  { keys, membership }: Self,
  partner: PartnerRow,
  app: string,
  now: number,
): BundleHeader {
  const ranges = unsentRanges(open, partner.workspace)
  const { id, name, region, invitation, proof } = membership
  // Shown until the other side has answered, since the first file may have been lost.
  const proves = partner.receivedNumber === 0 && invitation !== null && proof !== null
  return {
    format: bundleFormat,
    version: bundleVersion,
    organisation: { id, name },
    sender: senderOf(open, keys, region),
    recipient: { workspace: partner.workspace, kind: partner.kind },
    number: partner.sentNumber + 1,
    createdAt: now,
    app,
    schema: schemaVersion,
    ranges: ranges.map(({ device, from, to }) => [device, from, to]),
    received: readReceived(open.sqlite, partner.workspace).map(([device, to]) => [device, to]),
    counts: { changes: countOf(ranges) },
    invitation: proves ? { id: invitation, proof } : null,
  }
}

/** A file without changes is still worth sending when it carries a receipt or a proof. */
const tellsAnything = (header: BundleHeader, partner: PartnerRow): boolean =>
  header.counts.changes > 0 || header.invitation !== null || JSON.stringify(header.received) !== (partner.told ?? '[]')

type Words = (typeof exchangeWords)[keyof typeof exchangeWords]

/** A manager's file is named after his region and himself, headquarters' after the organisation and whom it is for. */
function nameFor(header: BundleHeader, partner: PartnerRow, { membership }: Self, words: Words): string {
  const { kind, name } = header.sender
  return kind === 'manager'
    ? bundleName(
        namePart(membership.region, words.region),
        namePart(name, words.person),
        header.number,
        bundleExtension,
      )
    : bundleName(
        namePart(membership.name, words.headquarters),
        namePart(partner.name, words.person),
        header.number,
        bundleExtension,
      )
}

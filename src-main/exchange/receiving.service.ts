import { basename } from 'node:path'
import type { AppContext, OpenWorkspace } from '../context.ts'
import type { Handlers } from '../shared/call.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import type { AppliedBundle } from './apply-bundle.ts'
import { missingNumbers, type Run } from './coverage.rules.ts'
import type { BundlePreview, exchangeCalls, ReceivedFile } from './exchange.contract.ts'
import { bundleExtension } from './format.ts'
import { readInvitations } from './membership.store.ts'
import { readCovered, readNumbers, readPartner } from './partners.store.ts'
import type { Verified } from './read-bundle.ts'
import { hasLocks } from './scope.ts'
import { selfOf, trustOf } from './self.ts'
import { fingerprint } from './signature.ts'
import { exchangeWords } from './words.ts'

type Receiving = Pick<Handlers<typeof exchangeCalls>, 'exchange.read' | 'exchange.apply' | 'exchange.forget'>

/** Files that were verified and wait for the user's word, and files that were refused, while the workspace is open. */
export type Inbox = {
  readonly pending: Map<string, { readonly path: string; readonly verified: Verified }>
  readonly refused: ReceivedFile[]
}

const keptRefusals = 100
/** Reading holds one frame and the dictionaries; applying also the ledger's own tables of ids. */
const readMemoryMb = 160
const applyMemoryMb = 512

/** Reads a file in two steps: verified and shown first, applied at the user's word. */
export function createReceiving(context: AppContext, inboxOf: (open: OpenWorkspace) => Inbox): Receiving {
  const words = () => exchangeWords[context.language()]

  return {
    'exchange.read': async () => {
      const open = context.open()
      const { keys, membership } = selfOf(context, open)
      context.tasks.prepare('exchange.read', { memoryMb: readMemoryMb })
      const path = await context.ports.dialogs.openFile({
        title: words().openBundle,
        filters: [{ name: words().bundle, extensions: [bundleExtension] }],
      })
      if (path === null) return fail('cancelled')
      const name = basename(path)
      const at = context.ports.now()
      const read = await context.tasks.run(
        'bundle-read',
        'exchange.read',
        { file: path, identity: keys.identity, trust: trustOf(open, membership), known: knownRuns(open), now: at },
        { facts: { file: name }, limits: { memoryMb: readMemoryMb } },
      )
      const inbox = inboxOf(open)
      if (!read.ok) {
        const { code, facts } = read.error
        if (code === 'cancelled') return read
        const state = code === 'bundle-newer' || code === 'bundle-clock-ahead' ? 'waiting' : 'refused'
        const from = typeof facts['from'] === 'string' ? facts['from'] : ''
        inbox.refused.unshift({
          id: context.ports.newId(),
          name,
          at,
          from,
          number: 0,
          state,
          facts: { ...facts, code },
        })
        inbox.refused.splice(keptRefusals)
        return fail(code, { file: name, ...facts })
      }
      inbox.pending.set(read.value.sha256, { path, verified: read.value })
      context.tasks.prepare('exchange.apply', { memoryMb: applyMemoryMb })
      const rehearsed =
        read.value.fresh > 0 && hasLocks(open.sqlite)
          ? await applyFile(context, open, path, read.value, { rehearse: true })
          : null
      // What stops a rehearsal stops the merge as well and is told then.
      return ok(previewOf(open, name, read.value, rehearsed?.ok ? rehearsed.value : nothingAside))
    },

    'exchange.apply': async ({ id }) => {
      const open = context.open()
      const inbox = inboxOf(open)
      const waiting = inbox.pending.get(id)
      if (!waiting) return fail('not-found', { bundle: id })
      const applied = await applyFile(context, open, waiting.path, waiting.verified)
      if (!applied.ok) return applied
      inbox.pending.delete(id)
      const { fresh, conflicts, waiting: held, aside, entities } = applied.value
      // The views are told the file as if it were a batch: what it changed, and that the unsent count may have moved.
      context.committed(id, entities)
      return ok({ changes: fresh, conflicts, waiting: held, aside })
    },

    'exchange.forget': ({ id }) => {
      inboxOf(context.open()).pending.delete(id)
      return ok(null)
    },
  }
}

/** Runs the second pass in a worker: for good, or as a rehearsal that leaves nothing behind. */
function applyFile(
  context: AppContext,
  open: OpenWorkspace,
  path: string,
  { sha256, changes }: Verified,
  options: { readonly rehearse?: boolean } = {},
): Promise<Result<AppliedBundle>> {
  const { keys, membership } = selfOf(context, open)
  const name = basename(path)
  return context.tasks.run(
    'bundle-read',
    'exchange.apply',
    {
      databaseFile: open.databaseFile,
      file: path,
      name,
      identity: keys.identity,
      trust: trustOf(open, membership),
      sha256,
      now: context.ports.now(),
      ...options,
    },
    { facts: { file: name, changes }, limits: { memoryMb: applyMemoryMb } },
  )
}

const nothingAside = { aside: 0, asides: [] }

/** What is here of each device: all up to its head, and what files have covered beyond. */
function knownRuns({ sqlite, ledger }: OpenWorkspace): readonly (readonly [string, readonly Run[]])[] {
  const known = new Map<string, Run[]>()
  const add = (device: string, runs: readonly Run[]): void =>
    void known.set(device, [...(known.get(device) ?? []), ...runs])
  for (const [device, head] of ledger.heads()) if (head > 0) add(device, [[1, head]])
  const partners = sqlite.prepare<[], { workspace: string }>('SELECT workspace FROM exchangePartner').all()
  for (const { workspace } of partners) for (const [device, runs] of readCovered(sqlite, workspace)) add(device, runs)
  return [...known]
}

function previewOf(
  { sqlite }: OpenWorkspace,
  file: string,
  verified: Verified,
  { aside, asides }: Pick<AppliedBundle, 'aside' | 'asides'>,
): BundlePreview {
  const { header, sha256, batches, changes, fresh, entities, joins, invitation } = verified
  const { sender, organisation, number, createdAt } = header
  const invited = readInvitations(sqlite).find(({ id }) => id === invitation)
  return {
    id: sha256,
    file,
    from: readPartner(sqlite, sender.workspace)?.name ?? invited?.name ?? sender.name,
    fromKind: sender.kind,
    organisation: organisation.name,
    fingerprint: fingerprint(sender.publicKey),
    number,
    createdAt,
    batches,
    changes,
    fresh,
    missing: missingNumbers(readNumbers(sqlite, sender.workspace), number),
    entities,
    aside,
    asides,
    joins,
  }
}

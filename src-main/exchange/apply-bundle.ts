import { connect } from '../ledger/connect.ts'
import type { Applied, Batch } from '../ledger/ledger.ts'
import { setAside } from './aside.store.ts'
import { describeAsides } from './asides.service.ts'
import { openBundle, type Seal } from './bundle-file.ts'
import { limits as formatLimits, type Limits } from './format.ts'
import type { AsideChange } from './exchange.contract.ts'
import type { BundleHeader } from './header.ts'
import { readInvitations, trustSender, useInvitation } from './membership.store.ts'
import { recordOrigins, recordReceived } from './partners.store.ts'
import { damaged } from './refusals.ts'
import { inScope } from './scope.ts'
import { judge, type Trust } from './trust.ts'

export type ApplyInput = {
  readonly databaseFile: string
  readonly file: string
  readonly name: string
  readonly identity: string
  readonly trust: Trust
  /** The hash that the first pass verified. */
  readonly sha256: string
  readonly now: number
  /** Tells what would happen and leaves nothing behind. */
  readonly rehearse?: boolean
  readonly limits?: Limits
}

/** What a file did; `aside` of its changes were set aside, `asides` being the first of them. */
export type AppliedBundle = Omit<Applied, 'acts'> & { readonly aside: number; readonly asides: readonly AsideChange[] }

/** At most so many of a file's set-aside changes are described; all are counted and kept. */
const describedAsides = 200

/** Ends a rehearsal: the transaction rolls back, and what it found is kept. */
class Rehearsed extends Error {
  readonly found: AppliedBundle
  constructor(found: AppliedBundle) {
    super('rehearsed')
    this.found = found
  }
}

/**
 * The second pass: decodes the file again and applies it, with the receipt and the sender's keys, in one transaction. It
 * verifies everything anew, and that it is the very file that was previewed; otherwise the transaction rolls back and
 * nothing has changed. Memory stays bounded and no plain content reaches the disk but the database itself. Throws as
 * `readBundle` does.
 */
export async function applyBundle(
  input: ApplyInput,
  progress: (done: number, total: number) => void = () => {},
): Promise<AppliedBundle> {
  const file = await openBundle(input.file, input.identity, input.limits ?? formatLimits)
  try {
    const { sqlite, ledger, close } = connect(input.databaseFile, { now: () => input.now })
    try {
      return ledger.transaction(() => {
        const { header, batches } = file.pass()
        const judgement = judge(header, input.trust)
        if (judgement.invitation !== null) admit(sqlite, header, judgement.invitation, input.now)
        recordOrigins(sqlite, header)
        let seal: Seal | null = null
        let aside = 0
        const ended = (found: Seal): void => void (seal = found)
        const read = watched(batches, ended, () => progress(file.position(), file.size))
        const { workspace, kind } = header.sender
        const origin = { workspace, file: input.name, at: input.now }
        const allowed = inScope(
          sqlite,
          { workspace, kind, person: judgement.person },
          read,
          (batch, change, reason) => {
            if (setAside(sqlite, batch, change, reason, origin)) aside += 1
          },
        )
        const { acts, ...applied } = ledger.apply(allowed, () => {
          if (seal?.sha256 !== input.sha256) throw damaged('other-file')
        })
        const { fresh, known, conflicts, waiting } = applied
        const changes = fresh + known + aside
        recordReceived(
          sqlite,
          header,
          { sha256: input.sha256, name: input.name, facts: { changes, fresh, conflicts, waiting, aside } },
          input.now,
          acts,
        )
        const described = aside === 0 ? [] : describeAsides(sqlite, describedAsides, input.now)
        const done = { ...applied, aside, asides: described }
        if (input.rehearse === true) throw new Rehearsed(done)
        return done
      })
    } catch (error) {
      if (error instanceof Rehearsed) return error.found
      throw error
    } finally {
      close()
    }
  } finally {
    file.close()
  }
}

function* watched(
  batches: Generator<Batch, Seal>,
  ended: (seal: Seal) => void,
  step: () => void,
): Generator<Batch, void> {
  let next = batches.next()
  for (; !next.done; next = batches.next()) {
    yield next.value
    step()
  }
  ended(next.value)
}

function admit(sqlite: Parameters<typeof trustSender>[0], header: BundleHeader, invitation: string, now: number): void {
  const named = readInvitations(sqlite).find(({ id }) => id === invitation)
  if (!named) throw damaged('invitation')
  useInvitation(sqlite, invitation, header.sender.workspace, now)
  trustSender(sqlite, header.sender, named, now)
}

import { connect } from '../ledger/connect.ts'
import type { Applied, Batch } from '../ledger/ledger.ts'
import { openBundle, type Seal } from './bundle-file.ts'
import { limits as formatLimits, type Limits } from './format.ts'
import type { BundleHeader } from './header.ts'
import { readInvitations, trustSender, useInvitation } from './membership.store.ts'
import { recordReceived } from './partners.store.ts'
import { damaged } from './refusals.ts'
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
  readonly limits?: Limits
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
): Promise<Omit<Applied, 'acts'>> {
  const file = await openBundle(input.file, input.identity, input.limits ?? formatLimits)
  try {
    const { sqlite, ledger, close } = connect(input.databaseFile, { now: () => input.now })
    try {
      return ledger.transaction(() => {
        const { header, batches } = file.pass()
        const judgement = judge(header, input.trust)
        let seal: Seal | null = null
        const ended = (found: Seal): void => void (seal = found)
        const { acts, ...applied } = ledger.apply(
          inScope(
            header,
            watched(batches, ended, () => progress(file.position(), file.size)),
          ),
          () => {
            if (seal?.sha256 !== input.sha256) throw damaged('other-file')
          },
        )
        if (judgement.invitation !== null) admit(sqlite, header, judgement.invitation, input.now)
        const { fresh, known, conflicts, waiting } = applied
        recordReceived(
          sqlite,
          header,
          { sha256: input.sha256, name: input.name, facts: { changes: fresh + known, fresh, conflicts, waiting } },
          input.now,
          acts,
        )
        return applied
      })
    } finally {
      close()
    }
  } finally {
    file.close()
  }
}

/** Where changes outside the sender's scope will be set aside; today every trusted sender may change everything. */
const inScope = (_header: BundleHeader, batches: Iterable<Batch>): Iterable<Batch> => batches

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

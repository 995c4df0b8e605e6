import type { JobTools } from '../background/jobs.ts'
import { connect } from '../ledger/connect.ts'
import type { Range } from '../ledger/ledger.ts'
import { ok, type Result } from '../shared/result.ts'
import { pieceChanges } from './format.ts'
import type { BundleHeader } from './header.ts'
import { signingKey } from './keys.ts'
import { writeBundle, type Written } from './write-bundle.ts'

export type WriteInput = {
  readonly databaseFile: string
  readonly path: string
  readonly header: BundleHeader
  /** Our signing key; see `keys.ts`. */
  readonly signing: string
  readonly ageRecipient: string
}

/** Writes what the header's ranges name. Progress counts changes. */
export async function job(input: WriteInput, tools: JobTools): Promise<Result<Written>> {
  const { header } = input
  const connection = connect(input.databaseFile)
  try {
    const written = await writeBundle({
      path: input.path,
      header,
      batches: connection.ledger.read(header.ranges.flatMap(pieces)),
      signing: signingKey(input),
      ageRecipient: input.ageRecipient,
      progress: (changes) => tools.progress(changes, header.counts.changes),
    })
    return ok(written)
  } finally {
    connection.close()
  }
}

/** The ledger holds one range's batch at a time; an act of any size is read in pieces, which the writer joins again. */
function pieces([device, from, to]: BundleHeader['ranges'][number]): Range[] {
  const ranges: Range[] = []
  for (let at = from; at <= to; at += pieceChanges)
    ranges.push({ device, from: at, to: Math.min(to, at + pieceChanges - 1) })
  return ranges
}

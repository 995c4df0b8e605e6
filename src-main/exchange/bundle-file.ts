import type { Batch } from '../ledger/ledger.ts'
import { Refusal } from '../shared/result.ts'
import { openAgeFile } from './age-file.ts'
import { decodeBundle, type Decoded } from './decode.ts'
import type { Limits } from './format.ts'
import { readFrames } from './frames.ts'
import type { BundleHeader } from './header.ts'
import { damaged } from './refusals.ts'
import { verifyHash } from './signature.ts'

/** What was proved at the end of a pass. */
export type Seal = { readonly sha256: string; readonly batches: number; readonly changes: number }

export type Pass = {
  readonly header: BundleHeader
  /**
   * All batches. After the last, hash and signature are compared with what was read; only a pass that has returned its
   * seal came from the holder of the header's signing key. Whether that key is trusted is the caller's to ask first.
   */
  readonly batches: Generator<Batch, Seal>
}

export type BundleFile = {
  readonly size: number
  readonly position: () => number
  /** Decodes the file from its beginning; each pass reads the disk anew and holds one frame in memory. */
  readonly pass: () => Pass
  readonly close: () => void
}

/** Opens a bundle for the owner of the age identity. Failures as in `age-file.ts`, `frames.ts` and `decode.ts`. */
export async function openBundle(path: string, identity: string, limits: Limits): Promise<BundleFile> {
  const file = await openAgeFile(path, identity, limits)
  return {
    size: file.size,
    position: file.position,
    close: file.close,
    pass: () => {
      const decoded = decodeBundle(readFrames(file.chunks(), limits), limits)
      return { header: decoded.header, batches: sealed(decoded) }
    },
  }
}

function* sealed({ header, batches }: Decoded): Generator<Batch, Seal> {
  const { trailer, sha256, ...counted } = yield* batches
  if (!trailer?.signature) throw new Refusal('bundle-unsigned', { from: header.sender.name })
  if (!verifyHash(sha256, trailer.signature, header.sender.publicKey)) {
    throw new Refusal('bundle-bad-signature', { from: header.sender.name })
  }
  if (trailer.sha256 !== sha256) throw damaged('hash')
  return { sha256, ...counted }
}

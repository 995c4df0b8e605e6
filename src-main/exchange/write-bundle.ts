import type { KeyObject } from 'node:crypto'
// It takes 65 ms to load: only a job imports this file, and it is loaded while the user still chooses a name.
import { Encrypter } from 'age-encryption'
import type { Batch } from '../ledger/ledger.ts'
import { createAtomicFile } from './atomic-file.ts'
import { encodeBundle, type Encoded } from './encode.ts'
import type { BundleHeader } from './header.ts'

export type Written = Encoded & { readonly bytes: number }

/**
 * Writes a bundle, streaming: what it holds at a time is one frame and the dictionaries. The file appears under its name
 * complete or not at all. `batches` is consumed while the file is written, so its connection must do nothing else.
 */
export async function writeBundle(options: {
  readonly path: string
  readonly header: BundleHeader
  readonly batches: Iterable<Batch>
  readonly signing: KeyObject
  /** The recipient's age key. */
  readonly ageRecipient: string
  readonly progress?: (changes: number) => void
}): Promise<Written> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(options.ageRecipient)
  const frames = encodeBundle(options.header, counted(options.batches, options.progress), options.signing)
  let encoded: Encoded | undefined
  const source = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        const frame = frames.next()
        if (frame.done) {
          encoded = frame.value
          controller.close()
        } else {
          controller.enqueue(frame.value)
        }
      },
    },
    { highWaterMark: 0 },
  )
  const file = createAtomicFile(options.path)
  try {
    const reader = (await encrypter.encrypt(source)).getReader()
    let bytes = 0
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      file.write(chunk.value)
      bytes += chunk.value.length
    }
    if (!encoded) throw new Error('the bundle ended before its trailer')
    file.commit()
    return { ...encoded, bytes }
  } finally {
    file.abort()
    // Ends the ledger's open statement when the disk failed half-way.
    frames.return({ sha256: '', batches: 0, changes: 0 })
  }
}

function* counted(batches: Iterable<Batch>, progress: ((changes: number) => void) | undefined): Generator<Batch, void> {
  let changes = 0
  for (const batch of batches) {
    yield batch
    changes += batch.changes.length
    progress?.(changes)
  }
}

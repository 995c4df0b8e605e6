import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { Refusal } from '../shared/result.ts'
import { endMarker, type Limits } from './format.ts'
import { damaged, tooLarge } from './refusals.ts'

const magic = 0xfd2fb528

/** One zstd frame that declares its content's size; level 3. */
export const compressFrame = (content: Buffer): Buffer =>
  zstdCompressSync(content, {
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_contentSizeFlag]: 1 },
  })

type Extent = { readonly length: number; readonly content: number }

/**
 * The frames' contents, one after the other. Each frame says how large its content is, so a bomb is stopped before it
 * is inflated, and only one frame is ever in memory. The stream must end with the end marker. Throws
 * `bundle-not-a-bundle`, `bundle-damaged`, `bundle-too-large`.
 */
export function* readFrames(chunks: Iterable<Uint8Array>, limits: Limits): Generator<Buffer, void> {
  let pending: Buffer = Buffer.alloc(0)
  let total = 0
  let first = true
  let ended = false
  for (const chunk of chunks) {
    pending =
      pending.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([pending, chunk])
    for (;;) {
      if (ended && pending.length > 0) throw damaged('after-end')
      if (pending.length >= endMarker.length && pending.subarray(0, endMarker.length).equals(endMarker)) {
        pending = pending.subarray(endMarker.length)
        ended = true
        continue
      }
      if (pending.length < endMarker.length) break
      const extent = measure(pending, limits, first)
      if (!extent) break
      first = false
      total += extent.content
      if (total > limits.plainBytes) throw tooLarge('content', limits.plainBytes)
      yield inflate(pending.subarray(0, extent.length), extent.content)
      pending = pending.subarray(extent.length)
    }
  }
  const brokenOff = !ended && pending.length >= endMarker.length
  if (first && !brokenOff) throw new Refusal('bundle-not-a-bundle', { reason: 'content' })
  if (!ended) throw damaged('no-end')
}

/** Length of the frame that begins here, found by walking its block headers (RFC 8878); null while more bytes are needed. */
function measure(bytes: Buffer, limits: Limits, first: boolean): Extent | null {
  if (bytes.readUInt32LE(0) !== magic)
    throw first ? new Refusal('bundle-not-a-bundle', { reason: 'content' }) : damaged('frame')
  const descriptor = bytes[4] ?? 0
  const single = (descriptor & 0x20) !== 0
  const sizeBytes = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0
  // A dictionary, a reserved bit or an unknown size: valid zstd, but not this format.
  if ((descriptor & 0x0b) !== 0 || sizeBytes === 0) throw damaged('frame')
  let at = single ? 5 : 6
  const content =
    sizeBytes === 8 ? Number(bytes.readBigUInt64LE(at)) : bytes.readUIntLE(at, sizeBytes) + (sizeBytes === 2 ? 256 : 0)
  if (content > limits.frameBytes) throw tooLarge('frame', limits.frameBytes)
  if (content === 0) throw damaged('frame')
  at += sizeBytes
  for (;;) {
    // A frame's blocks never take much more room than what they hold.
    if (at > limits.frameBytes + 64 * 1024) throw tooLarge('frame', limits.frameBytes)
    if (at + 3 > bytes.length) return null
    const block = bytes.readUIntLE(at, 3)
    const kind = (block >> 1) & 3
    if (kind === 3) throw damaged('frame')
    at += 3 + (kind === 1 ? 1 : block >> 3)
    if ((block & 1) !== 0) break
  }
  const length = at + ((descriptor & 0x04) !== 0 ? 4 : 0)
  return length > bytes.length ? null : { length, content }
}

function inflate(frame: Buffer, content: number): Buffer {
  let plain: Buffer
  try {
    plain = zstdDecompressSync(frame, { maxOutputLength: content, chunkSize: Math.max(content, 64) })
  } catch {
    throw damaged('frame')
  }
  if (plain.length !== content) throw damaged('frame')
  return plain
}

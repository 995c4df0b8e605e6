import { crc32, inflateRawSync } from 'node:zlib'
import { Refusal } from '../shared/result.ts'

/**
 * A careful reader of foreign ZIP archives and a plain writer of our own. The central directory is checked against caps
 * before a byte is inflated, and no entry may inflate to more than it declares.
 */
export type ZipEntry = {
  readonly name: string
  readonly method: number
  readonly compressed: number
  readonly size: number
  readonly crc: number
  readonly offset: number
}

export const zipLimits = {
  compressed: 30 * 1024 * 1024,
  size: 200 * 1024 * 1024,
  entries: 2000,
  /** XML of empty rows packs about 1 : 100; past this and past the floor it is a bomb. */
  ratio: 250,
  ratioFloor: 20 * 1024 * 1024,
} as const

const endSignature = 0x06054b50
const directorySignature = 0x02014b50
const localSignature = 0x04034b50
const sentinel = 0xffffffff

const damaged = (part: string): Refusal => new Refusal('import-damaged', { part })

/**
 * The archive's entries by name. Throws `Refusal`: `import-damaged` where the directory does not read,
 * `import-too-large` (facts: what, value, limit) where it passes a cap, `import-password` where an entry is encrypted.
 */
export function readDirectory(bytes: Uint8Array): ReadonlyMap<string, ZipEntry> {
  tooLarge('file', bytes.length, zipLimits.compressed)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  tooLarge('entries', count, zipLimits.entries)
  const entries = new Map<string, ZipEntry>()
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== directorySignature) throw damaged('directory')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > end) throw damaged('directory')
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new Refusal('import-password')
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const sizes = readSizes(view, at, at + 46 + nameLength, extraLength)
    const entry = { name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), ...sizes }
    total += entry.size
    tooLarge('uncompressed', total, zipLimits.size)
    if (entry.size > zipLimits.ratioFloor && entry.size > entry.compressed * zipLimits.ratio) {
      throw new Refusal('import-too-large', {
        what: 'ratio',
        value: Math.round(entry.size / entry.compressed),
        limit: zipLimits.ratio,
      })
    }
    // One name twice would let the check and the reader look at different content.
    if (entries.has(name)) throw damaged(name.slice(0, 80))
    entries.set(name, entry)
    at = next
  }
  return entries
}

function tooLarge(what: string, value: number, limit: number): void {
  if (value <= limit) return
  const size = what === 'entries' ? limit : `${limit / 1024 / 1024} MB`
  throw new Refusal('import-too-large', { what, value, limit: size })
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  throw damaged('end')
}

/** Sizes and offset of a directory entry; those that do not fit 32 bits, or that a writer put there anyway, stand in the extra field. */
function readSizes(
  view: DataView,
  at: number,
  extraAt: number,
  extraLength: number,
): Pick<ZipEntry, 'compressed' | 'size' | 'offset'> {
  const size = view.getUint32(at + 24, true)
  const compressed = view.getUint32(at + 20, true)
  const offset = view.getUint32(at + 42, true)
  if (size !== sentinel && compressed !== sentinel && offset !== sentinel) return { size, compressed, offset }
  let cursor = extraAt
  const extraEnd = extraAt + extraLength
  while (cursor + 4 <= extraEnd && view.getUint16(cursor, true) !== 1) cursor += 4 + view.getUint16(cursor + 2, true)
  cursor += 4
  const take = (short: number): number => {
    if (short !== sentinel) return short
    if (cursor + 8 > extraEnd) throw damaged('zip64')
    const long = view.getBigUint64(cursor, true)
    cursor += 8
    return Number(long)
  }
  const longSize = take(size)
  const longCompressed = take(compressed)
  return { size: longSize, compressed: longCompressed, offset: take(offset) }
}

/** An entry's content, no longer than declared and with the declared checksum; else throws `import-damaged`. */
export function extract(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const part = entry.name.slice(0, 80)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localSignature) throw damaged(part)
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.compressed > bytes.length) throw damaged(part)
  const packed = bytes.subarray(start, start + entry.compressed)
  const content = inflate(packed, entry)
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw damaged(part)
  return content
}

function inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw damaged(entry.name.slice(0, 80))
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) })
  } catch {
    throw damaged(entry.name.slice(0, 80))
  }
}

/** An archive of uncompressed entries, for handing checked content on. */
export function pack(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [name, content] of parts) {
    const encoded = new TextEncoder().encode(name)
    const fields = new DataView(new ArrayBuffer(26))
    fields.setUint16(0, 20, true)
    fields.setUint16(2, 0x0800, true)
    fields.setUint32(10, crc32(content), true)
    fields.setUint32(14, content.length, true)
    fields.setUint32(18, content.length, true)
    fields.setUint16(22, encoded.length, true)
    const shared = new Uint8Array(fields.buffer)
    pieces.push(word(localSignature), shared, encoded, content)
    const tail = new DataView(new ArrayBuffer(14))
    tail.setUint32(10, offset, true)
    directory.push(word(directorySignature), Uint8Array.of(20, 0), shared, new Uint8Array(tail.buffer), encoded)
    offset += 30 + encoded.length + content.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  const end = new DataView(new ArrayBuffer(18))
  end.setUint16(4, parts.size, true)
  end.setUint16(6, parts.size, true)
  end.setUint32(8, size, true)
  end.setUint32(12, offset, true)
  return Buffer.concat([...pieces, ...directory, word(endSignature), new Uint8Array(end.buffer)])
}

function word(value: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(4))
  bytes.setUint32(0, value, true)
  return new Uint8Array(bytes.buffer)
}

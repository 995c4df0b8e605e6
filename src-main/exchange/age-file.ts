import { createHmac } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { chacha20, chacha20poly1305 } from '@noble/ciphers/chacha.js'
// It takes 65 ms to load: only jobs import this file, and they are loaded while the user still chooses his.
import { Decrypter } from 'age-encryption'
import { Refusal } from '../shared/result.ts'
import { endMarker, type Limits } from './format.ts'
import { damaged } from './refusals.ts'

const intro = Buffer.from('age-encryption.org/v1\n', 'latin1')
const nonceBytes = 16
const tagBytes = 16
const chunkBytes = 64 * 1024

export type AgeFile = {
  /** Bytes of the encrypted file. */
  readonly size: number
  /** How far the last run of `chunks` has read. */
  readonly position: () => number
  /** The decrypted content in authenticated pieces of 64 KiB, read from the disk as it is asked for; may be run again. */
  readonly chunks: () => Generator<Uint8Array, void>
  readonly close: () => void
}

/**
 * Opens an age file for the owner of `identity`. The age library unwraps the file's key; the payload is decrypted here,
 * synchronously, since a transaction of SQLite cannot wait for a stream. (Electron's crypto has no ChaCha20-Poly1305,
 * hence the library's own cipher.) Throws `bundle-not-a-bundle`, `bundle-incomplete`, `bundle-damaged`,
 * `bundle-wrong-recipient`; errors of the disk as they come.
 */
export async function openAgeFile(path: string, identity: string, limits: Limits): Promise<AgeFile> {
  const fd = openSync(path, 'r')
  try {
    const stat = fstatSync(fd)
    if (!stat.isFile()) throw new Refusal('file-unreadable', { path })
    const { size } = stat
    const header = readHeader(fd, size, limits)
    const fileKey = await unwrap(header, identity)
    const start = header.length + nonceBytes
    if (size < start + tagBytes) throw new Refusal('bundle-incomplete', { bytes: size })
    const key = payloadKey(fileKey, readAt(fd, header.length, nonceBytes))
    let position = 0
    return {
      size,
      position: () => position,
      chunks: function* () {
        position = start
        for (let index = 0; position < size; index += 1) {
          const sealed = readAt(fd, position, Math.min(chunkBytes + tagBytes, size - position))
          position += sealed.length
          yield openChunk(key, index, sealed, position === size)
        }
      },
      close: () => closeSync(fd),
    }
  } catch (error) {
    closeSync(fd)
    throw error
  }
}

/** Everything up to and with the line of the header's MAC. */
function readHeader(fd: number, size: number, limits: Limits): Buffer {
  const head = readAt(fd, 0, Math.min(size, limits.ageHeaderBytes))
  const shared = Math.min(head.length, intro.length)
  if (!head.subarray(0, shared).equals(intro.subarray(0, shared)))
    throw new Refusal('bundle-not-a-bundle', { reason: 'age' })
  const mac = head.indexOf('\n--- ', 0, 'latin1')
  const end = mac < 0 ? -1 : head.indexOf(0x0a, mac + 1)
  if (end >= 0) return head.subarray(0, end + 1)
  if (head.length === size) throw new Refusal('bundle-incomplete', { bytes: size })
  throw damaged('age-header')
}

async function unwrap(header: Buffer, identity: string): Promise<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identity)
  try {
    return await decrypter.decryptHeader(header)
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no identity matched'))
      throw new Refusal('bundle-wrong-recipient')
    throw damaged('age-header')
  }
}

/** HKDF-SHA-256 (RFC 5869) with the nonce as salt and one block of output, as the age format derives its payload key. */
function payloadKey(fileKey: Uint8Array, nonce: Buffer): Buffer {
  const extracted = createHmac('sha256', nonce).update(fileKey).digest()
  return createHmac('sha256', extracted).update('payload').update(Buffer.of(1)).digest()
}

function nonceOf(index: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

function openChunk(key: Uint8Array, index: number, sealed: Buffer, last: boolean): Uint8Array {
  const plain = decrypted(key, nonceOf(index, last), sealed)
  if (plain) {
    if (plain.length === 0 && index > 0) throw damaged('empty-chunk')
    return plain
  }
  if (!last) throw damaged('chunk')
  throw wasCut(key, index, sealed) ? new Refusal('bundle-incomplete', { reason: 'cut' }) : damaged('chunk')
}

function decrypted(key: Uint8Array, nonce: Uint8Array, sealed: Buffer): Uint8Array | null {
  if (sealed.length < tagBytes) return null
  try {
    return chacha20poly1305(key, nonce).decrypt(sealed)
  } catch {
    return null
  }
}

/**
 * Tells a file that ends too early from one that was altered: a whole one ends with the end marker, and one altered
 * elsewhere in its last chunk still shows it. The unauthenticated bytes serve this one question and are dropped.
 */
function wasCut(key: Uint8Array, index: number, sealed: Buffer): boolean {
  const length = sealed.length - tagBytes
  if (length <= 0) return true
  const shown = chacha20(key, nonceOf(index, true), sealed.subarray(0, length), undefined, 1)
  const tail = Math.min(length, endMarker.length)
  return !endMarker.subarray(endMarker.length - tail).equals(shown.subarray(length - tail))
}

function readAt(fd: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(length)
  for (let at = 0; at < length;) {
    const read = readSync(fd, bytes, at, length - at, position + at)
    // The file became shorter while it was read.
    if (read === 0) throw new Refusal('bundle-incomplete', { reason: 'shorter' })
    at += read
  }
  return bytes
}

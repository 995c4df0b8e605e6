import { createHash, type KeyObject } from 'node:crypto'
import type { Batch, Change } from '../ledger/ledger.ts'
import type { Facts } from '../shared/result.ts'
import { Numbering } from './dictionary.ts'
import { endMarker, limits } from './format.ts'
import { compressFrame } from './frames.ts'
import type { BundleHeader } from './header.ts'
import { signHash } from './signature.ts'

/** A frame is closed when this many characters have gathered; at most three bytes each, so it stays below the cap. */
const frameCharacters = 256 * 1024

export type Encoded = { readonly sha256: string; readonly batches: number; readonly changes: number }

/**
 * The compressed plain content of a bundle, frame by frame: header, lines, trailer, end marker. One frame and the
 * dictionaries are held in memory. Answers what was written; throws when it is not what the header announced, which
 * would be a bug of the caller.
 */
export function* encodeBundle(
  header: BundleHeader,
  batches: Iterable<Batch>,
  key: KeyObject,
): Generator<Buffer, Encoded> {
  const hash = createHash('sha256')
  const lines = new LineWriter()
  const close = (): Buffer => {
    const content = Buffer.from(lines.take())
    hash.update(content)
    return compressFrame(content)
  }
  lines.object(header)
  for (const batch of batches) {
    lines.batch(batch)
    for (const change of batch.changes) {
      lines.change(change)
      if (lines.length >= frameCharacters) yield close()
    }
    if (lines.length >= frameCharacters) yield close()
  }
  if (lines.changes !== header.counts.changes) {
    throw new Error(`bundle announces ${header.counts.changes} changes and holds ${lines.changes}`)
  }
  if (lines.length > 0) yield close()
  const sha256 = hash.digest('hex')
  lines.object({ sha256, signature: signHash(sha256, key) })
  yield compressFrame(Buffer.from(lines.take()))
  yield endMarker
  return { sha256, batches: lines.batches, changes: lines.changes }
}

class LineWriter {
  batches = 0
  changes = 0
  readonly #devices = new Numbering()
  readonly #fields = new Numbering()
  readonly #rows = new Numbering()
  #text = ''
  #batch = ''
  #row: { readonly entity: string; readonly id: string; readonly number: number } | null = null

  get length(): number {
    return this.#text.length
  }

  take(): string {
    const text = this.#text
    this.#text = ''
    return text
  }

  object(value: object): void {
    const line = JSON.stringify(value)
    if (Buffer.byteLength(line) > limits.lineBytes) throw new Error('a line of the bundle is too long')
    this.#text += `${line}\n`
  }

  batch({ id, device, hlc, author, act, facts, undoes }: Batch): void {
    // The ledger hands a large batch over in pieces; they are one batch here.
    if (this.#batch === `${device} ${id}`) return
    this.#batch = `${device} ${id}`
    this.batches += 1
    this.object(['b', id, this.#device(device), hlc, author.toWellFormed(), act, wellFormed(facts), undoes])
  }

  change({ seq, entity, id, field, value, base }: Change): void {
    this.changes += 1
    const fieldNumber = this.#fields.of(`${entity} ${field}`, () => this.object(['f', entity, field]))
    // Changes of one row mostly follow each other.
    if (this.#row?.id !== id || this.#row.entity !== entity) {
      this.#row = { entity, id, number: this.#rows.of(`${entity} ${id}`, () => this.object(['r', entity, id])) }
    }
    const row = this.#row.number
    const shown = typeof value === 'number' ? whole(value) : JSON.stringify(value)
    const known = base ? `,${this.#device(base.device)},${base.seq}` : ''
    this.#text += `[${seq},${fieldNumber},${row},${shown}${known}]\n`
  }

  #device(device: string): number {
    return this.#devices.of(device, () => this.object(['d', device]))
  }
}

/** File names among the facts may hold what UTF-8 cannot; fields never do (`fits` in the registry). */
const wellFormed = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? value.toWellFormed() : value]),
  )

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new Error(`the ledger holds a value that is no safe integer: ${value}`)
  // Minus zero has no form of its own in the file.
  return String(value)
}

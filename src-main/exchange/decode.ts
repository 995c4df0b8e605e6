import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Act } from '../ledger/ledger.contract.ts'
import type { Batch, Change } from '../ledger/ledger.ts'
import { scanChange, type ChangeLine } from './change-line.ts'
import { Entries } from './dictionary.ts'
import { pieceBytes, pieceChanges, type Limits } from './format.ts'
import { lineSchemas, parseHeader, parseLine, parseTrailer, type BundleHeader, type Trailer } from './header.ts'
import { damaged, tooLarge } from './refusals.ts'
import { parseStrict } from './strict-json.ts'

/** How a bundle ended: its trailer, the hash of what stood before it, and what was counted on the way. */
export type Ending = {
  readonly trailer: Trailer | null
  readonly sha256: string
  readonly batches: number
  readonly changes: number
}

export type Decoded = {
  readonly header: BundleHeader
  /** Batches in the order of the file; a large one comes in pieces. Can be run through once. */
  readonly batches: Generator<Batch, Ending>
}

const open = 0x5b
const quote = 0x22
const newline = 0x0a

/**
 * Reads the plain content frame by frame. The header is read at once, the rest as the batches are asked for. Every rule
 * of the format that needs no key is held here; hash and signature are compared by the caller with what the ending says.
 */
export function decodeBundle(frames: Iterator<Buffer, void>, limits: Limits): Decoded {
  const first = frames.next()
  if (first.done) throw damaged('empty')
  const content = checked(first.value)
  const end = content.indexOf(newline)
  if (end > limits.lineBytes) throw tooLarge('line', limits.lineBytes)
  const header = parseHeader(content.toString('utf8', 0, end))
  return { header, batches: decodeLines(header, content, end + 1, frames, limits) }
}

/** A frame holds whole lines of UTF-8. */
function checked(content: Buffer): Buffer {
  if (!isUtf8(content)) throw damaged('utf8')
  if (content[content.length - 1] !== newline) throw damaged('line-end')
  return content
}

function* decodeLines(
  header: BundleHeader,
  first: Buffer,
  from: number,
  frames: Iterator<Buffer, void>,
  limits: Limits,
): Generator<Batch, Ending> {
  const hash = createHash('sha256')
  const state = new BatchReader(header, limits)
  let trailer: Trailer | null = null
  let line = 1
  let start = from
  for (let frame: Buffer | null = first; frame; frame = nextFrame(frames)) {
    if (trailer) throw damaged('after-trailer', line)
    let hashed = frame.length
    while (start < frame.length) {
      if (trailer) throw damaged('after-trailer', line)
      line += 1
      const end = frame.indexOf(newline, start)
      if (end - start > limits.lineBytes) throw tooLarge('line', limits.lineBytes)
      if (frame[start] !== open) {
        trailer = parseTrailer(frame.toString('utf8', start, end), line)
        hashed = start
      } else if (frame[start + 1] === quote) {
        const done = state.line(frame.toString('utf8', start, end), line)
        if (done) yield done
      } else {
        const done = state.change(frame, start, end, line)
        if (done) yield done
      }
      start = end + 1
    }
    hash.update(hashed === frame.length ? frame : frame.subarray(0, hashed))
    start = 0
  }
  const last = state.take()
  if (last) yield last
  if (state.changes !== header.counts.changes) throw damaged('counts', line)
  return { trailer, sha256: hash.digest('hex'), batches: state.batches, changes: state.changes }
}

function nextFrame(frames: Iterator<Buffer, void>): Buffer | null {
  const next = frames.next()
  return next.done ? null : checked(next.value)
}

/** Gathers change lines into batches, with the dictionaries as they stand at each line. */
class BatchReader {
  batches = 0
  changes = 0
  readonly #limits: Limits
  readonly #devices = new Entries<string>()
  readonly #fields = new Entries<{ readonly entity: string; readonly field: string }>()
  readonly #rows = new Entries<{ readonly entity: string; readonly id: string }>()
  /** The last sequence number of each device that the header announces, and where its range ends. */
  readonly #cursors: Map<string, { last: number; readonly to: number }>
  readonly #scanned: ChangeLine = { seq: 0, field: 0, row: 0, value: null, baseDevice: -1, baseSeq: 0 }
  #open: Omit<Batch, 'changes'> | null = null
  #cursor: { last: number; readonly to: number } = { last: 0, to: 0 }
  #gathered: Change[] = []
  #bytes = 0

  constructor(header: BundleHeader, limits: Limits) {
    this.#limits = limits
    this.#cursors = new Map(header.ranges.map(([device, from, to]) => [device, { last: from - 1, to }]))
  }

  /** Ends the open batch, or the open piece of it. */
  take(): Batch | null {
    if (!this.#open || this.#gathered.length === 0) return null
    const batch = { ...this.#open, changes: this.#gathered }
    this.#gathered = []
    this.#bytes = 0
    return batch
  }

  /** A line with a tag. Answers the batch that it ends, if any. */
  line(text: string, line: number): Batch | null {
    const value = parseStrict(text, line)
    const tag = Array.isArray(value) ? (value as readonly unknown[])[0] : null
    // Lines that a later app adds and that may be passed over are marked; all others must be understood.
    if (typeof tag === 'string' && tag.startsWith('?')) return null
    switch (tag) {
      case 'd': {
        this.#devices.add(parseLine(lineSchemas.d, value, line)[1])
        return null
      }
      case 'f': {
        const [, entity, field] = parseLine(lineSchemas.f, value, line)
        this.#fields.add({ entity, field })
        return null
      }
      case 'r': {
        const [, entity, id] = parseLine(lineSchemas.r, value, line)
        this.#rows.add({ entity, id })
        return null
      }
      case 'b':
        return this.#batch(parseLine(lineSchemas.b, value, line), line)
      default:
        throw damaged('line', line)
    }
  }

  #batch([, id, number, hlc, author, act, facts, undoes]: z.infer<typeof lineSchemas.b>, line: number): Batch | null {
    const done = this.take()
    const device = this.#devices.get(number)
    const cursor = device === undefined ? undefined : this.#cursors.get(device)
    if (device === undefined || !cursor) throw damaged('batch-device', line)
    this.batches += 1
    if (this.batches > this.#limits.batches) throw tooLarge('batches', this.#limits.batches)
    this.#cursor = cursor
    // An act of a newer app is a name like any other; the history shows it as it came.
    this.#open = { id, device, hlc, author, act: act as Act, facts, undoes }
    return done
  }

  change(bytes: Buffer, start: number, end: number, line: number): Batch | null {
    const scanned = scanChange(bytes, start, end, line, this.#scanned)
    const field = this.#fields.get(scanned.field)
    const row = this.#rows.get(scanned.row)
    if (!this.#open) throw damaged('change-batch', line)
    if (!field || !row || field.entity !== row.entity) throw damaged('change-dictionary', line)
    if (scanned.seq <= this.#cursor.last || scanned.seq > this.#cursor.to) throw damaged('change-sequence', line)
    this.#cursor.last = scanned.seq
    this.changes += 1
    if (this.changes > this.#limits.changes) throw tooLarge('changes', this.#limits.changes)
    let base: Change['base'] = null
    if (scanned.baseDevice >= 0) {
      const device = this.#devices.get(scanned.baseDevice)
      if (device === undefined || scanned.baseSeq === 0) throw damaged('change-base', line)
      base = { device, seq: scanned.baseSeq }
    }
    this.#gathered.push({
      seq: scanned.seq,
      entity: row.entity,
      id: row.id,
      field: field.field,
      value: scanned.value,
      base,
    })
    this.#bytes += end - start
    return this.#gathered.length >= pieceChanges || this.#bytes >= pieceBytes ? this.take() : null
  }
}

/**
 * The names, numbers and caps of the bundle's format, byte by byte in `build/decisions/0010-bundle-format.md`. What
 * stands here may not change for version 1: files that exist must stay readable.
 */
export const bundleFormat = 'qudao-bundle'
export const bundleVersion = 1
export const bundleExtension = 'qudao'

export const invitationFormat = 'qudao-invitation'
export const invitationVersion = 1
export const invitationExtension = 'qudao-invite'

/** Grows when `ledger/registry.ts` learns an entity or a field; told in the header, never a reason to refuse. */
export const schemaVersion = 1

/** Numbers of a dictionary run from 0 to this, exclusive, and then from 0 again, replacing what stood there. */
export const dictionarySlots = 65_536

/** Sixteen bytes that end the compressed stream: a zstd skippable frame, which every zstd tool passes over. */
export const endMarker = Buffer.concat([Buffer.from('502a4d1808000000', 'hex'), Buffer.from('QUDAOEND', 'latin1')])

/** Caps that are counted while a file streams in; past one of them the reader stops with `bundle-too-large`. */
export type Limits = {
  /** The age header, which is text. */
  readonly ageHeaderBytes: number
  /** Content of one zstd frame. */
  readonly frameBytes: number
  /** One line of the NDJSON without its line end. */
  readonly lineBytes: number
  /** All content together. */
  readonly plainBytes: number
  readonly batches: number
  readonly changes: number
}

export const limits: Limits = {
  ageHeaderBytes: 64 * 1024,
  frameBytes: 4 * 1024 * 1024,
  lineBytes: 1024 * 1024,
  plainBytes: 4 * 1024 * 1024 * 1024,
  batches: 10_000_000,
  changes: 50_000_000,
}

/** A batch is handed on in pieces of this many changes or bytes, so that an act of any size costs bounded memory. */
export const pieceChanges = 4_000
export const pieceBytes = 4 * 1024 * 1024

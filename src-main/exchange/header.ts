import { z } from 'zod'
import { maxHlc } from '../shared/clock.ts'
import { Refusal } from '../shared/result.ts'
import { bundleFormat, bundleVersion } from './format.ts'
import { damaged } from './refusals.ts'
import { parseStrict } from './strict-json.ts'

/** Ids of workspaces, devices and batches: letters, digits, `-` and `_`, so that they can stand anywhere. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const label = z.string().max(200)
const count = z.number().int().min(0)
const seq = z.number().int().min(1)
const publicKey = z.string().regex(/^[A-Za-z0-9+/]{43}=$/)
const ageRecipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
const kind = z.enum(['manager', 'headquarters'])

export const idSchema = id

export const senderSchema = z.object({
  workspace: id,
  device: id,
  kind,
  /** The person who works there. */
  name: label,
  region: label.nullable(),
  /** Ed25519, 32 bytes in Base64. */
  publicKey,
  ageRecipient,
})
export type Sender = z.infer<typeof senderSchema>

export const organisationSchema = z.object({ id, name: label })

const headerSchema = z.object({
  format: z.literal(bundleFormat),
  version: z.literal(bundleVersion),
  organisation: organisationSchema,
  sender: senderSchema,
  recipient: z.object({ workspace: id, kind }),
  /** Counts the files from this sender to this recipient, from 1. */
  number: seq,
  /** Milliseconds since 1970, by the sender's clock. */
  createdAt: count,
  /** The sender's app version, for people. */
  app: label,
  schema: count,
  /** What this file covers: all changes of the device from … to … that concern the recipient are in it. */
  ranges: z.array(z.tuple([id, seq, seq])).max(10_000),
  /** What the sender has from the recipient: all that concerns it, up to …, by device. */
  received: z.array(z.tuple([id, seq])).max(10_000),
  /** How many change lines follow. */
  counts: z.object({ changes: count }),
  /** Proves the invitation's one-time secret until headquarters has answered; see `trust.ts`. */
  invitation: z.object({ id, proof: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
})
export type BundleHeader = z.infer<typeof headerSchema>

const trailerSchema = z.object({
  /** Of all bytes before the trailer's line, in hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Ed25519, 64 bytes in Base64, over the message of `signature.ts`. */
  signature: z
    .string()
    .regex(/^[A-Za-z0-9+/]{86}==$/)
    .nullish(),
})
export type Trailer = z.infer<typeof trailerSchema>

/**
 * Reads the first line. The format's name and version are judged before all else, so that a newer file is told as
 * `bundle-newer` whatever it looks like otherwise. Keys that version 1 does not know are passed over.
 */
export function parseHeader(text: string): BundleHeader {
  const value = parseStrict(text, 1)
  const named = z.object({ format: z.string(), version: z.number() }).safeParse(value)
  if (!named.success || named.data.format !== bundleFormat)
    throw new Refusal('bundle-not-a-bundle', { reason: 'header' })
  if (named.data.version > bundleVersion) {
    const app = z.object({ app: label }).safeParse(value)
    throw new Refusal('bundle-newer', {
      version: named.data.version,
      known: bundleVersion,
      app: app.success ? app.data.app : null,
    })
  }
  const header = headerSchema.safeParse(value)
  if (!header.success) throw damaged(`header ${header.error.issues[0]?.path.join('.') ?? ''}`, 1)
  const devices = new Set(header.data.ranges.map(([device]) => device))
  if (devices.size !== header.data.ranges.length) throw damaged('header ranges', 1)
  if (header.data.ranges.some(([, from, to]) => from > to)) throw damaged('header ranges', 1)
  return header.data
}

export function parseTrailer(text: string, line: number): Trailer {
  const trailer = trailerSchema.safeParse(parseStrict(text, line))
  if (!trailer.success) throw damaged('trailer', line)
  return trailer.data
}

const facts = z.record(z.string().max(100), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const entityName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/)

/** The lines that are not changes, by their tag: entries of the three dictionaries, and batches. */
export const lineSchemas = {
  /** `["d", device]` */
  d: z.tuple([z.literal('d'), id]),
  /** `["f", entity, field]` */
  f: z.tuple([z.literal('f'), entityName, entityName]),
  /** `["r", entity, row]` */
  r: z.tuple([z.literal('r'), entityName, z.string().min(1).max(200)]),
  /** `["b", id, device number, hlc, author, act, facts, undone batch or null]` */
  b: z.tuple([
    z.literal('b'),
    id,
    count,
    z.number().int().min(0).max(maxHlc),
    label,
    z.string().regex(/^[a-z][a-zA-Z-]{0,39}$/),
    facts,
    id.nullable(),
  ]),
}

/** Parses a line by its tag's schema; throws `bundle-damaged` where it does not fit. */
export function parseLine<T>(schema: z.ZodType<T>, value: unknown, line: number): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw damaged('line', line)
  return parsed.data
}

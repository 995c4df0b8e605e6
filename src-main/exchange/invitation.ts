import { createHash, type KeyObject } from 'node:crypto'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { isUtf8 } from 'node:buffer'
import { z } from 'zod'
import { Refusal } from '../shared/result.ts'
import { writeAtomically } from './atomic-file.ts'
import { invitationFormat, invitationVersion } from './format.ts'
import { idSchema, organisationSchema, parseTrailer, senderSchema } from './header.ts'
import { invitationDomain, signHash, verifyHash } from './signature.ts'
import { parseStrict } from './strict-json.ts'

const invitationSchema = z.object({
  format: z.literal(invitationFormat),
  version: z.literal(invitationVersion),
  organisation: organisationSchema,
  /** Headquarters' workspace with the keys its bundles are signed with and written to. */
  headquarters: senderSchema,
  id: idSchema,
  /** Who is invited, and the region, as headquarters names them. */
  name: z.string().max(200),
  region: z.string().max(200),
  /** Random, once usable; 32 bytes in Base64 (URL alphabet). */
  secret: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  createdAt: z.number().int().min(0),
})
export type InvitationFile = z.infer<typeof invitationSchema>

const maxBytes = 64 * 1024

/** Two lines, as a bundle has them: the invitation, and the trailer that signs it. */
export function writeInvitation(path: string, invitation: InvitationFile, signing: KeyObject): void {
  const line = `${JSON.stringify(invitation)}\n`
  const sha256 = createHash('sha256').update(line).digest('hex')
  const trailer = { sha256, signature: signHash(sha256, signing, invitationDomain) }
  writeAtomically(path, `${line}${JSON.stringify(trailer)}\n`)
}

/**
 * Reads an invitation and verifies that it is whole and signed by the key it names. Whether that key is headquarters'
 * only people can tell, by its fingerprint. Throws `invitation-invalid` with the reason, `bundle-newer` for a newer format.
 */
export function readInvitation(path: string): InvitationFile {
  const text = readSmall(path)
  const end = text.indexOf('\n')
  const invalid = (reason: string): Refusal => new Refusal('invitation-invalid', { reason })
  if (end < 0 || text.at(-1) !== '\n') throw invalid('incomplete')
  try {
    const value = parseStrict(text.slice(0, end), 1)
    const named = z.object({ format: z.string(), version: z.number() }).safeParse(value)
    if (!named.success || named.data.format !== invitationFormat) throw invalid('format')
    if (named.data.version > invitationVersion) {
      throw new Refusal('bundle-newer', { version: named.data.version, known: invitationVersion, app: null })
    }
    const trailer = parseTrailer(text.slice(end + 1, -1), 2)
    const invitation = invitationSchema.safeParse(value)
    if (!invitation.success || invitation.data.headquarters.kind !== 'headquarters') throw invalid('form')
    const sha256 = createHash('sha256')
      .update(text.slice(0, end + 1))
      .digest('hex')
    const { publicKey } = invitation.data.headquarters
    const signed = trailer.signature && verifyHash(sha256, trailer.signature, publicKey, invitationDomain)
    if (!signed || trailer.sha256 !== sha256) throw invalid('signature')
    return invitation.data
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'bundle-damaged') throw invalid('form')
    throw error
  }
}

function readSmall(path: string): string {
  const fd = openSync(path, 'r')
  try {
    if (fstatSync(fd).size > maxBytes) throw new Refusal('invitation-invalid', { reason: 'too-large' })
    const bytes = readFileSync(fd)
    if (!isUtf8(bytes)) throw new Refusal('invitation-invalid', { reason: 'format' })
    return bytes.toString('utf8')
  } finally {
    closeSync(fd)
  }
}

import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto'

/** What stands before every Ed25519 public key in DER (SubjectPublicKeyInfo, RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * The signed message is short text, so that a shell can make it: a name that no other use of the key shares, a line
 * end, the hash in hexadecimal, a line end.
 */
const message = (domain: string, sha256: string): Buffer => Buffer.from(`${domain}\n${sha256}\n`, 'latin1')

const bundleDomain = 'qudao-bundle-v1'
export const invitationDomain = 'qudao-invitation-v1'

/** Signs a SHA-256 (hexadecimal); answers Base64. */
export const signHash = (sha256: string, key: KeyObject, domain: string = bundleDomain): string =>
  sign(null, message(domain, sha256), key).toString('base64')

/** Whether the signature is that of the raw public key (Base64) over this hash and domain. */
export function verifyHash(
  sha256: string,
  signature: string,
  publicKey: string,
  domain: string = bundleDomain,
): boolean {
  try {
    const key = createPublicKey({
      key: Buffer.concat([derPrefix, Buffer.from(publicKey, 'base64')]),
      format: 'der',
      type: 'spki',
    })
    return verify(null, message(domain, sha256), key, Buffer.from(signature, 'base64'))
  } catch {
    // A key that is no point of the curve, or a signature of another length.
    return false
  }
}

/** The raw public key in Base64. */
export const rawPublicKey = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(derPrefix.length).toString('base64')

/** The first 128 bits of the key's SHA-256 in eight groups of four, to be compared by eye or over the telephone. */
export const fingerprint = (publicKey: string): string =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64'))
    .digest('hex')
    .slice(0, 32)
    .toUpperCase()
    .replaceAll(/(.{4})(?=.)/g, '$1 ')

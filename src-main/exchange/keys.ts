import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Vault } from '../ports.ts'
import { Refusal } from '../shared/result.ts'
import { writeAtomically } from './atomic-file.ts'
import { rawPublicKey } from './signature.ts'

/** The public halves of a device's keys. */
export type PublicKeys = {
  /** Ed25519, raw, Base64. */
  readonly publicKey: string
  readonly ageRecipient: string
}

export type Keys = PublicKeys & {
  /** Ed25519 private key, PKCS #8 in DER, Base64. Passed to a worker in memory, never written. */
  readonly signing: string
  /** `AGE-SECRET-KEY-1…` */
  readonly identity: string
}

const fileName = 'keys.json'
const stored = z.object({
  version: z.literal(1),
  publicKey: z.string(),
  ageRecipient: z.string(),
  /** Private halves as the vault guards them, Base64. */
  signing: z.string(),
  identity: z.string(),
})

export const signingKey = (keys: Pick<Keys, 'signing'>): KeyObject =>
  createPrivateKey({ key: Buffer.from(keys.signing, 'base64'), format: 'der', type: 'pkcs8' })

/** The public halves, which need no keychain; null before the keys are made. */
export function readPublicKeys(folder: string): PublicKeys | null {
  const file = join(folder, fileName)
  if (!existsSync(file)) return null
  const { publicKey, ageRecipient } = readStored(file)
  return { publicKey, ageRecipient }
}

/** The device's keys; null before they are made. Throws `file-unreadable` where this user's keychain does not open them. */
export function readKeys(folder: string, vault: Vault): Keys | null {
  const file = join(folder, fileName)
  if (!existsSync(file)) return null
  const { publicKey, ageRecipient, signing, identity } = readStored(file)
  const reveal = (guarded: string): string => {
    try {
      return vault.reveal(Buffer.from(guarded, 'base64'))
    } catch {
      throw new Refusal('file-unreadable', { path: file })
    }
  }
  return { publicKey, ageRecipient, signing: reveal(signing), identity: reveal(identity) }
}

/**
 * The device's keys, made on first use: Ed25519 to sign, X25519 (age) to be written to. They lie in the workspace's
 * folder in a file that only its owner can read, the private halves guarded by the vault. They are not in backups: a
 * restored copy is another device and is invited anew.
 */
export async function ensureKeys(folder: string, vault: Vault): Promise<Keys> {
  const known = readKeys(folder, vault)
  if (known) return known
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const pair = generateKeyPairSync('ed25519')
  const identity = await generateX25519Identity()
  const keys: Keys = {
    publicKey: rawPublicKey(pair.publicKey),
    ageRecipient: await identityToRecipient(identity),
    signing: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    identity,
  }
  const guard = (secret: string): string => Buffer.from(vault.protect(secret)).toString('base64')
  const { publicKey, ageRecipient } = keys
  const content = { version: 1, publicKey, ageRecipient, signing: guard(keys.signing), identity: guard(identity) }
  writeAtomically(join(folder, fileName), `${JSON.stringify(content, null, 2)}\n`, 0o600)
  return keys
}

function readStored(file: string): z.infer<typeof stored> {
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    throw new Refusal('file-unreadable', { path: file })
  }
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.ts'
import { strict } from './strict.ts'

const MARK = Buffer.from('h01')
const NONCE_BYTES = 12
const TAG_BYTES = 16

function key(): Buffer {
  const path = join(app.getPath('userData'), '.host-key')
  try {
    writeFileSync(path, randomBytes(32), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(path)
}

/**
 * There is no system keychain behind it, and `getSelectedStorageBackend` says so: as with Electron's `basic_text`,
 * it hides nothing from someone who can read the user-data folder.
 */
export const safeStorage = strict('safeStorage', {
  isEncryptionAvailable: (): boolean => true,
  getSelectedStorageBackend: (): string => 'basic_text',
  encryptString(plain: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key(), nonce)
    const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
    return Buffer.concat([MARK, nonce, cipher.getAuthTag(), body])
  },
  decryptString(encrypted: Buffer): string {
    const nonceEnd = MARK.length + NONCE_BYTES
    const tagEnd = nonceEnd + TAG_BYTES
    if (!encrypted.subarray(0, MARK.length).equals(MARK)) {
      throw new Error('Error while decrypting the ciphertext provided to safeStorage.decryptString.')
    }
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(MARK.length, nonceEnd))
    decipher.setAuthTag(encrypted.subarray(nonceEnd, tagEnd))
    return Buffer.concat([decipher.update(encrypted.subarray(tagEnd)), decipher.final()]).toString('utf8')
  },
})

import { safeStorage } from 'electron'
import type { Vault } from '../ports.ts'

const plain = Buffer.from('plain:')

/**
 * The system's keychain where there is a real one. Linux without one offers only an obfuscation; there, and where none
 * is available, the secret stands as it is in a file that only its owner can read, and does not pretend otherwise.
 */
export function createVault(): Vault {
  const guarded = (): boolean =>
    safeStorage.isEncryptionAvailable() &&
    !(process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text')
  return {
    protect: (secret) =>
      new Uint8Array(guarded() ? safeStorage.encryptString(secret) : Buffer.concat([plain, Buffer.from(secret)])),
    reveal: (stored) => {
      const bytes = Buffer.from(stored)
      return bytes.subarray(0, plain.length).equals(plain)
        ? bytes.subarray(plain.length).toString('utf8')
        : safeStorage.decryptString(bytes)
    },
  }
}

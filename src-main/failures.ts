import { Refusal, type Failure } from './shared/result.ts'
import type { ErrorCode } from './shared/errors.ts'

const bySystemCode: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  SQLITE_FULL: 'disk-full',
  // The file that WAL readers share could not grow.
  SQLITE_IOERR_SHMSIZE: 'disk-full',
  EACCES: 'folder-read-only',
  EPERM: 'folder-read-only',
  EROFS: 'folder-read-only',
  SQLITE_READONLY: 'folder-read-only',
  SQLITE_CANTOPEN: 'file-unreadable',
  ENOENT: 'file-missing',
  EISDIR: 'file-unreadable',
  EBUSY: 'file-in-use',
  SQLITE_BUSY: 'workspace-busy',
  SQLITE_LOCKED: 'workspace-busy',
  SQLITE_CORRUPT: 'workspace-corrupt',
  SQLITE_NOTADB: 'workspace-corrupt',
  SQLITE_IOERR: 'workspace-replaced',
}

/**
 * What a caught error means to the user. Refusals carry their own code; errors of the disk and of SQLite are named;
 * everything else is a bug: logged here once, with its stack, and told as `internal`.
 */
export function failureOf(error: unknown, where: string): Failure {
  if (error instanceof Refusal) return error.failure
  const known = knownCode(error)
  if (known) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : ''
    return { code: known, facts: path ? { path } : {} }
  }
  console.error(`bug in ${where}:`, error)
  return { code: 'internal', facts: { where } }
}

/** Whether a step failed because the disk is full; for steps that may be left out then. */
export const isDiskFull = (error: unknown): boolean => knownCode(error) === 'disk-full'

function knownCode(error: unknown): ErrorCode | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return bySystemCode[code] ?? bySystemCode[code.split('_').slice(0, 2).join('_')]
}

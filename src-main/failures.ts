import { Refusal, type Failure } from './shared/result.ts'
import type { ErrorCode } from './shared/errors.ts'

const bySystemCode: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  SQLITE_FULL: 'disk-full',
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
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = bySystemCode[code] ?? bySystemCode[code.split('_').slice(0, 2).join('_')]
  if (known) {
    const path = error instanceof Error && 'path' in error ? String(error.path) : ''
    return { code: known, facts: path ? { path } : {} }
  }
  console.error(`bug in ${where}:`, error)
  return { code: 'internal', facts: { where } }
}

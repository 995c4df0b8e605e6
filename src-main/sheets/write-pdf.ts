import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '../shared/result.ts'

/**
 * Writes a file under a temporary name beside its place, onto the disk, and only then gives it its own name: a failure
 * leaves what stood there before. Fails with `file-in-use` where a reader holds the old file; other errors of the disk
 * are thrown.
 */
export async function writePdf(path: string, bytes: Uint8Array): Promise<Result<null>> {
  const part = join(dirname(path), `.${randomBytes(6).toString('hex')}.part`)
  try {
    const file = await open(part, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
    return ok(null)
  } catch (error) {
    await rm(part, { force: true })
    // Windows refuses to replace a file that another program has open; making the temporary file had succeeded.
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === 'rename' && (code === 'EPERM' || code === 'EBUSY' || code === 'EACCES')) {
      return fail('file-in-use', { path: basename(path) })
    }
    throw error
  }
}

import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fail, ok, type Result } from '../shared/result.ts'
import type { Book } from './book.rules.ts'
import { writeBook } from './xlsx.ts'

/**
 * Writes a workbook: under a temporary name beside its place, on the disk, and only then under its own. A failure leaves
 * what stood there before. Fails with `file-in-use` where Excel holds the old file; a full disk and a folder that cannot be
 * written to are told by the worker.
 */
export async function saveBook(
  path: string,
  book: Book,
): Promise<Result<{ readonly path: string; readonly bytes: number }>> {
  const bytes = await writeBook(book)
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
  } catch (error) {
    await rm(part, { force: true })
    // Windows refuses to replace a file that another program has open; making the temporary file had succeeded.
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === 'rename' && (code === 'EPERM' || code === 'EBUSY' || code === 'EACCES')) {
      return fail('file-in-use', { path: basename(path) })
    }
    throw error
  }
  return ok({ path, bytes: bytes.length })
}

import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { Job } from '../background/jobs.ts'
import { fail, ok, Refusal, type Result } from '../shared/result.ts'
import { decodeText, parseCsv } from './csv.rules.ts'
import type { ForeignFile } from './foreign.rules.ts'
import type { Encoding } from './workbooks.contract.ts'
import { zipLimits } from './zip.ts'

/**
 * Reads a CSV or XLSX file into plain texts; what it is, is told by its content, not its name. Fails with `file-missing`,
 * `file-unreadable`, `file-in-use`, or one of `import-wrong-type` (facts: found), `import-password`, `import-empty`,
 * `import-too-large` (facts: what, value, limit), `import-damaged`, `import-encoding`. The file is only read.
 */
export const job: Job<{ readonly path: string; readonly encoding: Encoding | null }, ForeignFile> = async (
  { path, encoding },
  tools,
) => {
  tools.progress(0, null)
  try {
    const { size } = await stat(path)
    if (size > zipLimits.compressed) {
      const limit = `${zipLimits.compressed / 1024 / 1024} MB`
      return fail('import-too-large', { file: basename(path), what: 'file', value: size, limit })
    }
    return ok(await readForeign(await readFile(path), extname(path).toLowerCase(), encoding))
  } catch (error) {
    return failureOf(error, basename(path))
  }
}

async function readForeign(bytes: Uint8Array, extension: string, encoding: Encoding | null): Promise<ForeignFile> {
  if (bytes.length === 0) throw new Refusal('import-empty')
  if (begins(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) {
    throw isEncryptedPackage(bytes)
      ? new Refusal('import-password')
      : new Refusal('import-wrong-type', { found: 'xls' })
  }
  if (begins(bytes, [0x50, 0x4b])) {
    // Loaded here, so that a CSV file does not wait for the spreadsheet library.
    const { readBook } = await import('./xlsx.ts')
    return { encoding: null, ...(await readBook(bytes)) }
  }
  if (extension.startsWith('.xls')) throw new Refusal('import-wrong-type', { found: 'not-a-workbook' })
  const decoded = decodeText(bytes, encoding)
  const rows = parseCsv(decoded.text)
  if (rows.every((row) => row.every((cell) => cell.trim() === ''))) throw new Refusal('import-empty')
  return { encoding: decoded.encoding, epoch: 1900, sheets: [{ name: 'CSV', rows, unsolved: [] }] }
}

const begins = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, at) => bytes[at] === byte)

/** A protected workbook is an OLE container with a stream of this name (UTF-16); an old .xls is one without. */
const isEncryptedPackage = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))

function failureOf(error: unknown, file: string): Result<never> {
  if (error instanceof Refusal) return fail(error.failure.code, { file, ...error.failure.facts })
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOENT') return fail('file-missing', { path: file })
  if (code === 'EBUSY') return fail('file-in-use', { path: file })
  if (['EACCES', 'EPERM', 'EISDIR', 'EIO'].includes(code)) return fail('file-unreadable', { path: file })
  throw error
}

import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type AtomicFile = {
  readonly write: (bytes: Uint8Array) => void
  /** Flushes the bytes to the disk and gives them their name; what had the name before is replaced as a whole. */
  readonly commit: () => void
  /** Removes what was written; harmless after `commit`. */
  readonly abort: () => void
}

/**
 * A file that appears under its name complete or not at all: written beside it under a short name of its own (a long
 * target name leaves room for no suffix), flushed, renamed. Throws the disk's errors.
 */
export function createAtomicFile(path: string, mode = 0o666): AtomicFile {
  const folder = dirname(path)
  const part = join(folder, `.qudao-${randomBytes(6).toString('hex')}.part`)
  const fd = openSync(part, 'wx', mode)
  let open = true
  const close = (): void => {
    if (open) closeSync(fd)
    open = false
  }
  return {
    write: (bytes) => {
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at)
    },
    commit: () => {
      fsyncSync(fd)
      close()
      renameSync(part, path)
      flushFolder(folder)
    },
    abort: () => {
      close()
      rmSync(part, { force: true })
    },
  }
}

/** Writes a small file whole. */
export function writeAtomically(path: string, text: string, mode?: number): void {
  const file = createAtomicFile(path, mode)
  try {
    file.write(Buffer.from(text))
    file.commit()
  } finally {
    file.abort()
  }
}

/** Makes the new name survive a power loss. Windows cannot flush a folder and needs no such thing. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

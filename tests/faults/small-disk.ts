import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of a few megabytes of its own, which can be filled, freed and made read-only. */
export type SmallDisk = {
  readonly path: string
  /** Fills it with a file of no use until so many KB are left. */
  readonly fill: (leaveKb: number) => void
  readonly free: () => void
  readonly setReadOnly: (readOnly: boolean) => void
  /** Every file on it but the ballast, as paths under it. */
  readonly files: () => readonly string[]
  readonly close: () => void
}

const mount = (...args: readonly string[]): boolean => spawnSync('mount', args).status === 0

/** Why small disks cannot be had here, for the names of skipped tests; null where they can. */
function obstacle(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'only root on Linux can mount a small disk'
  const folder = mkdtempSync(join(tmpdir(), 'qudao-mount-'))
  const mounted = mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder)
  if (mounted) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return mounted ? null : 'mounting is not allowed here'
}
export const noSmallDisk = obstacle()
/** Stands at the end of the names of tests that need one. */
export const skipNote = noSmallDisk === null ? '' : ` (skipped: ${noSmallDisk})`

export function openSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-disk-'))
  const path = join(folder, 'disk')
  mkdirSync(path)
  if (!mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path)) throw new Error('could not mount a small disk')
  const ballast = join(path, '.ballast')
  const leftBytes = (): number => {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  }
  return {
    path,
    fill: (leaveKb) => {
      rmSync(ballast, { force: true })
      writeFileSync(ballast, Buffer.alloc(Math.max(0, leftBytes() - leaveKb * 1024)))
    },
    free: () => rmSync(ballast, { force: true }),
    setReadOnly: (readOnly) => {
      if (!mount('-o', `remount,${readOnly ? 'ro' : 'rw'}`, path)) throw new Error('could not mount the disk anew')
    },
    files: () =>
      readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name !== '.ballast')
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .toSorted(),
    close: () => {
      // Lazily: a test that failed may have left a file open.
      spawnSync('umount', ['-l', path])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

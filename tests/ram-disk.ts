import { accessSync, constants, statfsSync } from 'node:fs'

/** Databases and files of a whole run take some hundred megabytes; a container's own share may be 64. */
const enough = 2 * 1024 ** 3

/** A folder in memory with room for the tests' files; undefined where there is none. */
export function ramDisk(path = '/dev/shm'): string | undefined {
  try {
    accessSync(path, constants.W_OK)
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize >= enough ? path : undefined
  } catch {
    return undefined
  }
}

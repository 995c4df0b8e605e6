import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { failureOf } from '../../src-main/failures.ts'
import { inFolder } from '../fixtures/bundles/forge.ts'
import { writeSample } from '../fixtures/bundles/sample.ts'

type Measured = { readonly bytes: number; readonly read: number; readonly written: number; readonly both: number }

/** The heap is capped, as a worker's is: left alone, V8 collects late and its slack says nothing of what is held. */
const heap = ['--max-old-space-size=128', '--max-semi-space-size=16']
const measure = (folder: string, changes: number): Measured => {
  const script = ['tests/fixtures/bundles/stream-child.ts', join(folder, 'large.qudao'), String(changes)]
  return JSON.parse(execFileSync(process.execPath, [...heap, ...script], { encoding: 'utf8' })) as Measured
}

describe('a large file', () => {
  test(
    'is written and read in less than 200 MB, and ten times the changes take hardly more',
    () =>
      inFolder(async (folder) => {
        const small = measure(folder, 100_000)
        const large = measure(folder, 1_000_000)
        expect(large.read).toBe(1_000_000)
        expect(large.bytes).toBeGreaterThan(9 * small.bytes)
        expect(large.both).toBeLessThan(200_000_000)
        expect(large.both).toBeLessThan(1.5 * small.both)
      }),
    120_000,
  )
})

/** A small file system of its own, which only root on Linux can mount. */
function mounted(folder: string, size: string): boolean {
  mkdirSync(folder)
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0
}
const canMount = process.platform === 'linux' && process.getuid?.() === 0

describe('a full disk', () => {
  test.skipIf(!canMount)(
    `leaves no half-written file under any name${canMount ? '' : ' (skipped: only root on Linux can mount a small disk)'}`,
    () =>
      inFolder(async (folder) => {
        const disk = join(folder, 'disk')
        if (!mounted(disk, '2m')) throw new Error('could not mount a small disk')
        try {
          const path = join(disk, 'large.qudao')
          writeFileSync(join(disk, 'there-before'), 'x')
          const error = await writeSample(path, { changes: 60_000, noteBytes: 90 }).then(
            () => null,
            (caught: unknown) => caught,
          )
          expect(failureOf(error, 'test')).toMatchObject({ code: 'disk-full' })
          expect(readdirSync(disk)).toEqual(['there-before'])
          expect((await writeSample(path, { changes: 100 })).bytes).toBeGreaterThan(0)
        } finally {
          spawnSync('umount', [disk])
        }
      }),
    60_000,
  )
})

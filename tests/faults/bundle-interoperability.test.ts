import { execFileSync, spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeBundle } from '../../src-main/exchange/encode.ts'
import { limits } from '../../src-main/exchange/format.ts'
import { readFrames } from '../../src-main/exchange/frames.ts'
import { compressed, content, header, inFolder, keys, privateKey, saved, sealed } from '../fixtures/bundles/forge.ts'
import { readFile, verdict } from '../fixtures/bundles/reading.ts'
import { sampleBatches, writeSample } from '../fixtures/bundles/sample.ts'

const installed = (tool: string, ...args: string[]): boolean => spawnSync(tool, args).error === undefined
const age = installed('age', '--version')
const openssl = installed('openssl', 'version')
const zstd = installed('zstd', '--version')
/** Says in the report why a test did not run. */
const needs = (tool: string, present: boolean): string => (present ? '' : ` (skipped: ${tool} is not installed)`)

const identityFile = (folder: string): string => {
  const path = join(folder, 'identity.txt')
  writeFileSync(path, `${keys.headquarters.identity}\n`, { mode: 0o600 })
  return path
}
const decryptedBy = (folder: string, file: string): Buffer =>
  execFileSync('age', ['--decrypt', '-i', identityFile(folder), file], { maxBuffer: 1 << 30 })

describe('other people’s tools', () => {
  test.skipIf(!age)(`age decrypts what we wrote, and every line is plain JSON${needs('age', age)}`, () =>
    inFolder(async (folder) => {
      const sample = await writeSample(join(folder, 'ours.qudao'), { changes: 20_000 })
      const plain = Buffer.concat([...readFrames([decryptedBy(folder, sample.path)], limits)])
      const lines = plain
        .toString('utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown)
      expect(lines[0]).toMatchObject({ format: 'qudao-bundle', version: 1, number: header.number })
      expect(lines.filter((line) => Array.isArray(line) && typeof line[0] === 'number')).toHaveLength(20_000)
      expect(lines.at(-1)).toMatchObject({ sha256: sample.sha256 })
    }),
  )

  test.skipIf(!age)(`we read what age encrypted${needs('age', age)}`, () =>
    inFolder(async (folder) => {
      const plain = saved(folder, compressed(sealed(content())), 'plain')
      const file = join(folder, 'theirs.qudao')
      execFileSync('age', [
        '--encrypt',
        '-r',
        keys.headquarters.ageRecipient,
        '-r',
        keys.stranger.ageRecipient,
        '-o',
        file,
        plain,
      ])
      expect(await verdict(file)).toBe('ok')
      execFileSync('age', ['--encrypt', '-r', keys.stranger.ageRecipient, '-o', file, plain])
      expect(await verdict(file)).toBe('bundle-wrong-recipient')
      execFileSync('age', ['--encrypt', '--armor', '-r', keys.headquarters.ageRecipient, '-o', file, plain])
      expect(await verdict(file)).toBe('bundle-not-a-bundle')
    }),
  )

  test.skipIf(!age)(`we read a large file that age encrypted, chunk by chunk${needs('age', age)}`, () =>
    inFolder(async (folder) => {
      const sample = await writeSample(join(folder, 'ours.qudao'), { changes: 3000, noteBytes: 90 })
      const inner = saved(folder, decryptedBy(folder, sample.path), 'inner')
      const file = join(folder, 'theirs.qudao')
      execFileSync('age', ['--encrypt', '-r', keys.headquarters.ageRecipient, '-o', file, inner])
      expect((await readFile(file)).sha256).toBe(sample.sha256)
    }),
  )

  test.skipIf(!zstd)(`zstd unpacks all frames of a file and passes over the end marker${needs('zstd', zstd)}`, () =>
    inFolder(async (folder) => {
      const head = {
        ...header,
        ranges: [['device-manager', 1, 60_000] as [string, number, number]],
        counts: { changes: 60_000 },
      }
      const frames = [...encodeBundle(head, sampleBatches({ changes: 60_000 }), privateKey(keys.manager))]
      expect(frames.length).toBeGreaterThan(3)
      const file = saved(folder, Buffer.concat(frames), 'content.zst')
      const plain = execFileSync('zstd', ['-d', '-c', file], { maxBuffer: 1 << 30 })
      expect(plain.equals(Buffer.concat([...readFrames(frames, limits)]))).toBe(true)
      expect(plain.toString('utf8').trimEnd().split('\n').at(-1)).toMatch(/^\{"sha256":/)
    }),
  )

  test.skipIf(!openssl)(
    `OpenSSL verifies the signature, and refuses it for other content${needs('openssl', openssl)}`,
    () =>
      inFolder(async (folder) => {
        const plain = readFileSync(new URL('../fixtures/bundles/valid.ndjson', import.meta.url))
        const end = plain.lastIndexOf('\n', plain.length - 2) + 1
        const trailer = JSON.parse(plain.subarray(end).toString()) as { sha256: string; signature: string }
        const body = saved(folder, plain.subarray(0, end), 'body')
        const sha256 = execFileSync('openssl', ['dgst', '-sha256', '-r', body]).toString().split(' ')[0]
        expect(sha256).toBe(trailer.sha256)

        const key = saved(
          folder,
          Buffer.from(createPublicKey(privateKey(keys.manager)).export({ format: 'pem', type: 'spki' })),
          'key.pem',
        )
        const signature = saved(folder, Buffer.from(trailer.signature, 'base64'), 'signature')
        const verify = (hash: string) =>
          spawnSync('openssl', [
            'pkeyutl',
            '-verify',
            '-pubin',
            '-inkey',
            key,
            '-rawin',
            '-sigfile',
            signature,
            '-in',
            saved(folder, Buffer.from(`qudao-bundle-v1\n${hash}\n`), 'message'),
          ])
        expect(verify(trailer.sha256).status).toBe(0)
        expect(verify('0'.repeat(64)).status).not.toBe(0)
      }),
  )

  test.skipIf(!openssl)(`the header’s public key is the raw key that OpenSSL knows${needs('openssl', openssl)}`, () =>
    inFolder(async (folder) => {
      const pem = saved(
        folder,
        Buffer.from(privateKey(keys.manager).export({ format: 'pem', type: 'pkcs8' })),
        'private.pem',
      )
      const der = execFileSync('openssl', ['pkey', '-in', pem, '-pubout', '-outform', 'DER'])
      expect(der.subarray(-32).toString('base64')).toBe(header.sender.publicKey)
    }),
  )
})

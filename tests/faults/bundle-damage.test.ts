import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyBundle } from '../../src-main/exchange/apply-bundle.ts'
import { header, keys, saved } from '../fixtures/bundles/forge.ts'
import { readFile, verdict } from '../fixtures/bundles/reading.ts'
import { writeSample, type Sample } from '../fixtures/bundles/sample.ts'
import { openTestWorkspace, type TestWorkspace } from '../integration/workspace.ts'
import { refusal } from '../integration/refusal.ts'

/** What a damaged file may be told as; never as something that was taken. */
const refusals = ['bundle-not-a-bundle', 'bundle-damaged', 'bundle-incomplete', 'bundle-wrong-recipient']

let folder: string
let sample: Sample
let whole: Buffer
let workspace: TestWorkspace

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qudao-damage-'))
  // Incompressible notes make a file of several age chunks and frames.
  sample = await writeSample(join(folder, 'sample.qudao'), { changes: 4000, noteBytes: 90 })
  whole = readFileSync(sample.path)
  workspace = openTestWorkspace({ kind: 'headquarters' })
})
afterAll(() => {
  workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Applies without the first pass, as if it had been left out; answers the code it is refused with. */
const applied = async (path: string): Promise<string> => {
  const failure = await refusal(async () => {
    const value = await applyBundle({
      databaseFile: workspace.open.databaseFile,
      file: path,
      name: 'x.qudao',
      identity: keys.headquarters.identity,
      trust: sample.trust,
      sha256: sample.sha256,
      now: sample.now,
    })
    return { ok: true, value }
  })
  return failure.code
}
const empty = () => ({ hash: workspace.open.ledger.contentHash(), heads: [...workspace.open.ledger.heads()] })

describe('a damaged file', () => {
  test('the sample is sound and large enough to be cut and flipped everywhere', async () => {
    expect(statSync(sample.path).size).toBeGreaterThan(3 * 65_552)
    const { changes, header: read } = await readFile(sample.path, { trust: sample.trust, now: sample.now })
    expect(changes).toBe(4000)
    expect(read.sender).toEqual(header.sender)
  })

  test('is refused with one byte flipped at each offset of the header', async () => {
    const end = whole.indexOf('\n', whole.indexOf('\n--- ') + 1) + 1 + 16
    expect(end).toBeGreaterThan(180)
    const told = new Set<string>()
    for (let at = 0; at < end; at += 1) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      const code = await verdict(saved(folder, bytes), { trust: sample.trust, now: sample.now })
      expect(refusals, `offset ${at}`).toContain(code)
      told.add(code)
    }
    expect([...told].sort()).toEqual(['bundle-damaged', 'bundle-not-a-bundle', 'bundle-wrong-recipient'])
  })

  test('is refused as damaged with one byte flipped at a thousand places behind it', async () => {
    const start = whole.indexOf('\n', whole.indexOf('\n--- ') + 1) + 17
    let random = 20270305
    for (let round = 0; round < 1000; round += 1) {
      random = (Math.imul(random, 1103515245) + 12345) >>> 0
      const at = start + (random % (whole.length - start))
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (round % 8))
      const path = saved(folder, bytes)
      const code = await verdict(path, { trust: sample.trust, now: sample.now })
      // The end marker's own sixteen bytes are what tells a whole file from a cut one.
      const marker = at >= whole.length - 32 && at < whole.length - 16
      expect(code, `offset ${at}`).toBe(marker ? 'bundle-incomplete' : 'bundle-damaged')
      if (round % 50 === 0) {
        const before = empty()
        expect(await applied(path)).toBe(code)
        expect(empty()).toEqual(before)
      }
    }
  }, 60_000)

  test('is refused as incomplete when it is cut at each 64 KB boundary and before its last byte', async () => {
    const cuts = [whole.length - 1, 0, 1, 21, 100, 200, 216, 217, 232]
    for (let at = 65_536; at < whole.length; at += 65_536) cuts.push(at)
    const payload = whole.indexOf('\n', whole.indexOf('\n--- ') + 1) + 17
    for (let at = payload; at < whole.length; at += 65_552) cuts.push(at, at + 1, at + 16, at + 17)
    for (const at of cuts) {
      const path = saved(folder, whole.subarray(0, at))
      expect(await verdict(path, { trust: sample.trust, now: sample.now }), `cut at ${at}`).toBe('bundle-incomplete')
      const before = empty()
      expect(await applied(path)).toBe('bundle-incomplete')
      expect(empty()).toEqual(before)
    }
  })

  test('is refused when something follows its end', async () => {
    for (const tail of [Buffer.alloc(1), Buffer.alloc(70_000), whole]) {
      expect(refusals).toContain(
        await verdict(saved(folder, Buffer.concat([whole, tail])), { trust: sample.trust, now: sample.now }),
      )
    }
  })

  test('a sound file that is not the one previewed is refused and rolls back', async () => {
    const other = await writeSample(join(folder, 'other.qudao'), { changes: 3000, noteBytes: 10 })
    const before = empty()
    expect(await applied(other.path)).toBe('bundle-damaged')
    expect(empty()).toEqual(before)
  })
})

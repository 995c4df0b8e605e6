import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBundle } from '../../src-main/exchange/bundle-file.ts'
import { scanChange } from '../../src-main/exchange/change-line.ts'
import { addRun, contiguousEnd, covers, type Run } from '../../src-main/exchange/coverage.rules.ts'
import { decodeBundle } from '../../src-main/exchange/decode.ts'
import { encodeBundle } from '../../src-main/exchange/encode.ts'
import { limits } from '../../src-main/exchange/format.ts'
import { readFrames } from '../../src-main/exchange/frames.ts'
import type { BundleHeader } from '../../src-main/exchange/header.ts'
import { writeBundle } from '../../src-main/exchange/write-bundle.ts'
import { acts } from '../../src-main/ledger/ledger.contract.ts'
import type { Batch, Change } from '../../src-main/ledger/ledger.ts'
import { header, inFolder, keys, privateKey } from '../fixtures/bundles/forge.ts'

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,36}$/)
const name = fc.stringMatching(/^[a-z][a-zA-Z0-9]{0,12}$/)
const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((one) => one.isWellFormed())
const value = fc.oneof(
  fc.constant(null),
  fc.maxSafeInteger(),
  text,
  fc.constantFrom('', '"', '\\', '\n', '\u2028', '𠮷', '__proto__', 'null'),
)
const fact = fc.oneof(fc.constant(null), fc.boolean(), fc.maxSafeInteger(), text)
const facts = fc.dictionary(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9]{0,8}$/), fact, { maxKeys: 4 })

type Draft = Omit<Change, 'seq'> & { readonly gap: number }
const change: fc.Arbitrary<Draft> = fc.record({
  gap: fc.integer({ min: 1, max: 3 }),
  entity: name,
  id: text.filter((one) => one.length > 0),
  field: name,
  value,
  base: fc.option(fc.record({ device: id, seq: fc.integer({ min: 1, max: 2 ** 53 - 1 }) }), { nil: null }),
})
const batch = fc.record({
  id,
  device: fc.integer({ min: 0, max: 2 }),
  hlc: fc.integer({ min: 0, max: 2 ** 50 }),
  author: text,
  act: fc.constantFrom(...acts),
  facts,
  undoes: fc.option(id, { nil: null }),
  changes: fc.array(change, { minLength: 1, maxLength: 12 }),
})
const devices = ['device-a', 'device-b', 'device-c']

/** Batches with ascending numbers for each device, as a ledger reads them, and the header that announces them. */
const bundle = fc
  .array(batch, { maxLength: 12 })
  .map((drafts): { readonly head: BundleHeader; readonly batches: readonly Batch[] } => {
    const seqs = [0, 0, 0]
    const batches = drafts.map((draft, index): Batch => ({
      ...draft,
      id: `${draft.id}-${index}`,
      device: devices[draft.device]!,
      changes: draft.changes.map(({ gap, ...rest }) => ({ ...rest, seq: (seqs[draft.device]! += gap) })),
    }))
    const ranges = devices
      .map((device, at): [string, number, number] => [device, 1, seqs[at]!])
      .filter(([, , to]) => to > 0)
    const changes = batches.reduce((sum, { changes }) => sum + changes.length, 0)
    return { head: { ...header, ranges, counts: { changes } }, batches }
  })

test('any batches come out of a bundle as they went in', () => {
  const signing = privateKey(keys.manager)
  fc.assert(
    fc.property(bundle, ({ head, batches }) => {
      const frames = [...encodeBundle(head, batches, signing)]
      const decoded = decodeBundle(readFrames([Buffer.concat(frames)], limits), limits)
      expect(decoded.header).toEqual(head)
      expect([...decoded.batches]).toEqual(batches)
    }),
    { numRuns: 500 },
  )
})

test('any batches survive the way over the disk, encrypted, and can be read twice', async () => {
  await inFolder(async (folder) => {
    await fc.assert(
      fc.asyncProperty(bundle, async ({ head, batches }) => {
        const path = `${folder}/file.qudao`
        await writeBundle({
          path,
          header: head,
          batches,
          signing: privateKey(keys.manager),
          ageRecipient: keys.headquarters.ageRecipient,
        })
        const file = await openBundle(path, keys.headquarters.identity, limits)
        expect([...file.pass().batches]).toEqual(batches)
        expect([...file.pass().batches]).toEqual(batches)
        file.close()
      }),
      { numRuns: 25 },
    )
  })
})

test('more rows, fields and devices than a dictionary holds are still told apart', () => {
  const count = 150_000
  const changes = Array.from({ length: count }, (_, at): Change => {
    const row = (at * 7919) % 140_000
    return {
      seq: at + 1,
      entity: `e${row % 3}`,
      id: `row-${row}`,
      field: `f${at % 70_001}`,
      value: at,
      base: { device: `d${at % 66_000}`, seq: at + 1 },
    }
  })
  const whole: Batch = {
    id: 'b',
    device: 'device-a',
    hlc: 1,
    author: 'x',
    act: 'import',
    facts: {},
    undoes: null,
    changes,
  }
  const head: BundleHeader = { ...header, ranges: [['device-a', 1, count]], counts: { changes: count } }
  const frames = encodeBundle(head, [whole], privateKey(keys.manager))
  let next = 0
  for (const piece of decodeBundle(readFrames(frames, limits), limits).batches) {
    for (const change of piece.changes) {
      const expected = changes[next++]!
      if (
        change.id !== expected.id ||
        change.field !== expected.field ||
        change.entity !== expected.entity ||
        change.base?.device !== expected.base?.device
      ) {
        expect(change).toEqual(expected)
      }
    }
  }
  expect(next).toBe(count)
})

test('the scanner of change lines takes exactly what JSON.stringify would have written', () => {
  const part = fc.constantFrom(
    '[',
    ']',
    ',',
    '"',
    '\\',
    '0',
    '1',
    '12',
    '-',
    '.',
    'e',
    'null',
    'true',
    ' ',
    'a',
    '𠮷',
    '\\n',
    '\\u0000',
    '9007199254740993',
  )
  const nearly = fc
    .tuple(
      fc.constantFrom('[1,0,0,', '[9,1,', '['),
      fc.array(part, { maxLength: 8 }),
      fc.constantFrom(']', ',0,1]', ''),
    )
    .map(([head, middle, tail]) => head + middle.join('') + tail)
  let taken = 0
  fc.assert(
    fc.property(nearly, (line) => {
      const bytes = Buffer.from(`${line}\n`)
      let scanned
      try {
        scanned = scanChange(bytes, 0, bytes.length - 1, 1, {
          seq: 0,
          field: 0,
          row: 0,
          value: null,
          baseDevice: -1,
          baseSeq: 0,
        })
      } catch {
        return
      }
      taken += 1
      const { seq, field, row, value, baseDevice, baseSeq } = scanned
      expect(
        JSON.stringify(baseDevice < 0 ? [seq, field, row, value] : [seq, field, row, value, baseDevice, baseSeq]),
      ).toBe(line)
    }),
    { numRuns: 20_000 },
  )
  expect(taken).toBeGreaterThan(100)
})

test('runs of covered numbers behave as the set of numbers does', () => {
  const run = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 6 }))
    .map(([from, more]): Run => [from, from + more])
  fc.assert(
    fc.property(fc.array(run, { maxLength: 12 }), (added) => {
      const set = new Set<number>()
      let runs: readonly Run[] = []
      for (const one of added) {
        runs = addRun(runs, one)
        for (let at = one[0]; at <= one[1]; at += 1) set.add(at)
      }
      for (let at = 1; at <= 40; at += 1) expect(covers(runs, at)).toBe(set.has(at))
      let end = 0
      while (set.has(end + 1)) end += 1
      expect(contiguousEnd(runs)).toBe(end)
      for (let at = 1; at < runs.length; at += 1) expect(runs[at]![0]).toBeGreaterThan(runs[at - 1]![1] + 1)
    }),
  )
})

import { constants, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { endMarker } from '../../src-main/exchange/format.ts'
import { joinProof, secretKey, type Trust } from '../../src-main/exchange/trust.ts'
import { maxDriftMs } from '../../src-main/shared/clock.ts'
import {
  compressed,
  content,
  encrypted,
  forged,
  header,
  hlc,
  jsonLine,
  keys,
  lines,
  now,
  sealed,
  trust,
} from '../fixtures/bundles/forge.ts'
import { refusalOn, verdictOn } from '../fixtures/bundles/reading.ts'

const without = (part: string): string[] => lines.filter((line) => !line.includes(part))
const replaced = (part: string, by: string): string[] => lines.map((line) => (line.includes(part) ? by : line))
const withTrust = (more: Partial<Trust>): { readonly trust: Trust } => ({ trust: { ...trust, ...more } })

describe('who a file is from and for', () => {
  test('the forged file that these tests alter is itself taken', async () => {
    expect(await verdictOn(await forged())).toBe('ok')
  })

  test('a revoked key is told by its own name', async () => {
    const signers = trust.signers.map((signer) => ({ ...signer, revoked: true }))
    expect(await refusalOn(await forged(), withTrust({ signers }))).toMatchObject({
      code: 'bundle-revoked-signer',
      facts: { from: '张伟' },
    })
  })

  test('a known key cannot speak for another workspace, nor as headquarters', async () => {
    const sender = { ...header.sender, workspace: 'workspace-other' }
    expect(await verdictOn(await forged({ ...header, sender }))).toBe('bundle-unknown-signer')
    const posing = { ...header.sender, kind: 'headquarters' }
    expect(await verdictOn(await forged({ ...header, sender: posing }))).toBe('bundle-unknown-signer')
  })

  test('a known manager cannot carry changes of another manager’s device, nor of ours', async () => {
    const origins = [['device-manager', 'somebody else']] as const
    expect(await verdictOn(await forged(), withTrust({ origins }))).toBe('bundle-bad-signature')
    expect(await verdictOn(await forged(), withTrust({ device: 'device-manager' }))).toBe('bundle-bad-signature')
  })

  test('a sender who knows later changes of ours than we do uncovers a copied workspace', async () => {
    expect(await verdictOn(await forged(), withTrust({ head: 2 }))).toBe('bundle-forked')
    expect(await verdictOn(await forged(), withTrust({ head: 3 }))).toBe('ok')
  })

  test('a clock too far ahead holds the file back until the time has come', async () => {
    const ahead = hlc + 4096 * (maxDriftMs + 3_600_000 + 1)
    const bytes = await forged(header, replaced('batch-2', `["b","batch-2",0,${ahead},"张伟","edit",{},"batch-1"]`))
    expect(await refusalOn(bytes)).toMatchObject({ code: 'bundle-clock-ahead', facts: { author: '张伟' } })
    expect(await verdictOn(bytes, { now: now + 60_000 })).toBe('ok')
  })

  test('an empty file and a folder under its name are told apart from a damaged one', async () => {
    expect(await verdictOn(Buffer.alloc(0))).toBe('bundle-incomplete')
    expect(await verdictOn(Buffer.from('age-encryption.org/v1'))).toBe('bundle-incomplete')
    expect(await verdictOn(Buffer.from('age-encryption.org/v2\n'))).toBe('bundle-not-a-bundle')
    expect(await verdictOn(Buffer.from('PK\u0003\u0004'))).toBe('bundle-not-a-bundle')
  })
})

describe('the invitation that admits a first file', () => {
  const key = secretKey('secret')
  const invitation = { id: 'invitation-1', proof: joinProof(key, 'org-1', 'invitation-1', header.sender) }
  const invited = (usedBy: string | null = null) =>
    withTrust({ signers: [], invitations: [{ id: 'invitation-1', key: key.toString('hex'), person: 'zhang', usedBy }] })

  test('a file that proves the secret joins', async () => {
    expect(await verdictOn(await forged({ ...header, invitation }), invited())).toBe('ok')
  })

  test.each([
    ['there is no proof', { ...header, invitation: null }],
    [
      'the proof is of another secret',
      {
        ...header,
        invitation: { ...invitation, proof: joinProof(secretKey('x'), 'org-1', 'invitation-1', header.sender) },
      },
    ],
    ['the invitation is not known', { ...header, invitation: { ...invitation, id: 'invitation-2' } }],
    [
      'the workspace is another than proved',
      { ...header, sender: { ...header.sender, workspace: 'workspace-x' }, invitation },
    ],
    [
      'the age key is another than proved',
      { ...header, sender: { ...header.sender, ageRecipient: keys.stranger.ageRecipient }, invitation },
    ],
    ['it claims to be headquarters', { ...header, sender: { ...header.sender, kind: 'headquarters' }, invitation }],
  ])('it does not where %s', async (_name, head) => {
    expect(await verdictOn(await forged(head), invited())).toBe('bundle-unknown-signer')
  })

  test('a copied proof under other keys does not join', async () => {
    const head = { ...header, sender: { ...header.sender, publicKey: keys.stranger.publicKey }, invitation }
    const bytes = await encrypted(compressed(sealed(content(head), keys.stranger)))
    expect(await verdictOn(bytes, invited())).toBe('bundle-unknown-signer')
  })

  test('the secret works once', async () => {
    expect(await verdictOn(await forged({ ...header, invitation }), invited('workspace-other'))).toBe(
      'bundle-unknown-signer',
    )
  })

  test('the secret alone, without the signature, joins nobody', async () => {
    const bytes = await encrypted(compressed(sealed(content({ ...header, invitation }), keys.stranger)))
    expect(await verdictOn(bytes, invited())).toBe('bundle-bad-signature')
  })
})

describe('content that a signed file may not hold', () => {
  test.each([
    ['a duplicate key in the header', `${jsonLine(header).trimEnd().slice(0, -1)},"number":8}\n`],
    ['__proto__ in the header', `${jsonLine(header).trimEnd().slice(0, -1)},"__proto__":{}}\n`],
    ['an integer above 2^53 in the header', jsonLine(header).replace('"number":7', '"number":9007199254740993')],
    ['NaN in the header', jsonLine(header).replace('"number":7', '"number":NaN')],
    ['a lone surrogate in the header', jsonLine(header).replace('张伟', String.raw`\ud800`)],
    ['a header with spaces', jsonLine(header).replace('"number":7', '"number": 7')],
    [
      'a range twice',
      jsonLine({
        ...header,
        ranges: [
          ['device-manager', 1, 2],
          ['device-manager', 3, 4],
        ],
      }),
    ],
    ['a range that runs backwards', jsonLine({ ...header, ranges: [['device-manager', 4, 1]] })],
    ['an id with a path in it', jsonLine({ ...header, sender: { ...header.sender, workspace: '../x' } })],
    ['number 0', jsonLine({ ...header, number: 0 })],
    ['a public key of another length', jsonLine({ ...header, sender: { ...header.sender, publicKey: 'AAAA' } })],
    ['no counts', jsonLine({ ...header, counts: undefined })],
  ])('%s', async (_name, first) => {
    const bytes = await encrypted(compressed(sealed(`${first}${lines.map((line) => `${line}\n`).join('')}`)))
    expect(await verdictOn(bytes)).toBe('bundle-damaged')
  })

  test.each([
    ['a change before any batch', lines.filter((line) => !line.startsWith('["b"'))],
    ['a field that no line defines', without('"m02"')],
    ['a row that no line defines', without('"line-1"')],
    ['a device that no line defines', without('["d","device-headquarters"]')],
    ['a field of another entity than the row', replaced('[4,2,1', '[4,0,1,1]')],
    ['a batch of a device that the header does not name', replaced('["d","device-manager"]', '["d","device-other"]')],
    ['a sequence that goes back', replaced('[3,', '[2,0,0,-5,1,3]')],
    ['a sequence beyond its range', replaced('[4,', '[5,2,1,"x",0,1]')],
    ['a base without a number', replaced('[3,', '[3,0,0,-5,1,0]')],
    ['fewer changes than announced', without('[2,1,0,null]')],
    ['a float as a value', replaced('[1,0,0', '[1,0,0,1200.5]')],
    ['a boolean as a value', replaced('[1,0,0', '[1,0,0,true]')],
    ['an integer above 2^53 as a value', replaced('[1,0,0', '[1,0,0,9007199254740993]')],
    ['a lone surrogate as a value', replaced('[1,0,0', String.raw`[1,0,0,"\ud800"]`)],
    ['an entity with a quote in it', replaced('["f","channel"', String.raw`["f","channel\"","name"]`)],
    ['__proto__ as an entity', replaced('["f","channel"', '["f","__proto__","name"]')],
    ['__proto__ among the facts', replaced('batch-2', `["b","batch-2",0,${hlc},"x","edit",{"__proto__":1},null]`)],
    ['duplicate facts', replaced('batch-2', `["b","batch-2",0,${hlc},"x","edit",{"a":1,"a":2},null]`)],
    ['nested facts', replaced('batch-2', `["b","batch-2",0,${hlc},"x","edit",{"a":[]},null]`)],
    ['a stamp beyond the clock', replaced('batch-2', '["b","batch-2",0,9007199254740991,"x","edit",{},null]')],
    ['a negative stamp', replaced('batch-2', '["b","batch-2",0,-1,"x","edit",{},null]')],
    ['a row without a name', replaced('["r","channel"', '["r","channel",""]')],
    ['an empty line', [...lines, '']],
    ['a bare number', [...lines, '1']],
    ['a second header', [...lines, jsonLine(header).trimEnd()]],
    ['an unknown tag', [...lines, '["z"]']],
  ])('%s', async (_name, body) => {
    expect(await verdictOn(await forged(header, body))).toBe('bundle-damaged')
  })

  test.each([
    ['bad UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['a surrogate written as UTF-8', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
    ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['a zero byte', Buffer.from([0x22, 0x00, 0x22])],
  ])('%s in a value', async (_name, value) => {
    const [before, after] = content().split('120000') as [string, string]
    const bytes = Buffer.concat([Buffer.from(before), value, Buffer.from(after)])
    expect(await verdictOn(await encrypted(compressed(sealed(bytes))))).toBe('bundle-damaged')
  })

  test('anything behind the trailer, in the same frame or the next', async () => {
    const plain = sealed(content())
    const more = Buffer.from('[1,0,0,5]\n')
    expect(await verdictOn(await encrypted(compressed(Buffer.concat([plain, more]))))).toBe('bundle-damaged')
    const frames = Buffer.concat([compressed(plain).subarray(0, -16), compressed(more)])
    expect(await verdictOn(await encrypted(frames))).toBe('bundle-damaged')
    expect(await verdictOn(await encrypted(Buffer.concat([compressed(plain), compressed(more)])))).toBe(
      'bundle-damaged',
    )
  })

  test('content without the end marker, and a frame that breaks off', async () => {
    const whole = compressed(sealed(content()))
    expect(await verdictOn(await encrypted(whole.subarray(0, -16)))).toBe('bundle-damaged')
    expect(await verdictOn(await encrypted(whole.subarray(0, 200)))).toBe('bundle-damaged')
    expect(await verdictOn(await encrypted(endMarker))).toBe('bundle-not-a-bundle')
  })
})

describe('a file that would not end', () => {
  test('a frame that says it holds more than a frame may is stopped before it is inflated', async () => {
    const bomb = zstdCompressSync(Buffer.alloc(300_000_000, 0x20), {
      params: { [constants.ZSTD_c_compressionLevel]: 3 },
    })
    expect(bomb.length).toBeLessThan(50_000)
    const before = process.memoryUsage().rss
    expect(await verdictOn(await encrypted(Buffer.concat([compressed(Buffer.from(content())), bomb, endMarker])))).toBe(
      'bundle-damaged',
    )
    const inside = Buffer.concat([compressed(Buffer.from(content())).subarray(0, -16), bomb, endMarker])
    expect(await refusalOn(await encrypted(inside))).toMatchObject({
      code: 'bundle-too-large',
      facts: { what: 'frame' },
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
  })

  test('a frame that lies about its size is refused', async () => {
    const honest = compressed(sealed(content()))
    const lying = Buffer.from(honest)
    // Two bytes of size behind the descriptor, minus 256: the frame says that it holds less than it does.
    expect(lying[4]! >> 6).toBe(1)
    lying.writeUInt16LE(lying.readUInt16LE(5) - 100, 5)
    expect(await verdictOn(await encrypted(lying))).toBe('bundle-damaged')
    lying.writeUInt16LE(honest.readUInt16LE(5) + 100, 5)
    expect(await verdictOn(await encrypted(lying))).toBe('bundle-damaged')
  })

  test.each([
    ['all content together', { plainBytes: 1000 }, 'content'],
    ['one frame', { frameBytes: 1000 }, 'frame'],
    ['one line', { lineBytes: 100 }, 'line'],
    ['changes', { changes: 3 }, 'changes'],
    ['batches', { batches: 1 }, 'batches'],
  ])('%s beyond the cap', async (_name, caps, what) => {
    expect(await refusalOn(await forged(), { limits: caps })).toMatchObject({
      code: 'bundle-too-large',
      facts: { what },
    })
  })

  test('a thousand million spaces in honest frames stop at the cap on all content', async () => {
    const frame = compressed(Buffer.from(`["?",${JSON.stringify(' '.repeat(1_000_000))}]\n`.repeat(4))).subarray(0, -16)
    const start = compressed(Buffer.from(content())).subarray(0, -16)
    const bytes = await encrypted(Buffer.concat([start, ...Array.from({ length: 250 }, () => frame), endMarker]))
    expect(bytes.length).toBeLessThan(200_000)
    expect(await refusalOn(bytes, { limits: { plainBytes: 100_000_000 } })).toMatchObject({
      code: 'bundle-too-large',
      facts: { what: 'content' },
    })
  })
})

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { revokeSigner } from '../../src-main/exchange/membership.store.ts'
import { openPair, openSide, type Side } from './exchange-pair.ts'
import { refusal } from './refusal.ts'

const open: { close: () => void }[] = []
afterEach(() => open.splice(0).forEach((one) => one.close()))

const pairOf = async () => {
  const pair = await openPair()
  open.push(pair)
  return pair
}
const sideOf = (kind: 'manager' | 'headquarters', user: string): Side => {
  const side = openSide(kind, user)
  open.push(side.workspace)
  return side
}
const refusedJoin = (side: Side, path: string) =>
  refusal(() => {
    side.workspace.context.ports.answers.push(path)
    return side.service['exchange.join']({})
  })
const refusedRead = (side: Side, path: string) =>
  refusal(() => {
    side.workspace.context.ports.answers.push(path)
    return side.service['exchange.read']({})
  })

describe('the invitation', () => {
  test('names both sides to each other, with the fingerprint that headquarters shows', async () => {
    const { manager, headquarters } = await pairOf()
    const ours = await headquarters.status()
    const theirs = await manager.status()
    expect(theirs).toMatchObject({ joined: true, organisation: ours.organisation })
    expect(theirs.partners).toMatchObject([
      { workspace: headquarters.id, kind: 'headquarters', fingerprint: ours.fingerprint },
    ])
    expect(ours.fingerprint).toMatch(/^([0-9A-F]{4} ){7}[0-9A-F]{4}$/)
  })

  test('is proposed under a name that says for whom it is and stays in the folder', async () => {
    const headquarters = sideOf('headquarters', '何静')
    const asked: string[] = []
    const { ports } = headquarters.workspace.context
    const context = {
      ...headquarters.workspace.context,
      ports: {
        ...ports,
        dialogs: {
          ...ports.dialogs,
          saveFile: async ({ defaultName }: { defaultName: string }) => (asked.push(defaultName), null),
        },
      },
    }
    const { createExchangeService } = await import('../../src-main/exchange/exchange.service.ts')
    const service = createExchangeService(context)
    expect((await refusal(() => service['exchange.invite']({ name: '张伟', region: '华东大区' }))).code).toBe(
      'cancelled',
    )
    expect((await refusal(() => service['exchange.invite']({ name: '../../x', region: 'CON' }))).code).toBe('cancelled')
    expect(asked).toEqual(['邀请-华东大区-张伟.qudao-invite', '邀请-_CON-x.qudao-invite'])
  })

  test('is refused with any byte changed, cut anywhere, or of another kind', async () => {
    const { headquarters, at } = await pairOf()
    const path = at('invitation.qudao-invite')
    const whole = readFileSync(path)
    const stranger = sideOf('manager', '何俊')
    const before = stranger.hash()
    const altered = at('altered.qudao-invite')
    const codes = new Set<string>()
    for (let byte = 0; byte < whole.length; byte += 3) {
      const bytes = Buffer.from(whole)
      bytes[byte] = (bytes[byte] ?? 0) ^ 1
      writeFileSync(altered, bytes)
      codes.add((await refusedJoin(stranger, altered)).code)
    }
    for (const end of [0, 1, 100, whole.length - 1]) {
      writeFileSync(altered, whole.subarray(0, end))
      codes.add((await refusedJoin(stranger, altered)).code)
    }
    for (const text of ['\n', '{}\n{}\n', 'x'.repeat(100_000), `${'x'.repeat(10)}\n`]) {
      writeFileSync(altered, text)
      codes.add((await refusedJoin(stranger, altered)).code)
    }
    expect([...codes].sort()).toEqual(['invitation-invalid'])
    expect(stranger.hash()).toBe(before)
    expect(await stranger.status()).toMatchObject({ joined: false, partners: [] })
    // Headquarters cannot join itself, nor a manager invite.
    expect((await refusedJoin(headquarters, path)).code).toBe('invitation-invalid')
    expect((await refusal(() => stranger.service['exchange.invite']({ name: 'x', region: '' }))).code).toBe(
      'exchange-not-joined',
    )
  })

  test('admits one workspace; a second that holds a copy of it is not known', async () => {
    const { manager, headquarters, at } = await pairOf()
    const copycat = sideOf('manager', '张伟')
    await copycat.join(at('invitation.qudao-invite'))
    manager.type('line-1', 1, 100)
    copycat.type('line-1', 1, 666)
    await manager.write(at('first.qudao'), headquarters)
    await copycat.write(at('copycat.qudao'), headquarters)
    await headquarters.take(at('first.qudao'))
    const before = headquarters.hash()
    expect(await refusedRead(headquarters, at('copycat.qudao'))).toMatchObject({
      code: 'bundle-unknown-signer',
      facts: { from: '张伟', reason: 'invitation-used' },
    })
    expect(headquarters.hash()).toBe(before)
  }, 60_000)

  test('is proved in every file until headquarters has answered, so a lost first file locks nobody out', async () => {
    const { manager, headquarters, at } = await pairOf()
    manager.type('line-1', 1, 100)
    await manager.write(at('lost.qudao'), headquarters)
    rmSync(at('lost.qudao'))
    await manager.write(at('second.qudao'), headquarters)
    expect(await headquarters.read(at('second.qudao'))).toMatchObject({
      joins: true,
      number: 2,
      missing: [1],
      changes: 2,
    })
    await headquarters.take(at('second.qudao'))
    expect(headquarters.hash()).toBe(manager.hash())
    await manager.write(at('third.qudao'), headquarters)
    expect(await headquarters.read(at('third.qudao'))).toMatchObject({ joins: false, fresh: 0 })
  }, 60_000)

  test('of another organisation is refused once joined, and files between organisations are too', async () => {
    const { manager, headquarters, at } = await pairOf()
    const other = sideOf('headquarters', '别家')
    await other.invite(at('other.qudao-invite'))
    expect(await refusedJoin(manager, at('other.qudao-invite'))).toMatchObject({
      code: 'invitation-invalid',
      facts: { reason: 'joined-elsewhere' },
    })
    // Encrypted to the other headquarters on purpose, as a mixed-up stick would have it.
    const stray = sideOf('manager', '李娜')
    await stray.join(at('other.qudao-invite'))
    await stray.write(at('stray.qudao'), other)
    expect((await refusedRead(headquarters, at('stray.qudao'))).code).toBe('bundle-wrong-recipient')
    expect(await other.read(at('stray.qudao'))).toMatchObject({ joins: true })
  }, 60_000)

  test('a revoked device’s files are refused by name, and nothing more is written to it', async () => {
    const { manager, headquarters, at } = await pairOf()
    manager.type('line-1', 1, 100)
    await manager.write(at('first.qudao'), headquarters)
    await headquarters.take(at('first.qudao'))
    const { publicKey } = JSON.parse(readFileSync(join(manager.workspace.open.folder, 'keys.json'), 'utf8')) as {
      publicKey: string
    }
    revokeSigner(headquarters.workspace.open.sqlite, publicKey, Date.now())
    manager.type('line-1', 2, 200)
    await manager.write(at('second.qudao'), headquarters)
    expect(await refusedRead(headquarters, at('second.qudao'))).toMatchObject({
      code: 'bundle-revoked-signer',
      facts: { from: '张伟' },
    })
    expect((await refusal(() => headquarters.service['exchange.write']({ partner: manager.id }))).code).toBe(
      'not-found',
    )
  }, 60_000)

  test('two managers’ files meet at headquarters, and neither can carry the other’s changes', async () => {
    const { manager, headquarters, at } = await pairOf()
    const second = sideOf('manager', '李娜')
    await headquarters.invite(at('second.qudao-invite'), '李娜')
    await second.join(at('second.qudao-invite'))
    manager.type('line-1', 1, 100)
    second.type('line-2', 1, 200)
    await manager.write(at('a.qudao'), headquarters)
    await second.write(at('b.qudao'), headquarters)
    await headquarters.take(at('a.qudao'))
    await headquarters.take(at('b.qudao'))
    const names = (await headquarters.status()).partners.map(({ name }) => name)
    expect(names.sort()).toEqual(['张伟', '李娜'])
    // What came from one manager is not sent on to the other; only headquarters' own edits are.
    headquarters.type('line-3', 1, 300)
    expect(await headquarters.write(at('c.qudao'), second)).toMatchObject({ changes: 2 })
    expect(await second.take(at('c.qudao'))).toMatchObject({ changes: 2 })
    // The second manager takes the first one's changes in by some other way and now claims them as his own.
    const stolen = [
      ...manager.workspace.open.ledger.read([{ device: manager.workspace.open.ledger.device, from: 1, to: 2 }]),
    ]
    second.workspace.open.ledger.apply(stolen)
    await second.write(at('d.qudao'), headquarters)
    expect(await refusedRead(headquarters, at('d.qudao'))).toMatchObject({
      code: 'bundle-bad-signature',
      facts: { from: '李娜', reason: 'foreign-device' },
    })
  }, 60_000)

  test('keys of another machine’s keychain are told as unreadable, not as a bug', async () => {
    const { manager, headquarters, at } = await pairOf()
    const vault = {
      ...manager.workspace.context.ports.vault,
      reveal: () => {
        throw new Error('cannot decrypt')
      },
    }
    const { createExchangeService } = await import('../../src-main/exchange/exchange.service.ts')
    const service = createExchangeService({
      ...manager.workspace.context,
      ports: { ...manager.workspace.context.ports, vault },
    })
    manager.workspace.context.ports.answers.push(at('x.qudao'))
    expect((await refusal(() => service['exchange.write']({ partner: headquarters.id }))).code).toBe('file-unreadable')
    expect((await service['exchange.status']({})).ok).toBe(true)
  })
})

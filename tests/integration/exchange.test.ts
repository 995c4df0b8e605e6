import { copyFileSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PublicKeys } from '../../src-main/exchange/keys.ts'
import { unsentCounter } from '../../src-main/exchange/unsent.store.ts'
import { compressed, content, encrypted, header, sealed } from '../fixtures/bundles/forge.ts'
import { openPair, openSide, type Pair } from './exchange-pair.ts'
import { refusal } from './refusal.ts'

const start = Date.UTC(2027, 2, 5, 8)
let clock = start
const now = (): number => (clock += 1000)

let pair: Pair
beforeAll(async () => {
  pair = await openPair(now)
}, 60_000)
afterAll(() => pair.close())

describe('a manager and headquarters', () => {
  test('the first file proves the invitation, is previewed before anything changes, and makes the contents equal', async () => {
    const { manager, headquarters, at } = pair
    for (let month = 1; month <= 12; month += 1) manager.type('line-1', month, month * 100_000)
    manager.type('line-2', 1, 0)
    manager.type('line-2', 2, 5)
    manager.type('line-2', 2, null)
    const unsent = unsentCounter(manager.workspace.open)
    expect(unsent()).toBe(17)

    const written = await manager.write(at('first.qudao'), headquarters)
    expect(written).toEqual({ path: at('first.qudao'), number: 1, changes: 17 })
    // In a file now, and not yet acknowledged.
    expect(unsent()).toBe(0)
    expect((await manager.status()).partners[0]).toMatchObject({ unsent: 17 })
    const before = headquarters.hash()
    const preview = await headquarters.read(at('first.qudao'))
    expect(preview).toMatchObject({
      file: 'first.qudao',
      from: '张伟',
      fromKind: 'manager',
      number: 1,
      batches: 15,
      changes: 17,
      fresh: 17,
      missing: [],
      entities: { targetLine: 17 },
      joins: true,
    })
    expect(headquarters.hash()).toBe(before)
    expect((await headquarters.status()).partners).toEqual([])

    const told = headquarters.workspace.told.length
    const applied = await headquarters.service['exchange.apply']({ id: preview.id })
    expect(applied).toEqual({ ok: true, value: { changes: 17, conflicts: 0, waiting: 0, aside: 0 } })
    expect(headquarters.hash()).toBe(manager.hash())
    expect(headquarters.workspace.told.slice(told)).toContainEqual({
      name: 'changed',
      event: { batch: preview.id, entities: ['targetLine'], unsent: 0 },
    })
    const [partner] = (await headquarters.status()).partners
    expect(partner).toMatchObject({
      workspace: manager.id,
      name: '张伟',
      kind: 'manager',
      lastReceived: { number: 1 },
      lastSent: null,
    })
    expect(partner!.fingerprint).toBe((await manager.status()).fingerprint)
    expect(preview.fingerprint).toBe(partner!.fingerprint)
  }, 60_000)

  test('headquarters’ answer acknowledges, and nothing is unsent any more', async () => {
    const { manager, headquarters, at } = pair
    headquarters.type('quota-line', 1, 500)
    expect(await headquarters.write(at('answer.qudao'), manager)).toMatchObject({ number: 1, changes: 2 })
    expect(await manager.take(at('answer.qudao'))).toEqual({ changes: 2, conflicts: 0, waiting: 0, aside: 0 })
    expect(manager.hash()).toBe(headquarters.hash())
    expect(unsentCounter(manager.workspace.open)()).toBe(0)
    // The manager owes a receipt for what came, and then nothing.
    expect(await manager.write(at('receipt.qudao'), headquarters)).toMatchObject({ number: 2, changes: 0 })
    const failure = await refusal(() => {
      manager.workspace.context.ports.answers.push(at('nothing.qudao'))
      return manager.service['exchange.write']({ partner: headquarters.id })
    })
    expect(failure.code).toBe('exchange-nothing-new')
    manager.workspace.context.ports.answers.length = 0
    expect(await headquarters.take(at('receipt.qudao'))).toMatchObject({ changes: 0 })
    expect((await headquarters.status()).partners[0]).toMatchObject({ unsent: 0, lastReceived: { number: 2 } })
  }, 60_000)

  test('the same file again, or renamed, brings nothing and says so', async () => {
    const { manager, headquarters, at } = pair
    const before = headquarters.hash()
    const files = (await headquarters.status()).files
    copyFileSync(at('first.qudao'), at('微信-first(1).qudao'))
    for (const name of ['first.qudao', '微信-first(1).qudao']) {
      const preview = await headquarters.read(at(name))
      expect(preview).toMatchObject({ changes: 17, fresh: 0, joins: false, number: 1 })
      expect(await headquarters.service['exchange.apply']({ id: preview.id })).toEqual({
        ok: true,
        value: { changes: 0, conflicts: 0, waiting: 0, aside: 0 },
      })
    }
    expect(headquarters.hash()).toBe(before)
    expect((await headquarters.status()).files).toEqual(files)
    // The old file does not take back what the newer one acknowledged.
    expect((await headquarters.status()).partners[0]).toMatchObject({ unsent: 0, lastReceived: { number: 2 } })
    expect(manager.hash()).toBe(before)
  }, 60_000)

  test('a lost file heals with the next, and its number is named', async () => {
    const { manager, headquarters, at } = pair
    manager.type('line-3', 3, 300)
    expect(await manager.write(at('lost.qudao'), headquarters)).toMatchObject({ number: 3 })
    rmSync(at('lost.qudao'))
    manager.type('line-3', 4, 400)
    const next = await manager.write(at('next.qudao'), headquarters)
    expect(next.number).toBe(4)
    const preview = await headquarters.read(at('next.qudao'))
    expect(preview).toMatchObject({ missing: [3], fresh: 3, changes: 3 })
    await headquarters.service['exchange.apply']({ id: preview.id })
    expect(headquarters.hash()).toBe(manager.hash())
  }, 60_000)

  test('files in any order end in the same content, and an older one is never a step back', async () => {
    const { manager, headquarters, at } = pair
    const names: string[] = []
    for (const fen of [1, 2, 3]) {
      manager.type('line-4', 1, fen * 100)
      manager.type(`line-5-${fen}`, fen, fen)
      names.push(at(`order-${fen}.qudao`))
      await manager.write(names.at(-1)!, headquarters)
    }
    for (const name of [names[2]!, names[0]!, names[1]!, names[2]!]) {
      await headquarters.take(name)
      const row = headquarters.workspace.open.sqlite.prepare(`SELECT m01 FROM targetLine WHERE id = 'line-4'`).get()
      expect(row).toEqual({ m01: 300 })
    }
    expect(headquarters.hash()).toBe(manager.hash())
    const { partners } = await headquarters.status()
    expect(partners[0]!.lastReceived!.number).toBe(7)
  }, 60_000)

  test('both sides edit one field: the same winner on both, the conflict counted', async () => {
    const { manager, headquarters, at } = pair
    manager.type('line-1', 1, 111)
    headquarters.type('line-1', 1, 222)
    await manager.write(at('theirs.qudao'), headquarters)
    await headquarters.write(at('ours.qudao'), manager)
    expect(await headquarters.take(at('theirs.qudao'))).toMatchObject({ changes: 1, conflicts: 1 })
    expect(await manager.take(at('ours.qudao'))).toMatchObject({ changes: 1, conflicts: 1 })
    expect(manager.hash()).toBe(headquarters.hash())
  }, 60_000)

  test('a file that changed between preview and word is refused, and everything stays', async () => {
    const { manager, headquarters, at } = pair
    manager.type('line-6', 1, 600)
    await manager.write(at('swapped.qudao'), headquarters)
    const preview = await headquarters.read(at('swapped.qudao'))
    copyFileSync(at('first.qudao'), at('swapped.qudao'))
    const before = headquarters.hash()
    const status = await headquarters.status()
    expect((await refusal(() => headquarters.service['exchange.apply']({ id: preview.id }))).code).toBe(
      'bundle-damaged',
    )
    rmSync(at('swapped.qudao'))
    expect((await refusal(() => headquarters.service['exchange.apply']({ id: preview.id }))).code).toBe('file-missing')
    expect(headquarters.hash()).toBe(before)
    expect(await headquarters.status()).toEqual(status)
    expect(await headquarters.service['exchange.forget']({ id: preview.id })).toEqual({ ok: true, value: null })
    expect((await refusal(() => headquarters.service['exchange.apply']({ id: preview.id }))).code).toBe('not-found')
  }, 60_000)

  test('a refused file is listed with its reason and leaves no trace in the database', async () => {
    const { manager, headquarters, at } = pair
    const bytes = readFileSync(at('next.qudao'))
    bytes[bytes.length - 60] = (bytes[bytes.length - 60] ?? 0) ^ 1
    writeFileSync(at('damaged.qudao'), bytes)
    const database = readFileSync(headquarters.workspace.open.databaseFile)
    headquarters.workspace.context.ports.answers.push(at('damaged.qudao'))
    const failure = await refusal(() => headquarters.service['exchange.read']({}))
    expect(failure).toMatchObject({ code: 'bundle-damaged', facts: { file: 'damaged.qudao' } })
    expect(readFileSync(headquarters.workspace.open.databaseFile).equals(database)).toBe(true)
    expect((await headquarters.status()).files[0]).toMatchObject({
      name: 'damaged.qudao',
      state: 'refused',
      facts: { code: 'bundle-damaged' },
    })
    // A newer app's file is no damage: it waits until this app is updated.
    const keys = JSON.parse(readFileSync(join(headquarters.workspace.open.folder, 'keys.json'), 'utf8')) as PublicKeys
    const newer = await encrypted(compressed(sealed(content({ ...header, version: 2 }))), keys.ageRecipient)
    writeFileSync(at('newer.qudao'), newer)
    headquarters.workspace.context.ports.answers.push(at('newer.qudao'))
    expect((await refusal(() => headquarters.service['exchange.read']({}))).code).toBe('bundle-newer')
    expect((await headquarters.status()).files[0]).toMatchObject({ name: 'newer.qudao', state: 'waiting' })
    // A file for headquarters is none for the manager.
    manager.workspace.context.ports.answers.push(at('next.qudao'))
    expect((await refusal(() => manager.service['exchange.read']({}))).code).toBe('bundle-wrong-recipient')
  }, 60_000)

  test('a thought better of at a dialog changes nothing', async () => {
    const { manager, headquarters } = pair
    const cancelled = async (work: () => ReturnType<(typeof manager.service)['exchange.write' | 'exchange.read']>) =>
      expect((await refusal(work)).code).toBe('cancelled')
    await cancelled(() => manager.service['exchange.write']({ partner: headquarters.id }))
    await cancelled(() => manager.service['exchange.read']({}))
    expect((await refusal(() => manager.service['exchange.write']({ partner: 'nobody' }))).code).toBe('not-found')
  }, 60_000)

  test('a file that cannot be written leaves neither a part of it nor a used number', async () => {
    const { manager, headquarters, at } = pair
    manager.type('line-7', 1, 700)
    const sent = (await manager.status()).partners[0]!.lastSent
    const folder = dirname(at('x'))
    const before = readdirSync(folder)
    manager.workspace.context.ports.answers.push(join(folder, 'no-such-folder', 'x.qudao'))
    expect((await refusal(() => manager.service['exchange.write']({ partner: headquarters.id }))).code).toBe(
      'file-missing',
    )
    expect(readdirSync(folder)).toEqual(before)
    expect((await manager.status()).partners[0]!.lastSent).toEqual(sent)
  }, 60_000)

  test('the private keys lie in one file that only its owner reads, guarded, and nowhere else', async () => {
    const { manager, at } = pair
    const folder = manager.workspace.open.folder
    const file = join(folder, 'keys.json')
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Record<'signing' | 'identity', string>
    const secrets = [stored.signing, stored.identity].flatMap((guarded) => [
      guarded,
      Buffer.from(guarded, 'base64').toString(),
    ])
    manager.workspace.open.sqlite.pragma('wal_checkpoint')
    const everywhere = [
      ...readdirSync(folder)
        .filter((name) => name !== 'keys.json')
        .map((name) => join(folder, name)),
      at('next.qudao'),
    ]
    const leaks = everywhere
      .filter((path) => existsSync(path) && statSync(path).isFile())
      .filter((path) => secrets.some((secret) => readFileSync(path).includes(secret)))
    expect(leaks).toEqual([])
  })

  test('a workspace that never joined is told so', async () => {
    const alone = openSide('manager', '何俊')
    expect(await alone.status()).toMatchObject({ joined: false, organisation: null, fingerprint: null, partners: [] })
    expect((await refusal(() => alone.service['exchange.write']({ partner: 'x' }))).code).toBe('exchange-not-joined')
    expect((await refusal(() => alone.service['exchange.read']({}))).code).toBe('exchange-not-joined')
    expect(unsentCounter(alone.workspace.open)()).toBe(0)
    alone.workspace.close()
  })
})

import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyBundle, type ApplyInput } from '../../src-main/exchange/apply-bundle.ts'
import { trustSender } from '../../src-main/exchange/membership.store.ts'
import { readFiles, readReceived } from '../../src-main/exchange/partners.store.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { header, keys } from '../fixtures/bundles/forge.ts'
import { writeSample, type Sample } from '../fixtures/bundles/sample.ts'
import { openTestWorkspace, type TestWorkspace } from '../integration/workspace.ts'

let folder: string
let sample: Sample
let workspace: TestWorkspace
let input: ApplyInput

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qudao-crash-'))
  sample = await writeSample(join(folder, 'sample.qudao'), { changes: 12_000, batchChanges: 1500 })
  workspace = openTestWorkspace({ kind: 'headquarters' })
  const { databaseFile, sqlite } = workspace.open
  trustSender(sqlite, header.sender, { name: '张伟', region: '华东大区' }, sample.now)
  const { path: file, sha256, trust, now } = sample
  input = { databaseFile, file, name: 'sample.qudao', identity: keys.headquarters.identity, trust, sha256, now }
})
afterAll(() => {
  workspace.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Starts to apply in another process and kills it at the given step; answers how far it came. */
const killedAt = (step: number): Promise<number> =>
  new Promise((done, failed) => {
    const child = fork(resolve('tests/fixtures/bundles/apply-child.ts'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    let reached = 0
    child.on('message', (message: { ready?: true; step?: number; applied?: object }) => {
      if (message.ready) child.send(input)
      if (message.applied) reached = Infinity
      if (message.step === undefined) return
      reached = message.step
      if (reached === step) child.kill('SIGKILL')
    })
    child.on('error', failed)
    child.on('exit', () => done(reached))
  })

const state = () => {
  // A fresh connection sees what recovery leaves, as a restarted app does.
  const connection = connect(input.databaseFile, { now: () => input.now })
  try {
    const { sqlite, ledger } = connection
    return {
      hash: ledger.contentHash(),
      heads: [...ledger.heads()],
      received: readReceived(sqlite, header.sender.workspace),
      files: readFiles(sqlite, 10).length,
      sound: sqlite.pragma('integrity_check', { simple: true }),
    }
  } finally {
    connection.close()
  }
}

describe('a crash in the middle of an import', () => {
  test('leaves all or nothing at each step, and importing again ends in the same content', async () => {
    const before = state()
    expect(before).toMatchObject({ heads: [], received: [], files: 0, sound: 'ok' })
    for (const step of [1, 3, 5, 8]) {
      expect(await killedAt(step)).toBe(step)
      expect(state(), `killed at ${step}`).toEqual(before)
    }
    expect(await applyBundle(input)).toMatchObject({ fresh: 12_000, known: 0 })
    const after = state()
    expect(after).toMatchObject({
      heads: [['device-manager', 12_000]],
      received: [['device-manager', 12_000]],
      files: 1,
      sound: 'ok',
    })
    // Killed while it brings what is there already: still the same.
    await killedAt(4)
    expect(state()).toEqual(after)
    expect(await applyBundle(input)).toMatchObject({ fresh: 0, known: 12_000 })
    expect(state()).toEqual(after)
  }, 120_000)
})

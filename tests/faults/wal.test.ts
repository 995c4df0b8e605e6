import { copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../../src-main/database/create.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { amountField } from '../../src-main/ledger/registry.ts'
import { rounds } from './killing.ts'
import { brokenPromises } from './log-check.ts'

// A power cut leaves of the write-ahead log what had reached the disk: it ends anywhere, and its last sectors may hold
// anything. Copies of a log are cut and flipped here; whatever is opened afterwards must be some first acts, whole.

let folder: string
let database: string
let log: Buffer
/** Where each act ends in the log, in bytes, and how many changes it has. */
const acts: { readonly batch: string; readonly end: number; readonly changes: number }[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'qudao-wal-'))
  database = join(folder, 'grown.db')
  createDatabase(database, { workspace: 'w', device: 'd', author: '张伟', kind: 'manager', name: '华东' }).close()
  const { ledger, close } = connect(database)
  for (let number = 1; number <= 40; number += 1) {
    const edits = Array.from({ length: 1 + ((number * 11) % 30) }, (_, at) => ({
      entity: 'targetLine' as const,
      id: `line-${(number + at) % 9}`,
      field: amountField(1 + (at % 12)),
      value: number * 100 + at,
    }))
    ledger.commit('paste', {}, edits)
    const [last] = ledger.batches(1)
    acts.push({ batch: last!.batch, end: statSync(`${database}-wal`).size, changes: last!.changes })
  }
  log = readFileSync(`${database}-wal`)
  copyFileSync(database, join(folder, 'base.db'))
  close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens the database with this log beside it, as a start after a power cut does. */
function opened(wal: Uint8Array) {
  const file = join(folder, 'copy.db')
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  copyFileSync(join(folder, 'base.db'), file)
  writeFileSync(`${file}-wal`, wal)
  const connection = connect(file)
  try {
    const here = connection.ledger.batches(500).map(({ batch }) => batch)
    const told = new Map(acts.filter(({ batch }) => here.includes(batch)).map(({ batch, changes }) => [batch, changes]))
    return { here: here.length, broken: brokenPromises(connection, told, 0) }
  } finally {
    connection.close()
  }
}

/** Acts that lie wholly in the first `bytes` of the log. */
const whole = (bytes: number): number => acts.filter(({ end }) => end <= bytes).length

/** Places all over the log, and beside the ends of the last acts, where a cut falls between header and page. */
function places(count: number): readonly number[] {
  const ends = acts.slice(-4).flatMap(({ end }) => [end - 1, end, end + 1, end + 24])
  const spread = Array.from({ length: count }, () => Math.floor(Math.random() * log.length))
  return [0, 1, 31, 32, 33, ...ends, ...spread].filter((at) => at < log.length)
}

describe('a write-ahead log that a power cut left', () => {
  test('as it was holds every act', () => {
    expect(acts.every(({ end }, at) => end > (acts[at - 1]?.end ?? 0))).toBe(true)
    expect(opened(log)).toEqual({ here: acts.length, broken: [] })
  })

  test('cut anywhere holds exactly the acts before the cut, whole', () => {
    for (const at of places(rounds(20, 500))) {
      expect(opened(log.subarray(0, at)), `cut at ${at}`).toEqual({ here: whole(at), broken: [] })
    }
  }, 600_000)

  test('with a bit flipped anywhere holds exactly the acts before the flip, whole', () => {
    for (const at of places(rounds(20, 500))) {
      const flipped = Buffer.from(log)
      flipped[at]! ^= 1 << (at % 8)
      expect(opened(flipped), `flipped at ${at}`).toEqual({ here: whole(at), broken: [] })
    }
  }, 600_000)

  test('with its last sectors full of zeros or of noise holds the acts before them', () => {
    for (const filled of [0, 0xff, 0xa5]) {
      const torn = Buffer.from(log)
      torn.fill(filled, log.length - 1536)
      expect(opened(torn)).toEqual({ here: whole(log.length - 1536), broken: [] })
    }
  })
})

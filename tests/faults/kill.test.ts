import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../../src-main/database/create.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { brokenPromises } from './log-check.ts'
import { killAfter, rounds } from './killing.ts'

const child = join(import.meta.dirname, 'editing-child.ts')
let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'qudao-kill-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A database begins anew after so many kills: each is recovered over and over, but none grows without end. */
const killsOfOne = 5
const kills = rounds(25, 500)

describe('a process that is killed while it edits', () => {
  test(`loses nothing that it had told as saved and leaves no act half-done, in ${kills} kills`, async () => {
    let acknowledged = new Map<string, number>()
    let file = ''
    let told = 0
    for (let kill = 0; kill < kills; kill += 1) {
      if (kill % killsOfOne === 0) {
        file = join(folder, `${kill}.db`)
        createDatabase(file, { workspace: 'w', device: 'd', author: '张伟', kind: 'manager', name: '华东' }).close()
        acknowledged = new Map()
      }
      const killed = await killAfter(Math.random() * 150, child, [file])
      expect(killed.ended).toBe(false)
      for (const line of killed.told) {
        const [batch = '', changes] = line.split(' ')
        acknowledged.set(batch, Number(changes))
        told += 1
      }
      const connection = connect(file)
      try {
        // One act at most had been written and not yet told.
        expect(brokenPromises(connection, acknowledged, 1), `kill ${kill + 1}`).toEqual([])
        for (const { batch, changes } of connection.ledger.batches(1)) acknowledged.set(batch, changes)
      } finally {
        connection.close()
      }
    }
    // Kills that all came before the first commit would prove nothing.
    expect(told).toBeGreaterThan(kills)
  }, 3_600_000)
})

describe('the check of what a kill left', () => {
  test('sees a lost act, half an act, and tables that differ from the log', async () => {
    const file = join(folder, 'check.db')
    createDatabase(file, { workspace: 'w', device: 'd', author: '张伟', kind: 'manager', name: '华东' }).close()
    const { told } = await killAfter(Infinity, child, [file, '20'])
    const acknowledged = new Map(
      told.map((line): [string, number] => [line.split(' ')[0]!, Number(line.split(' ')[1])]),
    )
    const connection = connect(file)
    expect(brokenPromises(connection, acknowledged, 0)).toEqual([])
    expect(brokenPromises(connection, new Map([...acknowledged, ['gone', 3]]), 0)).toEqual([
      'gone: 3 changes were told, 0 are here',
    ])
    const [last] = told.at(-1)!.split(' ')
    expect(brokenPromises(connection, new Map([...acknowledged].slice(0, -2)), 1)).toEqual([
      '2 acts that nobody was told of',
    ])
    connection.sqlite.exec(`UPDATE targetLine SET m01 = 1 WHERE id = 'line-3'`)
    expect(brokenPromises(connection, acknowledged, 0)).toEqual(['the tables differ from the log'])
    connection.sqlite.exec('DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)')
    expect(brokenPromises(connection, acknowledged, 0)[0]).toContain(`${last}: `)
    connection.close()
  })
})

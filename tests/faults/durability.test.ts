import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase } from '../../src-main/database/create.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { openTestWorkspace } from '../integration/workspace.ts'

const commits = 50
let folder: string
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'qudao-fsync-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Why fsyncs cannot be counted here; null where they can. */
function obstacle(): string | null {
  if (process.platform !== 'linux') return 'only Linux has strace'
  const { error, status } = spawnSync('strace', ['-o', '/dev/null', 'true'])
  return error ? 'strace is not installed' : status === 0 ? null : 'strace may not trace here'
}
const hindered = obstacle()

/** Runs the editing child under strace; answers its flushes of the log and its words, in the order of the calls. */
function traced(child: string, database: string): readonly ('flush' | 'told')[] {
  const trace = join(folder, 'trace')
  const args = ['-f', '-y', '-e', 'trace=fsync,fdatasync,write', '-e', 'signal=none', '-s', '64', '-o', trace]
  const { status, stderr } = spawnSync('strace', [...args, process.execPath, child, database, String(commits)], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return readFileSync(trace, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (/\bf(data)?sync\(\d+<[^>]*-wal>\)/.test(line)) return ['flush' as const]
      return /\bwrite\(1<[^>]*>, "[0-9a-f-]{36} \d+\\n"/.test(line) ? ['told' as const] : []
    })
}

describe('what was told as saved', () => {
  test.skipIf(hindered !== null)(
    `was flushed to the disk before it was told, each of ${commits} times${hindered === null ? '' : ` (skipped: ${hindered})`}`,
    () => {
      const database = join(folder, 'traced.db')
      createDatabase(database, { workspace: 'w', device: 'd', author: '张伟', kind: 'manager', name: '华东' }).close()
      const calls = traced(join(import.meta.dirname, 'editing-child.ts'), database)
      expect(calls.filter((call) => call === 'told')).toHaveLength(commits)
      const unflushed = calls.filter((call, at) => call === 'told' && calls[at - 1] !== 'flush')
      expect(unflushed).toEqual([])
    },
    60_000,
  )

  test('is written over a connection that flushes at each commit, in the app and in its workers', () => {
    const { open, close } = openTestWorkspace()
    const worker = connect(open.databaseFile)
    for (const sqlite of [open.sqlite, worker.sqlite]) {
      expect(sqlite.pragma('synchronous', { simple: true })).toBe(2)
      expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
    }
    worker.close()
    close()
  })
})

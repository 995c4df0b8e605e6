import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { backUp, verifyBackup } from '../../src-main/database/backup.ts'
import { createDatabase } from '../../src-main/database/create.ts'
import { migrate, type Migration } from '../../src-main/database/migrate.ts'
import { migrations } from '../../src-main/database/migrations/list.ts'
import { assertDurable, openSqlite } from '../../src-main/database/open.ts'
import { projectionColumns } from '../../src-main/ledger/project.ts'
import { connect } from '../../src-main/ledger/connect.ts'
import { entities } from '../../src-main/ledger/registry.ts'
import { Refusal } from '../../src-main/shared/result.ts'

let folder: string
let file: string
const identity = { workspace: 'w', device: 'd', author: '张伟', kind: 'manager', name: '华东' } as const
const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'nothing was refused'
  } catch (error) {
    return error instanceof Refusal ? error.failure.code : String(error)
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qudao-db-'))
  file = join(folder, 'qudao.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('opening', () => {
  test('every open is WAL and flushes at each commit, also of a database that exists', () => {
    createDatabase(file, identity).close()
    for (let again = 0; again < 3; again += 1) {
      const sqlite = openSqlite(file)
      expect(sqlite.pragma('synchronous', { simple: true })).toBe(2)
      expect(sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
      sqlite.close()
    }
  })

  test('a connection that does not flush is found out', () => {
    createDatabase(file, identity).close()
    const sqlite = new Database(file)
    sqlite.pragma('synchronous = NORMAL')
    expect(() => assertDurable(sqlite)).toThrow('not durable')
    sqlite.close()
  })

  test('another program’s SQLite file is refused', () => {
    const sqlite = new Database(file)
    sqlite.pragma('application_id = 7')
    sqlite.close()
    expect(codeOf(() => openSqlite(file))).toBe('workspace-corrupt')
  })

  test('each projection has a column for each field of the registry', () => {
    const sqlite = createDatabase(file, identity)
    for (const entity of entities) {
      const columns = sqlite
        .prepare<[], { name: string }>(`PRAGMA table_info("${entity}")`)
        .all()
        .map(({ name }) => name)
      expect(columns.toSorted()).toEqual(projectionColumns(entity).toSorted())
    }
    sqlite.close()
  })
})

describe('migrations', () => {
  test('ids rise in tens and names are unique', () => {
    const ids = migrations.map(({ id }) => id)
    expect(ids).toEqual(ids.map((_, at) => (at + 1) * 10))
    expect(new Set(migrations.map(({ name }) => name)).size).toBe(migrations.length)
  })

  test('a database of a newer app is refused by name and its file stays untouched', () => {
    const sqlite = createDatabase(file, identity)
    sqlite.pragma('user_version = 99990')
    sqlite.pragma('wal_checkpoint(TRUNCATE)')
    sqlite.close()
    const before = readFileSync(file)
    const again = openSqlite(file)
    let refused: unknown
    try {
      migrate(again, migrations, () => {})
    } catch (error) {
      refused = error
    }
    again.close()
    expect(refused).toBeInstanceOf(Refusal)
    expect((refused as Refusal).failure).toEqual({
      code: 'workspace-newer',
      facts: { database: 99990, app: migrations.at(-1)!.id },
    })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('a migration that fails half-way leaves the database as it was, and a backup was made first', () => {
    const sqlite = createDatabase(file, identity)
    const failing: Migration = {
      id: 100_000,
      name: 'breaks',
      up: (open) => {
        open.exec('CREATE TABLE half (id INTEGER); DROP TABLE channel')
        throw new Error('half-way')
      },
    }
    const steps: string[] = []
    expect(() => migrate(sqlite, [...migrations, failing], () => void steps.push('backup'))).toThrow('half-way')
    expect(steps).toEqual(['backup'])
    const tables = sqlite
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map(({ name }) => name)
    expect(tables).toContain('channel')
    expect(tables).not.toContain('half')
    expect(sqlite.pragma('user_version', { simple: true })).toBe(migrations.at(-1)!.id)
    sqlite.close()
  })

  test('nothing is migrated when its backup fails', () => {
    const sqlite = createDatabase(file, identity)
    const next: Migration = {
      id: 100_000,
      name: 'next',
      up: (open) => void open.exec('CREATE TABLE more (id INTEGER)'),
    }
    const full = (): never => {
      throw new Error('disk full')
    }
    expect(() => migrate(sqlite, [...migrations, next], full)).toThrow('disk full')
    expect(sqlite.pragma('user_version', { simple: true })).toBe(migrations.at(-1)!.id)
    sqlite.close()
  })
})

describe('backups', () => {
  const fill = (): void => {
    createDatabase(file, identity).close()
    const { ledger, close } = connect(file)
    ledger.commit('create', {}, [
      { entity: 'channel', id: 'c1', field: 'live', value: 1 },
      { entity: 'channel', id: 'c1', field: 'name', value: '沪康健康科技' },
    ])
    close()
  }

  test('a backup holds what the write-ahead log holds and proves its content', () => {
    fill()
    const { sqlite, ledger, close } = connect(file)
    ledger.commit('type', {}, [{ entity: 'channel', id: 'c1', field: 'note', value: '只在日志里' }])
    const target = join(folder, 'one.qudao-backup')
    backUp(sqlite, target)
    close()
    expect(verifyBackup(target)).toEqual({ kind: 'manager', name: '华东', author: '张伟' })
    const copy = new Database(target, { readonly: true })
    expect(copy.prepare('SELECT note FROM channel').get()).toEqual({ note: '只在日志里' })
    copy.close()
    expect(existsSync(`${target}.part`)).toBe(false)
  })

  test('a backup whose data was changed behind its stamp is refused, though its tree is sound', () => {
    fill()
    const { sqlite, close } = connect(file)
    const target = join(folder, 'one.qudao-backup')
    backUp(sqlite, target)
    close()
    const copy = new Database(target)
    copy.exec("UPDATE cell SET value = '别人' WHERE value = '沪康健康科技'")
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok')
    copy.close()
    expect(codeOf(() => verifyBackup(target))).toBe('backup-unreadable')
  })

  test('a file that is no database is refused as a backup', () => {
    writeFileSync(file, 'not a database at all, but long enough to look like one'.repeat(200))
    expect(codeOf(() => verifyBackup(file))).toBe('backup-unreadable')
  })
})

describe('the file under an open ledger', () => {
  test('a database that was deleted or replaced is noticed before the next change is called saved', () => {
    createDatabase(file, identity).close()
    const other = join(folder, 'other.db')
    createDatabase(other, identity).close()
    const { ledger, close } = connect(file)
    const edit = [{ entity: 'channel', id: 'c', field: 'name', value: '一' }] as const
    expect(ledger.commit('type', {}, edit).changed).toBe(1)
    unlinkSync(file)
    expect(codeOf(() => ledger.commit('type', {}, [{ ...edit[0], value: '二' }]))).toBe('workspace-replaced')
    copyFileSync(other, file)
    expect(codeOf(() => ledger.commit('type', {}, [{ ...edit[0], value: '三' }]))).toBe('workspace-replaced')
    close()
  })
})

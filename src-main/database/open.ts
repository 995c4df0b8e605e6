import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import Database, { type Database as Sqlite } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { Refusal } from '../shared/result.ts'
import type { Schema } from './schema.ts'

/** Marks the file as Qudao's: “QUDA” in ASCII. Another SQLite file is refused rather than migrated. */
export const applicationId = 0x51554441

/**
 * Opens a connection with the guarantees the ledger stands on: WAL, and `synchronous=FULL`, so that a commit that
 * returned has been flushed. better-sqlite3 opens an existing WAL database at NORMAL, hence set and asserted each time.
 * Throws `Refusal` with `workspace-corrupt` for a file that is no Qudao database, and the system's own error for a
 * folder that cannot be written: a WAL database cannot be opened there even to read.
 */
export function openSqlite(file: string, options: { readonly create?: boolean } = {}): Sqlite {
  const sqlite = new Database(file, { fileMustExist: !options.create })
  try {
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    // Changes may arrive in any order, so a row may name one that comes later; a check reports what stays dangling.
    sqlite.pragma('foreign_keys = OFF')
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('cell_size_check = ON')
    sqlite.pragma('temp_store = MEMORY')
    assertDurable(sqlite)
    const id = sqlite.pragma('application_id', { simple: true })
    if (id !== 0 && id !== applicationId) throw new Refusal('workspace-corrupt', { file, reason: 'foreign' })
    return sqlite
  } catch (error) {
    sqlite.close()
    // SQLite tells only that it cannot open a file; the folder tells why.
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CANTOPEN'))
      accessSync(dirname(file), constants.W_OK)
    throw error
  }
}

/** Throws when the connection does not flush at every commit; a bug, never an expected failure. */
export function assertDurable(sqlite: Sqlite): void {
  const journal = sqlite.pragma('journal_mode', { simple: true })
  const synchronous = sqlite.pragma('synchronous', { simple: true })
  if (journal !== 'wal' || synchronous !== 2) {
    throw new Error(`not durable: journal_mode=${String(journal)} synchronous=${String(synchronous)}`)
  }
}

/** Plain queries over the same connection. */
export const kyselyOver = (sqlite: Sqlite): Kysely<Schema> =>
  new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) })

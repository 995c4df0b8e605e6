import type { Database as Sqlite } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import { kyselyOver, openSqlite } from '../database/open.ts'
import type { Schema } from '../database/schema.ts'
import { readSetting } from '../database/settings.ts'
import { Refusal } from '../shared/result.ts'
import { uuidv7 } from '../shared/uuid.ts'
import type { Edit, Ledger } from './ledger.ts'
import { createLedger } from './open.ts'

export type Connection = {
  readonly sqlite: Sqlite
  readonly db: Kysely<Schema>
  readonly ledger: Ledger
  readonly close: () => void
}

/**
 * A further connection to a workspace's database, for a worker or after the main process migrated it. The device and
 * the author stand in the database. Throws `Refusal('workspace-corrupt')` where they do not.
 */
export function connect(
  file: string,
  options: {
    readonly now?: () => number
    readonly newId?: () => string
    readonly guard?: (edits: readonly Edit[]) => void
  } = {},
): Connection {
  const sqlite = openSqlite(file)
  const device = readSetting(sqlite, 'device')
  const author = readSetting(sqlite, 'author')
  if (device === null || author === null) {
    sqlite.close()
    throw new Refusal('workspace-corrupt', { file, reason: 'identity' })
  }
  const now = options.now ?? Date.now
  const newId = options.newId ?? (() => uuidv7(now()))
  const ledger = createLedger(sqlite, {
    device,
    author,
    now,
    newId,
    file,
    ...(options.guard ? { guard: options.guard } : {}),
  })
  return { sqlite, db: kyselyOver(sqlite), ledger, close: () => sqlite.close() }
}

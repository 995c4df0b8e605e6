import type { Database as Sqlite } from 'better-sqlite3'
import { Refusal } from '../shared/result.ts'
import { applicationId } from './open.ts'

export type Migration = {
  /** Stands in `user_version` once this migration is in. */
  readonly id: number
  readonly name: string
  readonly up: (sqlite: Sqlite) => void
}

/**
 * Brings a database up to this app's version, each migration in a transaction of its own (Kysely's migrator does not
 * wrap SQLite's). `backUp` runs once before the first step on a database that holds anything; when it throws, nothing
 * was touched. A database of a newer app is refused by name (`workspace-newer`) and left as it is.
 */
export function migrate(sqlite: Sqlite, migrations: readonly Migration[], backUp: (from: number) => void): void {
  const from = version(sqlite)
  const newest = migrations.at(-1)?.id ?? 0
  if (from > newest) throw new Refusal('workspace-newer', { database: from, app: newest })
  const steps = migrations.filter((migration) => migration.id > from)
  if (steps.length === 0) return
  if (from > 0) backUp(from)
  for (const step of steps) {
    sqlite
      .transaction(() => {
        // Another process may have got here first; the version is read again under the write lock.
        if (version(sqlite) >= step.id) return
        step.up(sqlite)
        sqlite.pragma(`application_id = ${applicationId}`)
        sqlite.pragma(`user_version = ${step.id}`)
      })
      .immediate()
  }
}

const version = (sqlite: Sqlite): number => Number(sqlite.pragma('user_version', { simple: true }))

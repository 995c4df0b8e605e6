import type { Database as Sqlite } from 'better-sqlite3'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/list.ts'
import { openSqlite } from './open.ts'
import { scopeOf, writeSetting } from './settings.ts'

export type Identity = {
  readonly workspace: string
  readonly device: string
  readonly author: string
  /** Travel with a backup, so that restoring one needs no questions. */
  readonly kind: 'manager' | 'headquarters'
  readonly name: string
}

/** Makes a new database with its identity; the connection is open. */
export function createDatabase(file: string, identity: Identity): Sqlite {
  const sqlite = openSqlite(file, { create: true })
  migrate(sqlite, migrations, () => {})
  identify(sqlite, identity)
  return sqlite
}

/** Gives a copy of a database an identity of its own, so that two copies never write under one device. */
export function identify(sqlite: Sqlite, identity: Identity): void {
  sqlite.transaction(() => {
    const scope = scopeOf(sqlite)
    if (scope !== '') writeSetting(sqlite, 'scope', scope)
    writeSetting(sqlite, 'workspace', identity.workspace)
    writeSetting(sqlite, 'device', identity.device)
    writeSetting(sqlite, 'author', identity.author)
    writeSetting(sqlite, 'kind', identity.kind)
    writeSetting(sqlite, 'name', identity.name)
  })()
}

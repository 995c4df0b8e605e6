import type { Database as Sqlite } from 'better-sqlite3'

/** Facts of this copy of the database that never travel: which device it is and who writes here. */
export type SettingName = 'device' | 'author' | 'workspace' | 'scope' | 'kind' | 'name' | 'contentHash'

export function readSetting(sqlite: Sqlite, name: SettingName): string | null {
  return sqlite.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?').get(name)?.value ?? null
}

export function writeSetting(sqlite: Sqlite, name: SettingName, value: string): void {
  sqlite.prepare('INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)').run(name, value)
}

/**
 * In whose hands plans are here: the workspace that this one began as. A restored backup is another workspace, but its
 * plans stay in the same hands, submitted or approved as they were.
 */
export const scopeOf = (sqlite: Sqlite): string =>
  readSetting(sqlite, 'scope') ?? readSetting(sqlite, 'workspace') ?? ''

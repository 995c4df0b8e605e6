import { closeSync, copyFileSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import Database, { type Database as Sqlite } from 'better-sqlite3'
import { contentHash } from '../ledger/rebuild.ts'
import { Refusal } from '../shared/result.ts'
import { makeFolder } from './make-folder.ts'
import { migrations } from './migrations/list.ts'
import { applicationId } from './open.ts'
import { readSetting, writeSetting } from './settings.ts'

export const backupExtension = 'qudao-backup'

/** How many of the daily backups are kept; those of migrations and imports count too. */
const kept = 30

/**
 * Writes a verified copy: made by SQLite itself (so nothing in the WAL is missed), stamped with the hash of its
 * content, checked, and only then given its name. Throws and leaves nothing where a step fails.
 */
export function backUp(sqlite: Sqlite, target: string): void {
  makeFolder(dirname(target))
  const part = `${target}.part`
  rmSync(part, { force: true })
  try {
    // Made empty first: the system names what is wrong with the place, where SQLite would only say that it cannot open it.
    closeSync(openSync(part, 'wx', 0o600))
    sqlite.prepare('VACUUM INTO ?').run(part)
    const copy = new Database(part)
    try {
      const hash = contentHash(copy)
      if (hash !== contentHash(sqlite)) throw new Refusal('backup-unreadable', { file: basename(target) })
      writeSetting(copy, 'contentHash', hash)
    } finally {
      copy.close()
    }
    renameSync(part, target)
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true })
  }
}

/** Whose backup it is, as its settings say. */
export type BackupFacts = { readonly kind: 'manager' | 'headquarters'; readonly name: string; readonly author: string }

/**
 * Proves a backup before it is used: one of ours, not newer than this app, sound, and with the content that it was
 * stamped with. `integrity_check` alone proves the tree, not the data. The file itself is only read, from a copy, since
 * SQLite cannot open a WAL database in a read-only folder. Answers whose it is; throws `backup-unreadable` or
 * `workspace-newer`.
 */
export function verifyBackup(file: string): BackupFacts {
  const folder = mkdtempSync(join(tmpdir(), 'qudao-verify-'))
  try {
    const copy = join(folder, 'copy.db')
    copyFileSync(file, copy)
    let sqlite: Sqlite | undefined
    try {
      sqlite = new Database(copy)
      if (sqlite.pragma('application_id', { simple: true }) !== applicationId)
        throw new Refusal('backup-unreadable', { file: basename(file) })
      const version = Number(sqlite.pragma('user_version', { simple: true }))
      const newest = migrations.at(-1)?.id ?? 0
      if (version > newest) throw new Refusal('workspace-newer', { database: version, app: newest })
      const sound = sqlite.pragma('integrity_check', { simple: true }) === 'ok'
      const stamped = readSetting(sqlite, 'contentHash')
      if (!sound || (stamped !== null && stamped !== contentHash(sqlite)))
        throw new Refusal('backup-unreadable', { file: basename(file) })
      return {
        kind: readSetting(sqlite, 'kind') === 'headquarters' ? 'headquarters' : 'manager',
        name: readSetting(sqlite, 'name') ?? basename(file),
        author: readSetting(sqlite, 'author') ?? '',
      }
    } finally {
      sqlite?.close()
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) throw new Refusal('backup-unreadable', { file: basename(file) })
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A backup's name: when, and why; sorts by time. */
export function backupName(at: number, reason: 'daily' | 'import' | 'migration' | 'restore'): string {
  const stamp = new Date(at).toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15)
  return `${stamp}-${reason}.${backupExtension}`
}

/** The workspace's own backups, newest first. */
export function listBackups(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(`.${backupExtension}`))
      .toSorted()
      .toReversed()
      .map((name) => join(folder, name))
  } catch {
    return []
  }
}

/** Removes the oldest beyond the number that is kept. */
export function pruneBackups(folder: string): void {
  for (const file of listBackups(folder).slice(kept)) rmSync(file, { force: true })
}

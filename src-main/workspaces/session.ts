import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Database as Sqlite } from 'better-sqlite3'
import { backUp, backupName, listBackups, pruneBackups, verifyBackup } from '../database/backup.ts'
import { createDatabase, identify, type Identity } from '../database/create.ts'
import { makeFolder } from '../database/make-folder.ts'
import { migrate } from '../database/migrate.ts'
import { migrations } from '../database/migrations/list.ts'
import { openSqlite } from '../database/open.ts'
import type { OpenWorkspace } from '../context.ts'
import { isDiskFull } from '../failures.ts'
import { connect } from '../ledger/connect.ts'
import type { Edit } from '../ledger/ledger.ts'
import type { Ports } from '../ports.ts'
import { Refusal } from '../shared/result.ts'
import {
  backupsFolder,
  databaseFile,
  partFolder,
  readCard,
  removeParts,
  workspacesFolder,
  writeCard,
  type WorkspaceCard,
} from './folders.ts'
import { fillFromSample, readSample } from './sample.ts'
import type { Workspace } from './workspaces.contract.ts'

export type Session = OpenWorkspace & { readonly close: () => void }

/**
 * Opens a workspace: migrates it behind a backup, backs it up once a day, and connects. Throws `workspace-newer`,
 * `workspace-corrupt` (with the newest verified backup's name in the facts) or the disk's own failures.
 */
export function openSession(ports: Ports, folder: string, guard: (edits: readonly Edit[]) => void): Session {
  const workspace = readCard(folder)
  if (!workspace) throw new Refusal('not-found', { folder })
  const file = databaseFile(folder)
  prepare(ports, file, folder)
  const connection = connect(file, { now: ports.now, newId: ports.newId, guard })
  return {
    workspace,
    db: connection.db,
    sqlite: connection.sqlite,
    ledger: connection.ledger,
    folder,
    databaseFile: file,
    close: connection.close,
  }
}

function prepare(ports: Ports, file: string, folder: string): void {
  const backups = backupsFolder(folder)
  try {
    const sqlite = openSqlite(file)
    try {
      if (sqlite.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Refusal('workspace-corrupt', { file })
      migrate(sqlite, migrations, () => backUp(sqlite, join(backups, backupName(ports.now(), 'migration'))))
      backUpDaily(ports, sqlite, backups)
    } finally {
      sqlite.close()
    }
  } catch (error) {
    const code =
      error instanceof Refusal
        ? error.failure.code
        : error instanceof Error && 'code' in error
          ? String(error.code)
          : ''
    if (code !== 'workspace-corrupt' && code !== 'SQLITE_CORRUPT' && code !== 'SQLITE_NOTADB') throw error
    const backup = lastSoundBackup(backups)
    throw new Refusal('workspace-corrupt', { file: basename(file), backup: backup === null ? null : basename(backup) })
  }
}

/** Once a day. A full disk is no reason to keep anybody from his work: the next start tries again. */
function backUpDaily(ports: Ports, sqlite: Sqlite, backups: string): void {
  const today = backupName(ports.now(), 'daily')
  if (listBackups(backups).some((name) => basename(name).startsWith(today.slice(0, 8)))) return
  try {
    backUp(sqlite, join(backups, today))
    pruneBackups(backups)
  } catch (error) {
    if (!isDiskFull(error)) throw error
  }
}

function lastSoundBackup(backups: string): string | null {
  for (const file of listBackups(backups)) {
    try {
      verifyBackup(file)
      return file
    } catch {
      // Damaged as well: the one before may be sound.
    }
  }
  return null
}

/** Makes an empty workspace, or one filled with the sample. Its folder appears only when it is complete. */
export function createWorkspace(ports: Ports, kind: WorkspaceCard['kind'], name: string, user: string): Workspace {
  return build(ports, { id: ports.newId(), kind, name, user, sample: false }, (file, card) =>
    createDatabase(file, identityOf(ports, card)).close(),
  )
}

export function createSample(ports: Ports): Workspace {
  const content = readSample(ports.resourcesFolder)
  const card: WorkspaceCard = {
    id: ports.newId(),
    kind: 'manager',
    name: content.name,
    user: content.user,
    sample: true,
  }
  return build(ports, card, (file) => {
    createDatabase(file, identityOf(ports, card)).close()
    const connection = connect(file, { now: ports.now, newId: ports.newId })
    try {
      fillFromSample(connection.ledger, content)
    } finally {
      connection.close()
    }
  })
}

/**
 * Opens what a backup holds as a new workspace under a device id of its own: the original may still be in use, and two
 * copies writing as one device would be a fork.
 */
export function restoreWorkspace(ports: Ports, backup: string): Workspace {
  const { kind, name, author } = verifyBackup(backup)
  return build(ports, { id: ports.newId(), kind, name, user: author, sample: false }, (file, made) => {
    cpSync(backup, file)
    const sqlite = openSqlite(file)
    try {
      migrate(sqlite, migrations, () => {})
      identify(sqlite, identityOf(ports, made))
    } finally {
      sqlite.close()
    }
  })
}

/** A device id of its own for every copy: no two databases ever write as one device. */
const identityOf = (ports: Ports, card: WorkspaceCard): Identity => ({
  workspace: card.id,
  device: ports.newId(),
  author: card.user,
  kind: card.kind,
  name: card.name,
})

function build(ports: Ports, card: WorkspaceCard, fill: (file: string, card: WorkspaceCard) => void): Workspace {
  const folder = join(workspacesFolder(ports.dataFolder), card.id)
  const part = partFolder(ports.dataFolder, card.id)
  removeParts(ports.dataFolder)
  try {
    makeFolder(part)
    fill(databaseFile(part), card)
    writeCard(part, card)
    if (existsSync(folder)) throw new Error('a new workspace has the id of another')
    renameSync(part, folder)
  } catch (error) {
    rmSync(part, { recursive: true, force: true })
    throw error
  }
  return { ...card, folder }
}

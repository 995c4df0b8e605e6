import type { Database as Sqlite } from 'better-sqlite3'
import type { Kysely } from 'kysely'
import type { TaskRunner } from './background/background.ts'
import type { EventName, Events } from './contracts.ts'
import type { Schema } from './database/schema.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Entity } from './ledger/registry.ts'
import type { Ports } from './ports.ts'
import type { Workspace } from './workspaces/workspaces.contract.ts'

/** One open workspace. Services receive it from `app.ts`; it is gone when the workspace is closed. */
export type OpenWorkspace = {
  readonly workspace: Workspace
  /** Plain queries; awaited, though SQLite answers at once. */
  readonly db: Kysely<Schema>
  /** The same connection for hot, prepared statements. */
  readonly sqlite: Sqlite
  readonly ledger: Ledger
  /** The workspace's folder: database, backups, keys. */
  readonly folder: string
  readonly databaseFile: string
}

/** What every service is made from. */
export type AppContext = {
  readonly ports: Ports
  /** The open workspace; throws `Refusal('workspace-none-open')` when there is none. */
  readonly open: () => OpenWorkspace
  /** Tells the window; called after the commit, never before. */
  readonly tell: <Name extends EventName>(name: Name, event: Events[Name]) => void
  /** Tells the window what a commit changed and refreshes the status line. */
  readonly committed: (batch: string | null, entities: readonly Entity[]) => void
  /** Tells the window the status line anew, where something other than a commit moved it. */
  readonly statusMoved: () => void
  readonly tasks: TaskRunner
  /** The language the window speaks now, for titles of dialogs and names of files. */
  readonly language: () => 'zh-CN' | 'en'
}

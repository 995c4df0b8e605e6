import { existsSync } from 'node:fs'
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { backUp, backupExtension, backupName, listBackups } from '../database/backup.ts'
import type { AppContext } from '../context.ts'
import { isDiskFull } from '../failures.ts'
import type { Handlers } from '../shared/call.ts'
import { fail, ok } from '../shared/result.ts'
import { backupsFolder, listWorkspaces, workspacesFolder } from './folders.ts'
import { preferencesFrom, readStored, writeStored } from './preferences.ts'
import { readSample, sampleFacts } from './sample.ts'
import { createSample, createWorkspace, restoreWorkspace } from './session.ts'
import type { Preferences, Workspace, workspacesCalls, WorkspaceStatus } from './workspaces.contract.ts'

/** What the app itself gives to this service: only it may open and close workspaces. */
export type WorkspaceHost = {
  readonly enter: (folder: string) => Workspace
  readonly leave: () => void
  readonly status: () => WorkspaceStatus
  readonly applyPreferences: (preferences: Preferences) => void
}

export function createWorkspacesService(context: AppContext, host: WorkspaceHost): Handlers<typeof workspacesCalls> {
  const { ports } = context
  const folderOf = (id: string): string => join(workspacesFolder(ports.dataFolder), basename(id))
  const preferences = (): Preferences =>
    preferencesFrom(readStored(ports.dataFolder), ports.systemLanguage, ports.appVersion)
  const remember = (lastWorkspace: string | null): void => {
    try {
      writeStored(ports.dataFolder, { lastWorkspace })
    } catch (error) {
      // What is open stays open on a full disk; the next start then asks which workspace is meant.
      if (!isDiskFull(error)) throw error
    }
  }
  const enter = (folder: string): Workspace => {
    const workspace = host.enter(folder)
    remember(workspace.id)
    return workspace
  }
  /** A workspace that was just made and cannot be opened is unmade: its maker was told that it failed. */
  const enterNew = ({ folder }: Workspace): Workspace => {
    try {
      return enter(folder)
    } catch (error) {
      rmSync(folder, { recursive: true, force: true })
      throw error
    }
  }
  const filters = () => [
    { name: context.language() === 'en' ? 'Qudao backup' : '渠道备份', extensions: [backupExtension] },
  ]

  return {
    'workspace.status': () => ok(host.status()),
    'workspace.list': () => ok(listWorkspaces(ports.dataFolder)),
    'workspace.sampleFacts': () => ok(sampleFacts(readSample(ports.resourcesFolder))),
    'workspace.create': ({ kind, name, user }) => ok(enterNew(createWorkspace(ports, kind, name, user))),
    'workspace.openSample': () => {
      const present = listWorkspaces(ports.dataFolder).find((workspace) => workspace.sample)
      return ok(present ? enter(present.folder) : enterNew(createSample(ports)))
    },
    'workspace.open': ({ id }) => ok(enter(folderOf(id))),
    'workspace.close': () => {
      host.leave()
      remember(null)
      return ok(null)
    },
    'workspace.restore': async () => {
      const title = context.language() === 'en' ? 'Open a backup' : '打开备份'
      // After a damaged workspace its own backups are what is looked for.
      const last = listWorkspaces(ports.dataFolder).find(({ id }) => id === readStored(ports.dataFolder).lastWorkspace)
      const from = last && existsSync(backupsFolder(last.folder)) ? { folder: backupsFolder(last.folder) } : {}
      const file = await ports.dialogs.openFile({ title, filters: filters(), ...from })
      if (file === null) return fail('cancelled')
      return ok(enterNew(restoreWorkspace(ports, file)))
    },
    'workspace.backUp': async () => {
      const { workspace, sqlite, folder } = context.open()
      const title = context.language() === 'en' ? 'Save a backup' : '保存备份'
      const defaultName = `${workspace.name}-${backupName(ports.now(), 'daily')}`
      const path = await ports.dialogs.saveFile({ title, defaultName, filters: filters() })
      if (path === null) return fail('cancelled')
      backUp(sqlite, path)
      // One of its own beside the database as well, for the day when the stick is lost.
      if (listBackups(backupsFolder(folder)).length === 0)
        backUp(sqlite, join(backupsFolder(folder), backupName(ports.now(), 'daily')))
      return ok({ path })
    },
    'workspace.showFolder': ({ path }) => {
      ports.dialogs.showInFolder(path)
      return ok(null)
    },
    'preferences.read': () => ok(preferences()),
    'preferences.write': (change) => {
      const given = Object.fromEntries(Object.entries(change).filter(([, chosen]) => chosen !== undefined))
      writeStored(ports.dataFolder, given)
      const now = preferences()
      host.applyPreferences(now)
      context.tell('preferences', now)
      return ok(now)
    },
  }
}

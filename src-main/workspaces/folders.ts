import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../database/make-folder.ts'
import { workspaceKind, type Workspace } from './workspaces.contract.ts'

/** What stands in `workspace.json` beside the database; the database alone is the truth for everything else. */
const card = z.object({
  id: z.string(),
  kind: workspaceKind,
  name: z.string(),
  user: z.string(),
  sample: z.boolean(),
})
export type WorkspaceCard = z.infer<typeof card>

export const workspacesFolder = (dataFolder: string): string => join(dataFolder, 'workspaces')
export const databaseFile = (folder: string): string => join(folder, 'qudao.db')
export const backupsFolder = (folder: string): string => join(folder, 'backups')

/** Writes a small file so that it is there whole or not at all, also after a power cut or on a full disk. */
export function writeWhole(file: string, content: string | Uint8Array, mode = 0o600): void {
  makeFolder(dirname(file))
  const part = `${file}.part`
  try {
    const handle = openSync(part, 'w', mode)
    try {
      writeFileSync(handle, content)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(part, file)
  } catch (error) {
    rmSync(part, { force: true })
    throw error
  }
}

export function writeCard(folder: string, workspace: WorkspaceCard): void {
  writeWhole(join(folder, 'workspace.json'), `${JSON.stringify(card.parse(workspace), null, 2)}\n`)
}

/** The workspace in a folder, or null where there is none that can be read. */
export function readCard(folder: string): Workspace | null {
  try {
    const read = card.safeParse(JSON.parse(readFileSync(join(folder, 'workspace.json'), 'utf8')))
    return read.success && existsSync(databaseFile(folder)) ? { ...read.data, folder } : null
  } catch {
    return null
  }
}

/** Where a workspace is being made; its folder takes its real name only when it is whole. */
export const partFolder = (dataFolder: string, id: string): string => join(workspacesFolder(dataFolder), `.${id}.part`)

/** Removes what is left of workspaces whose making was cut off by a crash; nobody has worked in them. */
export function removeParts(dataFolder: string): void {
  const root = workspacesFolder(dataFolder)
  if (!existsSync(root)) return
  for (const name of readdirSync(root)) {
    if (name.startsWith('.') && name.endsWith('.part')) rmSync(join(root, name), { recursive: true, force: true })
  }
}

/** Every workspace on this machine, the sample last. */
export function listWorkspaces(dataFolder: string): readonly Workspace[] {
  const root = workspacesFolder(dataFolder)
  if (!existsSync(root)) return []
  return readdirSync(root)
    .filter((name) => !name.startsWith('.'))
    .map((name) => readCard(join(root, name)))
    .filter((found) => found !== null)
    .sort((a, b) => Number(a.sample) - Number(b.sample) || a.name.localeCompare(b.name, 'zh-CN'))
}

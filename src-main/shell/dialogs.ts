import { dialog, shell, type BrowserWindow, type FileFilter } from 'electron'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Dialogs } from '../ports.ts'

const mutable = (filters: readonly { readonly name: string; readonly extensions: readonly string[] }[]): FileFilter[] =>
  filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }))

/** The system's file dialogs, over the main window. */
export function createDialogs(window: () => BrowserWindow | undefined, documentsFolder: string): Dialogs {
  return {
    openFile: async ({ title, filters, folder }) => {
      const options = {
        title,
        filters: mutable(filters),
        properties: ['openFile' as const],
        ...(folder === undefined ? {} : { defaultPath: folder }),
      }
      const parent = window()
      const answer = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return answer.canceled ? null : (answer.filePaths[0] ?? null)
    },
    saveFile: async ({ title, defaultName, filters }) => {
      const options = { title, defaultPath: join(documentsFolder, defaultName), filters: mutable(filters) }
      const parent = window()
      const answer = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
      return answer.canceled || !answer.filePath ? null : answer.filePath
    },
    showInFolder: (path) => {
      if (!existsSync(path)) return
      if (statSync(path).isDirectory()) void shell.openPath(path)
      else if (existsSync(dirname(path))) shell.showItemInFolder(path)
    },
  }
}

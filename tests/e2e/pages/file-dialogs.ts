import { join, sep } from 'node:path'
import type { ElectronApplication } from '@playwright/test'

declare global {
  // The name under which the app proposed to save, kept in its main process.
  var proposedName: string | undefined
}

/** The next dialogs, to open or to save, are answered with this path: the system's own dialogs have no page. */
export async function answerFile(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: answer })
  }, path)
}

/** A person who picks a named file to open, and saves into one folder under the name that the app proposes. */
export class FileDialogs {
  readonly app: ElectronApplication
  readonly folder: string

  constructor(app: ElectronApplication, folder: string) {
    this.app = app
    this.folder = folder
  }

  /** The next dialogs are answered with this file. */
  open(path: string): Promise<void> {
    return answerFile(this.app, path)
  }

  /** Lets `act` save a file and answers where it lies. */
  async save(act: () => Promise<unknown>): Promise<string> {
    await this.app.evaluate(
      ({ dialog }, { folder, separator }) => {
        globalThis.proposedName = undefined
        const accept = (...given: unknown[]): Promise<{ canceled: false; filePath: string }> => {
          const { defaultPath = '' } = given.at(-1) as { defaultPath?: string }
          const name = defaultPath.split(separator).at(-1) ?? ''
          globalThis.proposedName = name
          return Promise.resolve({ canceled: false, filePath: `${folder}${separator}${name}` })
        }
        dialog.showSaveDialog = accept
      },
      { folder: this.folder, separator: sep },
    )
    await act()
    const name = await this.app.evaluate(() => globalThis.proposedName)
    if (!name) throw new Error('the app did not ask where to save')
    return join(this.folder, name)
  }
}

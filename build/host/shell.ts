import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { headless } from './launch.ts'
import { strict } from './strict.ts'

/** The system's own program for opening a file or folder. */
function opener(path: string): readonly [command: string, args: readonly string[]] {
  if (process.platform === 'win32') return ['explorer.exe', [path]]
  if (process.platform === 'darwin') return ['open', [path]]
  return ['xdg-open', [path]]
}

function open(command: string, args: readonly string[]): void {
  if (headless) return // nobody is looking
  execFile(command, args, () => {}) // Explorer reports failure even when it opens: the exit code says nothing
}

export const shell = strict('shell', {
  /** Resolves to an empty string, or to what went wrong. */
  async openPath(path: string): Promise<string> {
    if (!existsSync(path)) return `Failed to open: ${path}`
    open(...opener(path))
    return ''
  },
  showItemInFolder(path: string): void {
    if (process.platform === 'win32') open('explorer.exe', [`/select,${path}`])
    else if (process.platform === 'darwin') open('open', ['-R', path])
    else open(...opener(dirname(path)))
  },
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

let read: { readonly folder: string; readonly font: string } | undefined

/**
 * The face of printed titles, base64 of a WOFF2 that ships in `resources/`. It holds just the characters of our titles, so
 * a print need not load a whole Chinese serif for one line a page (0.11 GB), and titles look alike on every system.
 */
export function readTitleFont(resourcesFolder: string): string {
  if (read?.folder !== resourcesFolder) {
    read = {
      folder: resourcesFolder,
      font: readFileSync(join(resourcesFolder, 'title-font.woff2')).toString('base64'),
    }
  }
  return read.font
}

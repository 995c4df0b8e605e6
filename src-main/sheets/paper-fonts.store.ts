import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PaperFonts } from './faces.rules.ts'

/**
 * The faces of a document, from the files that ship in `resources/paper-fonts`. Those of text are cut down to the
 * characters that stand in it, some 0.2 MB: a system's own Chinese face has 20 MB, which printing reads anew for every part
 * and holds three times over; and with ours paper looks alike on every system. What they lack comes from the system.
 */
export async function paperFonts(resourcesFolder: string, texts: Iterable<string>): Promise<PaperFonts> {
  const { default: subsetFont } = await import('subset-font')
  const font = (name: string): Promise<Buffer> => readFile(join(resourcesFolder, 'paper-fonts', name))
  const characters = new Set<string>()
  for (const text of texts) for (const character of text) characters.add(character)
  const all = [...characters].join('')
  const cut = async (name: string): Promise<string> =>
    (await subsetFont(await font(name), all, { targetFormat: 'sfnt' })).toString('base64')
  return {
    title: (await font('title.woff2')).toString('base64'),
    regular: await cut('text-regular.otf'),
    bold: await cut('text-bold.otf'),
    code: (await font('code.woff2')).toString('base64'),
  }
}

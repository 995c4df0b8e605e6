import type { Printer } from '../ports.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { mergePdf, type Bookmark } from './merge-pdf.ts'

/** One document with its pages made. */
export type MadeDocument = { readonly name: string; readonly html: string; readonly pages: number }

export const pagesIn = (made: readonly MadeDocument[]): number => made.reduce((sum, { pages }) => sum + pages, 0)

/**
 * Prints the documents in parts and puts the parts together, with a bookmark for each document. Fails with `cancelled`
 * when stopped between two parts, with `printer-failed` (fact `reason`) where the hidden window does.
 */
export async function printPdf(input: {
  readonly printer: Printer
  readonly title: string
  readonly made: readonly MadeDocument[]
  readonly pagesAtATime: number
  readonly htmlOf: (part: readonly MadeDocument[]) => string
  readonly progress: (documents: number) => void
  readonly stopped: () => boolean
}): Promise<Result<Uint8Array>> {
  const { printer, title, made, pagesAtATime, htmlOf, progress, stopped } = input
  const print = async (part: readonly MadeDocument[]): Promise<Result<Uint8Array>> => {
    try {
      return ok(await printer.toPdf(htmlOf(part)))
    } catch (error) {
      console.error('the hidden window did not print:', error)
      return fail('printer-failed', { reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const files: Uint8Array[] = []
  let done = 0
  for (const part of partsOf(made, pagesAtATime)) {
    const file = await print(part)
    if (!file.ok) return file
    files.push(file.value)
    progress((done += part.length))
    if (stopped()) return fail('cancelled')
  }
  const whole = mergePdf(files, title, bookmarksOf(made))
  if (whole) return ok(whole)
  const [only] = files
  return files.length === 1 && only ? ok(only) : print(made)
}

/** A document is never torn; one that is longer than a part is a part of its own. */
function partsOf(made: readonly MadeDocument[], pagesAtATime: number): readonly (readonly MadeDocument[])[] {
  const parts: MadeDocument[][] = [[]]
  for (const document of made) {
    const last = parts.at(-1) ?? []
    if (last.length > 0 && pagesIn(last) + document.pages > pagesAtATime) parts.push([document])
    else last.push(document)
  }
  return parts
}

/** One document alone needs none. */
function bookmarksOf(made: readonly MadeDocument[]): readonly Bookmark[] {
  if (made.length < 2) return []
  let page = 0
  return made.map(({ name, pages }) => {
    const bookmark = { title: name, page }
    page += pages
    return bookmark
  })
}

import { availableParallelism } from 'node:os'
import type { Printer } from '../ports.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { mergePdf, type Bookmark } from './merge-pdf.ts'

/** Parts printed beside each other: laying out is the work of one processor core each. */
const atOnce = Math.min(2, availableParallelism())

/** One document with its pages made. */
export type MadeDocument = { readonly name: string; readonly html: string; readonly pages: number }

export const pagesIn = (made: readonly MadeDocument[]): number => made.reduce((sum, { pages }) => sum + pages, 0)

/**
 * Prints the documents in parts, two windows beside each other taking the next part each, and puts the parts together
 * with a bookmark for each document. Fails with `cancelled` when stopped between two parts, with `printer-failed` (fact
 * `reason`) where the hidden window does.
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
  const print = async (window: PrintWindow, part: readonly MadeDocument[]): Promise<Result<Uint8Array>> => {
    try {
      return ok(await window.toPdf(htmlOf(part)))
    } catch (error) {
      console.error('the hidden window did not print:', error)
      return fail('printer-failed', { reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const files: Uint8Array[] = []
  let done = 0
  let failed: Result<never> | undefined
  const parts = partsOf(made, pagesAtATime)
  const waiting = parts.entries()
  const printRest = (): Promise<void> =>
    inWindow(printer, async (window) => {
      for (const [place, part] of waiting) {
        const file = await print(window, part)
        if (failed) return
        if (!file.ok || stopped()) {
          failed = file.ok ? fail('cancelled') : file
          return
        }
        files[place] = file.value
        progress((done += part.length))
      }
    })
  await Promise.all(Array.from({ length: Math.min(atOnce, parts.length) }, printRest))
  if (failed) return failed
  const whole = mergePdf(files, title, bookmarksOf(made))
  if (whole) return ok(whole)
  const [only] = files
  return files.length === 1 && only ? ok(only) : inWindow(printer, (window) => print(window, made))
}

type PrintWindow = ReturnType<Printer['open']>

async function inWindow<T>(printer: Printer, work: (window: PrintWindow) => Promise<T>): Promise<T> {
  const window = printer.open()
  try {
    return await work(window)
  } finally {
    window.close()
  }
}

/**
 * Parts of about the same length, as many for each that prints. A document is never torn; one that is longer than a part is
 * a part of its own.
 */
function partsOf(made: readonly MadeDocument[], most: number): readonly (readonly MadeDocument[])[] {
  const pages = pagesIn(made)
  const rounds = Math.ceil(pages / most / atOnce)
  const pagesAtATime = pages <= most ? most : Math.ceil(pages / rounds / atOnce)
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

import { hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { readChannels } from '../channels/channels.store.ts'
import type { AppContext } from '../context.ts'
import { namePart } from '../exchange/file-name.rules.ts'
import { readPeople } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { localDay } from '../shared/day.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { loadGrid } from '../targets/targets.service.ts'
import { documentOf } from './html.rules.ts'
import { mergePdf, type Bookmark } from './merge-pdf.ts'
import { printJob, type PrintJob, type PrintedDocument } from './print.rules.ts'
import type { SheetRequest, sheetsCalls } from './sheets.contract.ts'
import { know } from './source.rules.ts'
import { wordsOf } from './words.rules.ts'
import { writePdf } from './write-pdf.ts'

/** Pages printed at a time: more would lie in memory together while they are laid out. */
const pagesAtATime = 60

type MadePage = { readonly name: string; readonly html: string; readonly pages: number }

/** Printed documents: as PDF, on a printer, in the preview. All three show the same pages. */
export function createSheetsService(context: AppContext): Handlers<typeof sheetsCalls> {
  return {
    'sheets.pdf': async (request) => {
      const job = await readJob(context, request)
      if (job.documents.length === 0) return fail('sheet-nothing')
      const words = wordsOf(context.language())
      const chosen = await context.ports.dialogs.saveFile({
        title: words.savePdf,
        defaultName: `${namePart(job.title, 'Qudao')}.pdf`,
        filters: [{ name: words.pdfFile, extensions: ['pdf'] }],
      })
      if (chosen === null) return fail('cancelled')
      const path = /\.pdf$/i.test(chosen) ? chosen : `${chosen}.pdf`
      return context.tasks.watch('sheets-print', { file: path }, async ({ progress, stopped }) => {
        const made = await makePages(job.documents, (done) => progress(done, job.documents.length * 2), stopped)
        if (made === null) return fail('cancelled')
        const bytes = await toPdf(
          context,
          request,
          job,
          made,
          (done) => progress(made.length + done, made.length * 2),
          stopped,
        )
        if (!bytes.ok) return bytes
        const written = await writePdf(path, bytes.value)
        return written.ok ? ok({ path, documents: made.length, pages: pagesIn(made) }) : written
      })
    },

    'sheets.print': async (request) => {
      const job = await readJob(context, request)
      if (job.documents.length === 0) return fail('sheet-nothing')
      const made = (await makePages(job.documents)) ?? []
      const printed = await context.ports.printer.print(htmlOf(request, job, made, 'on paper'))
      return printed.ok ? ok({ documents: made.length }) : printed
    },

    'sheets.preview': async ({ request, limit }) => {
      const job = await readJob(context, request)
      if (job.documents.length === 0) return fail('sheet-nothing')
      const made = (await makePages(job.documents.slice(0, limit))) ?? []
      return ok({ url: context.ports.printer.preview(htmlOf(request, job, made, 'on screen')), documents: made.length })
    },
  }
}

/** Reads what the request prints, as it stands now; throws `Refusal('not-found')` for an unknown plan. */
async function readJob(
  context: AppContext,
  { plan, measure, unit, language, document }: SheetRequest,
): Promise<PrintJob> {
  const { db, sqlite, workspace } = context.open()
  const now = context.ports.now()
  const two = (part: number): string => String(part).padStart(2, '0')
  const clock = new Date(now)
  const shared = {
    channels: await readChannels(db, true),
    people: await readPeople(db),
    user: workspace.user,
    unit,
    language,
    printed: { date: localDay(now), time: `${two(clock.getHours())}:${two(clock.getMinutes())}` },
    digest: (text: string): Uint8Array => hash('sha256', text, 'buffer'),
  }
  const other = measure === 'intake' ? 'revenue' : 'intake'
  const alsoOther = document.kind === 'table-c' ? know({ ...shared, grid: loadGrid(sqlite, plan, other) }) : null
  return printJob(document, know({ ...shared, grid: loadGrid(sqlite, plan, measure) }), alsoOther)
}

/** Makes the documents a few at a time, so that the window is answered in between; null when stopped. */
async function makePages(
  documents: readonly PrintedDocument[],
  progress: (done: number) => void = () => {},
  stopped: () => boolean = () => false,
): Promise<readonly MadePage[] | null> {
  const made: MadePage[] = []
  for (const { name, make } of documents) {
    made.push({ name, ...make() })
    if (made.length % 16 !== 0) continue
    progress(made.length)
    await nextTurn()
    if (stopped()) return null
  }
  return made
}

const pagesIn = (made: readonly MadePage[]): number => made.reduce((sum, { pages }) => sum + pages, 0)

const htmlOf = (
  { language }: SheetRequest,
  { title, paper }: PrintJob,
  made: readonly MadePage[],
  shown: 'on paper' | 'on screen',
): string =>
  documentOf(
    { title, language, paper, shown },
    made.map(({ html }) => html),
  )

/** Prints the documents in parts of some sixty pages and puts the parts together, with a bookmark for each document. */
async function toPdf(
  { ports }: AppContext,
  request: SheetRequest,
  job: PrintJob,
  made: readonly MadePage[],
  progress: (done: number) => void,
  stopped: () => boolean,
): Promise<Result<Uint8Array>> {
  const print = async (documents: readonly MadePage[]): Promise<Result<Uint8Array>> => {
    try {
      return ok(await ports.printer.toPdf(htmlOf(request, job, documents, 'on paper')))
    } catch (error) {
      console.error('the hidden window did not print:', error)
      return fail('printer-failed', { reason: error instanceof Error ? error.message : String(error) })
    }
  }
  const files: Uint8Array[] = []
  let done = 0
  for (const part of partsOf(made)) {
    const file = await print(part)
    if (!file.ok) return file
    files.push(file.value)
    progress((done += part.length))
    if (stopped()) return fail('cancelled')
  }
  const whole = mergePdf(files, job.title, bookmarksOf(made))
  if (whole) return ok(whole)
  const [only] = files
  return files.length === 1 && only ? ok(only) : print(made)
}

function partsOf(made: readonly MadePage[]): readonly (readonly MadePage[])[] {
  const parts: MadePage[][] = [[]]
  for (const page of made) {
    const last = parts.at(-1) ?? []
    if (last.length > 0 && pagesIn(last) + page.pages > pagesAtATime) parts.push([page])
    else last.push(page)
  }
  return parts
}

/** One document alone needs none. */
function bookmarksOf(made: readonly MadePage[]): readonly Bookmark[] {
  if (made.length < 2) return []
  let page = 0
  return made.map(({ name, pages }) => {
    const bookmark = { title: name, page }
    page += pages
    return bookmark
  })
}

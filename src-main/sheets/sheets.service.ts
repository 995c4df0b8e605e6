import { hash } from 'node:crypto'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { readChannels } from '../channels/channels.store.ts'
import type { AppContext } from '../context.ts'
import { namePart } from '../exchange/file-name.rules.ts'
import { readPeople } from '../people/people.store.ts'
import type { Handlers } from '../shared/call.ts'
import { localDay } from '../shared/day.ts'
import { fail, ok } from '../shared/result.ts'
import { loadGrid } from '../targets/targets.service.ts'
import { documentOf } from './html.rules.ts'
import { paperFonts } from './paper-fonts.store.ts'
import { pagesIn, printPdf, type MadeDocument } from './print-pdf.ts'
import { printJob, type PrintJob, type PrintedDocument } from './print.rules.ts'
import type { SheetRequest, sheetsCalls } from './sheets.contract.ts'
import { know } from './source.rules.ts'
import { wordsOf } from './words.rules.ts'
import { writePdf } from './write-pdf.ts'

/**
 * Printed documents: as PDF, on a printer, in the preview. All three show the same pages. A PDF is printed so many pages
 * at a time: more would lie in memory together while they are laid out.
 */
export function createSheetsService(context: AppContext, pagesAtATime = 40): Handlers<typeof sheetsCalls> {
  /** What makes a document of pages, with the faces that all of them need. */
  const composer = async (
    { language }: SheetRequest,
    { title, paper }: PrintJob,
    all: readonly MadeDocument[],
    shown: 'on paper' | 'on screen',
  ): Promise<(part: readonly MadeDocument[]) => string> => {
    const htmlOf = (part: readonly MadeDocument[]): readonly string[] => part.map(({ html }) => html)
    const fonts = await paperFonts(context.ports.resourcesFolder, htmlOf(all))
    return (part) => documentOf({ title, language, paper, shown, fonts }, htmlOf(part))
  }
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
        const bytes = await printPdf({
          printer: context.ports.printer,
          title: job.title,
          made,
          pagesAtATime,
          htmlOf: await composer(request, job, made, 'on paper'),
          progress: (done) => progress(made.length + done, made.length * 2),
          stopped,
        })
        if (!bytes.ok) return bytes
        const written = await writePdf(path, bytes.value)
        return written.ok ? ok({ path, documents: made.length, pages: pagesIn(made) }) : written
      })
    },

    'sheets.print': async (request) => {
      const job = await readJob(context, request)
      if (job.documents.length === 0) return fail('sheet-nothing')
      const made = (await makePages(job.documents)) ?? []
      const htmlOf = await composer(request, job, made, 'on paper')
      const printed = await context.ports.printer.print(htmlOf(made))
      return printed.ok ? ok({ documents: made.length }) : printed
    },

    'sheets.preview': async ({ request, limit }) => {
      const job = await readJob(context, request)
      if (job.documents.length === 0) return fail('sheet-nothing')
      const made = (await makePages(job.documents.slice(0, limit))) ?? []
      const htmlOf = await composer(request, job, made, 'on screen')
      return ok({ url: context.ports.printer.preview(htmlOf(made)), documents: made.length })
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
): Promise<readonly MadeDocument[] | null> {
  const made: MadeDocument[] = []
  for (const { name, make } of documents) {
    made.push({ name, ...make() })
    if (made.length % 16 !== 0) continue
    progress(made.length)
    await nextTurn()
    if (stopped()) return null
  }
  return made
}

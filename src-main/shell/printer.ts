import { BrowserWindow } from 'electron'
import type { Printer } from '../ports.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { origin } from './origin.ts'
import type { Documents } from './protocol.ts'

/** Prints in a hidden window that runs no script; one document at a time, since each may be hundreds of pages. */
export function createPrinter(documents: Documents): Printer {
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work)
    queue = next.catch(() => undefined)
    return next
  }
  const withPage = async <T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    })
    try {
      await window.loadURL(origin + documents.add(html))
      return await work(window)
    } finally {
      window.destroy()
    }
  }
  return {
    toPdf: (html) =>
      inTurn(() =>
        withPage(html, (window) =>
          window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: false }),
        ),
      ),
    print: (html) =>
      inTurn(() =>
        withPage(
          html,
          (window) =>
            new Promise<Result<null>>((resolve) => {
              window.webContents.print({ printBackground: true }, (printed, reason) => {
                if (printed) resolve(ok(null))
                else resolve(/cancel/i.test(reason) ? fail('cancelled') : fail('printer-failed', { reason }))
              })
            }),
        ),
      ),
    // A path, not an address: the page asks for it from its own origin.
    preview: (html) => documents.add(html),
  }
}

import { BrowserWindow } from 'electron'
import type { Printer } from '../ports.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { origin } from './origin.ts'
import type { Documents } from './protocol.ts'

/** Prints in hidden windows that run no script. The system's dialog asks for one document at a time. */
export function createPrinter(documents: Documents): Printer {
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work)
    queue = next.catch(() => undefined)
    return next
  }
  const hidden = (): BrowserWindow =>
    new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    })
  const withPage = async <T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> => {
    const window = hidden()
    try {
      await window.loadURL(origin + documents.add(html))
      return await work(window)
    } finally {
      window.destroy()
    }
  }
  return {
    open: () => {
      const window = hidden()
      return {
        toPdf: async (html) => {
          await window.loadURL(origin + documents.add(html))
          return window.webContents.printToPDF({
            preferCSSPageSize: true,
            printBackground: true,
            generateTaggedPDF: false,
          })
        },
        close: () => window.destroy(),
      }
    },
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

import { BrowserWindow } from 'electron'
import type { Printer } from '../ports.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { origin } from './origin.ts'
import type { Documents } from './protocol.ts'

/** Prints in hidden windows that run no script. The system's dialog asks for one document at a time. */
export function createPrinter(documents: Documents): Printer {
  let asked: Promise<unknown> = Promise.resolve()
  const open = (): BrowserWindow =>
    new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    })
  const load = (window: BrowserWindow, html: string): Promise<void> => window.loadURL(origin + documents.add(html))
  const ask = async (html: string): Promise<Result<null>> => {
    const window = open()
    try {
      await load(window, html)
      return await new Promise<Result<null>>((resolve) => {
        window.webContents.print({ printBackground: true }, (printed, reason) => {
          if (printed) resolve(ok(null))
          else resolve(/cancel/i.test(reason) ? fail('cancelled') : fail('printer-failed', { reason }))
        })
      })
    } finally {
      window.destroy()
    }
  }
  return {
    open: () => {
      const window = open()
      return {
        toPdf: async (html) => {
          await load(window, html)
          return window.webContents.printToPDF({
            preferCSSPageSize: true,
            printBackground: true,
            generateTaggedPDF: false,
          })
        },
        close: () => window.destroy(),
      }
    },
    print: (html) => {
      const next = asked.then(() => ask(html))
      asked = next.catch(() => undefined)
      return next
    },
    // A path, not an address: the page asks for it from its own origin.
    preview: (html) => documents.add(html),
  }
}

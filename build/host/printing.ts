import type { PrintToPDFOptions, WebContentsPrintOptions } from 'electron'
import type { Session } from './cdp.ts'
import { checkOptions, notEmulated } from './strict.ts'

/** Width and height in inches. */
const SIZES: Readonly<Record<string, readonly [number, number]>> = {
  A3: [11.69, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
}

const PDF_OPTIONS = [
  'landscape',
  'displayHeaderFooter',
  'printBackground',
  'scale',
  'pageSize',
  'margins',
  'pageRanges',
  'headerTemplate',
  'footerTemplate',
  'preferCSSPageSize',
  'generateTaggedPDF',
  'generateDocumentOutline',
]
const PRINT_OPTIONS = ['silent', 'printBackground', 'landscape', 'pageSize', 'copies', 'deviceName', 'color', 'margins']
const DEFAULT_MARGIN_INCHES = 0.4
const PIECE_BYTES = 1 << 20

/** Prints the page; the PDF comes in pieces, because hundreds of pages do not fit one message. */
export async function printToPdf(session: Session, options: PrintToPDFOptions): Promise<Buffer> {
  checkOptions('printToPDF', options, PDF_OPTIONS)
  const [paperWidth, paperHeight] = paperSize(options.pageSize)
  const { stream } = await session.send('Page.printToPDF', {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth,
    paperHeight,
    ...margins(options.margins),
    pageRanges: options.pageRanges ?? '',
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
    transferMode: 'ReturnAsStream',
  })
  if (stream === undefined) throw new Error('chromium host: the browser gave no stream')
  const pieces: Buffer[] = []
  for (let end = false; !end;) {
    const { data, base64Encoded, eof } = await session.send('IO.read', { handle: stream, size: PIECE_BYTES })
    pieces.push(Buffer.from(data, base64Encoded ? 'base64' : 'utf8'))
    end = eof
  }
  await session.send('IO.close', { handle: stream })
  return Buffer.concat(pieces)
}

/** `print` of this host is a PDF too; of its options those that the paper shows are kept. */
export function pdfOptionsOf(options: WebContentsPrintOptions): PrintToPDFOptions {
  checkOptions('print', options, PRINT_OPTIONS)
  return {
    printBackground: options.printBackground ?? false,
    landscape: options.landscape ?? false,
    preferCSSPageSize: options.pageSize === undefined,
    pageSize: typeof options.pageSize === 'string' ? options.pageSize : 'A4',
  }
}

function paperSize(size: PrintToPDFOptions['pageSize']): readonly [number, number] {
  if (typeof size === 'object') return [size.width, size.height]
  return SIZES[size ?? 'Letter'] ?? notEmulated(`page size "${String(size)}"`)
}

function margins(given: PrintToPDFOptions['margins']): Record<string, number> {
  if (given && 'marginType' in given && given.marginType !== 'custom') notEmulated(`marginType "${given.marginType}"`)
  return {
    marginTop: given?.top ?? DEFAULT_MARGIN_INCHES,
    marginBottom: given?.bottom ?? DEFAULT_MARGIN_INCHES,
    marginLeft: given?.left ?? DEFAULT_MARGIN_INCHES,
    marginRight: given?.right ?? DEFAULT_MARGIN_INCHES,
  }
}
